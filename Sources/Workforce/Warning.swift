/// Advice that is no failure: the result stands, and somebody ought to know.
public struct Warning: Hashable, Sendable, CustomStringConvertible {
  /// What was noticed and what to do about it, in one sentence.
  public var text: String
  /// Where it was noticed: a file with line and column, a key, a contact type, an interval; nil when it concerns the
  /// whole.
  public var place: String?

  /// Advice about a place.
  public init(_ text: String, at place: String? = nil) {
    self.text = text
    self.place = place
  }

  /// `place: text`, or the text alone.
  public var description: String { place.map { "\($0): \(text)" } ?? text }
}

/// A grade with the score from which it is given.
public struct Grade: Hashable, Sendable {
  /// Its name.
  public var name: String
  /// The lowest score of the grade.
  public var from: Double

  /// A grade.
  public init(_ name: String, from: Double) {
    self.name = name
    self.from = from
  }
}

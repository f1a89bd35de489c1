/// Where a text stands within its column.
public enum Alignment: Hashable, Sendable {
  /// At the beginning: words.
  case leading
  /// At the end: figures.
  case trailing
  /// In the middle.
  case centre
}

extension String {
  /// The text filled up with spaces to a number of terminal columns; longer texts stay as they are.
  ///
  /// - Parameters:
  ///   - width: columns to fill.
  ///   - alignment: where the text stands within them.
  /// - Returns: the padded text.
  public func padded(to width: Int, _ alignment: Alignment = .leading) -> String {
    let missing = width - displayWidth
    guard missing > 0 else { return self }
    switch alignment {
    case .leading: return self + String(repeating: " ", count: missing)
    case .trailing: return String(repeating: " ", count: missing) + self
    case .centre:
      let before = missing / 2
      return String(repeating: " ", count: before) + self + String(repeating: " ", count: missing - before)
    }
  }
}

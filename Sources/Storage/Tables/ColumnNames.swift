/// Names of columns as they can be used: without blanks around them, none empty, none twice.
enum ColumnNames {
  /// A name without blanks, invisible marks and line ends around it.
  static func trimmed(_ name: String) -> String {
    func isBlank(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.isWhitespace || scalar == "\u{FEFF}" || scalar == "\u{200B}"
    }
    let scalars = name.unicodeScalars
    guard let first = scalars.firstIndex(where: { !isBlank($0) }),
      let last = scalars.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(scalars[first...last])
  }

  /// The names made usable, and notes about those that were changed.
  ///
  /// Names that differ in case only count as the same, as they do in SQL.
  static func usable(_ header: [String]) -> (names: [String], notes: [String]) {
    var used: Set<String> = []
    var notes: [String] = []
    let names = header.enumerated().map { index, raw in
      let plain = trimmed(raw)
      var name = plain.isEmpty ? "column \(index + 1)" : plain
      var number = 1
      while !used.insert(name.lowercased()).inserted {
        number += 1
        name = "\(plain.isEmpty ? "column \(index + 1)" : plain) (\(number))"
      }
      if plain.isEmpty { notes.append("column \(index + 1) has no name and is called ‘\(name)’") }
      if !plain.isEmpty && name != plain { notes.append("a further column ‘\(plain)’ is called ‘\(name)’") }
      return name
    }
    return (names, notes)
  }
}

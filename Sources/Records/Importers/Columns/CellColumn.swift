import Workforce

/// One field's cells: the texts of its columns joined, with what means nothing taken out.
struct CellColumn {
  let source: RecordMapping.Source
  let places: [Int]
  /// The names of the columns, as the file has them.
  let name: String
  /// The zone that a column's name carries.
  let zone: LocalClock?
  /// Beginnings of texts that stand for something, the longest first.
  private let prefixes: [(prefix: String, meaning: String)]

  init?(_ source: RecordMapping.Source, _ table: some RecordColumns, _ index: HeaderIndex) {
    guard let places = index.find(source) else { return nil }
    self.source = source
    self.places = places
    name = places.map { table.columnNames[$0] }.joined(separator: " + ")
    zone = places.compactMap { index.zone($0) }.first
    prefixes = source.values.filter { $0.key.hasSuffix("*") }.map { (String($0.key.dropLast()), $0.value) }
      .sorted { ($1.0.utf8.count, $0.0) < ($0.0.utf8.count, $1.0) }
  }

  /// The text of a row, or nil where there is nothing.
  func text(_ row: Int, of table: some RecordColumns) -> String? {
    if places.count == 1 { return meant(Blanks.trimmed(table.text(row, places[0]))) }
    let parts = places.map { Blanks.trimmed(table.text(row, $0)) }
    // A moment put together from a date and a time did not happen when either part says so.
    guard parts.allSatisfy({ meant($0) != nil }) else { return nil }
    return parts.joined(separator: " ")
  }

  /// What a text stands for: as the mapping lists it, by a listed beginning such as `HANG *`, or itself.
  func meaning(of text: String) -> String {
    if let exact = source.values[text] ?? source.values[text.lowercased()] { return exact }
    guard !prefixes.isEmpty else { return text }
    return prefixes.first { text.hasPrefix($0.prefix) }?.meaning ?? text
  }

  private func meant(_ text: String) -> String? {
    if text.isEmpty || CellColumn.nothing.contains(text) || source.none.contains(text) { return nil }
    return text
  }

  private static let nothing: Set<String> = [
    "-", "--", "—", "–", "N/A", "n/a", "NA", "null", "NULL", "None", "NaN", "nan", "?", "无", "/",
  ]
}

/// Blanks around texts.
enum Blanks {
  /// The text without blanks, byte-order marks and full-width blanks around it.
  static func trimmed(_ text: String) -> String {
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last,
      isBlank(first) || isBlank(last)
    else { return text }
    let scalars = text.unicodeScalars
    guard let start = scalars.firstIndex(where: { !isBlank($0) }),
      let end = scalars.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(scalars[start...end])
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar == "\u{feff}"
  }
}

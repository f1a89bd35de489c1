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

  init?(_ source: RecordMapping.Source, _ columnNames: [String], _ index: HeaderIndex) {
    guard let places = index.find(source) else { return nil }
    self.source = source
    self.places = places
    name = places.map { columnNames[$0] }.joined(separator: " + ")
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

  /// Calls a closure with the bytes of a row's text, or nil where there is nothing.
  @inline(__always)
  func withText<Result>(
    _ row: Int, in batch: RecordBatch, _ body: (UnsafeRawBufferPointer?) -> Result
  ) -> Result {
    if places.count == 1 {
      let cell = batch.cell(row, places[0])
      guard let first = cell.first, let last = cell.last else { return body(nil) }
      // No blanks to take away, and too long to be a word for nothing.
      if first > 32, first < 128, last > 32, last < 128, cell.count > 4, source.none.isEmpty { return body(cell) }
    }
    guard var text = text(row, in: batch) else { return body(nil) }
    return text.withUTF8 { body(UnsafeRawBufferPointer($0)) }
  }

  /// The text of a row, or nil where there is nothing.
  func text(_ row: Int, in batch: RecordBatch) -> String? {
    if places.count == 1 { return text(of: batch.cell(row, places[0])) }
    let parts = places.map { text(of: batch.cell(row, $0)) }
    return parts.contains { $0 == nil } ? nil : parts.compactMap { $0 }.joined(separator: " ")
  }

  /// The text of a cell, or nil where there is nothing.
  func text(of cell: UnsafeRawBufferPointer) -> String? {
    cell.isEmpty ? nil : meant(Blanks.trimmed(String(decoding: cell, as: UTF8.self)))
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

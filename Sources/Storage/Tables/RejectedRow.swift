/// A row that DuckDB could not split or convert.
struct RejectedRow {
  /// The byte at which the row starts, from 0.
  var offset: Int
  /// The column, when it is one cell that is wrong.
  var column: String?
  /// DuckDB's name of the kind of error.
  var kind: String
  /// The text of the row.
  var text: String
  /// DuckDB's message.
  var message: String

  /// The rows of DuckDB's table of rejections; a row that lacks several cells stands there several times.
  static func merged(_ rows: [[String?]]) -> [RejectedRow] {
    var merged: [RejectedRow] = []
    for row in rows {
      guard row.count == 6, let offset = row[0].flatMap({ Int($0) }), let kind = row[3] else { continue }
      if let last = merged.last, last.offset == offset, last.kind == kind, kind.hasSuffix("COLUMNS") {
        // The first of the missing cells and the last of the superfluous ones tell how many the row has.
        if kind == "TOO MANY COLUMNS" { merged[merged.count - 1].message = row[5] ?? "" }
        continue
      }
      // A row may be megabytes long; its start tells which it is.
      let text = String((row[4] ?? "").prefix(200))
      merged.append(RejectedRow(offset: offset, column: row[2], kind: kind, text: text, message: row[5] ?? ""))
    }
    return merged
  }

  /// The complaint, in our words.
  func problem(file: String, line: Int?, width: Int) -> TableProblem {
    let found = message.split(separator: " ").last.map(String.init) ?? "?"
    switch kind {
    case "MISSING COLUMNS", "TOO MANY COLUMNS":
      let cells = found == "1" ? "1 cell" : "\(found) cells"
      return TableProblem(
        file: file, line: line, value: text,
        reason: "the row has \(cells), the column names are \(width); add or remove delimiters")
    case "UNQUOTED VALUE":
      return TableProblem(
        file: file, line: line, column: column, value: text,
        reason: "a quotation mark is not closed, or text follows it; double the marks inside a cell")
    case "INVALID ENCODING":
      return TableProblem(
        file: file, line: line, column: column, value: text,
        reason: "the bytes are no UTF-8; save the file as UTF-8, or name its encoding")
    case "LINE SIZE OVER MAXIMUM":
      return TableProblem(
        file: file, line: line, value: text,
        reason: "the row is longer than \(CSVRelation.longestRow) bytes; is a quotation mark not closed?")
    case "CAST":
      return TableProblem(
        file: file, line: line, column: column, value: RejectedRow.quoted(in: message),
        reason: "cannot be read as \(RejectedRow.type(in: message))")
    default:
      return TableProblem(file: file, line: line, column: column, value: text, reason: message)
    }
  }

  /// The text between the quotation marks that follow `string` in DuckDB's message about a cell.
  private static func quoted(in message: String) -> String {
    guard let start = message.firstRange(of: "string \"")?.upperBound,
      let end = message.range(of: "\" to '", after: start)?.lowerBound
    else { return message }
    return String(message[start..<end])
  }

  private static func type(in message: String) -> String {
    guard let start = message.firstRange(of: "\" to '")?.upperBound,
      let end = message[start...].firstIndex(of: "'")
    else { return "the type of its column" }
    return String(message[start..<end])
  }
}

extension String {
  fileprivate func range(of text: String, after start: Index) -> Range<Index>? {
    self[start...].firstRange(of: text)
  }
}

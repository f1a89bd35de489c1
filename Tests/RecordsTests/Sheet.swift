import Records
import Workforce

/// A table written in a test: the first line names the columns, cells are parted by bars.
struct Sheet: RecordColumns {
  let file = "export.csv"
  let columnNames: [String]
  private let rows: [[String]]

  init(_ text: String) {
    let lines = text.split(separator: "\n").map { line in
      line.split(separator: "|", omittingEmptySubsequences: false).map { cell in
        String(cell).trimmingBlanks()
      }
    }
    columnNames = lines.first ?? []
    rows = Array(lines.dropFirst())
  }

  init(columns: [String], rows: [[String]]) {
    columnNames = columns
    self.rows = rows
  }

  var rowCount: Int { rows.count }
  func text(_ row: Int, _ column: Int) -> String { column < rows[row].count ? rows[row][column] : "" }
  func line(_ row: Int) -> Int? { row + 2 }
}

extension String {
  func trimmingBlanks() -> String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}

extension ImportOptions {
  static let testing = ImportOptions(pseudonymizer: Pseudonymizer(key: (1, 2)))
}

/// A moment written in ISO 8601 in UTC.
func utc(_ text: String) -> Instant {
  let parts = text.split(separator: "T")
  let time = parts[1].split(separator: ":").compactMap { Double($0) }
  let day = CalendarDate(parts[0])?.dayNumber ?? 0
  return Instant(
    secondsSince1970: Double(day) * 86_400 + time[0] * 3600 + time[1] * 60 + (time.count > 2 ? time[2] : 0))
}

extension ContactImporter {
  /// The contacts of a table, in the order of their identities.
  func records(_ table: some RecordColumns) throws(RecordsError) -> (records: [ContactRecord], report: ImportReport) {
    let (book, report) = try read(table)
    return ((0..<book.conversations.count).map(book.contactRecord), report)
  }
}

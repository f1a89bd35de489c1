import Foundation
import Records
import Workforce

/// The folder of real data beside the project; tests that need it are skipped where it is missing.
enum RealData {
  static let missing = "the folder ../shared/data is not there"
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "../shared/data").standardizedFileURL

  static var isThere: Bool { FileManager.default.isReadableFile(atPath: folder.appending(path: "README.md").path) }

  /// A file of plain comma-separated values, without quotation marks.
  static func table(_ path: String) throws -> PlainTable {
    let text = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
    let rows = text.split(whereSeparator: \.isNewline).map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    return PlainTable(file: path, columnNames: rows.first ?? [], rows: Array(rows.dropFirst()))
  }
}

struct PlainTable: RecordColumns {
  let file: String
  let columnNames: [String]
  let rows: [[String]]
  var rowCount: Int { rows.count }
  func text(_ row: Int, _ column: Int) -> String { column < rows[row].count ? rows[row][column] : "" }
  func line(_ row: Int) -> Int? { row + 2 }
}

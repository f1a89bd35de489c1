/// DuckDB's function that reads delimited text, with nothing left for it to guess.
struct CSVRelation {
  var path: String
  var delimiter: Character
  var skip: Int
  var columns: [(name: String, type: String)]
  /// Whether rows that are too short are filled up and bad ones dropped, which is for looking at the first lines only.
  var tolerant = false
  /// Whether an empty cell is no value, rather than an empty text.
  var emptyIsNull = false
  /// Where rejected rows are stored, and how many at most.
  var rejections: (table: String, limit: Int)?

  /// A text that stands for no value; unlikely enough, so that empty cells stay empty texts.
  private static let noValue = "\u{1}\u{2}\u{3}"

  /// The longest row that is read.
  static let longestRow = 4_000_000

  /// The call, to stand behind `FROM`.
  var sql: String {
    let types = columns.map { "\(SQL.text($0.name)): \(SQL.text($0.type))" }.joined(separator: ", ")
    var options = [
      SQL.text(path), "auto_detect = false", "header = false", "skip = \(skip)",
      "delim = \(SQL.text(String(delimiter)))", "quote = '\"'", "escape = '\"'", "comment = ''",
      "nullstr = \(SQL.text(emptyIsNull ? "" : CSVRelation.noValue))", "max_line_size = \(CSVRelation.longestRow)",
      "columns = {\(types)}",
    ]
    if tolerant {
      options += ["strict_mode = false", "null_padding = true", "ignore_errors = true", "parallel = false"]
    } else {
      options += ["strict_mode = true"]
    }
    if let rejections {
      options += [
        "store_rejects = true", "rejects_table = \(SQL.text(rejections.table))",
        "rejects_scan = \(SQL.text(rejections.table + "_scan"))", "rejects_limit = \(rejections.limit)",
      ]
    }
    return "read_csv(\(options.joined(separator: ", ")))"
  }
}

/// The kinds of tables that can be read.
public enum TableFormat: String, Hashable, Sendable, CaseIterable {
  /// Text with a delimiter: comma, tabulator, semicolon or bar.
  case csv
  /// Text with tabulators.
  case tsv
  /// A sheet of an Excel workbook.
  case xlsx
  /// One JSON object a line.
  case jsonLines = "jsonl"
  /// A JSON array of objects.
  case json
  /// Parquet.
  case parquet
  /// A table of an SQLite file.
  case sqlite
  /// A table of a PostgreSQL database.
  case postgres
}

/// How a table is to be read, as far as that is not to be found out from the file.
public struct TableOptions: Hashable, Sendable {
  /// The kind of table; nil for what the first bytes and the name of the file say.
  public var format: TableFormat?
  /// The encoding of a text file; nil to recognise UTF-8, GBK/GB18030 and UTF-16.
  public var encoding: TextEncoding?
  /// The delimiter of a text file; nil to recognise it.
  public var delimiter: Character?
  /// The line of the column names, from 1, or the row of a sheet; nil to find it.
  public var headerLine: Int?
  /// The sheet of a workbook, or the table of a database; nil for the only one.
  public var sheet: String?
  /// How many rejected rows are listed at most; with more the file is refused.
  public var rejectionLimit = 10_000
  /// How many rows are read into memory at most.
  public var rowLimit = 10_000_000

  /// Options that leave everything to be found out.
  public init() {}
}

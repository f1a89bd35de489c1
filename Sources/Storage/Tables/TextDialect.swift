/// How a delimited text is laid out: its delimiter, where its column names stand, and what they are.
///
/// Found by letting DuckDB split the first lines at each delimiter that occurs in them.
struct TextDialect {
  /// The delimiter.
  var delimiter: Character
  /// The record of the column names, blank lines not counted.
  var headerRecord: Int
  /// The line of the column names, from 1.
  var headerLine: Int
  /// What DuckDB must skip to stand behind the column names.
  var skip: Int
  /// The column names, as they stand in the file.
  var header: [String]
  /// The cells above the column names, such as a title.
  var preamble: [String]

  /// How many first rows are looked at.
  static let sampleRows = 50

  /// Finds the dialect of a file.
  ///
  /// - Parameters:
  ///   - wanted: Column names that the reader needs; the line that holds them all is the header.
  /// - Throws: ``StorageError/notATable(path:line:found:expected:remedy:)``.
  init(_ file: TextFile, wanted: [String], options: TableOptions, database: Database) throws(StorageError) {
    let sample = try TextSample(file)
    let given = options.delimiter ?? (options.format == .tsv ? "\t" : nil)
    var best: (dialect: TextDialect, score: Double)?
    for delimiter in given.map({ [$0] }) ?? [",", "\t", ";", "|"] {
      guard let byte = delimiter.asciiValue, given != nil || delimiter == "," || sample.contains(byte) else { continue }
      let rows = try sample.rows(delimiter: delimiter, database: database)
      guard let row = HeaderSearch.row(in: rows, wanted: wanted) else { continue }
      let scan = try sample.scan(delimiter: byte)
      let chosen = options.headerLine.map { line in rows.indices.first { scan.place(of: $0)?.line == line } } ?? row
      guard let record = chosen, let place = scan.place(of: record) else { continue }
      let header = rows[record].compactMap { $0 }
      let score = HeaderSearch.score(rows, header: record, wanted: wanted)
      if score > best?.score ?? -1 {
        let dialect = TextDialect(
          delimiter: delimiter, headerRecord: record, headerLine: place.line, skip: record + 1 + place.blanks,
          header: header, preamble: rows[..<record].joined().compactMap { $0 }.filter { !$0.isEmpty })
        best = (dialect, score)
      }
    }
    guard let best else {
      throw .notATable(
        path: file.path, line: options.headerLine, found: "no line of column names",
        expected: "a table with a line of column names", remedy: "check that it is the right file and its delimiter")
    }
    self = best.dialect
  }

  private init(
    delimiter: Character, headerRecord: Int, headerLine: Int, skip: Int, header: [String], preamble: [String]
  ) {
    self.delimiter = delimiter
    self.headerRecord = headerRecord
    self.headerLine = headerLine
    self.skip = skip
    self.header = header
    self.preamble = preamble
  }
}

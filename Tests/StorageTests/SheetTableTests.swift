import Testing

@testable import Storage

@Suite struct SheetTableTests {
  let folder: TemporaryFolder
  let database: Database

  init() throws {
    folder = try TemporaryFolder()
    database = try Database(threads: 1)
    try database.loadExtension("excel")
  }

  func write(_ name: String, _ query: String, sheet: String = "Sheet1") throws {
    try database.run(
      "COPY (\(query)) TO \(SQL.text(folder.path(name))) (FORMAT xlsx, HEADER false, SHEET \(SQL.text(sheet)))")
  }

  func read(_ name: String, columns: [String] = [], options: TableOptions = TableOptions()) throws -> Table {
    try TableReader(database: database).read(folder.path(name), columns: columns, options: options)
  }

  func rows(_ table: Table) -> [[String]] {
    (0..<table.rowCount).map { row in table.columnNames.indices.map { table.text(row, $0) } }
  }

  func failure(_ body: () throws -> Table) -> String {
    let error = #expect(throws: StorageError.self) { try body() }
    return (error?.description ?? "").replacing(folder.path + "/", with: "")
  }

  /// A narrow title and empty rows, on which DuckDB's reader by itself stops or drops columns.
  @Test func titlesAndEmptyRows() throws {
    try write(
      "a.xlsx",
      """
      SELECT * FROM (VALUES ('接待分析', NULL, NULL), (NULL, NULL, NULL), ('旺旺昵称', '平均响应（秒)', 'note'),
        ('ann', '12.5', NULL), (NULL, NULL, NULL), ('汇总', NULL, 'x')) AS v(a, b, c)
      """)
    let table = try read("a.xlsx", columns: ["旺旺昵称"])
    #expect(table.columnNames == ["旺旺昵称", "平均响应（秒)", "note"])
    #expect(rows(table) == [["ann", "12.5", ""], ["汇总", "", "x"]])
    #expect((0..<2).map { table.line($0) } == [4, 6])
    #expect(table.headerLine == 3)
    #expect(rows(try read("a.xlsx")) == rows(table))
  }

  /// What the workbook shows as dates and times comes as such and not as days since 1900.
  @Test func datesAndTimes() throws {
    try database.run(
      """
      COPY (SELECT * FROM (VALUES
        (NULL, DATE '2026-11-11', TIME '09:12:58', 46337.5, 'x'),
        (TIMESTAMP '2026-11-11 10:00:30', DATE '1999-02-28', TIME '00:00:00', 1.0, 'y'))
        AS v("at", "day", "time", "number", "text"))
      TO \(SQL.text(folder.path("b.xlsx"))) (FORMAT xlsx, HEADER true)
      """)
    #expect(
      rows(try read("b.xlsx")) == [
        ["", "2026-11-11", "09:12:58", "46337.5", "x"],
        ["2026-11-11 10:00:30", "1999-02-28", "00:00:00", "1.0", "y"],
      ])
  }

  @Test func sheets() throws {
    try write("c.xlsx", "SELECT * FROM (VALUES ('a', 'b'), ('1', '2')) AS v(x, y)", sheet: "数据信息")
    var options = TableOptions()
    options.sheet = "数据信息"
    #expect(rows(try read("c.xlsx", options: options)) == [["1", "2"]])
    options.sheet = "Sheet9"
    let message = failure { try read("c.xlsx", options: options) }
    #expect(message.contains("Sheet \"Sheet9\" not found in xlsx file \"c.xlsx\""))
    #expect(message.contains("数据信息"))
  }

  @Test func brokenWorkbooks() throws {
    #expect(throws: StorageError.self) { try folderFile("PK\u{3}\u{4}garbage") }
    #expect(throws: StorageError.self) { try folderFile("PK\u{3}\u{4}" + String(repeating: "x", count: 5000)) }
    let end = "PK\u{5}\u{6}" + String(repeating: "\0", count: 18)
    #expect(throws: StorageError.self) { try folderFile("PK\u{3}\u{4}" + String(repeating: "x", count: 5000) + end) }
  }

  private func folderFile(_ text: String) throws -> Table {
    _ = try folder.file("broken.xlsx", text)
    return try read("broken.xlsx")
  }

  @Test func columnLetters() {
    #expect([0, 25, 26, 701, 702, 16_383].map(SheetTable.columnLetters) == ["A", "Z", "AA", "ZZ", "AAA", "XFD"])
  }
}

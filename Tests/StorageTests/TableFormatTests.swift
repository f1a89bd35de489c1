import Glibc
import Testing

@testable import Storage

/// The address of a PostgreSQL server to test with, if any.
private let postgresAddress = getenv("CREWCAST_TEST_POSTGRES").map { String(cString: $0) }

/// The same rows in every format give the same texts.
@Suite struct TableFormatTests {
  let folder: TemporaryFolder
  let database: Database

  init() throws {
    folder = try TemporaryFolder()
    database = try Database(threads: 2)
  }

  static let query = """
    SELECT * FROM (VALUES (1, 'Ann', 3.5, TIMESTAMP '2026-11-11 10:00:30'),
      (2, '小明, "x"', NULL, TIMESTAMP '2026-11-12 00:00:00'), (3, NULL, -1.0, NULL)) AS v(id, agent, hours, "at")
    """
  static let expected = [
    ["1", "Ann", "3.5", "2026-11-11 10:00:30"], ["2", "小明, \"x\"", "", "2026-11-12 00:00:00"],
    ["3", "", "-1.0", ""],
  ]

  func rows(_ table: Table) -> [[String]] {
    (0..<table.rowCount).map { row in table.columnNames.indices.map { table.text(row, $0) } }
  }

  func read(_ name: String, columns: [String] = [], options: TableOptions = TableOptions()) throws -> Table {
    try TableReader(database: database).read(folder.path(name), columns: columns, options: options)
  }

  func failure(_ body: () throws -> Table) -> String {
    let error = #expect(throws: StorageError.self) { try body() }
    return (error?.description ?? "").replacing(folder.path + "/", with: "")
  }

  @Test func thePinnedLibraryIsThere() throws {
    #expect(database.version.hasPrefix("v1."))
    #expect(try database.texts("SELECT sum(range) FROM range(101)") == [["5050"]])
    for name in ["excel", "sqlite_scanner", "postgres_scanner"] { try database.loadExtension(name) }
  }

  @Test func parquet() throws {
    try database.run("COPY (\(Self.query)) TO \(SQL.text(folder.path("a.parquet"))) (FORMAT parquet)")
    let table = try read("a.parquet", columns: ["agent"])
    #expect(rows(table) == Self.expected)
    #expect((0..<3).map { table.line($0) } == [1, 2, 3])
    #expect(table.headerLine == nil)
  }

  @Test func sqlite() throws {
    try database.loadExtension("sqlite_scanner")
    try database.run("ATTACH \(SQL.text(folder.path("a.db"))) AS made (TYPE sqlite)")
    try database.run("CREATE TABLE made.calls AS \(Self.query); DETACH made")
    let table = try read("a.db")
    #expect(rows(table) == Self.expected)
    try database.run("ATTACH \(SQL.text(folder.path("a.db"))) AS more (TYPE sqlite)")
    try database.run("CREATE TABLE more.agents AS SELECT 1 AS x; DETACH more")
    #expect(failure { try read("a.db") }.contains("the tables ‘agents’, ‘calls’"))
    var options = TableOptions()
    options.sheet = "calls"
    #expect(rows(try read("a.db", options: options)) == Self.expected)
  }

  /// SQLite's columns hold values of any type, and views have no row numbers.
  @Test func sqliteViews() throws {
    try database.loadExtension("sqlite_scanner")
    try database.run("ATTACH \(SQL.text(folder.path("v.db"))) AS viewed (TYPE sqlite)")
    try database.run("CREATE TABLE viewed.t AS SELECT range AS id FROM range(5)")
    try database.run("CREATE VIEW viewed.v AS SELECT id, id * 2 AS twice FROM t WHERE id > 2; DETACH viewed")
    var options = TableOptions()
    options.sheet = "v"
    #expect(rows(try read("v.db", options: options)) == [["3", "6"], ["4", "8"]])
  }

  /// Needs a server: `CREWCAST_TEST_POSTGRES` is its address, in which a table may be made and dropped.
  @Test(.enabled(if: postgresAddress != nil, "CREWCAST_TEST_POSTGRES names no server"))
  func postgres() throws {
    let address = try #require(postgresAddress)
    try database.loadExtension("postgres_scanner")
    try database.run("ATTACH \(SQL.text(address)) AS server (TYPE postgres)")
    try database.run("CREATE OR REPLACE TABLE server.crewcast_test AS \(Self.query)")
    var options = TableOptions()
    options.sheet = "crewcast_test"
    let table = try TableReader(database: database).read(address, columns: ["agent"], options: options)
    try database.run("DROP TABLE server.crewcast_test")
    #expect(rows(table) == Self.expected)
    #expect((0..<3).map { table.line($0) } == [1, 2, 3])
  }

  @Test func jsonLines() throws {
    _ = try folder.file(
      "a.jsonl",
      """
      {"id": 1, "agent": "Ann", "hours": 3.5, "at": "2026-11-11 10:00:30"}

      {"agent": "小明, \\"x\\"", "id": 2, "hours": null, "at": "2026-11-12 00:00:00"}
      {"id": 3
      [4]
      {"id": 3, "hours": "-1.0", "tags": ["a", {"b": 1}], "a.b\\"c": true}

      """)
    let table = try read("a.jsonl")
    #expect(table.columnNames == ["id", "agent", "hours", "at", "tags", "a.b\"c"])
    #expect(rows(table).map { Array($0[..<4]) } == Self.expected)
    #expect(table.text(2, 4) == "[\"a\",{\"b\":1}]")
    #expect(table.text(2, 5) == "true")
    #expect((0..<3).map { table.line($0) } == [1, 3, 6])
    #expect(table.rejected.map(\.line) == [4, 5])
    #expect(table.rejected.first?.value == "{\"id\": 3")
  }

  @Test func jsonArrays() throws {
    _ = try folder.file("a.json", "[{\"id\": 1, \"x\": \"a\"}, 5, {\"id\": 2}]")
    let table = try read("a.json")
    #expect(rows(table) == [["1", "a"], ["2", ""]])
    #expect(table.rejected.map(\.line) == [2])
    _ = try folder.file("b.json", "{\"data\": {\"payload\": [{\"id\": 7}]}}")
    // The only array of objects is found by itself, and said.
    let nested = try read("b.json")
    #expect(rows(nested) == [["7"]] && nested.notes == ["the records are those at data.payload"])
    _ = try folder.file("two.json", "{\"old\": [{\"id\": 1}], \"new\": [{\"id\": 2}]}")
    #expect(failure { try read("two.json") }.contains("name the one that is meant"))
    var options = TableOptions()
    options.sheet = "data.payload"
    #expect(rows(try read("b.json", options: options)) == [["7"]])
    _ = try folder.file("c.json", "[{\"id\": 1}, {\"id\"")
    #expect(failure { try read("c.json") }.contains("check that the export finished"))
    _ = try folder.file("d.json", "{\"id\": 1}\n{\"id\": 2}\n")
    #expect(rows(try read("d.json")) == [["1"], ["2"]])
  }

  @Test func typedColumns() throws {
    let path = try folder.file(
      "a.csv", "id,at,x,note\n1,2026-11-11 10:00,1.5,\n2,,,n\nx,2026-11-11 10:00,1,\n4,2026-02-30 10:00,2,\n")
    let types: [String: TableColumnType] = ["id": .integer, "at": .timestamp, "x": .double]
    let source = try TableReader(database: database).open(path, types: types)
    var ids: [Int64?] = []
    var times: [Int64?] = []
    var numbers: [Double?] = []
    try database.stream("SELECT * FROM \(source.relation)") { chunk throws(StorageError) in
      for row in 0..<chunk.rowCount {
        ids.append(chunk.integers(0)[row])
        times.append(chunk.timestamps(1)[row])
        numbers.append(chunk.doubles(2)[row])
      }
    }
    #expect(ids == [1, 2])
    #expect(times == [1_794_391_200_000_000, nil])
    #expect(numbers == [1.5, nil])
    let outcome = try source.outcome(rowCount: 2)
    #expect(
      outcome.rejected.map(\.description).map { $0.replacing(folder.path + "/", with: "") } == [
        "a.csv:4: column ‘id’: ‘x’: cannot be read as BIGINT",
        "a.csv:5: column ‘at’: ‘2026-02-30 10:00’: cannot be read as TIMESTAMP",
      ])
    #expect((0..<2).map { outcome.line(ofRow: $0) } == [2, 3])
  }

  @Test func typedColumnsOfNumberedRows() throws {
    _ = try folder.file(
      "a.jsonl", "{\"id\": 1, \"x\": \" 2.5 \"}\n{\"id\": \"b\", \"x\": \"\"}\n{\"id\": 3, \"x\": \"\"}\n")
    let source = try TableReader(database: database).open(
      folder.path("a.jsonl"), types: ["id": .integer, "x": .double])
    #expect(
      try database.texts("SELECT id, x, \(SQL.name(source.rowColumn ?? "")) FROM \(source.relation)")
        == [["1", "2.5", "1"], ["3", nil, "3"]])
    #expect(
      try source.outcome().rejected == [
        TableProblem(
          file: folder.path("a.jsonl"), line: 2, column: "id", value: "b", reason: "cannot be read as BIGINT")
      ])
  }

  @Test func aFileOfAnotherKindThanNamed() throws {
    try database.run("COPY (\(Self.query)) TO \(SQL.text(folder.path("a.csv"))) (FORMAT parquet)")
    #expect(rows(try read("a.csv")) == Self.expected)
    var options = TableOptions()
    options.format = .csv
    #expect(failure { try read("a.csv", options: options) }.contains("found a parquet file, expected a csv file"))
    _ = try folder.file("b.parquet", "a,b\n1,2\n")
    #expect(failure { try read("b.parquet") }.contains("expected a parquet file"))
    _ = try folder.file("c.parquet", "PAR1 and then nothing of the kind")
    #expect(failure { try read("c.parquet") }.hasPrefix("c.parquet: found"))
    _ = try folder.file("d.db", "SQLite format 3\0 and then nothing of the kind")
    #expect(failure { try read("d.db") }.hasPrefix("d.db: "))
  }

  @Test func passwordsAreNotShown() {
    #expect(ColumnarTable.hidingPassword("postgresql://ann:se:cr@et@host/db") == "postgresql://ann:…@host/db")
    #expect(ColumnarTable.hidingPassword("postgresql://host/db") == "postgresql://host/db")
  }
}

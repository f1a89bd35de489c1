import Foundation
import Storage
import TestSupport
import Testing

/// The same records in every format give the same figures.
@Suite("Records in every format", .enabled(if: TableLibrary.isThere, "DuckDB is not there; run Tools/set-up"))
struct RecordFormatTests {
  private static let rows = """
    contact,customer,type,channel,arrived,queued,assigned,answered,ended,agent,outcome,resolved,rating
    a1,ann,order,chat,2025-10-01T09:00:00+08:00,2025-10-01T09:00:00+08:00,2025-10-01T09:00:10+08:00,\
    2025-10-01T09:01:30+08:00,2025-10-01T09:10:00+08:00,李娜,answered,yes,1
    a2,ben,refund,chat,2025-10-01T10:00:00+08:00,2025-10-01T10:00:00+08:00,2025-10-01T10:00:10+08:00,\
    2025-10-01T10:05:00+08:00,2025-10-01T10:20:00+08:00,"Wang, Wei",answered,no,0
    a3,cai,order,phone,2025-10-02T09:00:00+08:00,2025-10-02T09:00:00+08:00,,,2025-10-02T09:02:00+08:00,,abandoned,,
    a4,ann,order,email,2025-10-20T09:00:00+08:00,2025-10-20T09:00:00+08:00,2025-10-20T09:30:00+08:00,\
    2025-10-20T10:00:00+08:00,2025-10-20T11:00:00+08:00,李娜,answered,yes,

    """

  private static let arguments = [
    "--period", "2025-10", "--zone", "Asia/Shanghai", "--observed-until", "2025-11-10", "--reply-limit", "1h",
  ]

  private func expect(_ name: String, _ more: [String] = [], in scratch: borrowing ScratchFolder) throws {
    let figures = try MeasuredFigures([name] + more + Self.arguments, in: scratch)
    // 90, 300 and 3600 s, and the one who gave up counts as the limit of an hour: (90 + 300 + 3600 + 3600) / 4.
    figures.expect("first-response", is: 7590.0 / 4, from: 4)
    // From the assignments: 80, 290 and 1800 s.
    figures.expect("first-response", "李娜", is: 940, from: 2)
    // One of four gave up; a1 and a4 are settled, a2 and a3 are not.
    figures.expect("abandonment", is: 0.25)
    figures.expect("satisfaction", is: 0.5, from: 2)
    figures.expect("handled", is: 3)
    let text = try BuiltProgram.run(
      ["measure", "rows.csv"] + Self.arguments + ["--key-file", "key", "--format", "csv"], in: scratch.url)
    #expect(figures.run.text == text.text, "\(name)")
  }

  private func database(_ scratch: borrowing ScratchFolder) throws -> Database {
    try scratch.write(Self.rows, to: "rows.csv")
    let database = try Database(threads: 1)
    try database.run(
      "CREATE TABLE rows AS SELECT * FROM read_csv('\(scratch.url.path)/rows.csv', all_varchar = true, header = true)")
    return database
  }

  @Test(
    "tabulators, semicolons, JSON lines, JSON array, Parquet",
    arguments: ["tsv", "semicolons.csv", "jsonl", "json", "parquet"])
  func files(kind: String) throws {
    let scratch = try ScratchFolder()
    let database = try database(scratch)
    let form =
      switch kind {
      case "tsv": "FORMAT csv, DELIMITER '\t', HEADER true"
      case "semicolons.csv": "FORMAT csv, DELIMITER ';', HEADER true"
      case "jsonl": "FORMAT json"
      case "json": "FORMAT json, ARRAY true"
      default: "FORMAT parquet"
      }
    try database.run("COPY rows TO '\(scratch.url.path)/records.\(kind)' (\(form))")
    try expect("records.\(kind)", in: scratch)
  }

  @Test("a sheet whose moments are texts, and one of several sheets of a workbook")
  func workbook() throws {
    let scratch = try ScratchFolder()
    let database = try database(scratch)
    try database.loadExtension("excel")
    try database.run("COPY rows TO '\(scratch.url.path)/records.xlsx' (FORMAT xlsx, HEADER true, SHEET 'October')")
    try expect("records.xlsx", in: scratch)
    try expect("records.xlsx", ["--sheet", "October"], in: scratch)
    let missing = try BuiltProgram.run(
      ["measure", "records.xlsx", "--sheet", "September", "--key-file", "key"] + Self.arguments, in: scratch.url)
    #expect(missing.status != 0 && missing.errors.contains("October"), "\(missing.errors)")
  }

  @Test("a table of an SQLite file, which must be named where there are several")
  func sqlite() throws {
    let scratch = try ScratchFolder()
    let database = try database(scratch)
    try database.loadExtension("sqlite_scanner")
    try database.run(
      """
      ATTACH '\(scratch.url.path)/records.db' AS made (TYPE sqlite); CREATE TABLE made.calls AS FROM rows; \
      CREATE TABLE made.other(x INTEGER); DETACH made
      """)
    try expect("records.db", ["--sheet", "calls"], in: scratch)
    let several = try BuiltProgram.run(
      ["measure", "records.db", "--key-file", "key"] + Self.arguments, in: scratch.url)
    #expect(
      several.status != 0 && several.errors.contains("calls") && several.errors.contains("other"), "\(several.errors)")
  }

  @Test(
    "a table of a PostgreSQL server",
    .enabled(if: PostgreSQLServer.isThere, "neither CREWCAST_TEST_POSTGRES nor pg_ctl is there"))
  func postgres() throws {
    let scratch = try ScratchFolder()
    let server = try PostgreSQLServer(in: scratch.url)
    defer { server.stop() }
    let database = try database(scratch)
    try database.loadExtension("postgres_scanner")
    let table = "crewcast_\(UInt32.random(in: 0 ... .max))"
    try database.run("ATTACH '\(server.address)' AS made (TYPE postgres); CREATE TABLE made.\(table) AS FROM rows")
    defer { try? database.run("DROP TABLE made.\(table)") }
    try expect(server.address, ["--sheet", table], in: scratch)
  }
}

/// A server that runs for one test, or the one that an environment variable names.
struct PostgreSQLServer {
  /// The address that the program is given.
  let address: String
  private let folder: String?

  private static let programs: String? = {
    let root = "/usr/lib/postgresql"
    let versions = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
    return versions.sorted().reversed().map { "\(root)/\($0)/bin" }.first {
      FileManager.default.isExecutableFile(atPath: $0 + "/pg_ctl")
    }
  }()

  private static let named = ProcessInfo.processInfo.environment["CREWCAST_TEST_POSTGRES"]

  /// Whether there is one, or one can be started.
  static var isThere: Bool { named != nil || programs != nil }

  init(in scratch: URL) throws {
    if let named = Self.named {
      (address, folder) = (named, nil)
      return
    }
    let port = Int.random(in: 20_000...60_000)
    let folder = scratch.appendingPathComponent("server").path
    self.folder = folder
    address = "postgresql://postgres@localhost:\(port)/postgres"
    // The server refuses to run for root, so an unprivileged user takes it over where we are root.
    let script = """
      set -e
      mkdir '\(folder)'
      chmod a+x '\(scratch.path)'
      if [ "$(id -u)" = 0 ]; then chown nobody '\(folder)'; as='runuser -u nobody --'; else as=''; fi
      $as '\(Self.programs ?? "")/initdb' -D '\(folder)/data' -U postgres -A trust --no-sync >/dev/null
      $as '\(Self.programs ?? "")/pg_ctl' -D '\(folder)/data' -w -l '\(folder)/log' \
        -o "-p \(port) -k '\(folder)' -c listen_addresses=localhost -c fsync=off" start </dev/null >/dev/null 2>&1
      """
    let run = try BuiltProgram.shell(script)
    guard run.status == 0 else { throw Trouble(what: run.errors) }
  }

  /// Stops it, if we had started it.
  func stop() {
    guard let folder else { return }
    _ = try? BuiltProgram.shell(
      """
      if [ "$(id -u)" = 0 ]; then as='runuser -u nobody --'; else as=''; fi
      $as '\(Self.programs ?? "")/pg_ctl' -D '\(folder)/data' -m immediate stop >/dev/null 2>&1
      """)
  }

  /// The server would not start.
  struct Trouble: Error {
    var what: String
  }
}

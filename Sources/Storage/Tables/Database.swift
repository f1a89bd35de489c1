import CDuckDB

/// A session with an in-memory DuckDB, which reads tables of every kind.
///
/// Rows keep the order of their file at any number of threads. Not safe to share between threads, but for
/// ``Interrupter``.
public final class Database {
  private var database: cduckdb_database?
  private var connection: cduckdb_connection?
  private let library: DuckDBLibrary
  private var extensions: Set<String> = []
  private var names = 0
  private var depth = 0

  /// Opens a session.
  ///
  /// - Parameters:
  ///   - threads: The number of threads; nil for one a core.
  ///   - memoryLimitBytes: What DuckDB may hold in memory at most; beyond it large sorts and groupings go to temporary files.
  /// - Throws: ``StorageError/libraryMissing(name:reason:)`` when DuckDB is not there.
  public init(threads: Int? = nil, memoryLimitBytes: Int = 800_000_000) throws(StorageError) {
    library = try DuckDBLibrary.loaded.get()
    var settings = [
      ("memory_limit", "\(memoryLimitBytes)B"),
      // Nothing is fetched from a network unasked, and names of files are never guessed from names of tables.
      ("autoinstall_known_extensions", "false"),
      ("autoload_known_extensions", "false"),
      ("preserve_insertion_order", "true"),
    ]
    if let threads { settings.append(("threads", "\(threads)")) }
    try open(settings)
    // Its threads go on reading while rows are looked at.
    try run("SET streaming_buffer_size = '256MB'")
  }

  deinit {
    cduckdb_disconnect(&connection)
    cduckdb_close(&database)
  }

  private func open(_ settings: [(String, String)]) throws(StorageError) {
    let texts = settings.flatMap { [$0.0, $0.1] }.map { Array($0.utf8CString) }
    var message: UnsafeMutablePointer<CChar>?
    let opened = withPointers(to: texts) { pointers in
      cduckdb_open(pointers.baseAddress, Int32(pointers.count), &database, &message)
    }
    guard opened, cduckdb_connect(database, &connection) else {
      let reason = message.map { String(cString: $0) } ?? "it does not open"
      if let message { cduckdb_free(message) }
      throw .libraryMissing(name: "DuckDB", reason: reason)
    }
  }

  /// The version of DuckDB, such as `v1.5.5`.
  public var version: String { library.version }

  /// Makes an extension usable: `excel`, `sqlite_scanner` or `postgres_scanner`.
  ///
  /// - Throws: ``StorageError/libraryMissing(name:reason:)`` when it is not there or not of DuckDB's version.
  public func loadExtension(_ name: String) throws(StorageError) {
    if extensions.contains(name) { return }
    let path = try library.extensionPath(name)
    do {
      try run("LOAD \(SQL.text(path))")
    } catch {
      guard case .queryFailed(_, let reason) = error else { throw error }
      throw .libraryMissing(name: "DuckDB's extension \(name)", reason: reason)
    }
    extensions.insert(name)
  }

  /// A name for a table that no other has in this session.
  func freshName(_ purpose: String) -> String {
    names += 1
    return "crewcast_\(purpose)_\(names)"
  }

  /// Runs statements whose result is of no interest.
  ///
  /// - Throws: ``StorageError/queryFailed(statement:reason:)``.
  public func run(_ statements: String) throws(StorageError) {
    var result = cduckdb_result()
    defer { cduckdb_destroy_result(&result) }
    guard cduckdb_query(connection, statements, &result) else {
      throw failure(statements, cduckdb_result_error(&result))
    }
  }

  /// Runs a query and hands over its rows as they come, a few thousand at a time.
  ///
  /// - Parameters:
  ///   - query: One statement; `$1`, `$2` … stand for the parameters.
  ///   - parameters: The values of the parameters.
  ///   - body: Receives each chunk in order.
  ///   - isAhead: Whether further rows are computed while the body runs, which then must not use this session.
  /// - Returns: The names of the columns.
  /// - Throws: ``StorageError/queryFailed(statement:reason:)``, ``StorageError/interrupted``, or what the body throws.
  @discardableResult
  public func stream(
    _ query: String, _ parameters: [SQL.Value] = [], isAhead: Bool = false,
    _ body: (borrowing TableChunk) throws(StorageError) -> Void
  ) throws(StorageError) -> [String] {
    // A view of an attached database is bound to the transaction in which the query was prepared, so preparing and running
    // must share one.
    let isOutermost = depth == 0
    if isOutermost { try run("BEGIN TRANSACTION") }
    depth += 1
    defer { depth -= 1 }
    do throws(StorageError) {
      let names = try streamWithin(query, parameters, isAhead, body)
      if isOutermost { try run("COMMIT") }
      return names
    } catch {
      // A failed statement may have ended the transaction already.
      if isOutermost { try? run("ROLLBACK") }
      throw error
    }
  }

  private func streamWithin(
    _ query: String, _ parameters: [SQL.Value], _ isAhead: Bool,
    _ body: (borrowing TableChunk) throws(StorageError) -> Void
  ) throws(StorageError) -> [String] {
    var statement: cduckdb_statement?
    defer { cduckdb_destroy_prepared(&statement) }
    guard cduckdb_prepare(connection, query, &statement) else {
      throw failure(query, cduckdb_prepare_error(statement))
    }
    for (index, parameter) in parameters.enumerated() {
      guard parameter.bind(to: statement, at: UInt64(index + 1)) else {
        throw .queryFailed(statement: query, reason: "it takes no parameter \(index + 1)")
      }
    }
    var result = cduckdb_result()
    defer { cduckdb_destroy_result(&result) }
    guard cduckdb_execute_streaming(statement, &result) else {
      throw failure(query, cduckdb_result_error(&result))
    }
    let count = cduckdb_column_count(&result)
    let types = (0..<count).map { Int32(cduckdb_column_type(&result, $0)) }
    if isAhead {
      try ChunkPipe(&result).forEach { handle throws(StorageError) in try body(TableChunk(handle: handle, types: types))
      }
    } else {
      while let handle = cduckdb_fetch(&result) { try body(TableChunk(handle: handle, types: types)) }
    }
    if let reason = cduckdb_result_error(&result) { throw failure(query, reason) }
    return (0..<count).map { cduckdb_column_name(&result, $0).map { String(cString: $0) } ?? "" }
  }

  /// The rows of a small result, every value as text.
  ///
  /// - Throws: ``StorageError/queryFailed(statement:reason:)``.
  public func texts(_ query: String, _ parameters: [SQL.Value] = []) throws(StorageError) -> [[String?]] {
    var rows: [[String?]] = []
    try stream("SELECT COLUMNS(*)::VARCHAR FROM (\(query))", parameters) { chunk throws(StorageError) in
      let columns = (0..<chunk.columnCount).map { chunk.texts($0) }
      for row in 0..<chunk.rowCount { rows.append(columns.map { $0[row] }) }
    }
    return rows
  }

  /// A handle with which another thread stops the query that runs.
  public var interrupter: Interrupter { Interrupter(connection: connection) }

  private func failure(_ statement: String, _ reason: UnsafePointer<CChar>?) -> StorageError {
    let text = reason.map { String(cString: $0) } ?? "no reason is given"
    if text.hasPrefix("INTERRUPT Error") { return .interrupted }
    return .queryFailed(statement: TableProblem.excerpt(statement), reason: text)
  }
}

extension Database {
  /// Stops the running query of a session from another thread; the session must outlive it.
  public struct Interrupter: @unchecked Sendable {
    // DuckDB documents `duckdb_interrupt` as callable from any thread.
    let connection: cduckdb_connection?

    /// Stops the running query, if any.
    public func interrupt() {
      if let connection { cduckdb_interrupt(connection) }
    }
  }
}

/// Calls a body with pointers to C strings that live as long as the call.
private func withPointers<Result>(
  to texts: [[CChar]], _ body: (UnsafeBufferPointer<UnsafePointer<CChar>?>) -> Result
) -> Result {
  let flat = texts.flatMap { $0 }
  return flat.withUnsafeBufferPointer { buffer in
    var pointers: [UnsafePointer<CChar>?] = []
    var offset = 0
    for text in texts {
      pointers.append(buffer.baseAddress.map { $0 + offset })
      offset += text.count
    }
    return pointers.withUnsafeBufferPointer(body)
  }
}

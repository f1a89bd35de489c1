/// What went wrong with a file, a table or the library that reads tables.
///
/// Each description says where, what was found, what was expected and what to do.
public enum StorageError: Error, Equatable, Sendable {
  /// There is no such file.
  case notFound(path: String)
  /// The file is there but cannot be read.
  case unreadable(path: String, reason: String)
  /// The file cannot be written.
  case unwritable(path: String, reason: String)
  /// Another program is using the file.
  case busy(path: String)
  /// DuckDB, or one of its extensions, cannot be loaded.
  case libraryMissing(name: String, reason: String)
  /// The file is no table of the kind that was asked for.
  case notATable(path: String, line: Int?, found: String, expected: String, remedy: String)
  /// Columns that are needed are not in the table.
  case missingColumns(path: String, line: Int?, missing: [String], found: [String])
  /// Cells that cannot be used; all of them, or as many as are worth listing, and how many there are in all.
  case badCells([TableProblem], total: Int)
  /// A query failed.
  case queryFailed(statement: String, reason: String)
  /// The work was stopped from outside.
  case interrupted
}

extension StorageError: CustomStringConvertible {
  /// The message for people.
  public var description: String {
    switch self {
    case .notFound(let path):
      "\(path): no such file; check the path (paths in a scenario are relative to the scenario's folder)"
    case .unreadable(let path, let reason):
      "\(path): cannot be read: \(reason)"
    case .unwritable(let path, let reason):
      "\(path): cannot be written: \(reason)"
    case .busy(let path):
      "\(path): another program is using it; try again when that is done"
    case .libraryMissing(let name, let reason):
      "\(name) is needed to read tables and cannot be loaded (\(reason)); run Tools/set-up in Crewcast's folder, "
        + "install libduckdb, or name the folder that holds it in CREWCAST_DEPS"
    case .notATable(let path, let line, let found, let expected, let remedy):
      "\(path)\(line.map { ":\($0)" } ?? ""): found \(found), expected \(expected); \(remedy)"
    case .missingColumns(let path, let line, let missing, let found):
      "\(path)\(line.map { ":\($0)" } ?? ""): no column \(list(missing)); the columns are \(list(found)); "
        + "rename a column of the file, or name the right one"
    case .badCells(let problems, let total):
      problems.map(\.description).joined(separator: "\n")
        + (total > problems.count ? "\n… and \(total - problems.count) more" : "")
    case .queryFailed(let statement, let reason):
      "a query on a table failed: \(reason) (in: \(statement))"
    case .interrupted:
      "interrupted; nothing was written"
    }
  }

  private func list(_ names: [String]) -> String {
    names.isEmpty ? "(none)" : names.map { "‘\($0)’" }.joined(separator: ", ")
  }
}

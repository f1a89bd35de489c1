import Records
import Storage
import Workforce

/// Tables that score reads beside the records, known by their columns and read as score reads them.
extension FileCheck {
  /// What a file is about.
  ///
  /// - Throws: ``ScenarioError`` when it is not there, or nothing that can be checked.
  static func kind(of path: String) throws(ScenarioError) -> FileKind {
    do throws(ScenarioError) {
      // What is a setting by its keys is one, whatever it is called.
      return FileKind(try SettingsKind.recognise(path))
    } catch {
      let name = path.lowercased()
      guard !error.isMissingFile, ![".yaml", ".yml", ".json"].contains(where: name.hasSuffix),
        let columns = columns(path), columns.count > 1
      else { throw error }
      if RecordLayouts.detect(columns) != nil { return .table }
      switch StaffTable.of(columns: columns) {
      case .roster: return .roster
      case .events: return .events
      case nil where tableNames.contains(where: name.hasSuffix): return .table
      case nil: throw error
      }
    }
  }

  /// Endings of names that only tables have.
  private static let tableNames = [".csv", ".tsv", ".xlsx", ".parquet", ".txt"]

  /// The columns of a table; nil when the file is none, or cannot be read.
  private static func columns(_ path: String) -> [String]? {
    try? TableReader().open(path, options: TableOptions()).columnNames
  }

  /// Reads a table.
  static func table(
    _ path: String, _ kind: FileKind, _ eventKinds: [String]?
  ) throws(ScenarioError) -> Content {
    do throws(StorageError) {
      switch kind {
      case .roster:
        let read = try RosterReader.read(path)
        return .roster(read.members, read.digest)
      case .events:
        let read = try RedLineReader.read(path, kinds: eventKinds)
        return .events(read.events, read.digest, knowsKinds: eventKinds != nil)
      default: break
      }
    } catch {
      throw ScenarioError(path, error)
    }
    let columns = columns(path) ?? []
    let layout = RecordLayouts.detect(columns).map { " of the layout \($0.name)" }
    let wanted = StaffTable.allCases.map { "\($0.rawValue) (\($0.columnNames.joined(separator: ", ")))" }
    throw ScenarioError(
      path: path,
      problems: [
        ScenarioError.Problem(
          file: path,
          text: layout.map {
            "found a table of records\($0); crewcast measure reads it, and lists every row that cannot be used"
          } ?? "found a table with the columns \(columns.joined(separator: ", ")), expected those of "
            + "\(wanted.joined(separator: " or ")); records are read by crewcast measure")
      ])
  }
}

extension ScenarioError {
  /// What is wrong with a table, place by place.
  fileprivate init(_ path: String, _ error: StorageError) {
    switch error {
    case .badCells(let problems, let total):
      self.init(
        path: path,
        problems: problems.map { problem in
          let value = problem.value.flatMap { $0.isEmpty ? nil : "found “\($0)”: " } ?? ""
          return Problem(file: problem.file, line: problem.line, key: problem.column, text: value + problem.reason)
        }, unlisted: total - problems.count)
    case .notATable(_, let line, let found, let expected, let remedy):
      self.init(
        path: path,
        problems: [Problem(file: path, line: line, text: "found \(found), expected \(expected); \(remedy)")])
    case .missingColumns(_, let line, let missing, let found):
      self.init(
        path: path,
        problems: [
          Problem(
            file: path, line: line,
            text: "there is no column \(missing.joined(separator: ", ")), expected one; the columns are "
              + "\(found.joined(separator: ", ")); rename a column of the file")
        ])
    case .notFound:
      self.init(path: path, problems: [Problem(file: path, text: "no such file; check the path")], isMissingFile: true)
    default: self.init(path: path, problems: [Problem(file: path, text: error.description)])
    }
  }
}

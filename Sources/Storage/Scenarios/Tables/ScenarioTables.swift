/// Where the decoder of scenarios gets the tables from that a scenario names.
protocol ScenarioTables {
  /// Reads some columns of a table, every cell as text without blanks around it.
  ///
  /// - Parameters:
  ///   - path: The path as it stands in the scenario.
  ///   - columns: The columns that must be there, in the order in which cells are wanted.
  /// - Throws: ``ScenarioTableFault`` with everything that is wrong with the table as such.
  func table(_ path: String, columns: [String]) throws(ScenarioTableFault) -> ScenarioTable
}

/// Some columns of a table.
struct ScenarioTable {
  /// The file's name, for messages.
  var file: String
  /// One list of cells a column, in the order asked for; all of the same length.
  var columns: [[String]]
  /// The line of each row, from 1; nil where it is not known.
  var lines: [Int?]
}

/// Why a table cannot be used.
enum ScenarioTableFault: Error {
  /// Columns that are needed are not there.
  case missingColumns([String], found: [String])
  /// The file cannot be read at all, in words that follow the path.
  case unreadable(String)
  /// What a fault of another table has said already keeps this one from being read too.
  case alreadySaid
  /// Rows that cannot be used.
  case badRows([ScenarioError.Problem], total: Int)
}

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
  /// The names of the columns, in the order asked for.
  var columns: [String]
  /// The cells, one list a row, in the order of `columns`.
  var rows: [[String]]
  /// The line of each row, from 1; nil where it is not known.
  var lines: [Int?]
}

/// Why a table cannot be used.
struct ScenarioTableFault: Error {
  /// What is wrong, with file and line where they are known.
  var problems: [ScenarioError.Problem]
}

/// One row while it is read, with its complaints.
struct RowReader<Table: RecordColumns> {
  let table: Table
  let row: Int
  var problems: [RecordProblem] = []

  init(_ table: Table, _ row: Int) {
    self.table = table
    self.row = row
  }

  func problem(_ column: String?, _ value: String?, _ reason: String, rejectsRow: Bool) -> RecordProblem {
    RecordProblem(
      file: table.file, line: table.line(row), column: column, value: value, reason: reason, rejectsRow: rejectsRow)
  }

  /// A row that is a sum over others, if it is one.
  func summary(_ columns: [CellColumn], _ names: Set<String>) -> RecordProblem? {
    for column in columns {
      guard let text = column.text(row, of: table) else { continue }
      if names.contains(text) || names.contains(text.lowercased()) {
        return problem(column.name, text, "a sum over other rows, left out", rejectsRow: true)
      }
    }
    return nil
  }

  /// The value of a cell, or nil with a complaint.
  mutating func take<Value>(_ result: Result<Value?, BadCell>, _ column: String) -> Value? {
    switch result {
    case .success(let value): return value
    case .failure(let bad):
      problems.append(problem(column, bad.value, "\(bad.reason); \(bad.outcome)", rejectsRow: false))
      return nil
    }
  }
}

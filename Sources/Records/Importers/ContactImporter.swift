public import Workforce

/// Reads rows of one contact each.
public struct ContactImporter {
  private let mapping: RecordMapping
  private let options: ImportOptions

  /// An importer of a layout.
  public init(_ mapping: RecordMapping, options: ImportOptions) {
    precondition(mapping.shape == .contacts, "this importer reads rows of contacts")
    self.mapping = mapping
    self.options = options
  }

  /// Reads a table.
  ///
  /// A cell that is not what its column holds is reported and left unknown; a row without identity or arrival is
  /// reported and left
  /// out. Of rows with the same identity the first stands: the same row again is a duplicate, another one a problem.
  ///
  /// - Throws: ``RecordsError`` when the columns are not those of the layout or cannot be read in one way only.
  public func read(_ table: some RecordColumns) throws(RecordsError) -> (records: [ContactRecord], report: ImportReport)
  {
    let columns = try ContactColumns(mapping, table, options)
    var report = ImportReport()
    report.notes = columns.notes
    var records: [ContactRecord] = []
    var unservedCalls = 0
    var seen: [String: (record: ContactRecord, line: Int?)] = [:]
    for row in 0..<table.rowCount {
      var reader = RowReader(table, row)
      if let summary = reader.summary(columns.nameColumns, mapping.summaries) {
        report.summaryRows.append(summary)
        continue
      }
      let record = columns.record(&reader, mapping, options)
      report.problems.append(contentsOf: reader.problems)
      guard var record else { continue }
      if record.channel == .phone, record.agent != nil, ContactImporter.unserved.contains(record.outcome) {
        record.agent = nil
        unservedCalls += 1
      }
      if let first = seen[record.contact] {
        if first.record == record {
          report.duplicateRows += 1
        } else {
          report.problems.append(
            reader.problem(
              columns.name(.contact), record.contact,
              "the same identity stands on line \(first.line.map(String.init) ?? "?") with other contents; the row is left out",
              rejectsRow: true))
        }
        continue
      }
      seen[record.contact] = (record, table.line(row))
      records.append(record)
      report.acceptedRows += 1
    }
    if unservedCalls > 0 {
      report.notes.append("\(unservedCalls) calls that nobody answered name an agent, who is not charged with them")
    }
    return (records, report)
  }

  private static let unserved: Set<ContactRecord.Outcome> = [.abandoned, .blocked, .balked, .cleared]
}

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
      problems.append(problem(column, bad.value, "\(bad.reason); the cell counts as unknown", rejectsRow: false))
      return nil
    }
  }
}

import Workforce

/// One file of one row a contact on its way into a collection: first its cells are looked at, then its rows are read.
///
/// How a column of moments or durations is written is settled for the whole column. So that a large file need not be gone
/// through twice, it is settled by the first rows and checked at the end: ``holds()``.
public struct ContactFile {
  let header: RecordHeader
  let mapping: RecordMapping
  let options: ImportOptions
  var columns: ContactColumns
  var report = ImportReport()
  var complaints: [Complaint] = []
  var unservedCalls = 0
  /// One batch's conversations and what is wrong with its rows.
  var rows = ConversationTable()
  var states: [RowState] = []
  private let sums: SumNames

  /// What was found wrong with a cell or a row, before lines are known.
  struct Complaint {
    var row: Int
    var column: String?
    var value: String?
    var reason: String
    var rejectsRow: Bool
  }

  /// Whether a row becomes a contact.
  enum RowState {
    case good, summary, rejected
  }

  /// A file of a layout.
  ///
  /// - Throws: ``RecordsError/otherLayout(file:layout:missing:found:looksLike:)``.
  public init(_ mapping: RecordMapping, header: RecordHeader, options: ImportOptions) throws(RecordsError) {
    precondition(mapping.shape == .contacts, "this importer reads rows of contacts")
    (self.mapping, self.header, self.options) = (mapping, header, options)
    columns = try ContactColumns(mapping, header, zone: mapping.zone ?? options.zone)
    sums = SumNames(mapping.summaries)
  }

  /// The places of the columns that are read.
  public var neededColumns: Set<Int> { columns.places }

  /// Looks at how cells are written.
  public mutating func observe(_ batch: RecordBatch) { columns.observe(batch) }

  /// Settles how columns are read.
  ///
  /// - Throws: ``RecordsError/undecided(file:columns:)`` naming every column that can be read in more than one way.
  public mutating func settle() throws(RecordsError) {
    let undecided = columns.settle()
    if !undecided.isEmpty { throw .undecided(file: header.file, columns: undecided.map(\.sentence)) }
  }

  /// Whether all rows that were read are written as it was settled; if not, settle anew and read them again.
  public func holds() -> Bool { columns.holds() }

  /// Forgets what was read, and keeps what was found out about the columns.
  public mutating func restart() {
    report = ImportReport()
    complaints = []
    unservedCalls = 0
  }

  /// Reads rows into a collection.
  ///
  /// A cell that is not what its column holds is reported and left unknown; a row without identity or arrival is reported and left
  /// out.
  public mutating func read(_ batch: RecordBatch, into collection: inout ContactCollection) {
    rows = ConversationTable(count: batch.rowCount, channel: mapping.channel)
    states.removeAll(keepingCapacity: true)
    states.append(contentsOf: repeatElement(.good, count: batch.rowCount))
    let earlier = complaints.count
    markSummaries(batch)
    markNameless(batch)
    fillMoments(batch)
    fillFigures(batch)
    fillMarks(batch)
    fillNames(batch, &collection.book.names)
    // What stands in the cells of a row that is left out matters to nobody.
    if complaints.count > earlier {
      let own = complaints[earlier...].filter { item in
        item.rejectsRow || states[item.row - batch.firstRow] == .good
      }
      complaints.replaceSubrange(earlier..., with: own)
    }
    var kept: [Int32] = []
    kept.reserveCapacity(batch.rowCount)
    for row in 0..<batch.rowCount where states[row] == .good {
      finish(row, batch)
      kept.append(Int32(row))
    }
    report.acceptedRows += kept.count
    let contact = columns.contact
    collection.append(rows, at: kept, firstRow: batch.firstRow) { row, identities in
      contact.withText(Int(row), in: batch) { text in if let text { identities.append(utf8: text) } }
    }
  }

  private mutating func markSummaries(_ batch: RecordBatch) {
    for column in [columns.contact, columns.agent] {
      guard let column, column.places.count == 1 else { continue }
      for row in 0..<batch.rowCount where states[row] == .good {
        let cell = batch.cell(row, column.places[0])
        guard sums.mayContain(cell), let text = column.text(of: cell), sums.contains(text) else { continue }
        states[row] = .summary
        report.summaryRows.append(
          RecordProblem(
            file: header.file, line: batch.firstRow + row, column: column.name, value: text,
            reason: "a sum over other rows, left out", rejectsRow: true))
      }
    }
  }

  private mutating func markNameless(_ batch: RecordBatch) {
    for row in 0..<batch.rowCount where states[row] == .good {
      if columns.contact.withText(row, in: batch, { $0 != nil }) { continue }
      reject(row, batch, .contact, "no identity; the row is left out")
    }
  }

  /// Leaves a row out.
  mutating func reject(
    _ row: Int, _ batch: RecordBatch, _ field: ContactField, _ reason: String, value: String? = nil
  ) {
    states[row] = .rejected
    note(
      Complaint(
        row: batch.firstRow + row, column: columns.name(field), value: value, reason: reason, rejectsRow: true))
  }

  /// Notes that a cell is not what its column holds.
  mutating func complain(_ row: Int, _ batch: RecordBatch, _ field: ContactField, _ bad: BadCell) {
    note(
      Complaint(
        row: batch.firstRow + row, column: columns.name(field), value: bad.value,
        reason: "\(bad.reason); the cell counts as unknown", rejectsRow: false))
  }

  /// So many complaints are listed; more are counted, so that a file of nothing but garbage does not fill the memory.
  private static let mostComplaints = 100_000

  private mutating func note(_ complaint: Complaint) {
    if complaints.count < ContactFile.mostComplaints {
      complaints.append(complaint)
    } else if complaint.rejectsRow {
      report.unlistedRows += 1
    } else {
      report.unlistedCells += 1
    }
  }

  /// What came of reading the file.
  ///
  /// - Parameter line: The line of a row, both counted in the order of the file, rows from 0, lines from 1.
  public func report(line: (Int) -> Int?) -> ImportReport {
    var report = report
    report.notes = columns.notes
    if unservedCalls > 0 {
      report.notes.append("\(unservedCalls) calls that nobody answered name an agent, who is not charged with them")
    }
    report.problems = complaints.enumerated().sorted { ($0.element.row, $0.offset) < ($1.element.row, $1.offset) }
      .map { _, item in
        RecordProblem(
          file: header.file, line: line(item.row), column: item.column, value: item.value, reason: item.reason,
          rejectsRow: item.rejectsRow)
      }
    for place in report.summaryRows.indices {
      report.summaryRows[place].line = report.summaryRows[place].line.flatMap(line)
    }
    report.summaryRows.sort { ($0.line ?? 0) < ($1.line ?? 0) }
    return report
  }
}

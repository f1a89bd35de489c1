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
  /// Whether some cell says that nobody complained.
  var tellsAbsentComplaints = false
  /// Lost cells that are not listed, by their fields.
  var unlistedCells: [ContactField: Int] = [:]
  /// Agents who are not on the roster, by their codes.
  var strangers: [Int32: Stranger] = [:]
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
    /// The field whose cell is lost; nil where none is.
    var lost: ContactField?
  }

  /// An agent who is not on the roster: the first row, and how many there are.
  struct Stranger {
    var name: String
    var row: Int
    var rows = 0
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
  public mutating func observe(_ batch: RecordBatch) {
    var columns = columns
    let named = namedColumns
    columns.observe(batch) { summary($0, in: batch, named) != nil }
    self.columns = columns
  }

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
    tellsAbsentComplaints = false
    (strangers, unlistedCells) = ([:], [:])
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
    if tellsAbsentComplaints { collection.book.statedFacets.insert(.complaints) }
    let contact = columns.contact
    collection.append(rows, at: kept, firstRow: batch.firstRow) { row, identities in
      contact.withText(Int(row), in: batch) { text in if let text { identities.append(utf8: text) } }
    }
  }

  private mutating func markSummaries(_ batch: RecordBatch) {
    let named = namedColumns
    for row in 0..<batch.rowCount {
      guard let (column, text) = summary(row, in: batch, named) else { continue }
      states[row] = .summary
      report.summaryRows.append(
        RecordProblem(
          file: header.file, line: batch.firstRow + row, column: column, value: text,
          reason: "a sum over other rows, left out", rejectsRow: true))
    }
  }

  /// The columns by which a row shows that it is a sum over others, and their places, which are looked at millions of times.
  private var namedColumns: (columns: [CellColumn], places: [Int]) {
    let columns = [columns.contact, columns.agent].compactMap(\.self).filter { $0.places.count == 1 }
    return (columns, columns.map { $0.places[0] })
  }

  /// The column and the name by which a row shows that it is a sum over others; nil when it is none.
  private func summary(
    _ row: Int, in batch: RecordBatch, _ named: (columns: [CellColumn], places: [Int])
  ) -> (column: String, text: String)? {
    for (index, place) in named.places.enumerated() where sums.mayContain(batch.cell(row, place)) {
      let column = named.columns[index]
      if let text = column.text(of: batch.cell(row, place)), sums.contains(text) { return (column.name, text) }
    }
    return nil
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
        reason: "\(bad.reason); \(bad.outcome)", rejectsRow: false, lost: field))
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
      if let field = complaint.lost { unlistedCells[field, default: 0] += 1 }
    }
  }

  /// How many cells of each column are lost.
  private var lostCells: [ImportReport.LostCells] {
    var counts = unlistedCells
    for item in complaints { if let field = item.lost { counts[field, default: 0] += 1 } }
    return ContactField.allCases.compactMap { field in
      counts[field].map { .init(column: columns.name(field) ?? field.rawValue, facets: field.facets, count: $0) }
    }
  }

  private func complaint(_ stranger: Stranger) -> Complaint {
    Complaint(
      row: stranger.row, column: columns.name(.agent), value: stranger.name,
      reason: "not on the roster; \(stranger.rows == 1 ? "the row is" : "all \(stranger.rows) rows are") kept",
      rejectsRow: false)
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
    report.problems = (complaints + strangers.values.sorted { $0.row < $1.row }.map(complaint)).enumerated().sorted {
      ($0.element.row, $0.offset) < ($1.element.row, $1.offset)
    }
    .map { _, item in
      RecordProblem(
        file: header.file, line: line(item.row), column: item.column, value: item.value, reason: item.reason,
        rejectsRow: item.rejectsRow)
    }
    report.lostCells = lostCells
    for place in report.summaryRows.indices {
      report.summaryRows[place].line = report.summaryRows[place].line.flatMap(line)
    }
    report.summaryRows.sort { ($0.line ?? 0) < ($1.line ?? 0) }
    return report
  }
}

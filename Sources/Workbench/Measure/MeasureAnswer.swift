import Records
import Reporting
public import Scoring
public import Workforce

/// What `crewcast measure` found.
public struct MeasureAnswer: Sendable {
  /// What was asked.
  public internal(set) var request: MeasureRequest
  let reading: RecordReading
  let book: RecordBook
  /// The period.
  public let period: Period
  /// Every indicator, also those that these records do not allow.
  public let measurements: [Measurement]
  /// What became of the contacts.
  public let contacts: ContactTotals
  let standingOut: [StandingOut]
  /// What a platform would show.
  var comparison: PlatformComparison?
  /// What exports state, held against their moments.
  var statedComparisons: [StatedComparison] = []

  init(
    request: MeasureRequest, reading: RecordReading, book: RecordBook, period: Period, measurements: [Measurement],
    contacts: ContactTotals
  ) {
    self.request = request
    self.reading = reading
    self.book = book
    self.period = period
    self.measurements = measurements
    self.contacts = contacts
    standingOut = StandingOut.find(in: self.measurements)
  }

  /// The indicators that have a figure.
  var measured: [Measurement] { measurements.filter { $0.team != nil || !$0.agents.isEmpty } }
  /// The indicators for which the records lack facts.
  var unmeasured: [Measurement] { measurements.filter { !$0.missing.isEmpty } }

  /// Cells and rows that could not be used, in the order of files and lines.
  var problems: [RecordProblem] { reading.problems }

  /// How many rows were left out, those that are too many to be listed included.
  var rejectedRowCount: Int { reading.rejectedRowCount }

  /// How many cells could not be used, those that are too many to be listed included.
  var unusableCellCount: Int {
    problems.count { !$0.rejectsRow } + reading.unlistedCellCount
  }

  /// The agents' names, sorted as the measurements sort them.
  var agents: [String] {
    Set(measurements.flatMap { $0.agents.map(\.group) }).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Everything that is to be said, in all forms.
  public var report: Report {
    var tables = [Report.Table("indicators", indicatorRows), Report.Table("rejected", rejectedRows)]
    if request.reconciles { tables.append(Report.Table("reconciliation", reconciliationRows)) }
    return Report(
      command: "measure", inputs: reading.inputs, result: members, document: document, tables: tables,
      warnings: warnings)
  }

  /// Advice about the records and the period.
  var warnings: [String] {
    let coverage = PeriodCoverage(reading, book, period)
    var list = (reading.advice + coverage.warnings).map { $0.text(request.language) }
    if measured.isEmpty {
      list.append(coverage.emptiness.text(request.language))
    }
    if contacts.outside > 0, !measured.isEmpty {
      list.append(
        "\(Figures.count(contacts.outside)) of \(Figures.count(book.conversations.count)) contacts came outside the period "
          + "and count only where the customer comes back.")
    }
    let sums = book.sumFacets.intersection([.volumes, .ratings, .responseAverages, .resolution, .transfers])
    if hasContacts, !sums.isEmpty {
      let files = reading.files.filter { $0.layout.shape == .agentDays }.map(\.path).joined(separator: ", ")
      list.append(
        "\(files): sums per agent beside single contacts: they serve only for what the contacts cannot tell, and are not added to "
          + "them; measure the files one after the other to see each whole.")
    }
    let rejected = rejectedRowCount
    if rejected > 0 {
      list.append(
        "\(Figures.count(rejected)) \(rejected == 1 ? "row was" : "rows were") left out; see the list of rejected rows."
      )
    }
    return list
  }

  var hasContacts: Bool { book.conversations.count > 0 }
}

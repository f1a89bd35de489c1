import Records
import Reporting
public import Scoring
public import Workforce

/// What `crewcast measure` found.
public struct MeasureAnswer: Sendable {
  /// What was asked.
  public let request: MeasureRequest
  let reading: RecordReading
  let book: RecordBook
  /// The period.
  public let period: Period
  /// Every indicator, also those that these records do not allow.
  public let measurements: [Measurement]
  /// What became of the contacts.
  public let contacts: ContactTotals
  let standingOut: [StandingOut]

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

  /// The agents' names, sorted as the measurements sort them.
  var agents: [String] {
    Set(measurements.flatMap { $0.agents.map(\.group) }).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Everything that is to be said, in all forms.
  public var report: Report {
    Report(
      command: "measure", inputs: reading.inputs, result: members, document: document,
      tables: [Report.Table("indicators", indicatorRows), Report.Table("rejected", rejectedRows)],
      warnings: warnings)
  }

  /// Advice about the records and the period.
  var warnings: [String] {
    var list = reading.warnings
    if let text = zoneWarning { list.append(text) }
    let last = period.clock.local(book.observedUntil).date
    if hasContacts, last < period.days.last {
      let moment = period.clock.iso8601(book.observedUntil, fractionDigits: 0)
      list.append(
        "the records end at \(moment), before the period \(period.name) does (\(period.days.last)): the figures are of a part "
          + "of it; export again when it is over, or say with --observed-until how far the records reach.")
    }
    if measured.isEmpty {
      list.append(
        "no record falls into \(period.name) (\(period.days.first) to \(period.days.last), \(period.clock.zone)); "
          + (span.map { "the records are of \($0.first) to \($0.last); name that period" }
            ?? "the files hold no records")
          + ".")
    }
    if contacts.outside > 0, !measured.isEmpty {
      list.append(
        "\(Figures.count(contacts.outside)) of \(Figures.count(book.conversations.count)) contacts came outside the period "
          + "and count only where the customer comes back.")
    }
    let rejected = problems.count(where: \.rejectsRow)
    if rejected > 0 { list.append("\(Figures.count(rejected)) rows were left out; see the list of rejected rows.") }
    return list
  }

  var hasContacts: Bool { book.conversations.count > 0 }

  /// The days on which contacts came, of all that were read.
  var span: DateRange? {
    guard hasContacts else {
      return book.agentDays.map(\.days.first).min().flatMap { first in
        book.agentDays.map(\.days.last).max().flatMap { DateRange(first: first, last: $0) }
      }
    }
    var (low, high) = (Double.infinity, -Double.infinity)
    for row in 0..<book.conversations.count {
      let moment = book.conversations.arrived(row).secondsSince1970
      (low, high) = (min(low, moment), max(high, moment))
    }
    let date = { period.clock.local(Instant(secondsSince1970: $0)).date }
    return DateRange(first: date(low), last: date(high))
  }

  private var zoneWarning: String? {
    guard !reading.settings.hasZone, hasContacts else { return nil }
    return
      "no time zone is named, so days and the period begin at 00:00 UTC; name yours, for example --zone Asia/Shanghai."
  }
}

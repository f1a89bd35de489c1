import Records
import Storage
import Workforce

/// What `crewcast measure --by-month` is asked: the few figures of agents' months that one pass over a file of any size can tell.
public struct MonthlyRequest: Sendable {
  /// The records: a single file of one row a contact.
  public var records: RecordInput
  /// The period as it was written.
  public var period: String
  /// The confidence of intervals.
  public var confidence = 0.95
  /// The language of the text.
  public var language = Language.en

  /// A question about a file over a period.
  public init(records: RecordInput, period: String) {
    self.records = records
    self.period = period
  }

  /// Counts the file.
  ///
  /// - Throws: ``Failure`` when the file cannot be counted in this way.
  public func answer() throws(Failure) -> MonthlyAnswer {
    try RecordInput.checkPeriod(period)
    guard records.paths.count == 1, let path = records.paths.first else {
      throw Failure(
        .usage, "'--by-month' counts one file where it lies, and \(records.paths.count) are named; name a single one.")
    }
    let settings = try RecordSettings(records)
    let reader = try Failure.stored { () throws(StorageError) in try TableReader() }
    var options = TableOptions()
    options.sheet = records.sheet
    let source = try Failure.stored { () throws(StorageError) in try reader.open(path, options: options) }
    let layout = try settings.layout(of: source, named: records.source)
    let columns = try Self.columns(layout, source)
    guard let period = Period(period, clock: settings.clock) else { throw RecordInput.badPeriod(period) }
    let isZoned = try Failure.stored { () throws(StorageError) in try Self.carriesOffset(columns.created, source) }
    guard isZoned || settings.hasZone else {
      throw Failure(
        .badInput,
        "\(source.file): the moments of \"\(columns.created)\" carry no time zone; name one with --zone Asia/Shanghai.")
    }
    let months = Self.months(of: period)
    let clock = isZoned ? period.clock : .utc
    let boundaries = (months.map(\.first) + [period.days.last.advanced(by: 1)]).map {
      clock.instant($0, secondOfDay: 0)
    }
    let ahead = DigestAhead(of: path)
    let (summary, digest) = try Failure.stored { () throws(StorageError) in
      let summary = try TicketSummary(
        of: path, columns: columns, people: settings.options.people, boundaries: boundaries, options: options,
        reader: reader)
      return (summary, try ahead.get())
    }
    return MonthlyAnswer(
      period: period, months: months, columns: columns, layout: layout, summary: summary, confidence: confidence,
      inputs: [Report.Input(path: source.file, digest: digest)] + settings.inputs, notes: source.notes,
      warnings: settings.warnings, words: MeasureWords(language: language))
  }

  /// The columns that are counted.
  private static func columns(
    _ layout: RecordMapping, _ source: TableSource
  ) throws(Failure) -> TicketSummary.Columns {
    guard layout.shape == .contacts else {
      throw Failure(
        .badInput,
        "\(source.file): '--by-month' counts rows of one contact each, and \(layout.name) holds \(layout.shape.rawValue); leave "
          + "'--by-month' out.")
    }
    func column(_ field: ContactField) -> String? {
      guard let wanted = layout.contacts[field], wanted.columns.count == 1 else { return nil }
      return wanted.columns[0].lazy.compactMap { name in source.columnNames.first { $0 == name } }.first
    }
    guard let agent = column(.agent), let created = column(.arrived), let answered = column(.answered) else {
      let lacks = [ContactField.agent, .arrived, .answered].filter { column($0) == nil }.map(\.rawValue)
      throw Failure(
        .badInput,
        "\(source.file): '--by-month' needs a single column each for agent, arrived and answered; \(layout.name) has none for "
          + "\(lacks.joined(separator: ", ")), or puts it together from several; leave '--by-month' out.")
    }
    return TicketSummary.Columns(
      agent: agent, created: created, firstResponse: answered,
      resolved: column(.resolvedAt) ?? column(.lastResolved),
      rating: layout.contacts[.rating].flatMap { $0.scale ?? $0.assumedScale } == nil ? nil : column(.rating))
  }

  /// Whether moments say how far they are from universal time.
  private static func carriesOffset(_ column: String, _ source: TableSource) throws(StorageError) -> Bool {
    var found = false
    guard let place = source.columnNames.firstIndex(of: column) else { return false }
    try source.sample(1000) { rows in
      for cell in rows.columns[place].prefix(rows.rowCount) {
        guard let last = cell.last else { continue }
        found = found || last == UInt8(ascii: "Z") || cell.dropFirst(10).contains { $0 == 43 || $0 == 45 }
      }
    }
    return found
  }

  /// The months of a period, each as far as it lies in the period.
  private static func months(of period: Period) -> [DateRange] {
    var months: [DateRange] = []
    var first = period.days.first
    while first <= period.days.last {
      let next = first.month == 12 ? (first.year + 1, 1) : (first.year, first.month + 1)
      let end = CalendarDate(year: next.0, month: next.1, day: 1) ?? period.days.last.advanced(by: 1)
      let last = min(end.advanced(by: -1), period.days.last)
      if let month = DateRange(first: first, last: last) { months.append(month) }
      first = last.advanced(by: 1)
    }
    return months
  }
}

public import Records
public import Scoring
import Storage
import Workforce

/// What `crewcast measure` is asked.
public struct MeasureRequest: Sendable {
  /// The records.
  public var records: RecordInput
  /// The period as it was written, such as `2025-10`.
  public var period: String
  /// Limits and windows.
  public var settings = MeasureSettings()
  /// The platform whose figures are wanted beside ours.
  public var platform: Platform?
  /// Whether every record is wanted on which two definitions differ.
  public var reconciles = false
  /// The language of the text.
  public var language = Language.en

  /// A question about some records over a period.
  public init(records: RecordInput, period: String) {
    self.records = records
    self.period = period
  }

  /// Reads the records and measures every indicator that they allow.
  ///
  /// - Throws: ``Failure`` when a file cannot be used at all; single rows that cannot be used are in the answer.
  public func answer() throws(Failure) -> MeasureAnswer {
    try RecordInput.checkPeriod(period)
    var records = records
    records.keepsEvents = platform != nil
    var reading = try RecordReading(records)
    guard let period = Period(period, clock: reading.settings.clock) else { throw RecordInput.badPeriod(period) }
    let book = try reading.book(over: period)
    let evidence = Evidence(book: book, period: period, settings: settings)
    let measurements = Measurement.all(in: evidence)
    var answer = MeasureAnswer(
      request: self, reading: reading, book: book, period: period, measurements: measurements,
      contacts: ContactTotals(book, period, within: settings.replyTargetSeconds))
    answer.comparison = platform.map { PlatformComparison($0, reading, measurements, evidence) }
    if reconciles { answer.statedComparisons = try reading.statedFigures() }
    guard !reconciles || platform != nil || !answer.statedComparisons.isEmpty else {
      throw Failure(
        .usage,
        "There is nothing to hold the figures against: these records state no figures beside their moments. Name a platform "
          + "with --as, such as '--as zendesk'.")
    }
    return answer
  }
}

extension RecordReading {
  /// The figures that exports state of each contact, held against their own moments.
  func statedFigures() throws(Failure) -> [StatedComparison] {
    var comparisons: [StatedComparison] = []
    for file in files where file.layout.shape == .contacts {
      let figures = StatedFigure.all(of: file.layout.name)
      guard !figures.isEmpty else { continue }
      let table = try self.table(file.path)
      comparisons += figures.compactMap { StatedComparison($0, of: table, layout: file.layout, zone: settings.options.zone) }
    }
    return comparisons
  }
}

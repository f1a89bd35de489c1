public import Scoring
import Workforce

/// What `crewcast measure` is asked.
public struct MeasureRequest: Sendable {
  /// The records.
  public var records: RecordInput
  /// The period as it was written, such as `2025-10`.
  public var period: String
  /// Limits and windows.
  public var settings = MeasureSettings()

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
    var reading = try RecordReading(records)
    guard let period = Period(period, clock: reading.settings.clock) else { throw RecordInput.badPeriod(period) }
    let book = try reading.book(over: period)
    let evidence = Evidence(book: book, period: period, settings: settings)
    return MeasureAnswer(
      request: self, reading: reading, book: book, period: period, measurements: Measurement.all(in: evidence),
      contacts: ContactTotals(book, period, within: settings.replyTargetSeconds))
  }
}

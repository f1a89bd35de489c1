import Records
import Scoring
import Workforce

/// What a platform would show of the same records, beside our own figures.
struct PlatformComparison: Sendable {
  /// One of the platform's figures.
  struct Line: Sendable {
    /// Its definition.
    var dialect: Dialect
    /// The platform's figure.
    var theirs: Measurement
    /// Ours that is nearest.
    var ours: Measurement?
    /// Where the two differ, ours first.
    var reconciliation: Reconciliation
  }

  /// The platform.
  let platform: Platform
  /// Its figures; empty where the records hold no single messages.
  private(set) var lines: [Line] = []
  /// Figures that these records cannot tell.
  private(set) var lacking: [Dialect] = []
  /// Whether the log tells who held conversations when.
  private(set) var hasAssignments = true

  init(_ platform: Platform, _ reading: RecordReading, _ measurements: [Measurement], _ evidence: Evidence) {
    self.platform = platform
    let dialects = platform.dialects(in: evidence.period)
    guard let events = reading.events else {
      lacking = dialects
      return
    }
    let log = DialectReading(of: events, period: evidence.period, observedUntil: evidence.book.observedUntil)
    hasAssignments = log.hasAssignments
    lines = dialects.map { dialect in
      let records = dialect.records(of: log)
      let ours = IndicatorCatalogue.find(dialect.counterpart)
      let entries = ours.map {
        Reconciliation.entries(
          of: $0, in: evidence, byRound: dialect.isByRound, hasHours: reading.settings.calendar != nil)
      }
      let target = evidence.settings.replyTargetSeconds
      return Line(
        dialect: dialect,
        theirs: Measurement(
          dialect.definition, contributions: Dialect.contributions(of: records), in: evidence),
        ours: measurements.first { $0.definition.key == dialect.counterpart },
        reconciliation: Reconciliation(
          entries ?? [], records.map(Reconciliation.Entry.init), in: evidence.book,
          targets: dialect.target.map { min($0, target)...max($0, target) }))
    }
  }
}

extension Reconciliation.Entry {
  /// What a dialect makes of a record.
  init(_ record: DialectRecord) {
    self.init(
      conversation: record.conversation, start: record.start, end: record.end, value: record.value,
      weight: record.weight, divergences: record.divergences)
  }
}

import Records
import Scoring
public import Storage
import Workforce

/// What `crewcast score` is asked.
public struct ScoreRequest: Sendable {
  /// The records.
  public var records: RecordInput
  /// The policy's file.
  public var policy: String
  /// The period, such as `2025-10`.
  public var period: String
  /// Events that may cap scores.
  public var events: String?
  /// What is known of agents besides the records.
  public var roster: String?
  /// Files that the policy makes use of and that are left out on purpose.
  public var missingFiles: Set<StaffFile> = []
  /// The day on which scores are made; nil for the day after the period, or the day of the lock where there is one.
  public var asOf: String?
  /// The ledger whose upheld appeals are applied.
  public var ledger: String?
  /// The language of texts.
  public var language = Language.en
  /// Whether names are shown.
  public var showsNames = false

  /// A question about a period.
  public init(records: RecordInput, policy: String, period: String) {
    self.records = records
    self.policy = policy
    self.period = period
  }

  /// Scores the period, with the upheld appeals of the ledger.
  ///
  /// - Throws: ``Failure`` with every problem of policy, records, period or appeals.
  public func answer() throws(Failure) -> ScoreAnswer {
    try RecordInput.checkPeriod(period)
    guard let ledger else {
      let answer = try answer(with: UpheldAppeals())
      try answer.checkRecords()
      return answer
    }
    guard ScoreLedger.exists(ledger) else {
      throw Failure(.notFound, "\(ledger): no such ledger; crewcast score lock makes one.")
    }
    let history = try ScoreHistory(ledger, period: period)
    var request = self
    if let lock = history.lock {
      if asOf == nil { request.asOf = lock.asOf }
      request.missingFiles.formUnion(lock.missingFiles)
    }
    let reading = try ScoreReading(request)
    var answer = try reading.answer(with: try history.upheld())
    try answer.checkRecords()
    // Whether files are others besides is told by what the lock itself holds.
    let replayed =
      if let lock = history.lock, history.hasAppealSinceLock {
        try reading.answer(with: lock.upheld)
      } else { answer }
    answer.standing = history.standing(of: answer, replayed: replayed)
    return answer
  }

  /// Scores the period with some appeals applied.
  func answer(with appeals: UpheldAppeals) throws(Failure) -> ScoreAnswer {
    try ScoreReading(self).answer(with: appeals)
  }

  /// Reads a policy.
  public static func load(_ path: String) throws(Failure) -> LoadedPolicy {
    do throws(ScenarioError) {
      return try PolicyReader.read(path, definitions: IndicatorCatalogue.all.map(\.definition))
    } catch {
      throw Failure(error)
    }
  }

  // MARK: - Days

  /// Refuses a policy that does not apply to all days of the period.
  func checkDays(_ loaded: ScorePolicy, _ period: Period) throws(Failure) {
    let (first, last) = (max(period.days.first, loaded.from), min(period.days.last, loaded.until ?? period.days.last))
    if first == period.days.first, last == period.days.last { return }
    let until = loaded.until.map { " until \($0)" } ?? ""
    let remedy =
      first > last
      ? "name the policy of that time"
      : "score its days \(first)..\(last) by this policy, and the others by the policy of their time"
    throw Failure(
      .badInput,
      "\(policy): the policy applies from \(loaded.from)\(until), not to \(first > last ? "" : "all of ")\(period.name); "
        + "\(remedy).")
  }

  /// The day on which scores are made: never the clock's, so that the same inputs yield the same scores on every day.
  func today(after period: Period) throws(Failure) -> CalendarDate {
    guard let asOf else { return period.days.last.advanced(by: 1) }
    guard let day = CalendarDate(asOf) else {
      throw Failure(.usage, "Found \"\(asOf)\" as the day of scoring, expected a day such as '--as-of 2025-11-10'.")
    }
    return day
  }

  /// Why nobody is scored.
  static func emptiness(_ scores: PeriodScores, _ coverage: PeriodCoverage) -> Advice {
    let roles = scores.policy.eligibility.roles
    if !roles.isEmpty, scores.input.groups.allSatisfy(\.agents.isEmpty) {
      return .nobodyInRoles(roles)
    }
    if coverage.isOnlySums, scores.policy.items.allSatisfy({ !scores.input.isMeasured($0.indicator) }) {
      let facets = scores.evidence.sumFacets
      return .notFromSums(
        period: coverage.period.name, indicators: scores.definitions.map { .init($0, lacks: $0.missing(from: facets)) },
        told: IndicatorCatalogue.all.filter {
          $0.definition.direction != .neither && $0.definition.missing(from: facets).isEmpty
        }.map(\.definition))
    }
    return coverage.isEmpty ? coverage.emptiness : .nobodyAnswerable(period: coverage.period.name)
  }

  static func cadenceWarning(_ policy: ScorePolicy, _ period: Period) -> [Advice] {
    let wanted: ClosedRange<Int> =
      switch policy.cadence {
      case .monthly: 28...31
      case .quarterly: 90...92
      case .annual: 365...366
      }
    if wanted.contains(period.days.count) { return [] }
    let cadence = Advice.otherCadence(policy.cadence, period: period.name, days: period.days.count)
    let isPaid = policy.bonus != nil && period.days.count <= wanted.upperBound
    return [cadence] + (isPaid ? [.wholeBonus(policy.cadence, period: period.name)] : [])
  }
}

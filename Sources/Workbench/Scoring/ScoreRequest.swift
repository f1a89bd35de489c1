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

  /// Scores the period.
  ///
  /// - Throws: ``Failure`` with every problem of policy, records, period or appeals.
  public func answer() throws(Failure) -> ScoreAnswer { try answer(with: try appeals()) }

  /// Scores the period with some appeals applied.
  func answer(with appeals: [Appeal]) throws(Failure) -> ScoreAnswer {
    try RecordInput.checkPeriod(period)
    let loaded = try ScoreRequest.load(policy)
    var warnings = loaded.warnings.map(\.description)
    var reading = try RecordReading(records)
    guard let period = Period(period, clock: reading.settings.clock) else { throw RecordInput.badPeriod(period) }
    if period.days.first < loaded.policy.from || loaded.policy.until.map({ $0 < period.days.last }) ?? false {
      throw Failure(
        .badInput,
        "\(policy): the policy applies from \(loaded.policy.from)\(loaded.policy.until.map { " until \($0)" } ?? ""), not to "
          + "all of \(period.name); name the policy of that time.")
    }
    warnings += ScoreRequest.cadenceWarning(loaded.policy, period)
    var book = try reading.book(over: period)
    for appeal in appeals {
      do throws(AppealError) { try book.apply(appeal) } catch { throw Failure(.badInput, error.description + ".") }
    }
    let evidence = Evidence(book: book, period: period, settings: MeasureSettings(loaded.policy))
    let scores = PeriodScores(
      loaded.policy, evidence: evidence, expectedWaits: ExpectedWaits.of(evidence),
      today: period.days.last.advanced(by: 1))
    if scores.cards.isEmpty {
      warnings.append("no agent has a record in \(period.name); check the period and the zone.")
    }
    return ScoreAnswer(
      scores, language: language,
      pseudonyms: Pseudonyms(key: loaded.policy.title, showsNames: showsNames),
      inputs: reading.inputs + [Report.Input(path: loaded.input.path, digest: loaded.input.digest)],
      rejectedRows: reading.problems, warnings: warnings + reading.warnings)
  }

  /// Reads a policy.
  public static func load(_ path: String) throws(Failure) -> LoadedPolicy {
    do throws(ScenarioError) {
      return try PolicyReader.read(path, definitions: IndicatorCatalogue.all.map(\.definition))
    } catch {
      throw Failure(error)
    }
  }

  /// The upheld appeals of the period.
  func appeals() throws(Failure) -> [Appeal] {
    guard let ledger else { return [] }
    do throws(StorageError) {
      return try ScoreLedgerText.appeals(
        try ScoreLedger(ledger, readOnly: true).entries(), period: period, path: ledger)
    } catch {
      throw Failure(error)
    }
  }

  private static func cadenceWarning(_ policy: ScorePolicy, _ period: Period) -> [String] {
    let wanted: ClosedRange<Int> =
      switch policy.cadence {
      case .monthly: 28...31
      case .quarterly: 90...92
      case .annual: 365...366
      }
    if wanted.contains(period.days.count) { return [] }
    return ["the policy is \(policy.cadence.rawValue), and \(period.name) has \(period.days.count) days."]
  }
}

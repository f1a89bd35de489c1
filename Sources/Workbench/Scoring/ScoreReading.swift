import Records
import Scoring
import Storage
import Workforce

/// Everything that scores are made of, read once and scored as often as needed.
struct ScoreReading {
  /// What was asked.
  let request: ScoreRequest
  private let loaded: LoadedPolicy
  private let staff: ScoreStaff
  private let reading: RecordReading
  private let period: Period
  private let today: CalendarDate
  private let book: RecordBook

  /// Reads policy, staff and records.
  ///
  /// - Throws: ``Failure`` with every problem of policy, records or period.
  init(_ request: ScoreRequest) throws(Failure) {
    try RecordInput.checkPeriod(request.period)
    self.request = request
    loaded = try ScoreRequest.load(request.policy)
    staff = try ScoreStaff(request, loaded.policy)
    var reading = try RecordReading(request.records)
    try staff.checkConfirmers(StaffIdentity(accounts: reading.settings.options.people))
    guard let period = Period(request.period, clock: reading.settings.clock) else {
      throw RecordInput.badPeriod(request.period)
    }
    try request.checkDays(loaded.policy, period)
    today = try request.today(after: period)
    book = try reading.book(over: period)
    (self.reading, self.period) = (reading, period)
  }

  /// The files about people that the policy makes use of and that are not named.
  var lacking: Set<StaffFile> { staff.lacking }

  /// The names by which people are known, whichever of their accounts a name is of.
  var identity: StaffIdentity { StaffIdentity(accounts: reading.settings.options.people) }

  /// The scores with everything that there is to say of them.
  ///
  /// - Parameters:
  ///   - appeals: The objections that were upheld.
  ///   - reference: The scores with the corrections among them, where they are there already.
  func answer(with appeals: UpheldAppeals, reference: PeriodScores? = nil) throws(Failure) -> ScoreAnswer {
    let base = if let reference { reference } else { try scores(appeals.corrections) }
    if appeals.objections.isEmpty { return answer(base) }
    return answer(PeriodScores(try corrected(base.evidence.book, appeals.objections), heldAgainst: base))
  }

  /// The scores with some corrections of the records, everybody held against everybody.
  func scores(_ corrections: [Appeal]) throws(Failure) -> PeriodScores {
    let evidence = Evidence(
      book: try corrected(book, corrections), period: period, settings: MeasureSettings(loaded.policy))
    return PeriodScores(
      loaded.policy, evidence: evidence, expectedWaits: StaffedWaits.of(evidence),
      roster: staff.roster(reading.person, period), events: staff.events(reading.person), today: today)
  }

  /// Records with some appeals applied.
  private func corrected(_ book: RecordBook, _ appeals: [Appeal]) throws(Failure) -> RecordBook {
    var book = book
    for appeal in appeals {
      do throws(AppealError) { try book.apply(appeal) } catch { throw Failure(.badInput, error.text(request.language)) }
    }
    return book
  }

  /// Scores with everything that there is to say of them.
  func answer(_ scores: PeriodScores) -> ScoreAnswer {
    let coverage = PeriodCoverage(reading, book, period)
    let pseudonyms = Pseudonyms(key: loaded.policy.title, showsNames: request.showsNames)
    var warnings: [Advice] = loaded.warnings.map { .english($0.description) } + reading.advice + coverage.warnings
    warnings += ScoreRequest.cadenceWarning(loaded.policy, period)
    warnings += staff.warnings(scores, period, pseudonyms, reading.person)
    if scores.cards.isEmpty { warnings.append(ScoreRequest.emptiness(scores, coverage)) }
    if today <= period.days.last { warnings.append(.periodNotOver(today: today, period: period.name)) }
    if reading.rejectedRowCount > 0 { warnings.append(.rowsLeftOut(reading.rejectedRowCount)) }
    warnings += lostCells(scores.definitions)
    return ScoreAnswer(
      scores, language: request.language, pseudonyms: pseudonyms,
      inputs: reading.inputs + [Report.Input(path: loaded.input.path, digest: loaded.input.digest)] + staff.inputs,
      rejectedRows: reading.problems, unlisted: (reading.unlistedRowCount, reading.unlistedCellCount),
      warnings: warnings.map { $0.text(request.language) },
      isPartial: coverage.isPartial || today <= period.days.last, accounts: reading.settings.options.people,
      emptiness: scores.cards.isEmpty && coverage.isEmpty ? coverage.emptiness.text(request.language) : nil)
  }

  /// Cells that could not be used, of columns that indicators of the policy rest on.
  private func lostCells(_ definitions: [IndicatorDefinition]) -> [Advice] {
    reading.files.flatMap { file in
      file.report.lostCells.compactMap { lost -> Advice? in
        let touched = definitions.filter { $0.requirements.contains { !$0.isDisjoint(with: lost.facets) } }
        return touched.isEmpty
          ? nil : .cellsLost(path: file.path, column: lost.column, count: lost.count, indicators: touched)
      }
    }
  }
}

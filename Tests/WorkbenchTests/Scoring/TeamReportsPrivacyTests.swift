import Reporting
import Scoring
import Testing
import Workforce

@testable import Workbench

/// What reviewers of the reports had worked out of them: each of these could once be done.
@Suite("What team reports keep to themselves")
struct TeamReportsPrivacyTests {
  private static let start = Instant(secondsSince1970: 1_759_276_800)

  /// October with thirty contacts a day of six agents, and changes to records or further ones.
  private func reports(
    policy: ScorePolicy? = nil, _ change: (inout ContactRecord, _ day: Int, _ index: Int) -> Void,
    more: [ContactRecord] = []
  ) throws -> TeamReports {
    var book = RecordBook(observedUntil: Self.start.advanced(by: 60 * 86_400))
    for day in 0..<31 {
      for index in 0..<30 {
        var record = Self.record(day, index, agent: "agent \(index % 6)")
        change(&record, day, index)
        book.append(record, customer: UInt64(book.conversations.count + 1))
      }
    }
    for record in more { book.append(record, customer: UInt64(book.conversations.count + 1)) }
    let period = try #require(Period("2025-10", clock: .utc))
    return TeamReports(Evidence(book: book, period: period), policy: policy, language: .en)
  }

  private static func record(
    _ day: Int, _ index: Int, agent: String?, type: String = "parcel", _ channel: Channel = .chat
  ) -> ContactRecord {
    var record = ContactRecord(
      contact: "\(day)-\(channel)-\(type)-\(index)", type: type, channel: channel,
      arrived: start.advanced(by: Double(day) * 86_400 + 36_000 + Double(index) * 300), outcome: .answered)
    record.agent = agent
    record.queued = record.arrived
    record.answered = record.arrived.advanced(by: 60)
    record.ended = record.arrived.advanced(by: 360)
    record.resolved = true
    (record.workSeconds, record.replies) = (280, 1)
    return record
  }

  /// Rows of the table that holds everything, by report, group and indicator; nil values are hidden.
  private func values(_ reports: TeamReports) -> [String: (value: Double?, count: Double?)] {
    let lines = reports.report.tables[0].rows.text.split(separator: "\n").dropFirst()
    var found: [String: (value: Double?, count: Double?)] = [:]
    for line in lines {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      found[cells[3...5].joined(separator: "/")] = (Double(cells[7]), Double(cells[10]))
    }
    return found
  }

  @Test("Complaints of a matter that two agents serve do not follow from the team's less those of the others")
  func complaints() throws {
    let reports = try reports { record, day, index in
      record.type = ["parcel", "refund", "invoice"][index / 6 % 3]
      if index < 2, day % 3 == 0 { record.type = "legal" }
      record.complaint = index < 2 && day % 6 == 0 ? .attributable : nil
    }
    let values = values(reports)
    let team = try #require(values["satisfaction/team/complaint-rate"])
    #expect(team.value != nil)
    #expect(values["trends/legal/complaint-rate"]?.value == nil)
    let shown = ["parcel", "refund", "invoice"].filter { values["trends/\($0)/complaint-rate"]?.value != nil }
    #expect(!shown.isEmpty && shown.count < 3, "a second matter goes with it: \(shown)")
  }

  @Test("Marks of the only agent who was reviewed are not the team's")
  func marks() throws {
    func team(_ reviewed: Int) throws -> Double?? {
      let reports = try reports { record, _, index in
        if index % 6 < reviewed { (record.accuracy, record.attitude) = (0.5, 0.8) }
      }
      #expect(reports.report.document.text(TextRendering(width: 200)).contains("Accuracy (review)"))
      return values(reports)["satisfaction/team/quality-accuracy"].map(\.value)
    }
    #expect(try team(1) == .some(nil) && team(4) == .some(nil))
    #expect(try team(5) == 0.5)
  }

  @Test("A channel that is hidden is hidden in every table")
  func channels() throws {
    let calls = (0..<31).map { Self.record($0, 100, agent: "agent \($0 % 2)", .phone) }
    let mails = (0..<31).flatMap { day in
      (0..<5).map { Self.record(day, 200 + $0, agent: "agent \($0)", .email) }
    }
    let reports = try reports({ _, _, _ in }, more: calls + mails)
    let rows = values(reports).filter { $0.key.contains("/phone/") || $0.key.contains("/email/") }
    #expect(rows.count > 8 && rows.allSatisfy { $0.value.value == nil && $0.value.count == nil }, "\(rows)")
    #expect(values(reports)["efficiency/chat/handled"]?.value == 930)
  }

  @Test("Spam and what an objection took out make no group larger")
  func spam() throws {
    // On the 5th four agents have records that count; the others have spam.
    let reports = try reports { record, day, index in
      if day == 4, index % 6 > 3 { record.exclusion = .spam }
    }
    #expect(values(reports)["efficiency/2025-10-05/handled"]?.value == nil)
    var book = RecordBook(observedUntil: Self.start.advanced(by: 60 * 86_400))
    for index in 0..<12 {
      book.append(Self.record(2, index, agent: "agent \(index % 6)"), customer: UInt64(index + 1))
    }
    for index in [4, 5, 10, 11] {
      try book.apply(
        Appeal(record: "2-chat-parcel-\(index)", action: .exclude, reason: "spam", decidedBy: "reviewer"))
    }
    let period = try #require(Period("2025-10", clock: .utc))
    let four = TeamReports(Evidence(book: book, period: period), policy: nil, language: .en)
    #expect(four.isWholeTeamHidden && values(four)["efficiency/team/handled"]?.value == nil)
  }

  @Test("Sums of days count only when all their days lie in the period")
  func sums() throws {
    func reports(_ last: Int) throws -> TeamReports {
      var book = RecordBook(observedUntil: Self.start.advanced(by: 60 * 86_400))
      for agent in 0..<6 {
        let code = book.names.agents.code("agent \(agent)")
        // The last two agents' rows begin in September, or not.
        let first = CalendarDate(dayNumber: agent < 4 ? 20_362 : last)
        let days = try #require(DateRange(first: first, last: CalendarDate(dayNumber: 20_366)))
        var row = AgentDay(agent: code, days: days, channel: .chat)
        (row.handled, row.ratings, row.goodRatings) = (40, 10, 8)
        book.agentDays.append(row)
      }
      let period = try #require(Period("2025-10", clock: .utc))
      return TeamReports(Evidence(book: book, period: period), policy: nil, language: .en)
    }
    #expect(try reports(20_360).isWholeTeamHidden)
    let six = try reports(20_362)
    #expect(!six.isWholeTeamHidden && six.watched.allSatisfy { !$0.hasDays })
  }

  @Test("An agent with nearly all records of a channel does not hide behind others")
  func dominance() throws {
    let calls = (0..<31).flatMap { day in
      (0..<20).map { Self.record(day, 100 + $0, agent: "agent \($0 < 18 ? 0 : $0 % 2 + day % 3 * 2)", .phone) }
    }
    let values = values(try reports({ _, _, _ in }, more: calls))
    #expect(values["efficiency/phone/handled"]?.value == nil && values["efficiency/team/handled"]?.value != nil)
  }

  @Test("The policy's own indicators are watched, and by its thresholds")
  func watched() throws {
    func item(_ key: String, _ floor: Double, _ threshold: Double, _ goal: Double, _ stretch: Double) -> PolicyItem {
      PolicyItem(
        key, weightPermille: 500,
        targets: Targets(floor: floor, threshold: threshold, goal: goal, stretch: stretch))
    }
    let policy = ScorePolicy(
      title: "Desk", revision: "7", cadence: .monthly, from: CalendarDate(dayNumber: 20_000),
      items: [item("resolution-rate", 0.5, 0.7, 0.8, 0.9), item("complaint-rate", 0.05, 0.02, 0.01, 0)],
      grades: [Grade("A", from: 0)])
    let reports = try reports(policy: policy) { record, day, index in
      if day == 20, index < 22 { record.resolved = false }
      if day == 9, index % 4 == 0 { record.complaint = .attributable }
      if day == 10, index == 0 { record.complaint = .attributable }
    }
    #expect(reports.watched.map(\.key) == ["complaint-rate", "resolution-rate"])
    #expect(reports.watched.map(\.threshold) == [0.02, 0.7])
    let alerts = reports.alerts(reports.watched).filter { $0.kind == .threshold }
    // A single complaint of thirty is more than 2 %, and no alarm.
    #expect(alerts.map { "\($0.date) \($0.indicator)" } == ["2025-10-10 complaint-rate", "2025-10-21 resolution-rate"])
    let text = reports.report.document.text(TextRendering(width: 160))
    #expect(text.contains("Policy: Desk, revision 7") && text.contains("Behind it: 930 records of 6 agents."))
    let usual = try self.reports({ _, _, _ in })
    #expect(Set(usual.watched.map(\.key)).isSubset(of: TeamReports.usuallyWatched) && !usual.watched.isEmpty)
    #expect(usual.watched.allSatisfy { $0.threshold == nil })
  }
}

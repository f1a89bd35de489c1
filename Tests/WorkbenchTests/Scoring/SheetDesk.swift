import Scoring
import Statistics
import Testing
import Workforce

@testable import Workbench

/// A month of six agents, made so that every part of a sheet has something to say: ratings, waits, complaints, a grave event, objections.
enum SheetDesk {
  static let agents = ["王芳", "李雷", "韩梅梅", "张伟", "Zoe", "Tom"]

  /// Objections: one of 王芳 that was upheld, one of 李雷 that was not, one that charged a record of 韩梅梅 to 张伟.
  static let objections: [SheetObjection] = [
    SheetObjection(
      appeal: Appeal(
        record: "T10000", action: .exclude, reason: "李雷 saw it, and so did Tom; Tomorrow Ltd did not",
        decidedBy: "Li Na"),
      received: "2031-01-21", noted: "2031-01-22"),
    SheetObjection(
      appeal: Appeal(
        record: "T10001", action: .correct, field: .satisfied, value: "yes", reason: "the customer | meant it",
        decidedBy: "Li Na", outcome: .rejected),
      received: nil, noted: "2031-01-23"),
    SheetObjection(
      appeal: Appeal(
        record: "T10002", action: .reattribute, fromAgent: "韩梅梅", toAgent: "张伟", reason: "张伟已接手",
        decidedBy: "Li Na"),
      received: nil, noted: "2031-01-24"),
  ]

  /// The records of all agents, or of some.
  static func book(of served: [String] = agents) throws -> RecordBook {
    var stream = RandomStream(seed: 7, replication: 0, purpose: "sheet", entity: "records")
    let start = Instant(secondsSince1970: 1_759_276_800)
    var book = RecordBook(observedUntil: start.advanced(by: 60 * 86_400))
    for index in 0..<1200 {
      let agent = index % 6
      var record = ContactRecord(
        contact: "T\(10_000 + index)", type: index / 30 % 3 == 0 ? "refund" : "parcel", channel: .chat,
        arrived: start.advanced(by: Double(index) * 2000), outcome: .answered)
      record.agent = served[agent % served.count]
      record.queued = record.arrived
      record.answered = record.arrived.advanced(by: 30 + 120 * stream.exponential())
      record.ended = record.answered?.advanced(by: 200)
      record.resolved = stream.happens(withProbability: 0.75 + 0.03 * Double(agent))
      record.isSatisfied = stream.happens(withProbability: 0.8 + 0.02 * Double(agent))
      // Nobody complains of refunds, so there a record without a complaint is no better than what colleagues achieve.
      record.complaint = record.type == "parcel" && stream.happens(withProbability: 0.012) ? .attributable : nil
      book.append(record, customer: UInt64(index % 500))
    }
    for objection in objections where objection.appeal.outcome == .upheld && served == agents {
      try book.apply(objection.appeal)
    }
    return book
  }

  static var policy: ScorePolicy {
    var policy = ScorePolicy(
      title: "Test", revision: "1", cadence: .monthly, from: CalendarDate(dayNumber: 20_000),
      items: [
        PolicyItem(
          "satisfaction", weightPermille: 350, targets: Targets(floor: 0.6, threshold: 0.8, goal: 0.9, stretch: 0.97)),
        PolicyItem(
          "first-response", weightPermille: 225, targets: Targets(floor: 300, threshold: 180, goal: 90, stretch: 40)),
        PolicyItem(
          "resolution-rate", weightPermille: 250,
          targets: Targets(floor: 0.5, threshold: 0.7, goal: 0.85, stretch: 0.95)
        ),
        PolicyItem(
          "complaint-rate", weightPermille: 175, targets: Targets(floor: 0.1, threshold: 0.05, goal: 0.02, stretch: 0)),
      ], grades: [Grade("A", from: 110), Grade("B", from: 104), Grade("C", from: 98), Grade("D", from: 0)])
    policy.evidence.weight = 0
    policy.redLines = [RedLine("abuse", cap: 60)]
    policy.bonus = BonusRule(base: 800, slope: 1.5, low: 0.5, high: 1.5, currency: "CNY")
    policy.appealDays = 5
    return policy
  }

  static func answer(
    _ language: Language, names: Bool = true, of served: [String] = agents, standing: ScoreStanding? = standing(.locked)
  ) throws -> ScoreAnswer {
    let period = try #require(Period("2025-10", clock: .utc))
    var event = RedLineEvent(agent: "王芳", day: period.days.first.advanced(by: 13), kind: "abuse", status: .confirmed)
    event.confirmedBy = "Chen Jing"
    event.confirmedOn = period.days.first.advanced(by: 15)
    event.appealUntil = period.days.first.advanced(by: 22)
    let scores = PeriodScores(
      policy, evidence: Evidence(book: try book(of: served), period: period), events: [event],
      today: period.days.last.advanced(by: 1))
    var answer = ScoreAnswer(scores, language: language, pseudonyms: Pseudonyms(key: "k", showsNames: names))
    answer.standing = standing
    return answer
  }

  static func standing(_ state: ScoreStanding.State) -> ScoreStanding {
    var standing = ScoreStanding()
    (standing.state, standing.entry, standing.made) = (state, 4, "2031-01-20")
    (standing.objectionsUntil, standing.objections) = ("2031-02-03", objections)
    if state == .signedOff { (standing.made, standing.signedBy) = ("2031-02-05", "Chen Jing") }
    return standing
  }
}

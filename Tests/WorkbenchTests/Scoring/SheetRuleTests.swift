import Foundation
import Reporting
import Scoring
import Storage
import TestSupport
import Testing
import Workforce

@testable import Workbench

@Suite("What a sheet says of the limits by which records count")
struct SheetRuleTests {
  @Test("every indicator that a policy can hold has its rule in both languages", arguments: Language.allCases)
  func complete(language: Language) throws {
    let rules = IndicatorRules(MeasureSettings(), language: language)
    for definition in IndicatorCatalogue.all.map(\.definition) where definition.canBeScored {
      let text = try #require(rules.text(definition.key), "\(definition.key)")
      #expect(text.hasSuffix(language == .zh ? "。" : "."), "\(text)")
      #expect(text.contains { !$0.isASCII } == (language == .zh), "\(text)")
    }
  }

  @Test("limits are those of the policy, and another limit is another text")
  func limits() throws {
    var settings = MeasureSettings()
    let usual = IndicatorRules(settings, language: .en)
    settings.replyTargetSeconds = 45
    settings.replyLimitSeconds = 1200
    settings.recontactDays = 3
    settings.resolutionTargetSeconds = 86_400
    let other = IndicatorRules(settings, language: .en)
    for (key, before, after) in [
      ("first-reply-within", "3 min", "45 s"), ("replied-within", "3 min", "45 s"),
      ("first-response", "10 min", "20 min"),
      ("average-response", "10 min", "20 min"), ("never-answered", "10 min", "20 min"),
      ("resolution-rate", "7 days", "3 days"), ("first-contact-resolution", "7 days", "3 days"),
      ("reopen-rate", "7 days", "3 days"),
      ("resolved-share", "7 days", "3 days"), ("on-time", "promise", "1 d"),
    ] {
      #expect(usual.text(key)?.contains(before) == true, "\(usual.text(key) ?? "")")
      #expect(other.text(key)?.contains(after) == true, "\(other.text(key) ?? "")")
    }
  }

  @Test("a sheet states them, for people and for programs, with what each figure is of", arguments: Language.allCases)
  func stated(language: Language) throws {
    let answer = try SheetDesk.answer(language)
    let report = try #require(answer.report(ofAgent: "Zoe"))
    let text = report.document.text(TextRendering(width: 4000))
    for wanted in language == .zh
      ? ["记录如何计入", "超过10分钟", "7天内", "投诉不设时限"] : ["10 min", "within 7 days", "no time limit"]
    {
      #expect(text.contains(wanted), "\(wanted)")
    }
    let policy = try #require(report.json["policy"])
    #expect(policy["title"] == .string("Test") && policy["revision"] == .string("1"))
    #expect(policy["replyLimitSeconds"] == .number(600) && policy["recontactDays"] == .number(7))
    for item in SheetDesk.policy.items {
      let definition = try #require(report.json["definitions"]?[item.indicator])
      let own = try #require(IndicatorCatalogue.find(item.indicator)?.definition)
      #expect(definition["population"] == .string(own.population) && definition["unit"] == .string(own.unit.rawValue))
      #expect(definition["meaning"] == .string(own.meaning) && definition["goal"] == .number(item.targets.goal))
      #expect(definition["weight"] == .number(Double(item.weightPermille) / 1000))
    }
    let rows = try #require(report.tables.first { $0.name == "definitions" }).rows.text
    #expect(rows.split(separator: "\n").count >= 5 && rows.contains("first-response,"))
  }

  @Test(
    "where nothing was observed no points are shown as observed, and the row still adds up",
    arguments: Language.allCases)
  func unobserved(language: Language) throws {
    var book = try SheetDesk.book()
    let tom = try #require(book.names.agents.find("Tom"))
    for row in 0..<book.identities.count where book.conversations.agent(row) == tom {
      try book.apply(
        Appeal(
          record: book.identities[row], action: .correct, field: .satisfied, value: "", reason: "r", decidedBy: "d"))
    }
    let period = try #require(Period("2025-10", clock: .utc))
    let scores = PeriodScores(
      SheetDesk.policy, evidence: Evidence(book: book, period: period), today: period.days.last.advanced(by: 1))
    let answer = ScoreAnswer(scores, language: language, pseudonyms: Pseudonyms(key: "k", showsNames: true))
    let card = try #require(scores.cards.first { $0.agent == "Tom" })
    let item = try #require(card.items.first { $0.indicator == "satisfaction" })
    #expect(item.estimate?.records == 0 && item.points.hundredths > 0)
    #expect(answer.shown(item, .observed) == nil && answer.shown(item, .shrinkage) == item.amount)
    guard case .array(let cards) = try #require(answer.report(ofAgent: "Tom")).json["agents"] else {
      throw Failure(.bug, "no agents")
    }
    let steps = cards[0]["indicators"]?["satisfaction"]?["steps"]
    #expect(steps?["observed"] == .null && steps?["shrinkage"] == .number(item.points.value))
    let text = try #require(answer.sheet(of: "Tom")).text(TextRendering(width: 400))
    #expect(text.contains(language == .zh ? "没有您的记录" : "there is no record of yours"))
    // What a lock keeps stays as older locks have it.
    #expect(answer.frozen.contains("\"steps\": {\"observed\": \(item.points.value)"))
  }

  @Test("an effect that would be shown as nothing is not listed")
  func nothing() throws {
    // A hundred thousand chats: one of them moves a share by a thousandth of a point.
    var book = RecordBook(observedUntil: Instant(secondsSince1970: 1_759_276_800 + 60 * 86_400))
    for index in 0..<60_000 {
      var record = ContactRecord(
        contact: "\(index)", type: "t", channel: .chat,
        arrived: Instant(secondsSince1970: 1_759_276_800 + Double(index) * 40), outcome: .answered)
      (record.agent, record.isSatisfied) = ("agent-\(index % 2)", index % 20 > 1)
      book.append(record, customer: UInt64(index + 1))
    }
    let period = try #require(Period("2025-10", clock: .utc))
    var policy = SheetDesk.policy
    policy.items = [
      PolicyItem(
        "satisfaction", weightPermille: 1000, targets: Targets(floor: 0.6, threshold: 0.8, goal: 0.9, stretch: 0.97))
    ]
    let scores = PeriodScores(
      policy, evidence: Evidence(book: book, period: period), today: period.days.last.advanced(by: 1))
    let answer = ScoreAnswer(scores, pseudonyms: Pseudonyms(key: "k", showsNames: true))
    let text = try #require(answer.sheet(of: "agent-0")).text(TextRendering(width: 400))
    #expect(!text.contains("0.00 percentage") && !text.contains("earned points"), "\(text)")
  }

  @Test("colleagues are hidden under each of their accounts")
  func accounts() throws {
    let answer = try SheetDesk.answer(.en)
    let own = ScoreAnswer(
      answer.scores, pseudonyms: Pseudonyms(key: "k", showsNames: true), accounts: ["lilei01": "李雷", "wf": "王芳"])
    #expect(own.masked("lilei01 and wf saw it", for: "王芳") == "[a colleague] and wf saw it")
    let hidden = ScoreAnswer(
      answer.scores, pseudonyms: Pseudonyms(key: "k", showsNames: false), accounts: ["lilei01": "李雷", "wf": "王芳"])
    #expect(!hidden.masked("lilei01 and wf saw it", for: "王芳").contains("wf"))
  }
}

@Suite(
  "What is said before a month is paid",
  .enabled(if: (try? TableReader()) != nil, "the library for tables is not there"))
struct SignOffRuleTests {
  @Test("a sign-off and a lock say how many outcomes were open, and what follows")
  func open() throws {
    let folder = try ScratchFolder()
    var desk = try LedgerDesk(folder.url.path)
    let locked = try desk.audit.lock()
    #expect(locked.warnings.contains { $0.contains("are still open (Resolution rate ") }, "\(locked.warnings)")
    try desk.set("2025-11-11T12:00:00Z")
    let report = try desk.audit.signOff(by: "Chen Jing", note: "")
    guard case .integer(let count) = report.json["openOutcomes"] else { throw Failure(.bug, "no count") }
    // Of the 300 records those of the last seven days before the last moment are open, but none that was not resolved then.
    #expect(count > 0 && report.json["openByIndicator"]?["resolution-rate"] == .integer(count))
    let text = report.document.text().replacing(#/\s+/#, with: " ")
    #expect(text.contains("Resolution rate \(count). They count in nobody's score"), "\(text)")
    // Once the window is over for all there is nothing to say.
    let other = try ScratchFolder()
    var later = try LedgerDesk(other.url.path)
    later.audit.request.records.observedUntil = "2025-11-02"
    #expect(try !later.audit.lock().warnings.contains { $0.contains("open") })
    try later.set("2025-11-11T12:00:00Z")
    #expect(try !later.audit.signOff(by: "Chen Jing", note: "").document.text().contains("open"))
  }

  @Test("a day for objections that will not do is refused before anything is read")
  func early() throws {
    let folder = try ScratchFolder()
    var desk = try LedgerDesk(folder.url.path)
    desk.audit.request.records.paths = [folder.url.path + "/missing.csv"]
    desk.audit.request.records.zone = "Asia/Shanghai"
    let refused = desk.refusal { _ = try desk.audit.lock(objectionsUntil: "2025-11-04") }
    #expect(refused.contains("the policy gives 5 working days"), "\(refused)")
    #expect(desk.refusal { _ = try desk.audit.lock() }.contains("missing.csv"))
  }

  @Test("a row that does not count names the row that does")
  func rosterLines() throws {
    let folder = try ScratchFolder()
    var desk = try LedgerDesk(folder.url.path, policy: LedgerDesk.policy + "peers: {by: role, atLeast: 2}\n")
    try desk.write(
      "agent,role,hired on,left on\na1,x,2024-01-01,2025-10-10\na2,x,2025-10-11,\na3,y,2025-10-20,\nagent-1,x,,\nagent-2,x,,\n",
      to: "roster.csv")
    try desk.write("source: crewcast\npeople: { a1: agent-0, a2: agent-0, a3: agent-0 }\n", to: "people.yaml")
    desk.audit.request.records.mappingPath = folder.url.path + "/people.yaml"
    desk.audit.request.roster = folder.url.path + "/roster.csv"
    let warnings = try desk.audit.request.answer().warnings
    let found = warnings.filter { $0.contains("roster.csv:4") }
    // The row on line 4 collides with the one on line 3, and not with the first of that person.
    #expect(found.count == 1 && found[0].contains("line 3"), "\(warnings)")
  }
}

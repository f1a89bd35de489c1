import Reporting
import Scoring
import Statistics
import Testing
import Workforce

@testable import Workbench

@Suite("Team reports")
struct TeamReportsTests {
  private static let start = Instant(secondsSince1970: 1_759_276_800)

  /// October: 1,550 chats with six agents, whose customers grow discontented from the 21st on; calls that one agent alone takes; twice as
  /// many parcels in the second half; three odd matters.
  private func reports(_ language: Language, falling: Bool = true, plain: Bool = false) throws -> TeamReports {
    var stream = RandomStream(seed: 12, replication: 0, purpose: "reports", entity: "records")
    var book = RecordBook(observedUntil: Self.start.advanced(by: 60 * 86_400))
    func add(_ day: Int, _ index: Int, _ type: String, _ channel: Channel, _ agent: String) {
      var record = ContactRecord(
        contact: "\(day)-\(channel)-\(type)-\(index)", type: type, channel: channel,
        arrived: Self.start.advanced(by: Double(day) * 86_400 + 36_000 + Double(index) * 200), outcome: .answered)
      record.agent = agent
      record.queued = record.arrived
      record.answered = record.arrived.advanced(by: 60 * stream.exponential())
      record.ended = record.answered?.advanced(by: 300)
      record.resolved = index % 5 != 0
      record.isSatisfied = stream.happens(withProbability: falling && day >= 20 ? 0.7 : 0.92)
      record.complaint = index == 7 && day % 4 == 0 ? .attributable : nil
      book.append(record, customer: UInt64(book.conversations.count + 1))
    }
    for day in 0..<31 {
      for index in 0..<50 {
        let isParcel = index < (day < 15 ? 10 : 20)
        add(day, index, isParcel ? "parcel" : "refund", .chat, "agent \(index % 6)")
      }
      if day % 2 == 0, !plain { add(day, 60, "call", .phone, "solo") }
    }
    for index in 0..<(plain ? 0 : 3) { add(3, 70 + index, "odd", .chat, "agent 1") }
    var policy = ScorePolicy(
      title: "t", revision: "1", cadence: .monthly, from: CalendarDate(dayNumber: 20_000),
      items: [
        PolicyItem(
          "satisfaction", weightPermille: 1000, targets: Targets(floor: 0.6, threshold: 0.85, goal: 0.9, stretch: 0.97))
      ], grades: [Grade("A", from: 0)])
    policy.eligibility = EligibilityRule()
    let period = try #require(Period("2025-10", clock: .utc))
    return TeamReports(Evidence(book: book, period: period), policy: policy, language: language)
  }

  private func text(_ reports: TeamReports) -> String { reports.report.document.text(TextRendering(width: 200)) }

  @Test("Every indicator that a report names is there")
  func keys() {
    for key in TeamReports.lists(nil).flatMap(\.indicators) + TeamReports.usuallyWatched {
      #expect(IndicatorCatalogue.find(key) != nil, "\(key)")
    }
  }

  @Test("Every word is there in both languages, with the same places to fill")
  func words() {
    for key in ReportWords.Key.allCases {
      let texts = ReportWords.table[key]
      #expect(texts != nil && texts?.en.isEmpty == false && texts?.zh.isEmpty == false, "\(key)")
      for place in 0..<3 {
        #expect(texts?.en.contains("{\(place)}") == texts?.zh.contains("{\(place)}"), "\(key) {\(place)}")
      }
    }
  }

  @Test("All three reports and the alarms, in Chinese without a word of English, and the other way round")
  func languages() throws {
    let zh = text(try reports(.zh))
    for word in ["客户满意度报告", "服务效率报告", "问题趋势报告", "预警", "责任人", "处置情况", "95% 置信区间", "样本量", "客户满意度：满意评价"] {
      #expect(zh.contains(word), "\(word)\n\(zh)")
    }
    #expect(!zh.contains(" %") && zh.contains(/[0-9]秒/) && !zh.contains(/[0-9] (s|min)\b/))
    for word in ["team", "interval", "records", "trend", "Groups", "share of"] {
      #expect(!zh.contains(word), "\(word)")
    }
    let en = text(try reports(.en))
    for word in ["Satisfaction", "Efficiency", "Trends of problems", "Alarms", "responsible", "what was done"] {
      #expect(en.contains(word), "\(word)\n\(en)")
    }
    #expect(!en.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) })
  }

  @Test("Every figure of the team has its interval and its sample, and is the indicator's own")
  func figures() throws {
    let reports = try reports(.en)
    let table = reports.table([Measurement(Satisfaction(), in: reports.evidence)])
    let measured = try #require(Measurement(Satisfaction(), in: reports.evidence).team)
    let interval = try #require(measured.estimate)
    let row = try #require(table.text().split(separator: "\n").first { $0.contains("Customer satisfaction") })
    for part in [Figures.percent(measured.value), Figures.percent(interval.low), Figures.percent(interval.high)] {
      #expect(row.contains(part), "\(row): \(part)")
    }
    #expect(measured.records == 1569)
  }

  @Test("With two channels, that of a single agent hides the other one, too: it would be the team's less the other's")
  func suppression() throws {
    let reports = try reports(.en)
    let channelTable = try #require(text(reports).split(separator: "By channel").dropFirst().first)
    let row = try #require(channelTable.split(separator: "\n").first { $0.contains("Customer satisfaction") })
    #expect(row.contains("hidden") && !row.contains("%"), "\(row)")
    let channels = try #require(reports.report.json["satisfaction"]?["satisfaction"]?["channels"])
    #expect(channels == ["phone": ["isSuppressed": true], "chat": ["isSuppressed": true]])
  }

  @Test("The calls of a single agent are marked as hidden in every form")
  func ofOne() throws {
    let report = try reports(.en).report
    guard case .array(let trends)? = report.json["problemTrends"] else { throw Failure(.bug, "no trends") }
    let call = try #require(trends.first { $0["type"] == .string("call") })
    #expect(call == ["type": "call", "isSuppressed": true])
    // Of the two matters that six agents serve the smaller one goes with it: all contacts less those of both would be the calls.
    let refund = try #require(trends.first { $0["type"] == .string("refund") })
    #expect(refund["unresolved"]?["mean"] != nil && refund["isSuppressed"] == false)
    let rows = report.tables[0].rows.text.split(separator: "\n")
    #expect(rows.contains { $0.contains(",trends,call,complaint-rate,no,,") })
    #expect(rows.contains { $0.contains(",satisfaction,phone,satisfaction,no,,") })
    #expect(text(try reports(.en)).contains("Hidden: call, odd, parcel."))
  }

  @Test("A matter that comes more often is named rising with its factor, and the rest is not")
  func trends() throws {
    // Without the odd ones and the calls, lest anything else is hidden.
    let trends = try reports(.en, plain: true).trends
    #expect(trends.map(\.name) == ["parcel", "refund"])
    let parcel = trends[0]
    #expect(parcel.first == 150 && parcel.second == 320 && parcel.direction == 1)
    #expect(abs((parcel.change?.mean ?? 0) - 320.0 / 16 / 10) < 1e-12)
    #expect(trends[1].direction == -1)
    // One in five is unresolved by construction: 2 of 10 and 4 of 20.
    let (unresolved, complaints) = (try #require(parcel.unresolved.estimate), try #require(parcel.complaints.estimate))
    #expect(abs(unresolved.mean - 0.2) < 1e-12 && unresolved.low < 0.2 && unresolved.high > 0.2)
    #expect(abs(complaints.mean - 8.0 / 470) < 1e-12)
  }

  @Test("Days that the records do not reach make no matter fall")
  func partial() throws {
    var book = RecordBook(observedUntil: Self.start.advanced(by: 20 * 86_400 - 1))
    for day in 0..<20 {
      for index in 0..<30 {
        var record = ContactRecord(
          contact: "\(day)-\(index)", type: "parcel", channel: .chat,
          arrived: Self.start.advanced(by: Double(day) * 86_400 + Double(index) * 600), outcome: .answered)
        record.agent = "agent \(index % 6)"
        book.append(record, customer: UInt64(book.conversations.count + 1))
      }
    }
    let period = try #require(Period("2025-10", clock: .utc))
    let reports = TeamReports(Evidence(book: book, period: period), policy: nil, language: .en)
    let trend = try #require(reports.trends.first)
    #expect(trend.first == 300 && trend.second == 300 && trend.direction == 0 && trend.change?.mean == 1)
  }

  @Test("Customers who grow discontented raise both alarms soon; where nothing changes there is no lasting turn")
  func alarms() throws {
    let falling = try reports(.en).report
    let rows = try #require(falling.tables.first { $0.name == "alerts" }).rows.text.split(separator: "\n")
    let cusum = try #require(rows.first { $0.contains("satisfaction,cusum") })
    #expect(("2025-10-21"..."2025-10-25").contains(String(cusum.prefix(10))), "\(cusum)")
    #expect(rows.contains { $0.contains("satisfaction,threshold") && $0 > "2025-10-20" })
    #expect(!rows.contains { $0.contains("satisfaction") && $0 < "2025-10-20" })
    let steady = try #require(try reports(.en, falling: false).report.tables.first { $0.name == "alerts" }).rows.text
    #expect(!steady.contains("satisfaction,cusum"), "\(steady)")
  }

  @Test("The same records yield the same bytes")
  func bytes() throws {
    #expect(try reports(.zh).report.json.text == reports(.zh).report.json.text)
  }
}

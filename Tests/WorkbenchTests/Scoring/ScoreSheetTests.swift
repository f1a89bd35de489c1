import Reporting
import Scoring
import Statistics
import Testing
import Workforce

@testable import Workbench

@Suite("Score sheets")
struct ScoreSheetTests {
  private func answer(_ language: Language, names: Bool = true) throws -> ScoreAnswer {
    var stream = RandomStream(seed: 7, replication: 0, purpose: "sheet", entity: "records")
    let start = Instant(secondsSince1970: 1_759_276_800)
    var book = RecordBook(observedUntil: start.advanced(by: 60 * 86_400))
    for index in 0..<1200 {
      let agent = index % 6
      var record = ContactRecord(
        contact: "T\(10_000 + index)", type: index % 3 == 0 ? "refund" : "parcel", channel: .chat,
        arrived: start.advanced(by: Double(index) * 2000), outcome: .answered)
      record.agent = ["王芳", "李雷", "韩梅梅", "张伟", "Zoe", "Tom"][agent]
      record.customer = "u\(index % 500)"
      record.queued = record.arrived
      record.answered = record.arrived.advanced(by: 30 + 120 * stream.exponential())
      record.ended = record.answered?.advanced(by: 200)
      record.resolved = stream.happens(withProbability: 0.75 + 0.03 * Double(agent))
      record.isSatisfied = stream.happens(withProbability: 0.8 + 0.02 * Double(agent))
      book.append(record)
    }
    var policy = ScorePolicy(
      title: "Test", revision: "1", cadence: .monthly, from: CalendarDate(dayNumber: 20_000),
      items: [
        PolicyItem(
          "satisfaction", weightPermille: 405, targets: Targets(floor: 0.6, threshold: 0.8, goal: 0.9, stretch: 0.97)),
        PolicyItem(
          "first-reply-within", weightPermille: 595,
          targets: Targets(floor: 0.4, threshold: 0.7, goal: 0.85, stretch: 0.95)),
      ], grades: [Grade("A", from: 105), Grade("B", from: 80), Grade("C", from: 0)])
    policy.evidence.weight = 0
    let period = try #require(Period("2025-10", clock: .utc))
    let scores = PeriodScores(
      policy, evidence: Evidence(book: book, period: period), today: period.days.last.advanced(by: 1))
    return ScoreAnswer(scores, language: language, pseudonyms: Pseudonyms(key: "k", showsNames: names))
  }

  /// The figures of a row of a text table, with minus signs that computers know.
  private func figures(_ line: String) -> [Double] {
    line.replacing("−", with: "-").replacing("+", with: "").split(separator: " ").compactMap { Double($0) }
  }

  @Test("Rows and columns of the printed waterfall add up to the last digit", arguments: Language.allCases)
  func printedSums(language: Language) throws {
    let answer = try answer(language)
    let decimals = answer.decimals
    for card in answer.scores.cards {
      let text = try #require(answer.sheet(of: card.agent)).text(TextRendering())
      let rows = text.split(separator: "\n").map { figures(String($0)) }.filter { $0.count == 5 }.suffix(3)
      #expect(rows.count == 3, "\(text)")
      func scaled(_ value: Double) -> Int {
        Int((value * [1, 10, 100, 1e3, 1e4, 1e5][decimals]).rounded())
      }
      for row in rows { #expect(row.prefix(4).reduce(0) { $0 + scaled($1) } == scaled(row[4])) }
      for column in 0..<5 {
        #expect(rows.dropLast().reduce(0) { $0 + scaled($1[column]) } == scaled(rows.last?[column] ?? 0))
      }
    }
  }

  @Test("Every word is there in both languages, with the same places to fill")
  func words() {
    for key in ScoreWords.Key.allCases {
      let texts = ScoreWords.table[key]
      #expect(texts != nil && texts?.en.isEmpty == false && texts?.zh.isEmpty == false, "\(key)")
      for place in 0..<5 {
        #expect(texts?.en.contains("{\(place)}") == texts?.zh.contains("{\(place)}"), "\(key) {\(place)}")
      }
    }
  }

  @Test("Names are not shown until they are asked for, on sheets, in tables, and in JSON")
  func pseudonyms() throws {
    let hidden = try answer(.en, names: false)
    let sheet = try #require(hidden.report(ofAgent: hidden.pseudonyms("王芳")))
    for text in [
      hidden.report.json.text, hidden.report.document.text(TextRendering()), sheet.document.text(TextRendering()),
      sheet.json.text, hidden.report.tables.map(\.rows.text).joined(),
    ] {
      #expect(!text.contains("王芳") && !text.contains("Zoe"))
    }
    #expect(try answer(.zh).report.document.text(TextRendering()).contains("王芳"))
  }

  @Test("The records on a sheet are the agent's own, and nothing is said in the other language")
  func evidence() throws {
    let answer = try answer(.zh)
    let text = try #require(answer.sheet(of: "王芳")).text(TextRendering())
    let identities = text.split(whereSeparator: \.isWhitespace).filter { $0.hasPrefix("T1") && $0.count == 6 }
    #expect(identities.count >= 8)
    for identity in identities { #expect((Int(identity.dropFirst()) ?? 0) % 6 == 10_000 % 6) }
    #expect(text.contains("申诉") && !text.contains("colleagues"))
  }

  @Test("Names stand with their numbers by value, pseudonyms by their digits, whatever the names")
  func order() {
    let names = ["agent-10", "agent-2", "王芳", "agent-1"]
    #expect(Pseudonyms(key: "k", showsNames: true).sorted(names) == ["agent-1", "agent-2", "agent-10", "王芳"])
    let hidden = Pseudonyms(key: "k", showsNames: false)
    let shown = hidden.sorted(names).map { hidden($0) }
    #expect(shown == shown.sorted() && Set(shown).count == 4)
  }

  @Test("The same records yield the same bytes")
  func bytes() throws {
    #expect(try answer(.en).report.json.text == answer(.en).report.json.text)
  }
}

import Foundation
import Reporting
import Scoring
import Statistics
import Testing
import Workforce

@testable import Workbench

@Suite("What an employee reads on a sheet")
struct SheetContentTests {
  private func text(_ language: Language, of agent: String, _ state: ScoreStanding.State = .locked) throws -> String {
    let answer = try SheetDesk.answer(language, standing: SheetDesk.standing(state))
    // Wide, so that no sentence is broken.
    return try #require(answer.sheet(of: agent)).text(TextRendering(width: 400)).replacing("\n  ", with: " ")
  }

  @Test("nobody else who is scored is named, in text, Markdown, JSON or tables, also where somebody typed a name")
  func others() throws {
    for language in Language.allCases {
      let answer = try SheetDesk.answer(language)
      for agent in SheetDesk.agents {
        let report = try #require(answer.report(ofAgent: agent))
        let texts =
          [report.document.text(), report.document.markdown(), report.json.text]
          + report.tables.map(\.rows.text)
        for text in texts {
          let said = text.replacing("Tomorrow", with: "")
          for other in SheetDesk.agents where other != agent {
            #expect(!said.contains(other), "\(other) on \(agent)’s")
          }
        }
      }
      #expect(try text(language, of: "王芳").contains("Tomorrow Ltd"), "a name within another word is no name")
    }
    let hidden = try SheetDesk.answer(.en, names: false)
    let report = try #require(hidden.report(ofAgent: "韩梅梅"))
    for agent in SheetDesk.agents {
      #expect(!report.document.text().contains(agent) && !report.json.text.contains(agent))
    }
  }

  @Test("among fewer than five, no sheet tells how colleagues did on such a case", arguments: [2, 4, 5])
  func few(count: Int) throws {
    let served = Array(SheetDesk.agents.suffix(count))
    let answer = try SheetDesk.answer(.en, of: served, standing: nil)
    let report = try #require(answer.report(ofAgent: "Tom"))
    let rows = report.document.text().split(separator: "\n").filter { $0.hasPrefix("  T1") }
    #expect(!rows.isEmpty && rows.allSatisfy { $0.contains("not shown") == (count < 5) }, "\(rows)")
    #expect(report.document.text().contains("fewer than five people had such cases") == (count < 5))
    #expect(report.json.text.contains("\"expected\": null") == (count < 5))
  }

  @Test("objections stand on the sheets of those whose records they are about, with what came of them")
  func objections() throws {
    let upheld = try text(.en, of: "王芳")
    for part in [
      "T10000", "leave the record out", "upheld", "2031-01-21", "2031-01-22", "Li Na", "[a colleague] saw it",
    ] {
      #expect(upheld.contains(part), "\(part)")
    }
    #expect(!upheld.contains("T10002"))
    let rejected = try text(.zh, of: "李雷")
    for part in ["T10001", "将评价更正为“满意”", "不成立", "2031-01-23"] { #expect(rejected.contains(part), "\(part)") }
    #expect(try text(.zh, of: "韩梅梅").contains("改由同事承担该记录"))
    let given = try text(.zh, of: "张伟")
    #expect(given.contains("改由您承担该记录") && given.contains("张伟已接手"))
    #expect(try text(.en, of: "Zoe").contains("No objection to your records has been noted."))
    let answer = try SheetDesk.answer(.en)
    let json = try #require(answer.report(ofAgent: "李雷")).json["objections"]
    guard case .array(let listed) = json else { throw Failure(.bug, "no objections") }
    #expect(listed.count == 1 && listed[0]["outcome"] == .string("rejected"))
  }

  @Test("the last day for objections stands there exactly once, with what to do", arguments: Language.allCases)
  func deadline(language: Language) throws {
    // Once promised it is kept, whatever came after.
    for state in [ScoreStanding.State.locked, .contested, .appealed, .changed, .signedOff] {
      let answer = try SheetDesk.answer(language, standing: SheetDesk.standing(state))
      for agent in SheetDesk.agents {
        let sheet = try #require(answer.sheet(of: agent))
        for text in [sheet.text(), sheet.markdown()] {
          #expect(text.components(separatedBy: "2031-02-03").count == 2, "\(state) \(agent)\n\(text)")
          #expect(text.contains(language == .zh ? "人力资源部门（HR）" : "HR"))
        }
      }
    }
    let signed = try text(language, of: "Zoe", .signedOff)
    #expect(signed.contains("2031-02-05") && signed.contains("Chen Jing"), "who signed off, and when")
    // What is not frozen has no last day yet.
    #expect(try !text(language, of: "Zoe", .draft).contains("2031-02-03"))
  }

  @Test("words that nobody learns at school are explained", arguments: Language.allCases)
  func explained(language: Language) throws {
    let text = try text(language, of: "Zoe")
    let wanted =
      language == .zh
      ? ["阅读说明", "“可靠度”（0 至 1）", "“折合”（有效样本量）", "数据足够可靠的指标共占权重的", "总分旁的区间"]
      : [
        "How to read this sheet", "Reliability, from 0 to 1:", "Worth: how many unrelated records",
        "of the weight is known well enough", "The range of the score:",
      ]
    for part in wanted { #expect(text.contains(part), "\(part)") }
  }

  @Test("a record tells what happened, and whether it earned or cost points, also where less is better")
  func happened() throws {
    let answer = try SheetDesk.answer(.en)
    let book = answer.scores.evidence.book
    var few = 0
    for agent in SheetDesk.agents {
      let lines = try #require(answer.sheet(of: agent)).text().split(separator: "\n").map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      let start = try #require(lines.firstIndex { $0.hasPrefix("Records that moved “Attributable complaints”") })
      let part = lines[start...].prefix { !$0.hasPrefix("What would have") }
      let cost = part.firstIndex(of: "cost points") ?? part.endIndex
      if part[cost...].count < 4 { few += 1 }
      for line in part[cost...].dropFirst() {
        #expect(line.contains(" complaint ") && !line.contains("no complaint") && line.contains("+"), "\(line)")
        let row = try #require((0..<book.identities.count).first { line.hasPrefix(book.identities[$0]) })
        #expect(book.conversations.complaint(row) == .attributable)
      }
      for line in part[..<cost].dropFirst(4) { #expect(line.contains("no complaint") && line.contains("−"), "\(line)") }
      #expect(!part.contains { $0.contains("100.0 %") })
    }
    #expect(few > 0, "no sheet could name too many")
    #expect(try text(.zh, of: "王芳").contains("无有责投诉  "))
  }

  @Test("every indicator that counts one or nothing for a record has words for it")
  func outcomes() {
    for definition in IndicatorCatalogue.all.map(\.definition) where definition.form == .share {
      // Marks are figures of their own.
      let isMark = definition.key.hasPrefix("quality-")
      let words = Language.allCases.compactMap { RecordOutcomeWords.find(definition.key, $0) }
      #expect(words.count == (isMark ? 0 : 2), "\(definition.key)")
      for word in words { #expect(word.one != word.none) }
    }
    for key in RecordOutcomeWords.table.keys { #expect(IndicatorCatalogue.find(key) != nil, "\(key)") }
  }

  @Test("a deduction names its event, its day and its limit, and the parts still add up", arguments: Language.allCases)
  func deduction(language: Language) throws {
    let text = try text(language, of: "王芳")
    let row = language == .zh ? "扣分：“abuse”（2025-10-14），上限 60" : "deduction: “abuse”, 2025-10-14, limit 60"
    #expect(text.contains(row), "\(text)")
    #expect(text.contains(language == .zh ? "总分已因上述事件限制为 60" : "the score is limited to 60 by the event"))
    let answer = try SheetDesk.answer(language)
    let card = try #require(answer.scores.cards.first { $0.agent == "王芳" })
    #expect(card.sumOfParts.value == 60)
    let rows = try #require(answer.report(ofAgent: "王芳")?.tables.first { $0.name == "deductions" }).rows.text
    #expect(rows.contains("red-line,abuse,2025-10-14,60,"))
  }

  @Test("percent signs and durations are written one way in each language")
  func style() throws {
    for agent in SheetDesk.agents {
      let english = try text(.en, of: agent)
      #expect(english.firstMatch(of: /[0-9]%/) == nil && english.contains(/[0-9] %/))
      let chinese = try text(.zh, of: agent)
      #expect(!chinese.contains(" %") && chinese.contains(/[0-9]%/))
      #expect(chinese.contains(/[0-9]分[0-9]{2}秒/) && !chinese.contains(/[0-9] (s|min|h|d)\b/))
      #expect(chinese.contains(" 元"))
    }
  }

  @Test("columns of Chinese text stand under each other")
  func alignment() throws {
    let answer = try SheetDesk.answer(.zh)
    for agent in SheetDesk.agents {
      let card = try #require(answer.scores.cards.first { $0.agent == agent })
      for table in [answer.findings(of: card), answer.targets(of: card), answer.waterfall(card)] {
        // Their last column ends at the right: all lines are as wide as the rule.
        let lines = table.text(TextRendering(width: 400)).split(separator: "\n").dropFirst()
        let widths = Set(lines.filter { !$0.hasPrefix(" ") }.map(\.displayWidth))
        #expect(widths.count == 1, "\(table.text())")
      }
    }
  }

  @Test("the grades' limits, the targets and the rule of the bonus are there to be checked")
  func rules() throws {
    let text = try text(.en, of: "Zoe")
    #expect(text.contains("Grades: A from 110, B from 104, C from 98, D from 0."))
    #expect(
      text.contains("CNY 800.00 × (1 + 1.5 × (score − 100) ÷ 100), at least 50 % and at most 150 % of CNY 800.00"))
    #expect(text.contains("5 min 00 s") && text.contains("3 min 00 s") && text.contains("1 min 30 s"))
  }

  @Test("no figure of a table for spreadsheets has more digits than it deserves, and sums of weights are thousandths")
  func digits() throws {
    let answer = try SheetDesk.answer(.en)
    let tables = answer.report.tables + (try #require(answer.report(ofAgent: "王芳"))).tables
    for table in tables {
      for cell in table.rows.text.split(whereSeparator: { $0 == "," || $0 == "\n" }) where Double(cell) != nil {
        #expect((cell.split(separator: ".").dropFirst().first?.count ?? 0) <= 6, "\(table.name): \(cell)")
      }
    }
    // 0.35 + 0.225 + 0.25 is 0.8249999… in binary when it is summed up from the left.
    #expect(ScoreAnswer.thousandths(0.1 + 0.2 + 0.4 + 0.15) == 0.85)
    for value in stride(from: 0.0, through: 1.0001, by: 0.001) {
      #expect(ScoreAnswer.thousandths(value).description.count <= 5)
    }
  }

  @Test("a mean that would have done is never rounded to one that would not")
  func outward() {
    #expect(ScoreAnswer.roundedOutward(62.7, isRising: false, .seconds) == 62)
    #expect(ScoreAnswer.roundedOutward(5.27, isRising: false, .seconds) == 5.2)
    #expect(ScoreAnswer.roundedOutward(0.8012, isRising: true, .share) == 0.802)
    #expect(ScoreAnswer.roundedOutward(7300, isRising: false, .seconds) == 7260)
  }

  @Test("what would have changed the grade does so when the records are changed that way and everybody is scored anew")
  func truth() throws {
    let answer = try SheetDesk.answer(.en)
    var tried = 0
    for card in answer.scores.cards {
      for change in Scorer(answer.scores.policy).counterfactuals(card) where change.indicator == "satisfaction" {
        guard case .successes(let count, _) = change.change else { continue }
        var book = try SheetDesk.book()
        let own = (0..<book.identities.count).filter {
          book.names.agents[book.conversations.agent($0)] == card.agent && book.conversations.isSatisfied($0) == false
            && book.conversations.exclusion($0) == nil
        }
        for row in own.prefix(count) {
          try book.apply(
            Appeal(
              record: book.identities[row], action: .correct, field: .satisfied, value: "yes", reason: "r",
              decidedBy: "d"))
        }
        let scores = PeriodScores(
          answer.scores.policy, evidence: Evidence(book: book, period: answer.scores.evidence.period),
          today: answer.scores.input.today)
        let now = try #require(scores.cards.first { $0.agent == card.agent })
        let reached = try #require(answer.scores.policy.grades.first { $0.name == change.grade }?.from)
        let grade = try #require(answer.scores.policy.grades.first { $0.name == now.grade?.name }?.from)
        #expect(grade >= reached, "\(card.agent): \(count) more, \(now.grade?.name ?? "")")
        tried += 1
      }
    }
    #expect(tried > 0)
  }
}

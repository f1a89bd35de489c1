import Testing
import Workforce

@testable import Storage

/// Each mistake gets exactly one sentence, on its line, and hides no other.
@Suite("Several mistakes in one policy")
struct PolicyBreakTests {
  private static let definitions = [
    ("satisfaction", "客户满意度", IndicatorDefinition.Unit.share, IndicatorDefinition.Direction.higher),
    ("average-response", "平均响应时间", .seconds, .lower),
  ].map { key, name, unit, direction in
    IndicatorDefinition(
      key: key, name: key, chineseName: name, alsoCalled: key == "satisfaction" ? ["好评率", "满意度"] : ["平均响应时长"],
      meaning: "", chineseMeaning: "", population: "", clock: "", form: unit == .share ? .share : .mean, unit: unit,
      direction: direction, requirements: [])
  }

  private static let sound = """
    crewcastPolicy: 1
    title: 售后服务（试行）：第“一”版，含夜班
    revision: 2025-10
    cadence: monthly
    applies:
      from: 2025-01-01
      until: 2025-12-31
    measures:
      replyWithin: 3m
      replyLimit: 10m
      resolveWithin: 24h
      recontact: 7d
    compareBy: [channel, issue]
    indicators:
      satisfaction:
        weight: 60%
        floor: 62%
        threshold: 80%
        goal: 90%
        stretch: 97%
        minimumRecords: 20
      average-response: {weight: 40%, floor: 5m, threshold: 2m, goal: 80s, stretch: 40s}
    grades:
      A: 105
      B: 91
      C: 0
    gradeConfidence: 85%
    evidence: {reliability: 50%, weight: 55%}
    missing: refuse
    redLines: {privacy-leak: 65}
    guards:
      - limit: [average-response]
        to: 100
        needs: satisfaction
        atLeast: 81%
    bonus:
      base: 800
      slope: 1.5
      low: 52%
      high: 150%
      pool: 20000
      currency: CNY
      prorate: true
    eligibility:
      conversations: 30
      days: 8
      roles: [售后, 售前（夜班）]
    peers: {by: team, atLeast: 6}
    appealDays: 5

    """

  /// A mistake: what is written instead of something that stands in the policy once.
  private struct Break: CustomStringConvertible, Sendable {
    var old: String
    var new: String
    /// What it makes unreadable, or is judged by: breaks that share one of these are not made together.
    var touches: Set<String>
    /// What stands on the line where the problem is to be said; nil for the line of the break.
    var said: String?
    var description: String { "\(old) → \(new)" }

    init(_ old: String, _ new: String, _ touches: String..., said: String? = nil) {
      (self.old, self.new, self.touches, self.said) = (old, new, Set(touches), said)
    }
  }

  private static let breaks = [
    Break("crewcastPolicy: 1", "crewcastPolicy: one", "version"),
    Break("title: ", "title：", "title"), Break("title: ", "titel: ", "title"), Break("title: ", "title:", "title"),
    Break("revision: 2025-10", "revision:", "revision"), Break("cadence: monthly", "cadence: weekly", "cadence"),
    Break("cadence: monthly", "cadance: monthly", "cadence"), Break("cadence: monthly", "cadence： monthly", "cadence"),
    Break("from: 2025-01-01", "from: 2025-13-01", "from"), Break("from: 2025-01-01", "from：2025-01-01", "from"),
    Break("until: 2025-12-31", "until: soon", "until"),
    Break("until: 2025-12-31", "until: 2024-12-31", "until", "from"),
    Break("replyWithin: 3m", "replyWithin: 3x", "within"),
    Break("replyWithin: 3m", "replyWithin: 20m", "within", "limit"),
    Break("replyWithin: 3m", "replyWithin: ３m", "within"), Break("replyLimit: 10m", "replyLimit: -10m", "limit"),
    Break("resolveWithin: 24h", "resolveWithin: 24", "resolve"), Break("recontact: 7d", "recontct: 7d", "recontact"),
    Break("[channel, issue]", "[channel, isue]", "compare"), Break("[channel, issue]", "[channel，issue]", "compare"),
    Break("weight: 60%", "weight: much", "weights"),
    Break("weight: 60%", "weight: 61%", "weights", said: "  satisfaction:"),
    Break("weight: 60%", "wieght: 60%", "weights"), Break("floor: 62%", "floor: 62％", "floor"),
    Break("threshold: 80%", "threshold: 80", "threshold"), Break("goal: 90%", "goal: 70%", "goal", "threshold"),
    Break("stretch: 97%", "stretch: 90%", "stretch", "goal"),
    Break("stretch: 97%", "stretch 97%", "stretch", "goal", "syntax"),
    Break("minimumRecords: 20", "minimumRecords: -20", "minimum"),
    Break("  satisfaction:", "  满意度:", "name"), Break("  satisfaction:", "  satisfacton:", "name"),
    Break("  satisfaction:", "  satisfaction：", "name"), Break("average-response: {", "平均响应时长: {", "average"),
    Break("average-response: {", "avrage-response：{", "average", "two"),
    Break("goal: 80s", "goal: 80s, goal: 70s", "average"), Break("goal: 80s,", "goal: 80s，", "average"),
    Break("stretch: 40s", "stretch: 80s", "average"), Break("stretch: 40s}", "stretch: 40s｝", "average"),
    Break("A: 105", "A: much", "A"), Break("B: 91", "B: 110", "A", "B"), Break("B: 91", "B：91", "B"),
    Break("C: 0", "C: 10", "C"), Break("gradeConfidence: 85%", "gradeConfidence: 185%", "confidence"),
    Break("reliability: 50%", "reliabilty: 50%", "evidence"), Break("weight: 55%", "weight: x", "evidence"),
    Break("missing: refuse", "missing: refuze", "missing"), Break("privacy-leak: 65", "privacy-leak: 650", "red"),
    Break("limit: [average-response]", "limit: [average-respons]", "guarded"), Break("to: 100", "to: 500", "to"),
    Break("needs: satisfaction", "needs: satisfacton", "needs"),
    Break("needs: satisfaction", "needs: average-response", "needs", "guarded", "atLeast"),
    Break("atLeast: 81%", "atLeast: 81", "atLeast"), Break("base: 800", "base: -800", "base"),
    Break("base: 800", "base：800", "base"), Break("slope: 1.5", "slope: steep", "slope"),
    Break("low: 52%", "low: 152%", "low"),
    Break("low: 52%", "lo: 52%", "low"), Break("high: 150%", "high: abc", "high"),
    Break("high: 150%", "high: 40%", "high", "low", said: "  low: 52%"), Break("pool: 20000", "pool: ￥20000", "pool"),
    Break("prorate: true", "prorate: yes", "prorate"), Break("currency: CNY", "currency: ", "currency"),
    Break("conversations: 30", "conversations: some", "conversations"), Break("days: 8", "days: 40", "days", "cadence"),
    Break("days: 8", "days: 8.5", "days"), Break("by: team", "by: group", "peers"),
    Break("appealDays: 5", "appealDays: 500", "appeal"),
    Break("appealDays: 5", "appealDays: 5\nappealDays: 6", "appeal", said: "appealDays: 6"),
  ].filter { !$0.touches.contains("syntax") && !$0.touches.contains("two") }

  private static func problems(_ text: String) -> [ScenarioError.Problem] {
    do {
      _ = try PolicyReader.decode(text, name: "p.yaml", definitions: definitions)
      return []
    } catch {
      return error.problems
    }
  }

  private static func line(of part: String, in text: String) -> Int? {
    text.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0.contains(part) }.map { $0 + 1 }
  }

  @Test("Every single mistake is one problem, on its line")
  func single() {
    #expect(Self.problems(Self.sound).isEmpty)
    for mistake in Self.breaks {
      #expect(Self.sound.components(of: mistake.old) == 1, "\(mistake) is not told apart")
      let text = Self.sound.replacing(mistake.old, with: mistake.new)
      let found = Self.problems(text)
      let line = Self.line(of: mistake.said ?? mistake.new.split(separator: "\n")[0].description, in: text)
      #expect(found.count == 1 && found.first?.line == line, "\(mistake): \(found)")
    }
  }

  @Test("Random mistakes in independent places are as many problems, on their lines")
  func several() {
    let seed: UInt64 = 20_261_122
    var mutator = Mutator(state: seed)
    for trial in 0..<300 {
      var chosen: [Break] = []
      for _ in 0...(1 + mutator.next(7)) {
        let mistake = Self.breaks[mutator.next(Self.breaks.count)]
        if chosen.allSatisfy({ $0.touches.isDisjoint(with: mistake.touches) }) { chosen.append(mistake) }
      }
      let text = chosen.reduce(Self.sound) { $0.replacing($1.old, with: $1.new) }
      // Where the problem is to be said may itself be broken; its line is the same.
      let lines = chosen.compactMap { mistake in
        Self.line(of: mistake.said ?? mistake.new.split(separator: "\n")[0].description, in: text)
          ?? Self.line(of: mistake.said ?? "", in: Self.sound)
      }
      let found = Self.problems(text)
      #expect(
        found.compactMap(\.line).sorted() == lines.sorted() && lines.count == chosen.count,
        "seed \(seed), trial \(trial): \(chosen) gave \(found)")
    }
  }
}

extension String {
  /// How often a part stands in a text.
  fileprivate func components(of part: String) -> Int { ranges(of: part).count }
}

import Glibc
import Reporting
import Scoring
import Statistics
import Workforce

/// How often customers came with a matter in the two halves of a period, and how that went.
struct TypeTrend: Sendable {
  /// A figure by matter, of which it was decided whether it is shown.
  enum Share: Sendable, Hashable {
    /// The records do not tell it.
    case none
    case hidden
    case shown(Estimate, records: Int, agents: Int)

    var estimate: Estimate? {
      if case .shown(let estimate, _, _) = self { estimate } else { nil }
    }
  }

  /// The matter.
  var name: String
  /// Contacts in the first half.
  var first: Int
  /// Contacts in the second half.
  var second: Int
  /// The agents who served them.
  var agents = 0
  /// Whether nothing of it is shown.
  var isHidden = false
  /// The second half over the first, per day, of the days that the records reach; nil when one of them is empty.
  var change: Estimate?
  /// The share that was not settled.
  var unresolved = Share.none
  /// Of the contacts that a human served, the share with a complaint that was the agent's doing.
  var complaints = Share.none

  /// Whether the change is beyond chance, and which way it goes: 1, −1 or 0.
  var direction: Int {
    guard let change else { return 0 }
    return change.low > 1 ? 1 : change.high < 1 ? -1 : 0
  }

  // MARK: - How it went

  /// The indicators of which figures by matter are shown, so that they are the reports' own.
  struct Outcomes: Sendable {
    /// Whether matters were settled: with customers who come back, else by their state alone; nil where nobody knows.
    let resolution: (any Indicator)?
    /// Whether there were complaints; nil where nobody knows.
    let complaints: (any Indicator)?

    init(_ evidence: Evidence) {
      func told(_ indicator: any Indicator) -> Bool {
        indicator.definition.requirements.contains { $0.isSubset(of: evidence.conversationFacets) }
      }
      let candidates: [any Indicator] = [ResolutionRate(), ResolvedShare()]
      resolution = candidates.first(where: told)
      complaints = told(ComplaintRate()) ? ComplaintRate() : nil
    }

    var all: [any Indicator] { [resolution, complaints].compactMap { $0 } }
    var keys: Set<String> { Set(all.map(\.definition.key)) }

    /// Those that no report shows beside.
    func unlisted(in indicators: [any Indicator]) -> [any Indicator] {
      let listed = Set(indicators.map(\.definition.key))
      return all.filter { !listed.contains($0.definition.key) }
    }
  }

  // MARK: - All matters

  /// The trends of all matters, by name; those of few records or of few agents are hidden.
  static func all(_ evidence: Evidence, _ outcomes: Outcomes, _ suppression: TeamSuppression) -> [TypeTrend] {
    let names = evidence.book.names.types.names
    let length = coveredDays(evidence)
    let half = Int32(secondHalf(of: evidence).dayNumber)
    var counts: [Int32: (first: Int, second: Int)] = [:]
    for (cell, content) in suppression.all.contributors.cells where cell.matter >= 0 {
      if cell.day < half {
        counts[cell.matter, default: (0, 0)].first += content.records
      } else {
        counts[cell.matter, default: (0, 0)].second += content.records
      }
    }
    let resolved = outcomes.resolution.map { figures($0, evidence) } ?? [:]
    let complained = outcomes.complaints.map { figures($0, evidence) } ?? [:]
    return counts.keys.sorted { names[Int($0)].precedesNaturally(names[Int($1)]) }.map { code in
      let (first, second) = counts[code] ?? (0, 0)
      guard suppression.all.shows(.matter(code)), first + second >= TeamReports.smallest else {
        return TypeTrend(name: names[Int(code)], first: 0, second: 0, isHidden: true)
      }
      let table = { (indicator: (any Indicator)?) in
        indicator.flatMap { suppression.tables[$0.definition.key] }
      }
      return TypeTrend(
        name: names[Int(code)], first: first, second: second,
        agents: suppression.all.parts[.matter(code)]?.agents.count ?? 0,
        change: change(first, Double(length / 2), second, Double(length - length / 2)),
        unresolved: share(resolved[code], code, table(outcomes.resolution), isInverted: true),
        complaints: share(complained[code], code, table(outcomes.complaints), isInverted: false))
    }
  }

  private static func figures(_ indicator: any Indicator, _ evidence: Evidence) -> [Int32: Figure] {
    MatterFigures(indicator, in: evidence).figures
  }

  private static func share(_ figure: Figure?, _ code: Int32, _ table: ShownTable?, isInverted: Bool) -> Share {
    guard let figure, let estimate = figure.estimate, let table else { return .none }
    guard table.shows(.matter(code)), figure.records >= TeamReports.smallest else { return .hidden }
    let own =
      isInverted
      ? Estimate(
        mean: 1 - estimate.mean, low: 1 - estimate.high, high: 1 - estimate.low, confidence: estimate.confidence)
      : estimate
    return .shown(own, records: figure.records, agents: table.parts[.matter(code)]?.agents.count ?? 0)
  }

  /// The first day of the second half of the days that the records reach.
  static func secondHalf(of evidence: Evidence) -> CalendarDate {
    evidence.period.days.first.advanced(by: coveredDays(evidence) / 2)
  }

  /// How many days of the period the records reach: days that are yet to come would make every matter seem to fall.
  private static func coveredDays(_ evidence: Evidence) -> Int {
    let period = evidence.period
    let last = min(period.days.last, period.clock.local(evidence.book.observedUntil).date)
    return max(0, last.dayNumber - period.days.first.dayNumber + 1)
  }

  /// The ratio of two Poisson rates with its 95 % interval on logarithms.
  private static func change(_ first: Int, _ firstDays: Double, _ second: Int, _ secondDays: Double) -> Estimate? {
    guard first > 0, second > 0, firstDays > 0, secondDays > 0 else { return nil }
    let ratio = Double(second) / secondDays / (Double(first) / firstDays)
    let error = 1.959963984540054 * (1 / Double(first) + 1 / Double(second)).squareRoot()
    return Estimate(mean: ratio, low: ratio * exp(-error), high: ratio * exp(error), confidence: 0.95)
  }
}

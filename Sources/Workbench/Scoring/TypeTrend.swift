import Glibc
import Reporting
import Scoring
import Statistics
import Workforce

/// How often customers came with a matter in the two halves of a period, and how that went.
struct TypeTrend: Sendable {
  /// The matter.
  var name: String
  /// Contacts in the first half.
  var first: Int
  /// Contacts in the second half.
  var second: Int
  /// The second half over the first, per day, of the days that the records reach; nil when one of them is empty.
  var change: Estimate?
  /// The share that was not resolved, of those known.
  var unresolved: Estimate?
  /// Of the contacts that a human served, the share with a complaint that was the agent's doing, where complaints are recorded.
  var complaints: Estimate?

  /// Whether shares are not shown, since too few agents served it.
  var isHidden = false

  /// Whether the change is beyond chance, and which way it goes: 1, −1 or 0.
  var direction: Int {
    guard let change else { return 0 }
    return change.low > 1 ? 1 : change.high < 1 ? -1 : 0
  }

  var json: JSONValue {
    [
      "type": .string(name), "firstHalf": .integer(first), "secondHalf": .integer(second),
      "change": change.map { JSONValue($0) } ?? .null, "direction": .integer(direction),
      "isSuppressed": .boolean(isHidden),
      "unresolved": unresolved.map { JSONValue($0) } ?? .null, "complaints": complaints.map { JSONValue($0) } ?? .null,
    ]
  }

  /// The trends of all matters with at least so many contacts, by name.
  ///
  /// How often customers come with a matter says nothing of agents; how it went does, so it is left out of those that are `hidden`.
  static func all(_ evidence: Evidence, smallest: Double, hidden: Set<Int32> = []) -> [TypeTrend] {
    let table = evidence.book.conversations
    let names = evidence.book.names.types.names
    let length = coveredDays(evidence)
    let half = Int32(evidence.period.days.first.dayNumber + length / 2)
    struct Count {
      var (first, second, known, open, served, complaints) = (0, 0, 0, 0, 0, 0)
    }
    var counts = [Count](repeating: Count(), count: names.count)
    var hasComplaints = false
    for row in 0..<table.count where table.exclusion(row) == nil {
      guard let type = table.type(row), let day = evidence.period.day(of: table.arrived(row)) else { continue }
      if day < half { counts[Int(type)].first += 1 } else { counts[Int(type)].second += 1 }
      if let isResolved = table.isResolved(row) ?? table.resolved(row).map({ _ in true }) {
        counts[Int(type)].known += 1
        counts[Int(type)].open += isResolved ? 0 : 1
      }
      if table.outcome(row) == .answered { counts[Int(type)].served += 1 }
      if let complaint = table.complaint(row) {
        hasComplaints = true
        counts[Int(type)].complaints += complaint == .attributable ? 1 : 0
      }
    }
    let (days, firstDays) = (Double(length), Double(length / 2))
    return names.indices.sorted { names[$0].precedesNaturally(names[$1]) }.compactMap { code in
      let count = counts[code]
      let all = count.first + count.second
      guard Double(all) >= smallest else { return nil }
      let isHidden = hidden.contains(Int32(code))
      return TypeTrend(
        name: names[code], first: count.first, second: count.second,
        change: change(count.first, firstDays, count.second, days - firstDays),
        unresolved: isHidden ? nil : share(count.open, of: count.known, smallest),
        complaints: hasComplaints && !isHidden ? share(count.complaints, of: count.served, smallest) : nil,
        isHidden: isHidden)
    }
  }

  /// How many days of the period the records reach: days that are yet to come would make every matter seem to fall.
  private static func coveredDays(_ evidence: Evidence) -> Int {
    let period = evidence.period
    let last = min(period.days.last, period.clock.local(evidence.book.observedUntil).date)
    return max(0, last.dayNumber - period.days.first.dayNumber + 1)
  }

  /// A share with its 95 % interval, where the group is large enough to be shown.
  private static func share(_ part: Int, of whole: Int, _ smallest: Double) -> Estimate? {
    Double(whole) >= smallest ? Intervals.proportion(successes: min(part, whole), trials: whole) : nil
  }

  /// The ratio of two Poisson rates with its 95 % interval on logarithms.
  private static func change(_ first: Int, _ firstDays: Double, _ second: Int, _ secondDays: Double) -> Estimate? {
    guard first > 0, second > 0, firstDays > 0, secondDays > 0 else { return nil }
    let ratio = Double(second) / secondDays / (Double(first) / firstDays)
    let error = 1.959963984540054 * (1 / Double(first) + 1 / Double(second)).squareRoot()
    return Estimate(mean: ratio, low: ratio * exp(-error), high: ratio * exp(error), confidence: 0.95)
  }
}

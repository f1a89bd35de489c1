import Calibration
import Simulation
import Statistics
import Workforce

/// What was measured beside what every run of the replay yields, by type and interval.
struct ReplayComparison: Sendable {
  /// One list per type; in each one count per interval.
  let measured: [[ServiceCounts]]
  /// One per run: the same by type over the whole period, and by interval over all types.
  private(set) var byType: [[ServiceCounts]] = []
  private(set) var byInterval: [[ServiceCounts]] = []

  /// How many runs were added.
  var runs: Int { byInterval.count }

  init(_ traffic: ObservedTraffic, interval: Double, threshold: Double) {
    measured = traffic.counts(every: interval, threshold: threshold)
  }

  mutating func add(_ result: ReplicationResult) {
    let intervals = measured.first?.count ?? 0
    byType.append((0..<result.typeCount).map { ServiceCounts(result.counts(type: $0)) })
    byInterval.append(
      (0..<intervals).map { interval in
        (0..<result.typeCount).reduce(ServiceCounts()) {
          $0 + ServiceCounts(result.counts(type: $1, interval: interval))
        }
      })
  }

  // MARK: Whole period, types, times

  /// A measured count beside those of all runs.
  struct Pair: Sendable {
    var measured: ServiceCounts
    var simulated: [ServiceCounts]

    /// The mean of the runs.
    var mean: ServiceCounts { simulated.reduce(ServiceCounts(), +) * (1 / Double(max(1, simulated.count))) }

    /// The mean of a figure over the runs, with the interval in which one more run would lie: reality is one run, not a mean.
    func predicted(_ figure: (ServiceCounts) -> Double?) -> Estimate? {
      let tally = Tally(simulated.compactMap(figure))
      guard tally.count > 1 else { return nil }
      let count = Double(tally.count)
      let reach =
        SpecialFunctions.studentQuantile(0.975, degreesOfFreedom: count - 1) * tally.standardDeviation
        * (1 + 1 / count).squareRoot()
      return Estimate(mean: tally.mean, low: tally.mean - reach, high: tally.mean + reach, confidence: 0.95)
    }
  }

  /// The whole period.
  var total: Pair {
    Pair(
      measured: measured.joined().reduce(ServiceCounts(), +),
      simulated: byInterval.map { $0.reduce(ServiceCounts(), +) })
  }

  /// Every type over the whole period.
  var types: [Pair] {
    measured.indices.map { type in
      Pair(measured: measured[type].reduce(ServiceCounts(), +), simulated: byType.map { $0[type] })
    }
  }

  /// Intervals together, such as all those of a time of day.
  func pair(of intervals: [Int]) -> Pair {
    Pair(
      measured: measured.reduce(ServiceCounts()) { sum, type in intervals.reduce(sum) { $0 + type[$1] } },
      simulated: byInterval.map { run in intervals.reduce(ServiceCounts()) { $0 + run[$1] } })
  }

  /// Every interval.
  var intervals: [Pair] { (measured.first ?? []).indices.map { pair(of: [$0]) } }

  // MARK: Distances

  /// How far intervals lie apart: the replay from what was measured, and a run of the replay from the other runs.
  ///
  /// What was measured is one run too, so no model can be expected to come nearer to it than the second.
  struct Distance: Sendable {
    var measured: Double
    var amongRuns: Double
  }

  /// The sum of absolute differences over intervals, relative to the sum.
  func distance(of figure: (ServiceCounts) -> Double) -> Distance {
    distance { truth, guess in
      let sum = truth.reduce(0) { $0 + figure($1) }
      let apart = zip(truth, guess).reduce(0) { $0 + abs(figure($1.0) - figure($1.1)) }
      return sum > 0 ? apart / sum : 0
    }
  }

  /// The mean absolute difference of service levels over intervals, each counted with its contacts.
  var serviceLevelDistance: Distance {
    distance { truth, guess in
      let pairs = zip(truth, guess).compactMap { truth, guess -> (Double, Double)? in
        guard let one = truth.serviceLevel, let other = guess.serviceLevel else { return nil }
        return (truth.offered, abs(one - other))
      }
      let contacts = pairs.reduce(0) { $0 + $1.0 }
      return contacts > 0 ? pairs.reduce(0) { $0 + $1.0 * $1.1 } / contacts : 0
    }
  }

  private func distance(_ apart: ([ServiceCounts], [ServiceCounts]) -> Double) -> Distance {
    let all = byInterval
    let sum = (measured.first ?? []).indices.map { interval in
      all.reduce(ServiceCounts()) { $0 + $1[interval] }
    }
    let truth = intervals.map(\.measured)
    let mean = sum.map { $0 * (1 / Double(max(1, all.count))) }
    guard all.count > 1 else { return Distance(measured: apart(truth, mean), amongRuns: .nan) }
    let among = all.map { run in
      let others = zip(sum, run).map { ($0 + $1 * -1) * (1 / Double(all.count - 1)) }
      return apart(run, others)
    }
    return Distance(measured: apart(truth, mean), amongRuns: among.reduce(0, +) / Double(all.count))
  }
}

extension ServiceCounts {
  /// What a run counted.
  init(_ counts: ContactCounts) {
    self.init(
      offered: Double(counts.offered), answered: Double(counts.answered), inTime: Double(counts.answeredInTarget),
      waitOfAnswered: counts.waitOfAnswered)
  }
}

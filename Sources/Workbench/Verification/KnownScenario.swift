import Experiments
import Simulation
import Statistics
import Storage
import Workforce

/// A scenario whose answers are known, to be simulated: one of the files under `KnownAnswers`.
struct KnownScenario: Sendable {
  /// A figure as it is known.
  enum Expected: Sendable {
    /// Solved exactly, with the digits that are known.
    case exact(String)
    /// Estimated elsewhere, with its interval.
    case interval(Double, low: Double, high: Double)
    /// Estimated elsewhere over so many days and printed without an interval: it is given the one that so many of our own days have.
    case sampled(String, days: Int)
  }

  /// A figure: a ratio of totals over replications.
  struct Figure: Sendable {
    var quantity: String
    var expected: Expected
    var parts: @Sendable (ReplicationResult) -> (Double, Double)

    init(
      _ quantity: String, _ expected: Expected, _ parts: @escaping @Sendable (ReplicationResult) -> (Double, Double)
    ) {
      self.quantity = quantity
      self.expected = expected
      self.parts = parts
    }
  }

  /// The file's bytes.
  var file: [UInt8]
  /// How many replications are enough for a verdict.
  var replications: Int
  /// What is known.
  var figures: [Figure]

  /// Of a hundred right figures one in ten is then missed by chance, all of them together.
  private static let confidence = 0.999

  /// Simulates the scenario and puts its figures beside the known ones.
  func answers(_ settings: KnownCase.Settings) async throws -> [KnownAnswer] {
    let scenario = try ScenarioReader.decode(String(decoding: file, as: UTF8.self), name: "known answer").scenario
    var tallies = Array(repeating: RatioTally(), count: figures.count)
    let runs = Replications(
      of: try SimulationModel(scenario), seed: settings.seed, most: replications, threads: settings.threads)
    await runs.visit { result in
      for (index, figure) in figures.enumerated() {
        let (numerator, denominator) = figure.parts(result)
        tallies[index].add(numerator: numerator, denominator: denominator)
      }
      return true
    }
    return zip(figures, tallies).compactMap { figure, tally in
      guard let estimate = Intervals.ratio(of: tally, confidence: Self.confidence) else { return nil }
      return KnownAnswer(figure.quantity, expected: known(figure.expected, beside: tally), got: .estimate(estimate))
    }
  }

  private func known(_ expected: Expected, beside tally: RatioTally) -> KnownAnswer.Expected {
    switch expected {
    case .exact(let text): return .figure(text)
    case .interval(let mean, let low, let high): return .interval(mean: mean, low: low, high: high)
    case .sampled(let text, let days):
      guard let figure = PrintedFigure(text), let ours = Intervals.ratio(of: tally, confidence: 0.95) else {
        return .figure(text)
      }
      let reach = ours.halfWidth * (Double(replications) / Double(days)).squareRoot() + figure.tolerance
      return .interval(mean: figure.value, low: figure.value - reach, high: figure.value + reach)
    }
  }
}

extension KnownCase {
  /// A case that is answered by simulating a scenario.
  init(model: String, name: String, source: String, _ known: KnownScenario) {
    self.init(model: model, name: name, source: source, effort: .simulated) { try await known.answers($0) }
  }
}

// MARK: What is counted

extension KnownScenario.Figure {
  typealias Expected = KnownScenario.Expected

  static func waiting(_ expected: Expected, type: Int = 0, of name: String = "have to wait") -> Self {
    Self(name, expected) { result in
      let counts = result.counts(type: type)
      return (Double(counts.offered - counts.answeredAtOnce - counts.blocked), Double(counts.offered))
    }
  }

  static func abandoned(_ expected: Expected, type: Int = 0, of name: String = "abandon") -> Self {
    Self(name, expected) { (Double($0.counts(type: type).abandoned), Double($0.counts(type: type).offered)) }
  }

  static func meanWait(
    _ expected: Expected, type: Int = 0, of name: String = "mean wait of all (min)", seconds unit: Double = 60
  ) -> Self {
    Self(name, expected) { result in
      let counts = result.counts(type: type)
      return ((counts.waitOfAnswered + counts.waitOfLost) / unit, Double(counts.offered))
    }
  }

  static func serviceLevel(
    _ definition: ServiceLevelDefinition, _ expected: Expected, of name: String = "service level"
  ) -> Self {
    Self(name, expected) { result in
      let counts = result.allCounts
      let (inTarget, short) = (Double(counts.answeredInTarget), Double(counts.abandonedInTarget))
      return switch definition {
      case .answeredOfAnswered: (inTarget, Double(counts.answered))
      case .answeredOfOfferedLessShortAbandons: (inTarget, Double(counts.offered) - short)
      case .handledOrShortAbandonedOfOffered: (inTarget + short, Double(counts.offered))
      case .answeredOfOffered, .virtualWait: (inTarget, Double(counts.offered))
      }
    }
  }

  /// Busy over present agents until the end of the horizon; what is served after it does not count.
  static func occupancy(_ expected: Expected, group: Int = 0, of name: String = "occupancy") -> Self {
    Self(name, expected) { result in
      var times = GroupTimes()
      for interval in result.firstInterval..<result.intervalCount {
        times.add(result.times(group: group, interval: interval))
      }
      return (times.busy, times.present)
    }
  }
}

extension ReplicationResult {
  /// The counts of all types over all intervals that count.
  var allCounts: ContactCounts {
    var sum = ContactCounts()
    for type in 0..<typeCount { sum.add(counts(type: type)) }
    return sum
  }
}

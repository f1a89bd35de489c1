public import Workforce

extension Rehearsal {
  /// Where the points of a kind of gaming come from, and what takes them back, under the policy.
  public struct GamingEffect: Sendable, Hashable {
    /// A mean change of the score by one indicator.
    public struct Part: Sendable, Hashable {
      /// The indicator.
      public var indicator: String
      /// The points of the score.
      public var points: Estimate

      /// Whether the change is seen: a noticeable part of a point, and no matter of chance.
      public var isSeen: Bool {
        abs(points.mean) >= 0.3 && points.isTold && (points.low > 0 || points.high < 0)
      }
    }

    /// The mean change of the score by indicator, the largest rise first.
    public var parts: [Part]
    /// What guards take off on average.
    public var guarded: Estimate?
    /// The share of the agent's contacts that an audit would look at, without the trick; see `Gaming` for which share it is.
    public var traceHonest: Estimate?
    /// The same share with the trick.
    public var traceBent: Estimate?

    /// Puts attempts together, period by period; nil where none of them changed anything.
    init?(_ periods: [[GamingTrial]]) {
      let all = periods.flatMap(\.self)
      guard all.contains(where: \.changesSomething) else { return nil }
      func mean(_ value: (GamingTrial) -> Double) -> Estimate? {
        RehearsalInterval.mean(
          periods.map { trials in
            trials.isEmpty ? nil : trials.reduce(0) { $0 + value($1) } / Double(trials.count)
          })
      }
      func trace(_ side: (GamingTrace) -> (part: Double, whole: Double)) -> Estimate? {
        let sums = periods.map { trials in
          trials.reduce((part: 0.0, whole: 0.0)) { sum, trial in
            (sum.part + side(trial.trace).part, sum.whole + side(trial.trace).whole)
          }
        }
        return RehearsalInterval.share(sums, cases: Int(sums.reduce(0) { $0 + $1.whole }))
      }
      let indicators = Set(all.flatMap(\.parts.keys)).sorted()
      parts = indicators.compactMap { key in
        mean { $0.parts[key] ?? 0 }.map { Part(indicator: key, points: $0) }
      }.sorted { (-$0.points.mean, $0.indicator) < (-$1.points.mean, $1.indicator) }
      guarded = mean(\.guarded)
      (traceHonest, traceBent) = (trace(\.honest), trace(\.bent))
    }
  }
}

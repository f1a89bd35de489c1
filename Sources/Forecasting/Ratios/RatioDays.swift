import Glibc
import Workforce

/// A quantity per contact on each day, and its course within the day.
struct RatioDays {
  let kind: RatioHistory.Kind
  let study: Study
  /// The quantity on each day, where the weight is above zero.
  let values: [Double]
  /// Contacts of each day.
  let weights: [Double]
  /// How far each slot lies from the day, on the scale of the link.
  let slotShifts: [Double]

  /// Contacts that pull a slot towards the day.
  static let pull = 200.0

  init(_ history: RatioHistory, _ study: Study) {
    kind = history.kind
    self.study = study
    let slots = history.denominator.intervalsPerDay
    var values = [Double](repeating: 0, count: history.denominator.dayCount)
    var weights = values
    var slotSums = [(part: Double, whole: Double)](repeating: (0, 0), count: slots)
    for day in values.indices {
      var part = 0.0
      for slot in 0..<slots {
        let cell = day * slots + slot
        guard history.numerator.exposures[cell] > 0, history.denominator.exposures[cell] > 0 else { continue }
        part += history.numerator.counts[cell]
        weights[day] += history.denominator.counts[cell]
        slotSums[slot].part += history.numerator.counts[cell]
        slotSums[slot].whole += history.denominator.counts[cell]
      }
      values[day] = weights[day] > 0 ? part / weights[day] : 0
    }
    self.values = values
    self.weights = weights
    let all = slotSums.reduce((part: 0.0, whole: 0.0)) { ($0.part + $1.part, $0.whole + $1.whole) }
    let common = all.whole > 0 ? all.part / all.whole : 0
    let kind = kind
    slotShifts = slotSums.map { sum in
      let own = (sum.part + RatioDays.pull * common) / (sum.whole + RatioDays.pull)
      return RatioDays.link(own, kind) - RatioDays.link(common, kind)
    }
  }

  private static func link(_ value: Double, _ kind: RatioHistory.Kind) -> Double {
    switch kind {
    case .mean: log(max(value, 1e-9))
    case .share: log(max(value, 1e-6) / max(1 - value, 1e-6))
    }
  }

  func link(_ value: Double) -> Double { RatioDays.link(value, kind) }

  func inverse(_ value: Double) -> Double {
    switch kind {
    case .mean: exp(value)
    case .share: 1 / (1 + exp(-value))
    }
  }

  /// The quantity on each day from an origin on.
  func forecast(_ method: RatioMethod, origin: Int, horizon: Int) -> [Double] {
    let days = (0..<origin).filter { weights[$0] > 0 }
    guard let last = days.last else { return Array(repeating: 0, count: horizon) }
    switch method {
    case .seasonalNaive, .lastFour:
      let count = method == .lastFour ? 4 : 1
      return (0..<horizon).map { lead in
        let weekday = PreparedHistory.weekday(study.whole.firstDay + origin + lead)
        let same = days.reversed().filter { study.whole.weekday(at: $0) == weekday }.prefix(count)
        let whole = same.reduce(0) { $0 + weights[$1] }
        return whole > 0 ? same.reduce(0) { $0 + weights[$1] * values[$1] } / whole : values[last]
      }
    case .calendar:
      return modelled(days, origin: origin, horizon: horizon)
    }
  }

  private func modelled(_ days: [Int], origin: Int, horizon: Int) -> [Double] {
    let responses = days.map { link(values[$0]) }
    let middle = median(responses)
    let spread = max(0.01, 1.4826 * median(responses.map { abs($0 - middle) }))
    let layout = EffectLayout(
      study.design, origin: origin, drift: .memories(CalendarMethods.memories), trend: false,
      priorVariance: spread * spread)
    let model = MixedModel(groups: layout.groups, columnCount: layout.columnCount, noisePrior: spread * spread)
    let mean = days.reduce(0) { $0 + weights[$1] } / Double(days.count)
    let fit = model.fit(
      days.map { layout.row($0) }, .values(responses, weights: days.map { weights[$0] / mean }),
      offsets: Array(repeating: 0, count: days.count))
    return (0..<horizon).map { inverse(layout.row(origin + $0).dot(fit.coefficients)) }
  }
}

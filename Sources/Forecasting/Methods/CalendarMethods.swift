import Glibc

/// Forecasts by day total × profile, with events.
enum CalendarMethods {
  /// Memories, in days, of the two deviations of the level.
  static let memories: [Double] = [30, 10]

  /// Calendar and event effects with steady growth, spread by the weekday's profile.
  static func regression(_ input: MethodInput) -> [Double] {
    let model = DayTotalModel(input.undisturbed, input.design, horizon: input.horizon, drift: .none, trend: true)
    return withEvents(input, spread(model, usualShares(input), input))
  }

  /// Calendar and event effects on a level that drifts, spread by a profile that follows them too.
  ///
  /// - Parameter trend: Whether steady growth and the time of year have effects as well.
  static func totalTimesProfile(_ input: MethodInput, trend: Bool, shared: SharedEffects? = nil) -> [Double] {
    let model = DayTotalModel(
      input.undisturbed, input.design, horizon: input.horizon, drift: .memories(memories), trend: trend,
      offsets: shared?.offsets)
    let profile = ProfileModel(
      input.undisturbed, input.design, horizon: input.horizon, events: EventShapes.wholeDays(input))
    return withEvents(input, spread(model, profile.shares, input))
  }

  private static func usualShares(_ input: MethodInput) -> [Double] {
    (0..<input.horizon).flatMap { lead in
      let weekday = input.prepared.weekday(at: input.origin + lead)
      return input.undisturbed.profile[(weekday * input.slots)..<((weekday + 1) * input.slots)]
    }
  }

  private static func spread(_ model: DayTotalModel, _ shares: [Double], _ input: MethodInput) -> [Double] {
    (0..<(input.horizon * input.slots)).map { cell in
      let day = cell / input.slots
      return shares[cell] * exp(min(model.logMean[day] + DayMean.lift(model, day), 30))
    }
  }

  private static func withEvents(_ input: MethodInput, _ forecast: [Double]) -> [Double] {
    guard !input.events.isEmpty else { return forecast }
    return EventShapes(input).applied(to: forecast)
  }
}

/// From the median of a day to its mean.
enum DayMean {
  /// What to add to the logarithm of the median: half the variance, as for a lognormal day, but no more than a tenth, as the
  /// variance of a quickly changing queue is mostly that of its level, which the median of past levels follows better.
  static func lift(_ model: DayTotalModel, _ day: Int) -> Double { min(0.1, model.logVariance[day] / 2) }
}

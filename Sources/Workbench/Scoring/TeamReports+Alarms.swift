import Reporting
import Scoring
import Workforce

/// What the days of the period alarm us of.
///
/// The policy's indicators are watched, each against its own threshold; without a policy, or where it has none that days can be had of, the
/// usual indicators of response, complaints and satisfaction are, for lasting turns only.
extension TeamReports {
  /// Indicators whose days are watched where no policy says which.
  static let usuallyWatched = [
    "first-response", "average-response", "first-reply-within", "replied-within", "complaint-rate", "satisfaction",
    "abandonment",
  ]

  /// An indicator that is watched.
  struct Watched {
    var measurement: Measurement
    /// The days that are shown.
    var days: [DailyWatch.Day]
    /// How many days are not, since too few are behind them.
    var hiddenDays: Int
    /// The policy's threshold.
    var threshold: Double?
    /// Whether the records tell single days.
    var hasDays: Bool

    var key: String { measurement.definition.key }
    /// Whether there are days enough for a CUSUM.
    var hasCusum: Bool { hasDays && DailyWatch.watches(days) }
  }

  /// The indicators that are watched, in the order of the reports.
  var watched: [Watched] {
    let items = (policy?.items ?? []).map(\.indicator)
    let measured = parts.flatMap(\.measured).filter { [.share, .mean].contains($0.definition.form) }
    let own = measured.filter { items.contains($0.definition.key) }
    let chosen = own.isEmpty ? measured.filter { TeamReports.usuallyWatched.contains($0.definition.key) } : own
    return chosen.compactMap { measurement in
      guard case .figure? = team(measurement), let indicator = IndicatorCatalogue.find(measurement.definition.key)
      else { return nil }
      let threshold = targets(measurement.definition)?.threshold
      let ceiling = indicator.ceiling(under: evidence.settings)
      let shown = measurement.days.filter { day in
        if case .figure = self.shown(day, of: measurement) { true } else { false }
      }
      let days = shown.map { day in
        DailyWatch.Day(
          date: day.group, sum: day.figure.total, weight: day.figure.count,
          chance: threshold.flatMap {
            ThresholdTest.chance(
              of: day.figure, threshold: $0, definition: measurement.definition, ceiling: ceiling)
          })
      }
      return Watched(
        measurement: measurement, days: days, hiddenDays: measurement.days.count - shown.count, threshold: threshold,
        hasDays: hasDays(indicator))
    }
  }

  /// Whether an indicator's figures are of single days: rows of several days stand under the last of them.
  private func hasDays(_ indicator: any Indicator) -> Bool {
    let requirements = indicator.definition.requirements
    let usesConversations = requirements.contains { $0.isSubset(of: evidence.conversationFacets) }
    let usesSums =
      (indicator.joinsSums || !usesConversations) && requirements.contains { $0.isSubset(of: evidence.sumFacets) }
    return !usesSums || !evidence.book.agentDays.contains { $0.days.count > 1 }
  }

  /// The alarms, by day.
  func alerts(_ watched: [Watched]) -> [DailyWatch.Alert] {
    // One period in twenty raises a false alarm of a kind, not one in twenty for each indicator (Bonferroni).
    let own = watched.filter(\.hasDays)
    let chance = 0.05 / Double(max(1, own.count(where: \.hasCusum)))
    let thresholdChance = 0.05 / Double(max(1, own.count { $0.threshold != nil }))
    return own.flatMap { item in
      DailyWatch.alerts(
        item.key, days: item.days, isShare: item.measurement.definition.form == .share,
        isRising: item.measurement.definition.direction == .higher, threshold: item.threshold, chance: chance,
        thresholdChance: thresholdChance, seed: 1)
    }.sorted { ($0.date, $0.indicator, $0.kind.rawValue) < ($1.date, $1.indicator, $1.kind.rawValue) }
  }
}

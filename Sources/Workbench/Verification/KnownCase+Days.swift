import Simulation
import Workforce

/// Simulated days that start empty, vary and drain.
extension KnownCase {
  private static let family = "Simulated days"
  private static let elsewhere = "simulated elsewhere: L'Ecuyer and Buist, ContactCenters"
  private static let chain = "exact: forward equations of the day"

  static let simulatedDays: [KnownCase] = [
    KnownCase(
      model: family, name: "8 h, 4.2 contacts/min, handling 2 min, 12 agents", source: elsewhere,
      KnownScenario(
        file: PackageResources.mmc_day_yaml, replications: 1000,
        figures: [
          .serviceLevel(.answeredOfAnswered, .interval(0.902, low: 0.900, high: 0.904)),
          .meanWait(.interval(0.099, low: 0.097, high: 0.102), of: "mean wait (min)"),
          .occupancy(.sampled("0.695", days: 1000), of: "occupancy until arrivals stop"),
        ])),
    KnownCase(
      model: family, name: "the same, patience 1 min", source: elsewhere,
      KnownScenario(
        file: PackageResources.mmc_abandonment_day_yaml, replications: 1000,
        figures: [
          .serviceLevel(
            .answeredOfAnswered, .sampled("0.975", days: 1000), of: "service level, answered of answered"),
          .serviceLevel(
            .answeredOfOfferedLessShortAbandons, .sampled("0.968", days: 1000),
            of: "service level less short abandons"),
          daily("abandons a day", .sampled("58.6", days: 1000)) { Double($0.counts(type: 0).abandoned) },
          .occupancy(.sampled("0.675", days: 1000), of: "occupancy until arrivals stop"),
        ])),
    KnownCase(
      model: family, name: "thirteen hours, staffing by hour", source: chain,
      KnownScenario(
        file: PackageResources.thirteen_hours_yaml, replications: 4000,
        figures: [
          daily("contacts a day", .exact("1660.0")) { Double($0.counts(type: 0).offered) },
          daily("sum of waits / 1660 (s)", .exact("4.5944"), per: 1660) { $0.waitingSeconds },
          daily("lost / 1660", .exact("0.019483"), per: 1660) { Double($0.counts(type: 0).abandoned) },
        ])),
    KnownCase(
      model: family, name: "thirteen hours, answered or gave up within 20 s, by hour", source: elsewhere,
      KnownScenario(
        file: PackageResources.thirteen_hours_yaml, replications: 1000,
        figures: zip(
          8...,
          [
            "0.781", "0.859", "0.975", "0.937", "0.901", "0.930", "0.974", "0.973", "0.935", "0.970", "0.873", "0.918",
            "0.947",
          ]
        ).map { hour, level in
          KnownScenario.Figure("\(hour):00", .sampled(level, days: 300)) { result in
            let counts = result.counts(type: 0, interval: hour - 8)
            return (Double(counts.answeredInTarget + counts.abandonedInTarget), Double(counts.offered))
          }
        })),
    KnownCase(
      model: family, name: "thirteen hours, random busyness", source: elsewhere,
      KnownScenario(
        file: PackageResources.thirteen_hours_busyness_yaml, replications: 4000,
        figures: [
          daily("contacts a day", .interval(1660.4, low: 1658.8, high: 1661.9)) { Double($0.counts(type: 0).offered) },
          daily("sum of waits / 1660 (s)", .interval(4.713, low: 4.680, high: 4.746), per: 1660) { $0.waitingSeconds },
          daily("waits under 20 s / 1660", .interval(0.925, low: 0.924, high: 0.925), per: 1660) {
            Double($0.counts(type: 0).answeredInTarget + $0.counts(type: 0).abandonedInTarget)
          },
        ])),
    KnownCase(
      model: family, name: "thirteen hours, random busyness, exactly", source: chain,
      KnownScenario(
        file: PackageResources.thirteen_hours_busyness_yaml, replications: 4000,
        figures: [
          daily("sum of waits / 1660 (s)", .exact("4.7236"), per: 1660) { $0.waitingSeconds },
          daily("lost / 1660", .exact("0.019859"), per: 1660) { Double($0.counts(type: 0).abandoned) },
        ])),
    KnownCase(
      model: family, name: "three types, two groups, random busyness", source: elsewhere,
      KnownScenario(
        file: PackageResources.multi_skill_busyness_yaml, replications: 1500,
        figures: [
          daily("served a day", .interval(4297.3, low: 4270.2, high: 4324.5)) { Double($0.allCounts.answered) },
          daily("abandoned a day", .interval(910.3, low: 876.1, high: 944.5)) { Double($0.allCounts.abandoned) },
          .serviceLevel(.answeredOfOfferedLessShortAbandons, .interval(0.501, low: 0.494, high: 0.509)),
          occupancyWhileStaffed,
        ]
          + [(170.2, 164.3, 176.0), (599.3, 594.2, 604.5), (15.5, 13.8, 17.2)].enumerated().map { period, known in
            daily(
              "T0 in target, period \(period + 1)", .interval(known.0, low: known.1, high: known.2)
            ) { Double($0.counts(type: 0, interval: period).answeredInTarget) }
          })),
  ]

  /// A mean per day, over something that a day has.
  private static func daily(
    _ name: String, _ expected: KnownScenario.Expected, per whole: Double = 1,
    _ value: @escaping @Sendable (ReplicationResult) -> Double
  ) -> KnownScenario.Figure {
    KnownScenario.Figure(name, expected) { (value($0), whole) }
  }

  /// The source counts the nine agents of the first group's last period as there until the last contact has been served.
  private static let occupancyWhileStaffed = KnownScenario.Figure(
    "occupancy of G0, staffed until all is served", .interval(0.881, low: 0.877, high: 0.884)
  ) { result in
    let (whole, late) = (result.times(group: 0), result.times(group: 0, interval: result.intervalCount))
    return (whole.busy, whole.present - late.present + 9 * (result.lastMoment - 6 * 3600))
  }
}

extension ReplicationResult {
  /// Seconds waited by contacts of the first type.
  fileprivate var waitingSeconds: Double { counts(type: 0).waitOfAnswered + counts(type: 0).waitOfLost }
}

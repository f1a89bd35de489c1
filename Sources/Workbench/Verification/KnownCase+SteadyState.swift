import Simulation
import Workforce

/// Long simulated runs against stationary theory.
extension KnownCase {
  private static let formulas = "exact: birth–death recursion in 50-digit arithmetic"
  private static let family = "Simulated steady state"

  static let simulatedSteadyStates: [KnownCase] = [
    KnownCase(
      model: family, name: "4.2 contacts/min, handling 2 min, 12 agents, 20 s", source: formulas,
      KnownScenario(
        file: PackageResources.mm12_yaml, replications: 150,
        figures: [
          .waiting(.exact("0.18388863")), .serviceLevel(.answeredOfOffered, .exact("0.89907978")),
          .meanWait(.exact("0.10216035")), .occupancy(.exact("0.7000")),
        ])),
    KnownCase(
      model: family, name: "the same, patience 1 min", source: formulas,
      KnownScenario(
        file: PackageResources.mm12_abandonment_yaml, replications: 60,
        figures: [
          .waiting(.exact("0.12737228")), .abandoned(.exact("0.029678906")),
          .serviceLevel(.answeredOfAnswered, .exact("0.97418224"), of: "service level, answered of answered"),
          .serviceLevel(
            .answeredOfOfferedLessShortAbandons, .exact("0.96787154"), of: "service level less short abandons"),
          .occupancy(.exact("0.67922477")),
        ])),
    KnownCase(
      model: family, name: "100 contacts/30 min, handling 3 min, 14 agents, 20 s", source: formulas,
      KnownScenario(
        file: PackageResources.erlang_c_14_yaml, replications: 60,
        figures: [
          .waiting(.exact("0.17413193")), .serviceLevel(.answeredOfOffered, .exact("0.88835002")),
          .occupancy(.exact("0.71428571")),
        ])),
    KnownCase(
      model: family, name: "the same, 15 agents", source: formulas,
      KnownScenario(
        file: PackageResources.erlang_c_15_yaml, replications: 60,
        figures: [
          .waiting(.exact("0.10204237")), .serviceLevel(.answeredOfOffered, .exact("0.94145284")),
          .occupancy(.exact("0.66666667")),
        ])),
    KnownCase(
      model: family, name: "the same, 14 agents, patience 5 min", source: formulas,
      KnownScenario(
        file: PackageResources.erlang_a_14_yaml, replications: 100,
        figures: [
          .waiting(.exact("0.14526011")), .abandoned(.exact("0.013983744")), .meanWait(.exact("0.069918721")),
          .serviceLevel(.answeredOfOffered, .exact("0.91679209")), .occupancy(.exact("0.70429733")),
        ])),
    KnownCase(
      model: family, name: "48 contacts/min, handling 1 min, 50 agents", source: formulas,
      KnownScenario(
        file: PackageResources.erlang_c_50_yaml, replications: 80,
        figures: [.waiting(.exact("0.69445561")), .meanWait(.exact("20.83"), of: "mean wait (s)", seconds: 1)])),
    KnownCase(
      model: family, name: "the same, patience 2 min", source: formulas,
      KnownScenario(
        file: PackageResources.erlang_a_50_yaml, replications: 60,
        figures: [
          .abandoned(.exact("0.030912249")), .meanWait(.exact("3.7095"), of: "mean wait of all (s)", seconds: 1),
          .occupancy(.exact("0.93032424")),
          // Little's law, seen from the side of the queue: waits over the time in which they were waited.
          KnownScenario.Figure("mean queue", .exact("2.9675759")) { result in
            let counts = result.counts(type: 0)
            return (counts.waitOfAnswered + counts.waitOfLost, result.times(group: 0).present / 50)
          },
        ])),
    KnownCase(
      model: family, name: "10 erlangs, 16 lines", source: formulas,
      KnownScenario(
        file: PackageResources.erlang_b_16_yaml, replications: 60,
        figures: [
          KnownScenario.Figure("blocked", .exact("0.022301872")) {
            (Double($0.counts(type: 0).blocked), Double($0.counts(type: 0).offered))
          }
        ])),
    KnownCase(
      model: family, name: "priorities: 0.2 and 0.6 contacts/min, handling 1 min, 1 agent",
      source: "exact: Cobham (1954), doi 10.1287/opre.2.1.70",
      KnownScenario(
        file: PackageResources.priority_mm1_yaml, replications: 100,
        figures: [timeInSystem("urgent", 0, "2.0000"), timeInSystem("normal", 1, "6.0000")])),
    KnownCase(
      model: family, name: "two skills in the shape of an N, 5 + 6 agents", source: "exact: the Markov chain, solved",
      KnownScenario(
        file: PackageResources.n_model_yaml, replications: 60,
        figures: [
          .waiting(.exact("0.35335075"), type: 0, of: "A: have to wait"),
          .abandoned(.exact("0.078098472"), type: 0, of: "A: abandon"),
          .meanWait(.exact("0.15619694"), type: 0, of: "A: mean wait (min)"),
          .occupancy(.exact("0.81793605"), group: 0, of: "group 1: occupancy"),
          .waiting(.exact("0.53533028"), type: 1, of: "B: have to wait"),
          .abandoned(.exact("0.12172737"), type: 1, of: "B: abandon"),
          .meanWait(.exact("0.24345473"), type: 1, of: "B: mean wait (min)"),
          .occupancy(.exact("0.82580324"), group: 1, of: "group 2: occupancy"),
        ])),
    KnownCase(
      model: family, name: "a bot that hands over, contains falsely and sees customers again",
      source: "exact: closed form",
      KnownScenario(
        file: PackageResources.bot_loop_yaml, replications: 20,
        figures: [
          hourly("front-door contacts per hour", "1037.344") { Double($0.bots[0].offered) },
          hourly("contacts for agents per hour", "493.776") { Double($0.counts(type: 0).offered) },
        ])),
  ]

  private static func timeInSystem(_ name: String, _ type: Int, _ minutes: String) -> KnownScenario.Figure {
    KnownScenario.Figure("\(name): time in system (min)", .exact(minutes)) { result in
      let counts = result.counts(type: type)
      return ((counts.waitOfAnswered + counts.handling) / 60, Double(counts.answered))
    }
  }

  /// A count per hour after the warm-up of a day.
  private static func hourly(
    _ name: String, _ expected: String, _ count: @escaping @Sendable (ReplicationResult) -> Double
  ) -> KnownScenario.Figure {
    KnownScenario.Figure(name, .exact(expected)) {
      (count($0), Double($0.intervalCount - $0.firstInterval) * 24)
    }
  }
}

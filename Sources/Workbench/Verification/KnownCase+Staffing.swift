import Queueing
import Workforce

/// How many agents: where rounding and shared skills lead astray.
extension KnownCase {
  /// Staffing searches and rounding.
  static let staffing: [KnownCase] = [
    KnownCase(model: "Staffing", name: "80 % within 20 s of 100 contacts/30 min of 3 min", source: "exact: Erlang C") {
      _ in
      let answer = try Queueing.Staffing.fewestAgents(for: demand(erlangs: 10), meeting: eightyTwenty)
      return [KnownAnswer("fewest agents", "14", Double(answer.requirement.agents))]
    },
    KnownCase(model: "Staffing", name: "rounding adds no agent", source: "arithmetic") { _ in
      try [
        KnownAnswer("35.7 / 0.85", "42", Double(Queueing.Staffing.wholeAgents(covering: 35.7 / 0.85))),
        KnownAnswer(
          "1 agent, 80 % shrinkage", "5",
          Double(Queueing.Staffing.wholeAgents(covering: Queueing.Staffing.rostered(requirement: 1, shrinkage: 0.8)))),
        KnownAnswer(
          "35 agents, 30 % shrinkage", "50",
          Double(Queueing.Staffing.wholeAgents(covering: Queueing.Staffing.rostered(requirement: 35, shrinkage: 0.3)))),
        KnownAnswer("35 / 0.7", "50", Double(Queueing.Staffing.wholeAgents(covering: 35 / 0.7))),
      ]
    },
    KnownCase(
      model: "Staffing", name: "3.049 + 1.499 erlangs shared by fully flexible agents, 80 % within 20 s",
      source: "exact: Erlang C of the pooled load"
    ) { _ in
      let demand = try demand(erlangs: 3.049 + 1.499)
      let answer = try Queueing.Staffing.fewestAgents(for: demand, meeting: eightyTwenty)
      let five = try SteadyState(demand, agents: 5)
      return [
        KnownAnswer("fewest agents", "7", Double(answer.requirement.agents)),
        KnownAnswer("service level of 5 agents", "0.25", five.serviceLevel(.answeredOfOffered, withinSeconds: 20)),
      ]
    },
  ]

  private static let eightyTwenty = StaffingTargets(
    serviceLevel: ServiceLevelTarget(definition: .answeredOfOffered, share: 0.8, seconds: 20))

  /// Contacts of three minutes that add up to a load.
  private static func demand(erlangs: Double) throws(QueueingError) -> Demand {
    try Demand(arrivals: Rate(amount: erlangs, periodSeconds: 180), handlingSeconds: 180)
  }
}

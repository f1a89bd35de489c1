import Scoring
import Simulation
import Workforce

/// Who does what and in which team among simulated agents, for policies that compare by it.
///
/// In the made-up shop a role is a desk and a team is a shift. In a scenario agents whose groups have the same skills share a role, and a
/// group is a team. Where a policy is for a single role, all have it.
struct RehearsalStaff {
  private let agents: [(agent: String, role: String, team: String)]

  init(_ model: SimulationModel, isMadeUp: Bool) {
    let skills = Dictionary(
      model.scenario.groups.map { ($0.name, $0.skills.map(\.name).sorted().joined(separator: ", ")) },
      uniquingKeysWith: { first, _ in first })
    agents = SimulatedRecords(model, seed: 0).agentNames.map { group, agent in
      let peers = isMadeUp ? RehearsalDesk.peers(ofGroup: group) : (role: skills[group] ?? group, team: group)
      return (agent, peers.role, peers.team)
    }
  }

  /// The roster, with roles as the policy calls them.
  func roster(for policy: ScorePolicy) -> [StaffMember] {
    let wanted = policy.eligibility.roles
    let own = Set(agents.map(\.role)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return agents.map { agent, role, team in
      let place = own.firstIndex(of: role) ?? 0
      return StaffMember(agent: agent, role: wanted.isEmpty ? role : wanted[place % wanted.count], team: team)
    }
  }
}

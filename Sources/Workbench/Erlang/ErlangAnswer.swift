public import Queueing
import Reporting
import Workforce

/// What `crewcast erlang` found.
public struct ErlangAnswer: Sendable {
  /// What another number of agents would do.
  public struct Neighbour: Sendable {
    /// The number of agents.
    public var agents: Int
    /// What they do; nil where the queue would grow without end.
    public var state: SteadyState?
  }

  /// What was asked.
  public let question: ErlangQuestion
  /// What the agents do.
  public let state: SteadyState
  /// The fewest agents that meet the targets; nil without targets, or when no number of agents does.
  public let requirement: AgentRequirement?
  /// Every target beside what is achieved.
  public let verdicts: [StaffingTargets.Verdict]
  /// After a search, every target beside what one agent fewer would achieve.
  public let oneFewer: [StaffingTargets.Verdict]
  /// Nearby numbers of agents, ascending, the answer among them.
  public let neighbours: [Neighbour]

  /// The service level that was asked for first.
  public var serviceLevel: Double {
    state.serviceLevel(question.definition, withinSeconds: question.answerWithinSeconds)
  }

  /// Everything that is to be said, in all forms.
  public var report: Report {
    Report(
      command: "erlang", result: result, document: document,
      tables: [Report.Table("neighbours", neighbourRows)], missedTargets: missedTargets)
  }
}

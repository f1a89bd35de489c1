public import Workforce

/// The share of time at work that is spent on contacts.
public struct Occupancy: Indicator {
  /// The indicator.
  public init() {}

  /// What it means.
  public var definition: IndicatorDefinition {
    IndicatorDefinition(
      key: "occupancy", name: "Occupancy", chineseName: "占用率",
      alsoCalled: ["利用率", "工时利用率"],
      meaning: "Time spent on contacts over time logged in and not on a break.", chineseMeaning: "处理会话的时间占在岗时间的比例。",
      population: "Agents' days in the period for which both times are known.",
      clock: "Each agent's own times.", form: .mean, unit: .share, direction: .neither,
      edgeCases: ["Set by load and staffing more than by the agent; above about 0.85 for long it wears people out."],
      variants: [.init("Chat tools", "Count a chat as occupying a whole agent, whatever the concurrency.")],
      requirements: [[.staffing]])
  }

  /// Single conversations say nothing about it.
  public func contribute(_ conversation: Int, of evidence: Evidence, to list: inout ContributionList) {}

  /// Adds an agent's times.
  public func contribute(_ row: AgentDay, _ place: Int, of evidence: Evidence, to list: inout ContributionList) {
    list.addSum(row, place, row.busySeconds, of: row.staffedSeconds, in: evidence)
  }

  /// Sums are its only source.
  public var joinsSums: Bool { true }
}

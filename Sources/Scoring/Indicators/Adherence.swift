public import Workforce

/// The share of planned time that went as planned.
public struct Adherence: Indicator {
  /// The indicator.
  public init() {}

  /// What it means.
  public var definition: IndicatorDefinition {
    IndicatorDefinition(
      key: "adherence", name: "Schedule adherence", chineseName: "排班遵守率",
      alsoCalled: ["排班遵从率", "排班符合率", "排班执行率"],
      meaning: "Time that went as planned over time planned.", chineseMeaning: "按排班执行的时间占排班时间的比例。",
      population: "Agents' days in the period for which the plan and what became of it are known.",
      clock: "The roster minus approved breaks and changes, not the state an agent sets.",
      form: .mean, unit: .share, direction: .higher,
      edgeCases: ["Approved changes of the plan are part of the plan."],
      variants: [
        .init(
          "Telephony",
          "Often compares total hours only, so that coming late and leaving late cancel "
            + "out.")
      ],
      requirements: [[.schedules]])
  }

  /// Single conversations say nothing about it.
  public func contribute(_ conversation: Int, of evidence: Evidence, to list: inout ContributionList) {}

  /// Adds an agent's times.
  public func contribute(_ row: AgentDay, _ place: Int, of evidence: Evidence, to list: inout ContributionList) {
    list.addSum(row, place, row.adherentSeconds, of: row.scheduledSeconds, in: evidence)
  }

  /// Sums are its only source.
  public var joinsSums: Bool { true }
}

public import Workforce

/// What it costs to settle a matter.
public struct CostPerResolution: Indicator {
  /// The indicator.
  public init() {}

  /// What it means.
  public var definition: IndicatorDefinition {
    IndicatorDefinition(
      key: "cost-per-resolution", name: "Cost per resolved case", chineseName: "单个解决成本",
      alsoCalled: ["服务成本", "解决成本"],
      meaning: "Paid work, compensation and logistics over the number of conversations resolved.",
      chineseMeaning: "人工、补偿与物流成本之和除以已解决会话数。",
      population: "Costs and resolutions of conversations that came in the period, and paid time of the period.",
      clock: "Paid time where rows per agent and day tell it, else working time at the hourly cost that is set. "
        + "Resolutions by shares in the outcome.",
      form: .mean, unit: .money, direction: .lower,
      edgeCases: [
        "Nothing resolved means no figure, not zero.",
        "Compensation without the cost of the work is no cost per case: there is no figure until what the work costs "
          + "is known.",
        "An agent on hard cases costs more per case: compare only after adjusting for the kind of case.",
      ],
      variants: [.init("Practice papers", "Total cost of the department over contacts.")],
      requirements: [[.resolution, .wages]])
  }

  /// Adds what one conversation contributes.
  public func contribute(_ conversation: Int, of evidence: Evidence, to list: inout ContributionList) {
    guard let day = evidence.arrivalDay(conversation) else { return }
    let isResolved =
      evidence.conversations.isResolved(conversation) ?? (evidence.conversations.resolved(conversation) != nil)
    var cost = evidence.conversations.cost(conversation) ?? 0
    if !evidence.sumFacets.contains(.wages), let hourly = evidence.settings.hourlyCost,
      let seconds = evidence.conversations.handlingSeconds(conversation)
    {
      cost += seconds / 3600 * hourly
    }
    if isResolved || cost != 0 {
      list.addByShare(conversation, day: day, cost, of: isResolved ? 1 : 0, in: evidence)
    }
  }

  /// Adds an agent's cost; the resolutions come from conversations where these are known.
  public func contribute(_ row: AgentDay, _ place: Int, of evidence: Evidence, to list: inout ContributionList) {
    let paid = row.paidSeconds.flatMap { seconds in evidence.settings.hourlyCost.map { seconds / 3600 * $0 } }
    let resolved = evidence.hasResolutions ? 0 : row.resolved
    list.addSum(row, place, row.cost ?? paid, of: resolved, in: evidence)
  }

  /// Work is paid by the day, whatever conversations tell.
  public var joinsSums: Bool { true }
}

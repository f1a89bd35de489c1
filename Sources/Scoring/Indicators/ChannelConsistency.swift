public import Workforce

/// How much service differs between channels.
public struct ChannelConsistency: Indicator {
  private let base: any Indicator

  /// The spread of another indicator, which must be a share.
  public init(of base: any Indicator) { self.base = base }

  /// What it means.
  public var definition: IndicatorDefinition {
    let of = base.definition
    return IndicatorDefinition(
      key: "channel-consistency-\(of.key)", name: "Consistency between channels: \(of.name.lowercased())",
      chineseName: "渠道一致性：\(of.chineseName)",
      meaning: "The standard deviation between channels of \"\(of.name.lowercased())\", without what chance alone "
        + "would make them differ.",
      chineseMeaning: "“\(of.chineseName)”在各渠道之间的标准差（扣除随机波动）。", population: of.population, clock: of.clock,
      form: .spread, unit: of.unit, direction: .lower,
      edgeCases: [
        "One channel, or fewer than two with data, gives no figure.",
        "0 means that the differences are no larger than chance would make them.",
      ],
      variants: [
        .init("Practice papers", "Ask for consistent service over channels without saying how to measure it.")
      ],
      requirements: of.requirements.filter { $0 != [.responseAverages] })
  }

  /// Adds what one conversation contributes to the indicator whose spread is measured.
  public func contribute(_ conversation: Int, of evidence: Evidence, to list: inout ContributionList) {
    base.contribute(conversation, of: evidence, to: &list)
  }

  /// Adds what a sum contributes to it.
  public func contribute(_ row: AgentDay, _ place: Int, of evidence: Evidence, to list: inout ContributionList) {
    base.contribute(row, place, of: evidence, to: &list)
  }
}

public import Workforce

/// The share of complaints that somebody has looked into.
public struct ComplaintClosure: Indicator {
  /// The indicator.
  public init() {}

  /// What it means.
  public var definition: IndicatorDefinition {
    IndicatorDefinition(
      key: "complaint-closure", name: "Complaints looked into", chineseName: "投诉闭环率",
      alsoCalled: ["投诉处理率", "投诉结案率", "投诉解决率"],
      meaning: "The share of complaints on which somebody has decided whose doing it was.",
      chineseMeaning: "已核实定责的投诉占全部投诉的比例。",
      population: "Complaints about conversations that came in the period, whoever served them.",
      clock: "The team's alone: deciding on complaints is not the work of those they are about.",
      form: .share, unit: .share, direction: .higher,
      edgeCases: ["When it is low, the rate of attributable complaints is provisional: it may still rise."],
      variants: [.init("Practice papers", "Ask for a closed loop of feedback (反馈响应) without a figure.")],
      requirements: [[.conversations, .complaints]])
  }

  /// Adds what one conversation contributes.
  public func contribute(_ conversation: Int, of evidence: Evidence, to list: inout ContributionList) {
    guard let day = evidence.arrivalDay(conversation), let complaint = evidence.conversations.complaint(conversation)
    else { return }
    list.add(conversation, day: day, agent: -1, complaint == .raised ? 0 : 1, scope: .team)
  }
}

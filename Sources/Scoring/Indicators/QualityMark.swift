public import Workforce

/// What reviewers marked: accuracy, attitude or compliance.
public struct QualityMark: Indicator {
  /// What is marked.
  public enum Aspect: String, CaseIterable, Sendable {
    case accuracy, attitude, compliance
  }

  /// What is marked.
  public let aspect: Aspect

  /// The indicator for one of the aspects.
  public init(_ aspect: Aspect) { self.aspect = aspect }

  private var alsoCalled: [String] {
    switch aspect {
    case .accuracy: ["准确性", "准确率", "正确率", "质检准确率", "质检分", "质检得分"]
    case .attitude: ["态度与礼貌", "态度", "礼貌", "服务态度"]
    case .compliance: ["合规性", "合规", "合规率", "规范性"]
    }
  }

  /// What it means.
  public var definition: IndicatorDefinition {
    let names =
      switch aspect {
      case .accuracy: ("Accuracy", "准确性", "Whether what was said and done was right.", "信息与处理是否正确。")
      case .attitude: ("Attitude", "态度与礼貌", "Whether the customer was met with courtesy.", "服务态度与礼貌。")
      case .compliance: ("Compliance", "合规性", "Whether rules and the law were kept.", "是否遵守制度与法规。")
      }
    return IndicatorDefinition(
      key: "quality-\(aspect.rawValue)", name: "\(names.0) (review)", chineseName: "质检：\(names.1)",
      alsoCalled: alsoCalled,
      meaning: "\(names.2) The mean mark of reviewed conversations, each weighted by how many it was sampled from.",
      chineseMeaning: "\(names.3)按抽样概率加权的质检平均分。",
      population: "Reviewed conversations that came in the period.",
      clock: "Charged to agents by their shares in the outcome.", form: .mean, unit: .share, direction: .higher,
      edgeCases: [
        "Several reviews of one conversation are averaged first.",
        "Without recorded sampling probabilities all weigh the same; a sample chosen by hand proves nothing about "
          + "the rest.",
      ],
      variants: [
        .init(
          "Zendesk QA",
          "Drops items marked N/A, sets a review to zero on one critical failure, and takes a "
            + "plain mean."),
        .init("MaestroQA", "A successful appeal by a grader leaves the agent's mark as it was."),
      ], requirements: [[.conversations, .quality]])
  }

  /// Adds what one conversation contributes.
  public func contribute(_ conversation: Int, of evidence: Evidence, to list: inout ContributionList) {
    let mark =
      switch aspect {
      case .accuracy: evidence.conversations.accuracy(conversation)
      case .attitude: evidence.conversations.attitude(conversation)
      case .compliance: evidence.conversations.compliance(conversation)
      }
    guard let mark, let day = evidence.arrivalDay(conversation) else { return }
    let weight = evidence.conversations.qualityWeight(conversation) ?? 1
    list.addByShare(conversation, day: day, mark * weight, of: weight, in: evidence)
  }
}

public import Workforce

/// How many conversations were open when the period ended.
public struct OpenAtEnd: Indicator {
  /// The indicator.
  public init() {}

  /// What it means.
  public var definition: IndicatorDefinition {
    IndicatorDefinition(
      key: "open-at-end", name: "Open at the end", chineseName: "期末未结量",
      alsoCalled: ["未结量", "积压量"],
      meaning:
        "The number of conversations that had come and were neither resolved nor closed when the period ended, or "
        + "when the records end if that is earlier.",
      chineseMeaning: "期末（或数据截止时）已到达但尚未解决或关闭的会话数。",
      population: "All conversations in the records that needed a human, from earlier periods too: an export of one "
        + "month's tickets alone does not hold the older ones.",
      clock: "Charged to agents by their shares so far, else to whoever holds it: what is on the desk, no merit or "
        + "fault.",
      form: .total, unit: .contacts, direction: .neither,
      edgeCases: [
        "What was resolved before the end and reopened for another reply by now counts as open.",
        "Customers who left while waiting are not open, nor is a phone call after it, settled or not.",
        "It stands on the last day; it is no sum over days.",
      ],
      variants: [.init("Most tools", "Count what is open on the day the report is run, whatever the period.")],
      requirements: [[.conversations, .resolution]])
  }

  /// Adds what one conversation contributes.
  public func contribute(_ conversation: Int, of evidence: Evidence, to list: inout ContributionList) {
    let table = evidence.conversations
    let end = min(evidence.period.end, evidence.book.observedUntil)
    guard evidence.counts(conversation), end > evidence.period.start, table.arrived(conversation) < end,
      table.outcome(conversation) != .contained, !table.outcome(conversation).isLost,
      table.channel(conversation) != .phone
    else { return }
    let isResolved = table.isResolved(conversation) ?? (table.resolved(conversation) != nil)
    let closed = (isResolved ? table.resolved(conversation) : nil) ?? table.ended(conversation)
    // Resolved some time, nobody knows when.
    if isResolved, closed == nil { return list.unknown += 1 }
    if let closed, closed <= end { return }
    // The last moment before the end lies on the last day.
    let last = max(end.advanced(by: -1e-3), evidence.period.start)
    guard let day = evidence.period.day(of: last) else { return }
    list.addByShare(conversation, day: day, 1, in: evidence)
  }
}

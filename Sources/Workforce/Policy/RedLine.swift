/// A kind of event that caps the score once a human has confirmed it and the time for objections is over.
public struct RedLine: Hashable, Sendable {
  /// The kind, such as `privacy-leak`.
  public var kind: String
  /// The highest score that remains possible.
  public var cap: Double

  /// A kind of event with its cap.
  public init(_ kind: String, cap: Double) {
    self.kind = kind
    self.cap = cap
  }
}

extension ScorePolicy {
  /// The lowest cap that an agent's confirmed events set, which can no longer be objected to, and the event that sets it; infinite where
  /// there are none that count.
  ///
  /// - Parameters:
  ///   - events: What happened, of all agents.
  ///   - agent: Whose score is asked for.
  ///   - today: The day of scoring.
  package func cap(
    by events: [RedLineEvent], of agent: String, on today: CalendarDate
  ) -> (cap: Double, event: RedLineEvent?) {
    var (lowest, cause): (Double, RedLineEvent?) = (.infinity, nil)
    for event in events where event.agent == agent && event.counts(on: today) {
      guard let rule = redLines.first(where: { $0.kind == event.kind }), rule.cap < lowest else { continue }
      (lowest, cause) = (rule.cap, event)
    }
    return (lowest, cause)
  }
}

/// What is known too badly to be paid by.
public struct EvidenceRule: Hashable, Sendable {
  /// An indicator counts as known when so much of what is shown is the agent rather than chance.
  ///
  /// Where all agents do equally well, what differs between them is chance, and yet all are known: see `isKnown`.
  public var reliability = 0.5
  /// So much of the weight must be known.
  public var weight = 0.5

  /// The rule recommended.
  public init() {}

  /// Whether an indicator of an agent is known well enough: it tells the agent from others, or the agent's own records leave the
  /// points in no doubt.
  ///
  /// - Parameters:
  ///   - reliability: How much of what is shown is the agent rather than chance.
  ///   - records: How many records the agent has.
  ///   - deviation: The standard deviation of the points.
  public func isKnown(reliability: Double, records: Double, deviation: Double) -> Bool {
    reliability >= self.reliability || (records >= 30 && deviation <= 3)
  }
}

/// One contact as the simulator saw it, in seconds after the start of the horizon; -1 for moments that never came.
public struct SimulatedContact: Sendable, BitwiseCopyable {
  /// What became of it.
  public enum Fate: UInt8, Sendable, BitwiseCopyable {
    case answered, abandoned, balked, blocked, cleared, contained, unfinished
  }

  /// Sequence number at the front door, from 1.
  public var number: Int64
  /// Number of the first contact of its case.
  public var caseNumber: Int64
  /// 1 for the first contact of its case.
  public var attempt: Int32
  /// Index into the scenario's contact types.
  public var type: Int32
  /// The agent's number over all groups, -1 for none.
  public var agent: Int32
  /// What became of it.
  public var fate: Fate
  /// How a bot session ended: 0 none, 1 resolved, 2 falsely contained, 3 escalated.
  public var botOutcome: UInt8
  /// When it came to the front door.
  public var arrived: Double
  /// When a bot session began.
  public var botBegan: Double
  /// When a bot session ended.
  public var botEnded: Double
  /// When it asked for an agent.
  public var queued: Double
  /// When an agent began.
  public var answered: Double
  /// When the conversation ended or the customer left.
  public var ended: Double
  /// When the agent had finished the work after it.
  public var released: Double
}

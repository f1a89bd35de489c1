/// What one record adds to an indicator: the ground on which the figure, its explanation and any objection to it stand.
///
/// An indicator's value is the sum of numerators over the sum of denominators.
public struct Contribution: Hashable, Sendable, BitwiseCopyable {
  /// Whose figures a contribution enters.
  public enum Scope: UInt8, Hashable, Sendable, BitwiseCopyable {
    /// The agent's and the team's.
    case both
    /// The agent's alone, such as the part of a wait during which this agent held the conversation.
    case agent
    /// The team's alone, such as the whole wait of the customer.
    case team
  }

  /// What kind of record it comes from.
  public enum Origin: UInt8, Hashable, Sendable, BitwiseCopyable {
    case conversation, round, holding, agentDay
  }

  /// The conversation, as an index into the book; negative for a sum per agent and day.
  public var conversation: Int32
  /// The record, as an index into the list that `origin` names.
  public var record: Int32
  /// The agent; negative when it is nobody's but the team's.
  public var agent: Int32
  /// The local day it counts for, in days since 1970-01-01.
  public var day: Int32
  /// What is counted or summed.
  public var numerator: Double
  /// What it is divided by: the weight.
  public var denominator: Double
  /// What kind of record it comes from.
  public var origin: Origin
  /// Whose figures it enters.
  public var scope: Scope

  /// A contribution in all its parts.
  public init(
    conversation: Int32, record: Int32, agent: Int32, day: Int32, numerator: Double, denominator: Double,
    origin: Origin, scope: Scope
  ) {
    self.conversation = conversation
    self.record = record
    self.agent = agent
    self.day = day
    self.numerator = numerator
    self.denominator = denominator
    self.origin = origin
    self.scope = scope
  }
}

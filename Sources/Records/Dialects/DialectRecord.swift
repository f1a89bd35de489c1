public import Workforce

/// How a dialect sees one round or conversation.
public struct DialectRecord: Hashable, Sendable {
  /// The conversation, as an index into the sorted log.
  public var conversation: Int32
  /// When the round began; nil where the record is the conversation as a whole.
  public var start: Instant?
  /// When the round ended; nil where nobody has replied, and for conversations as a whole.
  public var end: Instant?
  /// The agent it is charged to; negative for nobody.
  public var agent: Int32
  /// The local day it counts for, in days since 1970-01-01.
  public var day: Int32
  /// What it counts for; nil when it is left out.
  public var value: Double?
  /// What it adds to the number of records; 0 where it shares the record of another.
  public var weight = 1.0
  /// What the dialect does with it that others may not do.
  public var divergences: Set<Divergence> = []

  /// What the record adds to the figure; nil when it is left out.
  var contribution: Contribution? {
    guard let value, weight > 0 else { return nil }
    return Contribution(
      conversation: conversation, record: conversation, agent: agent, day: day, numerator: value * weight,
      denominator: weight, origin: .conversation, scope: .both)
  }
}

/// What a dialect does with a round or ticket.
enum DialectVerdict {
  /// It counts for so much.
  case counts(Double)
  /// It counts for so much, which others may count for something else.
  case countsOtherwise(Double, Divergence)
  /// It is left out.
  case leftOut(Divergence)

  /// A reply in time or not.
  static func isInTime(_ condition: Bool) -> DialectVerdict { .counts(condition ? 1 : 0) }

  /// Writes the verdict into a record.
  func apply(to record: inout DialectRecord) {
    switch self {
    case .counts(let value): record.value = value
    case .countsOtherwise(let value, let divergence):
      record.value = value
      record.divergences.insert(divergence)
    case .leftOut(let divergence):
      record.value = nil
      record.divergences.insert(divergence)
    }
  }
}

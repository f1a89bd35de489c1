/// The limits and windows of indicators, where a policy sets them.
public struct MeasureRules: Hashable, Sendable {
  /// Within how many seconds a reply is in time, where a policy does not say.
  public static let usualReplyWithinSeconds = 180.0
  /// As how many seconds a later reply counts, where a policy does not say.
  public static let usualReplyLimitSeconds = 600.0

  /// A reply within so many seconds is in time.
  public var replyWithinSeconds: Double?
  /// A reply later than this, or never, counts as this many seconds.
  public var replyLimitSeconds: Double?
  /// Within how long a conversation should be resolved.
  public var resolveWithinSeconds: Double?
  /// Coming back with the same matter within so many days means that it had not been settled.
  public var recontactDays: Double?

  /// The usual ones.
  public init() {}
}

import Workforce

/// The limits and windows that indicators are measured by; they are data, and every figure is shown with them.
public struct MeasureSettings: Hashable, Sendable {
  /// T: a reply within so many seconds is in time.
  public var replyTargetSeconds = MeasureRules.usualReplyWithinSeconds
  /// τ: a reply later than this, or never, counts as this many seconds.
  public var replyLimitSeconds = MeasureRules.usualReplyLimitSeconds
  /// Within how long a conversation should be resolved, where the records hold no promise of their own; nil for no such promise.
  public var resolutionTargetSeconds: Double?
  /// W: coming back with the same matter within so many days means that it had not been settled.
  public var recontactDays = 7.0
  /// What an hour of an agent costs, where the records hold no costs of work; nil when unknown.
  public var hourlyCost: Double?
  /// The confidence of intervals, strictly between 0 and 1.
  public var confidence = 0.95

  /// The settings recommended.
  public init() {}
}

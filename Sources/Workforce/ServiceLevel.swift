/// What a service level counts; figures under different definitions must never be mixed up.
///
/// T is the answer-time threshold. Contacts that find every line taken count as offered, neither as answered nor as
/// abandoned.
public enum ServiceLevelDefinition: String, CaseIterable, Hashable, Sendable {
  /// Answered within T / answered.
  case answeredOfAnswered = "answered-of-answered"
  /// Answered within T / (offered − abandoned within T).
  case answeredOfOfferedLessShortAbandons = "answered-of-offered-less-short-abandons"
  /// (Answered within T + abandoned within T) / offered.
  case handledOrShortAbandonedOfOffered = "handled-or-short-abandoned-of-offered"
  /// Answered within T / offered.
  case answeredOfOffered = "answered-of-offered"
  /// Share of customers who, had they been patient, would have been answered within T.
  case virtualWait = "virtual-wait"

  /// The definition in plain words, a phrase that completes "the share of …".
  public var plainWords: String {
    switch self {
    case .answeredOfAnswered:
      "answered contacts that were answered within the target time"
    case .answeredOfOfferedLessShortAbandons:
      "offered contacts, leaving out those that gave up within the target time, that were answered within it"
    case .handledOrShortAbandonedOfOffered:
      "offered contacts that were answered, or gave up, within the target time"
    case .answeredOfOffered:
      "offered contacts that were answered within the target time"
    case .virtualWait:
      "offered contacts that would have been answered within the target time had they waited without giving up"
    }
  }
}

/// A promise such as "80 % answered within 20 s", with the definition that says 80 % of what.
public struct ServiceLevelTarget: Hashable, Sendable {
  /// What the share counts.
  public var definition: ServiceLevelDefinition
  /// The share promised, 0…1.
  public var share: Double
  /// The answer-time threshold T in seconds.
  public var seconds: Double

  /// A promise with its definition.
  public init(definition: ServiceLevelDefinition = .answeredOfOffered, share: Double, seconds: Double) {
    self.definition = definition
    self.share = share
    self.seconds = seconds
  }
}

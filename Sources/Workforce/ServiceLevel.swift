/// What a service level counts; figures under different definitions must never be mixed up.
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

public import Workforce

/// What a number of agents must achieve; every stated target must be met.
public struct StaffingTargets: Hashable, Sendable {
  /// The service level to reach.
  public var serviceLevel: ServiceLevelTarget?
  /// The greatest occupancy, 0…1.
  public var maximumOccupancy: Double?
  /// The greatest share of attempts that give up, 0…1.
  public var maximumAbandonment: Double?
  /// The greatest share of attempts that find every line taken, 0…1.
  public var maximumBlocking: Double?
  /// The greatest mean wait of all contacts that entered, in seconds.
  public var maximumMeanWaitSeconds: Double?

  /// Targets; those left out are not asked for.
  public init(
    serviceLevel: ServiceLevelTarget? = nil, maximumOccupancy: Double? = nil, maximumAbandonment: Double? = nil,
    maximumBlocking: Double? = nil, maximumMeanWaitSeconds: Double? = nil
  ) {
    self.serviceLevel = serviceLevel
    self.maximumOccupancy = maximumOccupancy
    self.maximumAbandonment = maximumAbandonment
    self.maximumBlocking = maximumBlocking
    self.maximumMeanWaitSeconds = maximumMeanWaitSeconds
  }

  /// A figure beside the target that it is measured against.
  public struct Verdict: Hashable, Sendable {
    /// What is measured.
    public enum Measure: String, CaseIterable, Hashable, Sendable {
      /// The service level, which must not fall below its target.
      case serviceLevel
      /// Occupancy, which must not exceed its target.
      case occupancy
      /// Abandonment, which must not exceed its target.
      case abandonment
      /// Blocking, which must not exceed its target.
      case blocking
      /// The mean wait in seconds, which must not exceed its target.
      case meanWaitSeconds
    }

    /// What is measured.
    public let measure: Measure
    /// The figure; nil when the queue would grow without end.
    public let achieved: Double?
    /// The target.
    public let target: Double
    /// Whether the target is met, up to a relative 1e-9, so that rounding never costs an agent.
    public let isMet: Bool
  }

  /// Checks the targets themselves.
  ///
  /// - Throws: ``QueueingError/noTarget`` when none is stated, ``QueueingError/outOfRange(quantity:found:expected:remedy:)``
  ///   when one is absurd.
  func validate() throws(QueueingError) {
    var isEmpty = true
    if let serviceLevel {
      isEmpty = false
      guard serviceLevel.share > 0, serviceLevel.share < 1 else {
        throw .outOfRange(
          quantity: "The service level to reach", found: serviceLevel.share, expected: "more than 0 and less than 1",
          remedy: "no number of agents can promise 100 %, ask for example for 99.9 %")
      }
      guard serviceLevel.seconds >= 0, serviceLevel.seconds <= 1e12 else {
        throw .outOfRange(
          quantity: "The answer-time target in seconds", found: serviceLevel.seconds, expected: "0 to 10^12",
          remedy: "give a duration such as 20s")
      }
    }
    let limits = [
      ("The greatest occupancy", maximumOccupancy, 1.0, "give a share such as 85%"),
      ("The greatest share of abandonment", maximumAbandonment, 1.0, "give a share such as 3%"),
      ("The greatest share of blocking", maximumBlocking, 1.0, "give a share such as 1%"),
      ("The greatest mean wait in seconds", maximumMeanWaitSeconds, 1e12, "give a duration such as 20s"),
    ]
    for case (let quantity, let limit?, let most, let remedy) in limits {
      isEmpty = false
      guard limit > 0, limit <= most else {
        throw .outOfRange(
          quantity: quantity, found: limit, expected: "more than 0 and at most \(QueueingError.text(most))",
          remedy: remedy)
      }
    }
    if isEmpty { throw .noTarget }
  }

  /// The targets in words.
  var words: String {
    var parts: [String] = []
    if let serviceLevel {
      parts.append("\(TargetText.format(serviceLevel)) (\(serviceLevel.definition.rawValue))")
    }
    for (name, limit) in [
      ("occupancy", maximumOccupancy), ("abandonment", maximumAbandonment), ("blocking", maximumBlocking),
    ] {
      if let limit { parts.append("\(name) of at most \(ShareText.format(limit, digits: 3))") }
    }
    if let limit = maximumMeanWaitSeconds { parts.append("a mean wait of at most \(DurationText.format(limit))") }
    return parts.joined(separator: " with ")
  }
}

public import Workforce

/// What customers ask of a desk in steady state: Poisson arrivals, exponential handling times and exponential patience.
public struct Demand: Hashable, Sendable {
  /// First attempts per span of time.
  public let arrivals: Rate
  /// Mean time that an agent needs for a contact, in seconds, after-contact work included.
  public let handlingSeconds: Double
  /// Mean patience in the queue, in seconds; nil when nobody gives up.
  public let patienceSeconds: Double?
  /// Lines, that is contacts that can be waiting or with an agent at once; nil for endlessly many.
  public let lines: Int?
  /// How likely those who failed are to try again.
  public let redials: Redials

  /// The greatest offered load that is accepted, in erlangs.
  public static let greatestLoad = 1e6
  /// The greatest number of lines that is accepted.
  public static let mostLines = 10_000_000

  /// A demand, checked.
  ///
  /// - Throws: ``QueueingError/outOfRange(quantity:found:expected:remedy:)``.
  public init(
    arrivals: Rate, handlingSeconds: Double, patienceSeconds: Double? = nil, lines: Int? = nil,
    redials: Redials = .none
  ) throws(QueueingError) {
    self.arrivals = arrivals
    self.handlingSeconds = handlingSeconds
    self.patienceSeconds = patienceSeconds
    self.lines = lines
    self.redials = redials
    try Self.check(
      handlingSeconds, "The mean handling time in seconds", atMost: 1e9, "give the mean time for one contact, e.g. 3m")
    if let patienceSeconds {
      try Self.check(
        patienceSeconds, "The mean patience in seconds", atMost: 1e12,
        "for contacts that never wait set the lines equal to the agents, for endless patience leave it out")
    }
    if let lines, !(1...Self.mostLines).contains(lines) {
      throw .outOfRange(
        quantity: "The number of lines", found: Double(lines), expected: "1 to \(Self.mostLines)",
        remedy: "count every contact that can be connected at once, or leave it out for endlessly many")
    }
    for (share, cause) in [(redials.afterBlocking, "blocking"), (redials.afterAbandoning, "abandonment")]
    where !(share >= 0 && share <= 1) {
      throw .outOfRange(
        quantity: "The redial probability after \(cause)", found: share, expected: "0 to 1",
        remedy: "give the share of those customers who try again, e.g. 30%")
    }
    let load = offeredLoad
    guard load >= 0, load <= Self.greatestLoad else {
      throw .outOfRange(
        quantity: "The offered load (arrivals × handling time, in erlangs)", found: load,
        expected: "at most \(QueueingError.text(Self.greatestLoad))",
        remedy: "check the units of the arrivals and of the handling time")
    }
  }

  /// Offered load of first attempts, in erlangs: arrivals times handling time.
  public var offeredLoad: Double { arrivals.amount(duringSeconds: handlingSeconds) }

  private static func check(
    _ value: Double, _ quantity: String, atMost limit: Double, _ remedy: String
  ) throws(QueueingError) {
    guard value > 0, value <= limit else {
      throw .outOfRange(
        quantity: quantity, found: value, expected: "more than 0 and at most \(QueueingError.text(limit))",
        remedy: remedy)
    }
  }
}

/// How likely customers who were not served are to try again.
///
/// Assumes: retries come so much later that they mix with first attempts into one Poisson stream.
public struct Redials: Hashable, Sendable {
  /// The share of blocked attempts that are repeated, 0…1.
  public var afterBlocking: Double
  /// The share of abandoned attempts that are repeated, 0…1.
  public var afterAbandoning: Double

  /// Nobody tries again.
  public static let none = Redials(afterBlocking: 0, afterAbandoning: 0)

  /// Redial probabilities.
  public init(afterBlocking: Double, afterAbandoning: Double) {
    self.afterBlocking = afterBlocking
    self.afterAbandoning = afterAbandoning
  }
}

/// The four models of one queue in steady state, by the names that planners use.
public enum ErlangModel: String, CaseIterable, Hashable, Sendable {
  /// No waiting: as many lines as agents.
  case erlangB = "erlang-b"
  /// Endless patience and endless lines.
  case erlangC = "erlang-c"
  /// Impatient contacts, endless lines.
  case erlangA = "erlang-a"
  /// A limited number of lines, with or without impatience.
  case erlangX = "erlang-x"
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A day of one queue, exactly: M(t)/M/s(t)+M from its opening until it has drained, by Kolmogorov's forward equations.
///
/// Arrivals are Poisson with a rate that is constant within each period; handling times and patience are exponential; some
/// contacts give up at once when they would have to wait. When staffing drops, agents finish the contact in hand and
/// then leave; nobody in the queue is taken by an agent who is about to leave. The queue starts empty, arrivals stop after
/// the last period, and those agents stay until the queue has drained.
///
/// The equations are solved by uniformisation, whose error is bounded: what it leaves out, and what the limit on the number
/// in the system cuts off, are both below 1e-12 of the probability.
///
/// Source: A. Jensen, "Markoff chains as an aid in the study of Markoff processes", Skandinavisk Aktuarietidskrift 36
/// (1953); W. K. Grassmann, "Transient solutions in Markovian queueing systems", Computers & Operations Research 4 (1977).
public struct TransientChain: Sendable {
  /// A stretch of the day with constant arrivals and staffing.
  public struct Period: Hashable, Sendable {
    /// The length in seconds.
    public var seconds: Double
    /// Arrivals per second.
    public var arrivalsPerSecond: Double
    /// Agents on duty.
    public var agents: Int

    /// A period.
    public init(seconds: Double, arrivalsPerSecond: Double, agents: Int) {
      precondition(seconds > 0 && seconds.isFinite, "a period has a finite length")
      precondition(arrivalsPerSecond >= 0 && arrivalsPerSecond.isFinite, "arrivals are finite and not negative")
      precondition(agents >= 0, "agents are not negative")
      self.seconds = seconds
      self.arrivalsPerSecond = arrivalsPerSecond
      self.agents = agents
    }
  }

  /// What is expected to happen in a period.
  public struct Outcome: Hashable, Sendable {
    /// Expected arrivals.
    public var offered = 0.0
    /// Expected contacts that gave up, at once or after a wait.
    public var abandoned = 0.0
    /// Expected contacts that gave up at once, because they would have had to wait.
    public var balked = 0.0
    /// Expected arrivals that found nobody free.
    public var delayed = 0.0
    /// Expected total time that contacts spent in the queue, in seconds.
    public var waitingSeconds = 0.0
    /// Expected total time that agents spent on contacts, in seconds.
    public var busySeconds = 0.0
    /// Agents on duty times the length, in seconds.
    public var dutySeconds = 0.0

    /// The mean number in the queue over the period.
    public func meanQueueLength(during seconds: Double) -> Double { waitingSeconds / seconds }
  }

  /// The result of a day.
  public struct Day: Hashable, Sendable {
    /// One outcome a period.
    public var periods: [Outcome] = []
    /// What happened after the last period, until the queue had drained.
    public var draining = Outcome()

    /// The day as a whole.
    public var total: Outcome {
      (periods + [draining]).reduce(into: Outcome()) { sum, part in
        sum.offered += part.offered
        sum.abandoned += part.abandoned
        sum.balked += part.balked
        sum.delayed += part.delayed
        sum.waitingSeconds += part.waitingSeconds
        sum.busySeconds += part.busySeconds
        sum.dutySeconds += part.dutySeconds
      }
    }
  }

  /// The mean handling time in seconds.
  public let handlingSeconds: Double
  /// The mean patience of those who do wait, in seconds; nil when nobody gives up while waiting.
  public let patienceSeconds: Double?
  /// The share of contacts that give up at once when they would have to wait.
  public let balkingShare: Double

  /// A chain.
  ///
  /// - Throws: ``QueueingError/outOfRange(quantity:found:expected:remedy:)``.
  public init(
    handlingSeconds: Double, patienceSeconds: Double? = nil, balkingShare: Double = 0
  ) throws(QueueingError) {
    guard handlingSeconds > 0, handlingSeconds <= 1e9 else {
      throw .outOfRange(
        quantity: "The mean handling time in seconds", found: handlingSeconds, expected: "more than 0, at most 10^9",
        remedy: "give the mean time for one contact, e.g. 3m")
    }
    if let patienceSeconds, !(patienceSeconds > 0 && patienceSeconds <= 1e12) {
      throw .outOfRange(
        quantity: "The mean patience in seconds", found: patienceSeconds, expected: "more than 0, at most 10^12",
        remedy: "for endless patience leave it out")
    }
    guard balkingShare >= 0, balkingShare <= 1 else {
      throw .outOfRange(
        quantity: "The balking share", found: balkingShare, expected: "0 to 1", remedy: "give a share, e.g. 10%")
    }
    self.handlingSeconds = handlingSeconds
    self.patienceSeconds = patienceSeconds
    self.balkingShare = balkingShare
  }
}

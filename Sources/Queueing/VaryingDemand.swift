#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Arrivals that change from period to period, and the loads that stationary formulas should be given for them.
public struct VaryingDemand: Hashable, Sendable {
  /// A stretch of time with constant arrivals.
  public struct Period: Hashable, Sendable {
    /// The length in seconds.
    public var seconds: Double
    /// Arrivals per second.
    public var arrivalsPerSecond: Double

    /// A period.
    public init(seconds: Double, arrivalsPerSecond: Double) {
      precondition(seconds > 0 && seconds.isFinite, "a period has a finite length")
      precondition(arrivalsPerSecond >= 0 && arrivalsPerSecond.isFinite, "arrivals are finite and not negative")
      self.seconds = seconds
      self.arrivalsPerSecond = arrivalsPerSecond
    }
  }

  /// How a varying load is turned into one stationary load a period.
  public enum Approximation: String, CaseIterable, Hashable, Sendable {
    /// Every period by itself (stationary independent period by period); misleads where handling takes long.
    case stationary = "sipp"
    /// The arrivals of one mean handling time earlier, because load follows arrivals with that delay.
    case lagged = "lag-sipp"
    /// The mean number that would be in service with agents without end, averaged over the period.
    case modifiedOfferedLoad = "mol"
  }

  /// The periods in order; nothing arrives before the first.
  public var periods: [Period]
  /// The mean handling time in seconds, the same throughout.
  public var handlingSeconds: Double

  /// A demand.
  public init(periods: [Period], handlingSeconds: Double) {
    precondition(handlingSeconds > 0 && handlingSeconds.isFinite, "a handling time is finite and positive")
    self.periods = periods
    self.handlingSeconds = handlingSeconds
  }

  /// The offered load of every period in erlangs.
  ///
  /// Source: L. V. Green, P. J. Kolesar, J. Soares, "Improving the SIPP approach for staffing service systems that have
  /// cyclic demands", Operations Research 49 (2001); O. B. Jennings, A. Mandelbaum, W. A. Massey, W. Whitt, "Server
  /// staffing to meet time-varying demand", Management Science 42 (1996), for exponential handling times.
  public func offeredLoads(_ approximation: Approximation) -> [Double] {
    switch approximation {
    case .stationary: periods.map { $0.arrivalsPerSecond * handlingSeconds }
    case .lagged: laggedLoads()
    case .modifiedOfferedLoad: modifiedLoads()
    }
  }

  private func laggedLoads() -> [Double] {
    var ends: [Double] = []
    var clock = 0.0
    for period in periods {
      clock += period.seconds
      ends.append(clock)
    }
    return zip(periods, ends).map { period, end in
      // Arrivals between one handling time before the period's start and one before its end.
      let (from, to) = (end - period.seconds - handlingSeconds, end - handlingSeconds)
      var arrivals = 0.0
      for (other, otherEnd) in zip(periods, ends) {
        let overlap = min(to, otherEnd) - max(from, otherEnd - other.seconds)
        if overlap > 0 { arrivals += overlap * other.arrivalsPerSecond }
      }
      return arrivals / period.seconds * handlingSeconds
    }
  }

  /// The mean in an infinite-server queue obeys `m' = λ − m / handling`, solved exactly in each period.
  private func modifiedLoads() -> [Double] {
    var inService = 0.0
    return periods.map { period in
      let level = period.arrivalsPerSecond * handlingSeconds
      let lengths = period.seconds / handlingSeconds
      let gained = -expm1(-lengths)
      let average = level + (inService - level) * gained / lengths
      inService += (level - inService) * gained
      return average
    }
  }
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Integrals of the density of the virtual wait over a stretch of time, all divided by `e^logScale`.
struct WaitMoments {
  /// The logarithm of the factor that has been taken out.
  var logScale = 0.0
  /// `∫ g(t) dt`.
  var mass = 0.0
  /// `∫ g(t) φ(t) dt`, where φ(t) is the mean of the smaller of t and the patience.
  var wait = 0.0
  /// `∫ g(t) e^(−θt) dt`: those whose patience lasts.
  var patient = 0.0
  /// `∫ g(t) t e^(−θt) dt`.
  var patientWait = 0.0

  /// The integrals over two stretches together.
  func joined(with other: WaitMoments) -> WaitMoments {
    if mass == 0 { return other }
    if other.mass == 0 { return self }
    let scale = max(logScale, other.logScale)
    let (mine, theirs) = (exp(logScale - scale), exp(other.logScale - scale))
    return WaitMoments(
      logScale: scale, mass: mine * mass + theirs * other.mass, wait: mine * wait + theirs * other.wait,
      patient: mine * patient + theirs * other.patient,
      patientWait: mine * patientWait + theirs * other.patientWait)
  }
}

/// The density of the virtual wait in M/M/n/K+M, relative to that of finding all agents busy and nobody waiting.
///
/// With time in units of the mean handling time, load a, n agents, patience rate θ and m waiting places,
/// `g(t) = exp(a φ(t) − n t) P(Poisson(a φ(t)) < m)`, `φ(t) = (1 − e^(−θt)) / θ`; the last factor is 1 for endless lines.
/// The density is `π_n n g(t)`: with j waiting, `e^(−θV)` follows a Beta(n/θ, j + 1) distribution, and the sum over j
/// is a truncated exponential series. g is log-concave, so it has one peak.
///
/// Source: for endless lines S. Zeltyn and A. Mandelbaum, "Call centers with impatient customers", Queueing Systems 51
/// (2005), section 4, whose `J` is `∫ g`; the factor for finite lines is derived here.
struct WaitingDensity {
  /// Offered load in erlangs.
  let load: Double
  /// Agents; need not be whole.
  let agents: Double
  /// Rate of losing patience per mean handling time; 0 for endless patience.
  let impatience: Double
  /// Waiting places; infinite for endless lines.
  let places: Double

  /// Where g is largest.
  let peak: Double

  init(load: Double, agents: Double, impatience: Double, places: Double) {
    self.load = load
    self.agents = agents
    self.impatience = impatience
    self.places = places
    self.peak = Self.findPeak(load: load, agents: agents, impatience: impatience, places: places)
  }

  /// The integrals from `low` to `high`, which may be infinite.
  func moments(from low: Double, to high: Double) -> WaitMoments {
    if places == 0 || low >= high { return WaitMoments() }
    if impatience == 0, places == .infinity { return exponentialMoments(from: low, to: high) }
    let start = min(max(peak, low), high)
    var panels = WaitPanels(density: self, origin: start)
    panels.integrateRight(to: high)
    panels.integrateLeft(to: low)
    return panels.moments
  }

  /// Endless patience and endless lines: g is an exponential with rate n − a.
  private func exponentialMoments(from low: Double, to high: Double) -> WaitMoments {
    let rate = agents - load
    precondition(rate > 0, "without abandonment the agents exceed the load")
    let span = high - low
    let missing = high == .infinity ? 0 : exp(-rate * span)
    let mass = high == .infinity ? 1 / rate : -expm1(-rate * span) / rate
    let wait = (low + 1 / rate) / rate - (missing == 0 ? 0 : missing * (high + 1 / rate) / rate)
    return WaitMoments(logScale: -rate * low, mass: mass, wait: wait, patient: mass, patientWait: wait)
  }

  /// φ(t), the mean of the smaller of t and the patience.
  func meanCensored(_ time: Double) -> Double {
    impatience == 0 ? time : -expm1(-impatience * time) / impatience
  }

  /// The first and second derivative of log g, accurate enough to choose steps.
  func derivatives(at time: Double) -> (slope: Double, curvature: Double) {
    let flow = load * exp(-impatience * time)
    guard places != .infinity else { return (flow - agents, -flow * impatience) }
    let ahead = load * meanCensored(time)
    let (kept, change) = Self.keptShare(places: places, ahead: ahead)
    return (flow * kept - agents, -flow * impatience * kept - flow * flow * change)
  }

  /// `1 − B(places − 1, ahead)` and the derivative of B in its load.
  private static func keptShare(places: Double, ahead: Double) -> (kept: Double, change: Double) {
    let top = places - 1
    if top == 0 { return (0, 0) }
    if ahead == 0 || top > ahead + 10 * ahead.squareRoot() + 60 { return (1, 0) }
    let below = ErlangB.belowFullWeight(load: ahead, lines: top)
    let blocking = 1 / (1 + below)
    return (below.isFinite ? below * blocking : 1, max(0, blocking * (top / ahead - 1 + blocking)))
  }

  private static func findPeak(load: Double, agents: Double, impatience: Double, places: Double) -> Double {
    guard load > agents, places > 1 else { return 0 }
    var high = impatience == 0 ? Double.infinity : log1p((load - agents) / agents) / impatience
    guard places != .infinity else { return high }
    // The slope is at most −n + (places − 1) / t.
    high = min(high, (places - 1) / agents)
    var low = 0.0
    for _ in 0..<40 {
      let middle = (low + high) / 2
      let ahead = load * (impatience == 0 ? middle : -expm1(-impatience * middle) / impatience)
      let kept = keptShare(places: places, ahead: ahead).kept
      if load * exp(-impatience * middle) * kept > agents { low = middle } else { high = middle }
    }
    return low
  }
}

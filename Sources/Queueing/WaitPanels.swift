#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Integrates the density of the virtual wait outwards from a point, panel by panel.
///
/// A panel is so short that log g falls by about a dozen in it and `e^(−θt)` by e^6 at most; sixteen Gauss–Legendre
/// points then leave an error near 1e-15. Integration stops where g has fallen by e^45. Everything is measured relative to
/// the origin, which keeps huge exponents from cancelling.
struct WaitPanels {
  private let density: WaitingDensity
  private let origin: Double
  private let load: Double
  private let agents: Double
  private let impatience: Double
  private let hasLimit: Bool
  /// `e^(−θ origin)`.
  private let survival: Double
  private let censoredAtOrigin: Double
  /// The logarithm of the truncated exponential series at the origin; only for limited places.
  private let seriesAtOrigin: Double
  private(set) var moments = WaitMoments()

  init(density: WaitingDensity, origin: Double) {
    self.density = density
    self.origin = origin
    load = density.load
    agents = density.agents
    impatience = density.impatience
    hasLimit = density.places != .infinity
    survival = exp(-impatience * origin)
    censoredAtOrigin = density.meanCensored(origin)
    let ahead = load * censoredAtOrigin
    seriesAtOrigin = hasLimit ? Poisson.logTruncatedExponential(count: density.places, mean: ahead) : ahead
    moments.logScale = seriesAtOrigin - agents * origin
  }

  /// How far log g has fallen at a distance from the origin; not positive.
  ///
  /// - Parameter censored: the mean of the smaller of the distance and the patience.
  @inline(__always)
  private func fall(at distance: Double, censored: Double) -> Double {
    if hasLimit {
      let ahead = load * (censoredAtOrigin + survival * censored)
      return Poisson.logTruncatedExponential(count: density.places, mean: ahead) - seriesAtOrigin - agents * distance
    }
    return load * survival * censored - agents * distance
  }

  private func fall(at distance: Double) -> Double {
    fall(at: distance, censored: density.meanCensored(distance))
  }

  mutating func integrateRight(to high: Double) {
    var near = 0.0
    var fallen = 0.0
    let end = high - origin
    while near < end, fallen > -45 {
      var far = min(near + step(from: near, rightwards: true), end)
      var fallenFar = fall(at: far)
      while fallen - fallenFar > 18 {
        far = near + (far - near) / 2
        fallenFar = fall(at: far)
      }
      add(from: near, to: far)
      near = far
      fallen = fallenFar
    }
  }

  mutating func integrateLeft(to low: Double) {
    var near = 0.0
    var fallen = 0.0
    let end = low - origin
    while near > end, fallen > -45 {
      var far = max(near - step(from: near, rightwards: false), end)
      var fallenFar = fall(at: far)
      while fallen - fallenFar > 18 {
        far = near + (far - near) / 2
        fallenFar = fall(at: far)
      }
      add(from: far, to: near)
      near = far
      fallen = fallenFar
    }
  }

  /// A step over which log g falls by about 12.
  private func step(from distance: Double, rightwards: Bool) -> Double {
    let time = max(0, origin + distance)
    let (slope, curvature) = density.derivatives(at: time)
    let s = abs(slope)
    var width = min(24 / (s + (s * s + 24 * abs(curvature)).squareRoot()), 1e300)
    if impatience > 0, impatience * time < 40 { width = min(width, 6 / impatience) }
    guard hasLimit else { return width }
    // Where the waiting places begin to matter, g bends within √places contacts ahead.
    let places = density.places
    let spread = places.squareRoot()
    let ahead = load * density.meanCensored(time)
    let flow = load * exp(-impatience * time)
    if rightwards, ahead < places + 9 * spread {
      width = min(width, max(places - 9 * spread - ahead, 2.5 * spread) / flow)
    } else if !rightwards, ahead > places - 9 * spread {
      width = min(width, max(ahead - places - 9 * spread, 2.5 * spread) / (2 * flow))
      if impatience > 0 { width = min(width, 0.69 / impatience) }
    }
    return width
  }

  private mutating func add(from low: Double, to high: Double) {
    let middle = (low + high) / 2
    let half = (high - low) / 2
    var mass = 0.0
    var wait = 0.0
    var patient = 0.0
    var patientWait = 0.0
    GaussLegendre.forEachPoint { node, weight in
      let distance = middle + half * node
      let lost = impatience == 0 ? 0 : expm1(-impatience * distance)
      let censored = impatience == 0 ? distance : -lost / impatience
      let censoredTotal = censoredAtOrigin + survival * censored
      let value = weight * exp(fall(at: distance, censored: censored))
      let kept = survival * (1 + lost)
      mass += value
      wait += value * censoredTotal
      patient += value * kept
      patientWait += value * kept * (origin + distance)
    }
    moments.mass += half * mass
    moments.wait += half * wait
    moments.patient += half * patient
    moments.patientWait += half * patientWait
  }
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The stationary M/M/n/K+M queue in units of its mean handling time; agents need not be whole when lines are endless.
///
/// Erlang B, C, A and X are this one system with waiting places, patience, both or neither.
struct WaitingSystem {
  let density: WaitingDensity
  /// The probability that an arriving contact is answered at once.
  let immediate: Double
  /// The probability that an arriving contact enters and must wait.
  let waiting: Double
  /// The probability that every line is taken.
  let blocked: Double
  /// The probability that an arriving contact is answered, at once or after a wait.
  let answered: Double
  /// The probability that an arriving contact enters and gives up.
  let abandoned: Double
  /// The mean wait times the share that entered.
  let waitOfEntering: Double
  /// The mean wait of answered contacts times the share that was answered.
  let waitOfAnswered: Double
  /// `n π_n` is `e^logUnit` times `unit`.
  private let unit: Double
  private let logUnit: Double
  /// The integrals before and after a time that was announced.
  private let prepared: (time: Double, before: WaitMoments, after: WaitMoments)?

  /// Solves the system.
  ///
  /// - Parameters:
  ///   - load: offered load in erlangs, not negative; below `agents` when there is neither abandonment nor a limit.
  ///   - agents: positive; whole when `places` is finite.
  ///   - impatience: mean handling time / mean patience; 0 for endless patience.
  ///   - places: waiting places; infinite for endless lines.
  ///   - time: a time for which ``fate(at:)`` is going to be asked, in mean handling times; asking for it then costs
  ///     nothing more.
  init(load: Double, agents: Double, impatience: Double, places: Double, preparingFateAt time: Double? = nil) {
    density = WaitingDensity(load: load, agents: agents, impatience: impatience, places: places)
    let below = load == 0 ? .infinity : ErlangB.belowFullWeight(load: load, lines: agents)
    guard below.isFinite else {
      // Finding every agent busy is less likely than the smallest number.
      (immediate, waiting, blocked, answered, abandoned) = (1, 0, 0, 1, 0)
      (waitOfEntering, waitOfAnswered, unit, logUnit, prepared) = (0, 0, 0, 0, nil)
      return
    }
    let all: WaitMoments
    if let time {
      let (before, after) = (density.moments(from: 0, to: time), density.moments(from: time, to: .infinity))
      all = before.joined(with: after)
      prepared = (time, before, after)
    } else {
      all = density.moments(from: 0, to: .infinity)
      prepared = nil
    }
    let full = places == .infinity ? (0, 0) : Self.fullWeight(density)
    let scale = max(0, all.mass > 0 ? all.logScale : 0, full.0 > 0 ? full.1 : 0)
    let belowWeight = below * exp(-scale)
    let perMoment = agents * exp(all.logScale - scale)
    let fullWeight = full.0 * exp(full.1 - scale)
    let total = belowWeight + perMoment * all.mass + fullWeight
    immediate = belowWeight / total
    waiting = perMoment * all.mass / total
    blocked = fullWeight / total
    abandoned = impatience * perMoment * all.wait / total
    answered = (belowWeight + perMoment * all.patient) / total
    waitOfEntering = perMoment * all.wait / total
    waitOfAnswered = perMoment * all.patientWait / total
    unit = agents / total
    logUnit = -scale
  }

  /// The probability of the state with every line taken, relative to that with all agents busy and nobody waiting:
  /// `Π load / (n + iθ)`, as a number and the logarithm of the factor that was taken out of it.
  private static func fullWeight(_ density: WaitingDensity) -> (Double, Double) {
    var weight = 1.0
    var logScale = 0.0
    var place = 1.0
    while place <= density.places {
      let rate = density.agents + place * density.impatience
      weight *= density.load / rate
      place += 1
      if weight > 1e250 {
        weight *= 1e-250
        logScale += 250 * log(10.0)
      } else if weight < 1e-250 {
        // From here on it only shrinks, and it is far below the smallest number.
        if logScale < -1_000, rate > density.load { return (0, 0) }
        weight *= 1e250
        logScale -= 250 * log(10.0)
      }
    }
    return (weight, logScale)
  }

  /// What has become of an arriving contact after a time.
  struct Fate: Hashable {
    /// The probability that it was answered by then.
    var answered: Double
    /// The probability that it gave up by then.
    var abandoned: Double
    /// The probability that it would have been answered by then, had it had endless patience.
    var virtuallyAnswered: Double
    /// The probability that it is still waiting.
    var stillWaiting: Double
    /// The probability that it is still waiting and will be answered.
    var answeredLater: Double
  }

  /// What has become of an arriving contact after `time` mean handling times.
  func fate(at time: Double) -> Fate {
    let before: WaitMoments
    let after: WaitMoments
    if let prepared, prepared.time == time {
      (before, after) = (prepared.before, prepared.after)
    } else {
      (before, after) = (density.moments(from: 0, to: time), density.moments(from: time, to: .infinity))
    }
    let factorBefore = unit * exp(logUnit + before.logScale)
    let factorAfter = unit * exp(logUnit + after.logScale)
    let lost = -expm1(-density.impatience * time)
    return Fate(
      answered: immediate + factorBefore * before.patient,
      abandoned: density.impatience * factorBefore * before.wait + lost * factorAfter * after.mass,
      virtuallyAnswered: immediate + factorBefore * before.mass,
      stillWaiting: (1 - lost) * factorAfter * after.mass,
      answeredLater: factorAfter * after.patient)
  }
}

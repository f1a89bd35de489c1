import Queueing
import Simulation
import Statistics
import TestSupport
import Testing
import Workforce

/// Days that start empty, vary and drain.
@Suite("Simulated days")
struct DayTests {
  /// A short day whose staffing falls below the load, against the forward equations.
  @Test("agrees with the exact solution of a varying day")
  func varyingDay() throws {
    let periods = [(1800.0, 0.2, 10), (1200, 0.35, 12), (1800, 0.25, 8), (900, 0.05, 3)]
    let chain = try TransientChain(handlingSeconds: 60, patienceSeconds: 200, balkingShare: 0.1)
    let day = try chain.solve(periods.map { .init(seconds: $0.0, arrivalsPerSecond: $0.1, agents: $0.2) })
    var (start, levels, rates): (Double, [(Double, Int)], [RatePiece]) = (0, [], [])
    for (seconds, rate, agents) in periods {
      levels.append((start, agents))
      rates.append(RatePiece(start: start, end: start + seconds, rate: rate))
      start += seconds
    }
    let patience = Distribution.mixture([
      .init(weight: 0.1, distribution: .constant(0)), .init(weight: 0.9, distribution: .exponential(mean: 200)),
    ])
    var scenario = Desk.scenario(
      length: start, types: [Desk.type(handling: .exponential(mean: 60), patience: patience)],
      arrivals: [ArrivalStream(contactType: 0, pattern: .rates(rates))], groups: [Desk.group(levels: levels)])
    scenario.horizon.intervalStarts = levels.map(\.0)
    let trial = try Trial("varying day", scenario, replications: 300)
    for (index, period) in day.periods.enumerated() {
      trial.expectMean("offered in \(index)", theory: period.offered) {
        Double($0.counts(type: 0, interval: index).offered)
      }
      trial.expectMean("busy time in \(index)", theory: period.busySeconds) {
        $0.times(group: 0, interval: index).busy
      }
    }
    // The equations count waits and losses when they happen, the simulation by when the contact came.
    let total = day.total
    trial.expectMean("waiting", theory: total.waitingSeconds, shift: 0.1) { $0.counts(type: 0).wait }
    trial.expectMean("abandoned", theory: total.abandoned) { Double($0.counts(type: 0).abandoned) }
    trial.expectMean("delayed", theory: total.delayed) { $0.counts(type: 0).delayed }
    trial.expectMean("busy after the end", theory: day.draining.busySeconds, shift: 0.25) {
      $0.times(group: 0, interval: periods.count).busy
    }
  }

  @Test("arrivals at piecewise constant rates come in each piece as a Poisson process")
  func arrivals() throws {
    let rates = [RatePiece(start: 0, end: 600, rate: 0.1), RatePiece(start: 900, end: 1800, rate: 0.5)]
    var scenario = Desk.simple(perSecond: 1, handling: .constant(1), agents: 5, length: 1800, interval: 300)
    scenario.arrivals = [ArrivalStream(contactType: 0, pattern: .rates(rates))]
    let trial = try Trial("arrivals", scenario, replications: 400)
    for (interval, mean) in [30.0, 30, 0, 150, 150, 150].enumerated() {
      let counts = trial.results.map { Double($0.counts(type: 0, interval: interval).offered) }
      if mean == 0 {
        #expect(counts.allSatisfy { $0 == 0 })
      } else {
        trial.expectMean("interval \(interval)", theory: mean) {
          Double($0.counts(type: 0, interval: interval).offered)
        }
        // Of a Poisson number the variance is the mean; its estimate has a relative error of √(2/400) = 7 %.
        let variance = Tally(counts).variance
        #expect(variance > 0.75 * mean && variance < 1.3 * mean, "interval \(interval): \(variance)")
      }
    }
  }

  /// Types that share a busyness factor are busy on the same days.
  ///
  /// Source: Jongbloed and Koole (2001), doi:10.1002/asmb.444: variance = mean + (mean × coefficient of variation)².
  @Test("a busyness factor is one number a day, common to the streams that name it")
  func busyness() throws {
    let factor = Busyness(name: "day", coefficientOfVariation: 0.3)
    let pieces = [RatePiece(start: 0, end: 3600, rate: 0.03)]
    let types = ["a", "b", "c"].map { Desk.type($0, handling: .constant(1)) }
    var scenario = Desk.scenario(
      length: 3600, types: types, arrivals: [], groups: [Desk.group(skills: ["a", "b", "c"], agents: 5)])
    scenario.arrivals = (0..<3).map {
      ArrivalStream(contactType: $0, pattern: .rates(pieces), busyness: $0 < 2 ? factor : nil)
    }
    let trial = try Trial("busyness", scenario, replications: 1000)
    let counts = (0..<3).map { type in trial.results.map { Double($0.counts(type: type).offered) } }
    func covariance(_ left: Int, _ right: Int) -> Double {
      let (a, b) = (Tally(counts[left]).mean, Tally(counts[right]).mean)
      return zip(counts[left], counts[right]).reduce(0) { $0 + ($1.0 - a) * ($1.1 - b) } / 999
    }
    for type in 0..<3 { trial.expectMean("type \(type)", theory: 108) { Double($0.counts(type: type).offered) } }
    let common = (108 * 0.3) * (108 * 0.3)
    #expect(abs(covariance(0, 0) / (108 + common) - 1) < 0.15 && abs(covariance(0, 1) / common - 1) < 0.15)
    #expect(abs(covariance(2, 2) / 108 - 1) < 0.15 && abs(covariance(0, 2)) < 0.1 * common)
  }

  @Test("a factor is drawn anew for every local day, and the mean day is as planned")
  func severalDays() throws {
    var scenario = Desk.simple(
      perSecond: 0.004, handling: .constant(1), agents: 3, length: 3 * 86_400, interval: 86_400)
    scenario.arrivals[0].busyness = Busyness(name: "day", coefficientOfVariation: 0.3)
    let trial = try Trial("days", scenario, replications: 200)
    let days = (0..<3).map { day in trial.results.map { Double($0.counts(type: 0, interval: day).offered) } }
    let means = days.map { Tally($0).mean }
    for day in 0..<3 {
      #expect(abs(means[day] / 345.6 - 1) < 0.06)
      let next = (day + 1) % 3
      let product = zip(days[day], days[next]).reduce(0) { $0 + ($1.0 - means[day]) * ($1.1 - means[next]) } / 199
      #expect(abs(product) < 0.3 * (345.6 * 0.3) * (345.6 * 0.3), "days \(day) and \(next)")
    }
  }

  /// The bot loop of the known answers in closed form, with contacts handed over at once.
  @Test("agrees with the bot loop in closed form")
  func botLoop() throws {
    let length = 20 * 3600.0
    var scenario = Desk.simple(
      perSecond: 1000.0 / 3600, handling: .exponential(mean: 60), agents: 40, length: length, warmUp: 7200, atEnd: .stop
    )
    var bot = Bot(
      name: "bot", contactTypes: [0], involvement: 0.8, resolved: 0.55, falselyContained: 0.15, escalated: 0.30,
      sessionTime: .exponential(mean: 60))
    (bot.recontact, bot.recontactToAgent, bot.recontactDelay) = (0.6, 0.5, .exponential(mean: 600))
    scenario.bots = [bot]
    let trial = try Trial("bot loop", scenario, replications: 10)
    let hours = length / 3600 - 2
    trial.expect("front-door rate", theory: 1037.344) { (Double($0.bots[0].offered), hours) }
    trial.expect("human rate", theory: 493.776) { (Double($0.counts(type: 0).offered), hours) }
    trial.expect("escalated", theory: 0.3) { (Double($0.bots[0].escalated), Double($0.bots[0].sessions)) }
    trial.expect("falsely contained", theory: 0.15) {
      (Double($0.bots[0].falselyContained), Double($0.bots[0].sessions))
    }
    trial.expect("comes back to an agent", theory: 0.3, shift: 0.1) {
      (Double($0.bots[0].recontactsToAgent), Double($0.bots[0].falselyContained))
    }
  }
}

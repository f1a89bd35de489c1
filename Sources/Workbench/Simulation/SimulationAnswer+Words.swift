import Experiments
import Reporting
import Workforce

/// The sentences of `crewcast simulate`.
extension SimulationAnswer {
  /// What will happen, against which promise, with what certainty.
  var answerSentence: String {
    guard let level = result.total.serviceLevel else {
      let wait =
        result.total.meanWaitOfAnswered.map { "; those answered wait \(Figures.duration($0)) on average" } ?? ""
      return "\(period) \(Self.count(result.total.offered.mean)) contacts ask for an agent and "
        + "\(Figures.percent(result.total.abandonment ?? .init(mean: 0, low: 0, high: 0, confidence: 0.95))) leave "
        + "unserved\(wait)."
    }
    let promises = zip(scenario.contactTypes, result.types).compactMap { type, figures in
      type.target.flatMap { target in figures.serviceLevel.map { (type.name, target, $0) } }
    }
    let missed = promises.filter { $0.2.mean < $0.1.share }
    let verdict: String
    if promises.count == 1, let (_, target, level) = promises.first {
      verdict = "The promise of \(Self.promise(target)) is \(Self.verdict(level, target))"
    } else if missed.isEmpty {
      verdict = "All \(promises.count) promises are kept"
    } else if missed.count == promises.count {
      verdict = "None of the \(promises.count) promises is kept"
    } else {
      verdict = "\(missed.count) of \(promises.count) promises \(missed.count == 1 ? "is" : "are") missed"
    }
    return
      "\(verdict): \(period.lowercasedFirst) \(Figures.percent(level)) of \(Self.count(result.total.offered.mean)) contacts "
      + "that ask for an agent are answered in time\(certainty)."
  }

  /// How often the promise is kept, when there is one for everybody.
  private var certainty: String {
    guard let met = result.total.targetMet else { return "" }
    return
      ", and the promise is kept in \(Figures.percent(met.mean, decimals: 0)) of \(result.replications) simulated runs"
  }

  /// The points that a manager should see before any table.
  var points: [String] {
    var points = hotSpots.prefix(3).enumerated().map { place, spot -> String in
      let type = scenario.contactTypes[spot.contactType]
      let promise = type.target.map { " instead of \(Self.percent($0.share))" } ?? ""
      var text =
        "\(place == 0 ? "It hurts most at" : "Then at") \(type.name) from \(clockText(spot.start)) to "
        + "\(clockText(spot.end)): \(Self.percent(spot.serviceLevel)) in "
        + "time\(promise), \(Self.percent(spot.abandonment)) of \(Self.count(spot.offered)) leave unserved"
      if let busiest = spot.busiestGroup {
        text += "; \(scenario.groups[busiest.index].name) is busy \(Self.percent(busiest.occupancy)) of its time"
      }
      return text + "."
    }
    if !scenario.bots.isEmpty {
      let settled = result.bots.reduce(0) { $0 + $1.resolved.mean }
      let escalated = result.bots.reduce(0) { $0 + $1.escalated.mean }
      let failed = result.bots.reduce(0) { $0 + $1.falselyContained.mean }
      points.append(
        "Of \(Self.count(result.bots.reduce(0) { $0 + $1.sessions.mean })) bot sessions \(Self.count(settled)) settle the "
          + "matter, \(Self.count(escalated)) are handed over, and \(Self.count(failed)) customers leave without a solution."
      )
    }
    if result.costs.total.mean > 0 {
      let each = result.costs.perResolved.map {
        ", \(Figures.money($0, currency: scenario.costs.currency)) per matter settled"
      }
      points.append(
        "It costs \(Figures.money(result.costs.total, currency: scenario.costs.currency))\(each ?? "").")
    }
    return points
  }

  /// What the figures mean.
  var notes: [String] {
    var notes = [
      "Every count is for one run of the horizon: \(clockText(scenario.horizon.warmUp)) to \(clockText(scenario.horizon.length)), "
        + "\(scenario.horizon.clock.zone). Figures are means over \(Figures.count(result.replications)) simulated runs with "
        + "\(Figures.percent(settings.confidence, decimals: 0)) confidence intervals in brackets; seed \(settings.seed)."
    ]
    let definitions = Set(scenario.contactTypes.compactMap(\.target?.definition)).sorted { $0.rawValue < $1.rawValue }
    for definition in definitions {
      notes.append("Service level (\(definition.rawValue)): share of \(definition.plainWords).")
    }
    notes.append(
      "“Kept in” is the share of runs in which the promise was kept over the whole run. “Left unserved” counts those who gave up, "
        + "left at once or were sent away at closing, of all offered. Waits are of those answered. Occupancy is talking and the "
        + "work after it, of the time on duty without breaks.")
    if !scenario.bots.isEmpty {
      notes.append(
        "Containment counts every session that ended without an agent, as vendors do; verified resolution counts matters truly "
          + "settled, of all contacts offered to the bot.")
    }
    if let source = scenario.source { notes.append("Source of the figures: \(source)") }
    return notes
  }

  // MARK: Words

  /// The horizon in a few words.
  private var period: String {
    let days = scenario.horizon.length - scenario.horizon.warmUp
    if days == 86_400 { return "In one day" }
    let whole = (days / 86_400).rounded()
    return days == whole * 86_400
      ? "In \(Figures.number(whole, decimals: 0)) days" : "In \(Figures.statedDuration(days))"
  }

  static func promise(_ target: ServiceLevelTarget) -> String {
    "\(Figures.percent(target.share, decimals: (target.share * 100).rounded() == target.share * 100 ? 0 : 1)) in "
      + Figures.statedDuration(target.seconds)
  }

  private static func verdict(_ level: Estimate, _ target: ServiceLevelTarget) -> String {
    if level.low >= target.share { return "kept" }
    if level.high < target.share { return "missed" }
    return level.mean >= target.share
      ? "kept by a hair, within the uncertainty" : "missed by a hair, within the uncertainty"
  }

  static func percent(_ share: Double) -> String {
    Figures.percent(share, decimals: share > 0.995 || share < 0.005 ? 1 : 0)
  }
  static func points(_ share: Double) -> String { Figures.number(share * 100, decimals: 2) + " points" }
  static func count(_ value: Double) -> String { Figures.number(value, decimals: value < 10 ? 1 : 0) }

  /// A moment of the horizon on the wall clock, with the date when the horizon has several days.
  func clockText(_ seconds: Double) -> String {
    let (date, second) = scenario.horizon.clock.local(scenario.horizon.start.advanced(by: seconds))
    let minutes = Int((second / 60).rounded())
    let time = "\(minutes / 600)\(minutes / 60 % 10):\(minutes % 60 / 10)\(minutes % 10)"
    return scenario.horizon.length <= 86_400
      ? time : "\(date.weekday.rawValue.prefix(1).uppercased() + date.weekday.rawValue.dropFirst()) \(date) \(time)"
  }
}

extension String {
  /// The text with a small first letter.
  fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}

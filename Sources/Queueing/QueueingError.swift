/// Why a queueing model has no answer.
public enum QueueingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// An input lies outside what the formulas accept.
  case outOfRange(quantity: String, found: Double, expected: String, remedy: String)
  /// Without abandonment and with endless lines, the queue grows without bound.
  case unstable(offeredLoad: Double, agents: Int)
  /// There are fewer lines than agents.
  case fewerLinesThanAgents(lines: Int, agents: Int)
  /// Contacts that try again add up to more than the agents can ever serve.
  case endlessRedials(arrivalsPerHour: Double, capacityPerHour: Double)
  /// A staffing search was asked for without any target.
  case noTarget
  /// No permitted number of agents meets the targets.
  case unattainable(targets: String, mostAgents: Int, remedy: String)

  /// One sentence or two: what was found, what was expected, what to do.
  public var description: String {
    switch self {
    case .outOfRange(let quantity, let found, let expected, let remedy):
      return "\(quantity) is \(Self.text(found)), expected \(expected): \(remedy)."
    case .unstable(let load, let agents):
      let needed = Int(min(load, 1e15).rounded(.down)) + 1
      return "An offered load of \(Self.text(load)) erlangs needs more than \(agents) agent\(agents == 1 ? "" : "s"), "
        + "because contacts that never give up would queue without end: "
        + "take at least \(needed) agents, or state a patience or a number of lines."
    case .fewerLinesThanAgents(let lines, let agents):
      return "\(lines) line\(lines == 1 ? "" : "s") cannot serve \(agents) agents, expected at least as many lines as "
        + "agents, because a contact with an agent holds its line: raise the lines to \(agents) or more."
    case .endlessRedials(let arrivals, let capacity):
      return "\(Self.text(arrivals)) new contacts an hour that all try again until served exceed the "
        + "\(Self.text(capacity)) an hour that the agents can serve: add agents or lower the redial probability."
    case .noTarget:
      return "No target was given, expected a service level, a greatest occupancy, a greatest share of abandonment or "
        + "a greatest mean wait: state at least one, for example 80%/20s."
    case .unattainable(let targets, let mostAgents, let remedy):
      return "No number of agents up to \(mostAgents) meets \(targets): \(remedy)."
    }
  }

  /// A number as people read it: at most six significant digits, no trailing zeros.
  static func text(_ value: Double) -> String {
    guard value.isFinite else { return value.isNaN ? "not a number" : value > 0 ? "infinite" : "minus infinity" }
    if value == value.rounded(), abs(value) < 1e15 { return String(Int64(value)) }
    var scale = 1.0
    while abs(value) * scale < 1e5, scale < 1e12 { scale *= 10 }
    let rounded = (value * scale).rounded() / scale
    return rounded == rounded.rounded() && abs(rounded) < 1e15 && abs(value) >= 1e5
      ? String(Int64(rounded)) : "\(rounded)"
  }
}

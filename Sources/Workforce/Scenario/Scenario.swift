/// What is assumed about a service desk: the input of a simulation.
///
/// Every clock time has been resolved against the calendar: moments are seconds after the start of the horizon.
public struct Scenario: Hashable, Sendable {
  /// A heading.
  public var title: String
  /// The question the scenario answers.
  public var question: String?
  /// Where its figures come from.
  public var source: String?
  /// The period that is simulated.
  public var horizon: Horizon
  /// The kinds of contact.
  public var contactTypes: [ContactType]
  /// Where contacts come from.
  public var arrivals: [ArrivalStream]
  /// Who serves them.
  public var groups: [AgentGroup]
  /// Groups of lines that limit how many contacts can be waiting or talking.
  public var lines: [LineGroup]
  /// Which agent gets which contact.
  public var routing: Routing
  /// Bots that meet contacts before agents do.
  public var bots: [Bot]
  /// What failures cost, and in which currency.
  public var costs: Costs

  /// A scenario without lines, bots or costs of failure.
  public init(
    title: String, horizon: Horizon, contactTypes: [ContactType], arrivals: [ArrivalStream], groups: [AgentGroup],
    routing: Routing
  ) {
    self.title = title
    self.horizon = horizon
    self.contactTypes = contactTypes
    self.arrivals = arrivals
    self.groups = groups
    self.lines = []
    self.routing = routing
    self.bots = []
    self.costs = Costs()
  }
}

/// The period that is simulated.
public struct Horizon: Hashable, Sendable {
  /// The wall clock of the service.
  public var clock: LocalClock
  /// The first moment.
  public var start: Instant
  /// Length in seconds.
  public var length: Double
  /// Seconds at the beginning that are simulated and not counted.
  public var warmUp: Double
  /// Starts of the reporting intervals, in seconds after the first moment, in order; the first is 0.
  ///
  /// Each lasts until the next one or the end.
  public var intervalStarts: [Double]
  /// What happens at the end.
  public var atEnd: EndRule

  /// A period with its reporting intervals.
  public init(
    clock: LocalClock, start: Instant, length: Double, warmUp: Double = 0, intervalStarts: [Double],
    atEnd: EndRule = .drain
  ) {
    self.clock = clock
    self.start = start
    self.length = length
    self.warmUp = warmUp
    // Counting begins with an interval, so one begins where the warm-up ends.
    let cuts = warmUp > 0 && warmUp < length && !intervalStarts.contains(warmUp)
    self.intervalStarts = cuts ? (intervalStarts + [warmUp]).sorted() : intervalStarts
    self.atEnd = atEnd
  }
}

/// What happens at the end of the horizon.
public enum EndRule: String, CaseIterable, Hashable, Sendable {
  /// Nobody else arrives; those on duty stay until everyone they can serve has been served.
  case drain
  /// Observation ends; those still waiting are counted as backlog.
  case stop
}

/// Lines shared by some contact types; a contact holds one from arrival until the conversation ends.
public struct LineGroup: Hashable, Sendable {
  /// The name, unique within the scenario.
  public var name: String
  /// How many lines there are.
  public var count: Int
  /// The contact types that use them, as indices into the scenario's types.
  public var contactTypes: [Int]

  /// A group of lines.
  public init(name: String, count: Int, contactTypes: [Int]) {
    self.name = name
    self.count = count
    self.contactTypes = contactTypes
  }
}

/// What failures cost.
public struct Costs: Hashable, Sendable {
  /// The currency, as it is to be printed.
  public var currency: String
  /// Cost of a contact that was abandoned, balked or sent away.
  public var perLostContact: Double
  /// Cost of a contact that found no line.
  public var perBlockedContact: Double

  /// Costs in a currency; nothing costs anything by default.
  public init(currency: String = "CNY", perLostContact: Double = 0, perBlockedContact: Double = 0) {
    self.currency = currency
    self.perLostContact = perLostContact
    self.perBlockedContact = perBlockedContact
  }
}

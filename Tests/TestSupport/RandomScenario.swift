import Statistics
public import Workforce

/// Small scenarios of every kind, drawn at random: types, groups, rosters, breaks, bots, lines, overflow, closing and ends.
public struct RandomScenario {
  /// What a drawn scenario may hold.
  public struct Options: Sendable {
    /// Times are whole multiples of five seconds, so that events fall on the same moment all the time.
    public var hasTies = false
    /// Opening hours, bots, lines, busyness: what depends on the clock or cannot be scaled.
    public var isPlain = false

    /// Anything may be drawn.
    public init(hasTies: Bool = false, isPlain: Bool = false) {
      self.hasTies = hasTies
      self.isPlain = isPlain
    }
  }

  private var luck: RandomStream
  private let options: Options
  private let length: Double

  /// Draws a scenario.
  public static func draw(seed: UInt64, options: Options = Options()) -> Scenario {
    var drawing = RandomScenario(seed: seed, options: options)
    return drawing.scenario()
  }

  private init(seed: UInt64, options: Options) {
    luck = RandomStream(seed: seed, replication: 0, purpose: "scenario", entity: 0)
    self.options = options
    length = Double(1800 * (1 + luck.index(below: 4)))
  }

  private mutating func happens(_ probability: Double) -> Bool { luck.happens(withProbability: probability) }

  private mutating func pick<Value>(_ values: [Value]) -> Value { values[luck.index(below: values.count)] }

  /// A moment within the horizon.
  private mutating func moment(_ high: Double) -> Double { moment(0, high) }

  private mutating func moment(_ low: Double, _ high: Double) -> Double {
    let time = low + (high - low) * luck.uniform()
    return options.hasTies ? (time / 5).rounded() * 5 : time
  }

  private mutating func scenario() -> Scenario {
    let types = (0..<(1 + luck.index(below: 4))).map { type($0) }
    let groups = (0..<(1 + luck.index(below: 3))).map { group($0) }
    let interval = pick([300.0, 700, 1800])
    var scenario = Desk.scenario(
      length: length, warmUp: happens(0.3) ? interval : 0, interval: interval, atEnd: pick([.drain, .stop]),
      types: types, arrivals: [], groups: groups, routing: routing(types.count, groups.count))
    scenario.arrivals = (0..<(1 + luck.index(below: 3))).map { _ in stream(types.count) }
    if !options.isPlain {
      if happens(0.4) { scenario.bots = [bot(types.count)] }
      if happens(0.3) {
        scenario.lines = [LineGroup(name: "lines", count: 1 + luck.index(below: 8), contactTypes: subset(types.count))]
      }
    }
    return scenario
  }

  /// Some of the first `count` numbers, at least one.
  private mutating func subset(_ count: Int) -> [Int] {
    let chosen = (0..<count).filter { _ in happens(0.6) }
    return chosen.isEmpty ? [luck.index(below: count)] : chosen
  }

  // MARK: Types

  private mutating func duration(mean: Double) -> Distribution {
    if options.hasTies {
      return pick([.constant(mean), .constant(5 * (mean / 10).rounded()), .empirical([5, 60, 120])])
    }
    return pick([
      .exponential(mean: mean), .constant(mean * luck.positiveUniform()), .gamma(shape: 2, scale: mean / 2),
      .uniform(low: 0, high: 2 * mean), .weibull(shape: 0.7, scale: mean),
      .mixture([
        .init(weight: 0.2, distribution: .constant(0)), .init(weight: 0.8, distribution: .exponential(mean: mean)),
      ]),
    ])
  }

  private mutating func type(_ number: Int) -> ContactType {
    var type = Desk.type(
      "type \(number)", handling: duration(mean: 60), patience: happens(0.6) ? duration(mean: 80) : nil,
      threshold: happens(0.8) ? pick([0, 20, 60]) : nil)
    if happens(0.4) { type.afterContactWork = duration(mean: 30) }
    if happens(0.3) { type.balking = .init(probability: luck.uniform(), whenWaiting: luck.index(below: 3)) }
    if happens(0.3) { type.headStart = pick([10.0, 90]) }
    if happens(0.3) { type.handlingTimeChanges = [.init(start: moment(length), distribution: duration(mean: 90))] }
    if type.patience != nil && happens(0.3) {
      type.patienceChanges = [.init(start: moment(length), distribution: duration(mean: 40))]
    }
    type.atClose = pick(ClosingRule.allCases)
    if !options.isPlain && happens(0.4) {
      // The first day is a Thursday.
      let open = DaySpan(start: moment(length / 3), end: moment(length / 2, length) + 5)
      type.openingHours = OpeningHours(week: Array(repeating: [open], count: 7))
    }
    return type
  }

  // MARK: Agents

  private mutating func group(_ number: Int) -> AgentGroup {
    let name = "group \(number)"
    if happens(0.5) {
      var start = 0.0
      var levels: [(start: Double, agents: Int)] = []
      for _ in 0..<(1 + luck.index(below: 4)) {
        levels.append((start, luck.index(below: 6)))
        start += 5 + moment(length / 2)
      }
      // Where ties would decide, groups must not begin at the same moment.
      if !options.hasTies { levels[0].start = 1 + luck.uniform() }
      return Desk.group(name, levels: levels)
    }
    return Desk.group(name, duties: (0..<(1 + luck.index(below: 5))).map { _ in duties() })
  }

  private mutating func duties() -> [Duty] {
    var start = moment(length / 4)
    var duties: [Duty] = []
    for _ in 0..<(1 + luck.index(below: 2)) {
      let end = start + 60 + moment(length)
      var duty = Duty(start: start, end: end)
      for _ in 0..<luck.index(below: 3) {
        let begin = max(duty.breaks.last.map { $0.start + $0.length + 1 } ?? 0, moment(start, end))
        if begin < end { duty.breaks.append(.init(start: begin, length: 30 + moment(300), paid: happens(0.5))) }
      }
      duties.append(duty)
      start = end + (happens(0.3) ? 0 : moment(600))
    }
    return duties
  }

  private mutating func routing(_ types: Int, _ groups: Int) -> Routing {
    var routing = Routing(
      groupsOfType: Array(repeating: [], count: types), typesOfGroup: Array(repeating: [], count: groups),
      agentSelection: pick(AgentSelection.allCases))
    for type in 0..<types {
      for group in subset(groups) {
        routing.groupsOfType[type].append(
          .init(group: group, level: 1 + luck.index(below: 2), delay: happens(0.3) ? pick([15.0, 40]) : 0))
        routing.typesOfGroup[group].append(.init(contactType: type, rank: 1 + luck.index(below: 2)))
      }
    }
    return routing
  }

  // MARK: Arrivals

  private mutating func stream(_ types: Int) -> ArrivalStream {
    var stream = ArrivalStream(contactType: 0, pattern: pattern(types))
    let mix = subset(types)
    stream.mix = mix.map { .init(contactType: $0, share: 1 / Double(mix.count)) }
    if case .rates = stream.pattern, !options.isPlain && happens(0.3) {
      stream.busyness = Busyness(name: "day", coefficientOfVariation: 0.3)
    }
    return stream
  }

  private mutating func pattern(_ types: Int) -> ArrivalPattern {
    let cut = moment(5, length - 5)
    switch options.hasTies ? 2 : luck.index(below: 3) {
    case 0:
      return .rates([
        .init(start: 0, end: cut, rate: 0.1 * luck.uniform()),
        .init(start: cut, end: length, rate: 0.1 * luck.uniform()),
      ])
    case 1:
      return .counts([
        .init(start: 0, end: cut, count: luck.index(below: 100)),
        .init(start: cut, end: length, count: luck.index(below: 100)),
      ])
    default:
      return .trace(
        (0..<luck.index(below: 200)).map { _ in
          TracedContact(
            arrival: moment(length - 1), contactType: luck.index(below: types),
            handlingTime: happens(0.3) ? moment(120) : nil)
        })
    }
  }

  private mutating func bot(_ types: Int) -> Bot {
    let (resolved, contained) = (0.6 * luck.uniform(), 0.4 * luck.uniform())
    var bot = Bot(
      name: "bot", contactTypes: subset(types), involvement: luck.uniform(), resolved: resolved,
      falselyContained: contained, escalated: 1 - resolved - contained, sessionTime: duration(mean: 60))
    bot.recontact = luck.uniform()
    bot.recontactToAgent = luck.uniform()
    bot.recontactDelay = duration(mean: 300)
    bot.handoverFactor = pick([1, 0.7])
    bot.capacity = happens(0.5) ? luck.index(below: 4) : nil
    if happens(0.3) {
      bot.hours = OpeningHours(week: Array(repeating: [DaySpan(start: 0, end: moment(60, length))], count: 7))
    }
    return bot
  }
}

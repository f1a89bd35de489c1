import Statistics
public import Workforce

/// A scenario made ready for simulation: names turned into numbers, distributions into samplers, rosters into a
/// timetable.
///
/// Immutable, so that any number of replications can share it.
public struct SimulationModel: Sendable {
  /// The scenario it was made from.
  public let scenario: Scenario

  let samplers: SamplerBank
  let types: [TypeModel]
  /// Choices of all types one after another; a type's own are given by its range.
  let choices: [ChoiceModel]
  let groups: [GroupModel]
  /// Duties of all groups one after another: which types an agent of the group may take.
  let entries: [EntryModel]
  /// The group of every agent.
  let groupOfAgent: [Int32]
  let streams: [StreamModel]
  let rates: [RateModel]
  let counts: [CountPiece]
  let trace: [TracedContact]
  /// The names of the random busyness factors, with their gamma shapes.
  let busyness: [BusynessModel]
  /// How many days the busyness factors have to cover.
  let days: Int
  let bots: [BotModel]
  /// Samplers that replace a type's own from a moment on.
  let changes: [Sampler]
  let lineGroups: [Int32]
  /// Everything that is known to happen beforehand, in order.
  let timetable: [Appointment]
  /// How many reporting intervals there are; one more takes what happens after the end.
  let intervals: Int
  /// First guess of the time between two events, and of how many are pending.
  let eventSpacing: Double
  let expectedPending: Int

  /// A contact type.
  struct TypeModel: BitwiseCopyable {
    var handling: Sampler
    var afterWork: Sampler
    var patience: Sampler
    var hasAfterWork: Bool
    var hasPatience: Bool
    /// Probability of leaving on finding nobody free, 0 for never.
    var balking: Double
    var balkingQueue: Int32
    var headStart: Double
    /// The answer-time threshold, infinite when nothing was promised.
    var threshold: Double
    var choices: Range32
    /// Whether some group may take it only after a delay.
    var overflows: Bool
    var bot: Int32
    var line: Int32
    /// What happens at closing time: agents stay for those who wait, or those who wait are sent away.
    var servesLatecomers: Bool
    var clears: Bool
    /// Nothing but arrival, wait and service can happen to it.
    var isPlain: Bool
  }

  /// A group that may serve a type.
  struct ChoiceModel: BitwiseCopyable {
    var group: Int32
    var level: Int32
    var delay: Double
    /// Handling time relative to the standard.
    var factor: Double
  }

  /// A type that a group may serve.
  struct EntryModel: BitwiseCopyable {
    var type: Int32
    var rank: Int32
    var delay: Double
    var factor: Double
  }

  /// An agent group.
  struct GroupModel: BitwiseCopyable {
    var agents: Range32
    var entries: Range32
    /// Agents come and go by number rather than by roster.
    var byLevel: Bool
  }

  /// An arrival stream.
  struct StreamModel: BitwiseCopyable {
    enum Kind: UInt8 { case rates, counts, trace }
    var kind: Kind
    /// Pieces or contacts of the stream.
    var pieces: Range32
    /// The only type it brings, or -1 when types are drawn from its shares.
    var type: Int32
    /// Where its shares begin.
    var mix: Int32
  }

  /// A type's share of a stream, cumulated; the last one of a stream reaches to infinity.
  struct MixModel: BitwiseCopyable {
    var type: Int32
    var upTo: Double
  }

  /// A constant rate.
  struct RateModel: BitwiseCopyable {
    var start: Double
    var end: Double
    var rate: Double
    /// Index of the busyness factor: busyness * days + day, -1 for none.
    var factor: Int32
  }

  /// A random factor of whole days.
  struct BusynessModel: Sendable {
    var name: String
    var shape: Double
  }

  /// A bot.
  struct BotModel: BitwiseCopyable {
    var involvement: Double
    var resolved: Double
    var falselyContained: Double
    var recontact: Double
    var recontactToAgent: Double
    var recontactDelay: Sampler
    var session: Sampler
    var handoverFactor: Double
    var capacity: Int
  }

  /// Shares of the types of all streams one after another.
  let mixes: [MixModel]

  /// A scenario made ready for simulation.
  ///
  /// - Throws: `SimulationError.invalidDistribution` when a distribution has no sampler; a decoded scenario never has
  /// one.
  public init(_ scenario: Scenario) throws(SimulationError) {
    var compiler = ModelCompiler(scenario)
    try compiler.compile()
    self.scenario = scenario
    samplers = compiler.samplers
    types = compiler.types
    choices = compiler.choices
    groups = compiler.groups
    entries = compiler.entries
    groupOfAgent = compiler.groupOfAgent
    streams = compiler.streams
    rates = compiler.rates
    counts = compiler.counts
    trace = compiler.trace
    busyness = compiler.busyness
    days = compiler.days
    mixes = compiler.mixes
    bots = compiler.bots
    changes = compiler.changes
    lineGroups = scenario.lines.map { Int32($0.count) }
    timetable = compiler.timetable()
    intervals = scenario.horizon.intervalStarts.count
    (eventSpacing, expectedPending) = compiler.guessActivity()
  }
}

/// A range of places in a column.
struct Range32: BitwiseCopyable {
  var start: Int32
  var end: Int32

  init(_ range: Range<Int>) {
    start = Int32(range.lowerBound)
    end = Int32(range.upperBound)
  }

  var count: Int { Int(end - start) }
}

/// Something that is known beforehand to happen at a moment.
struct Appointment: BitwiseCopyable {
  /// What happens; of appointments at the same moment the lower comes first.
  enum Kind: UInt8 {
    /// A reporting interval begins.
    case interval
    /// A type's distributions change: `subject` the type, `value` the number of the change.
    case handlingChange
    case patienceChange
    /// A type's doors open or close: `subject` the type.
    case opening
    case closing
    /// A bot starts or stops work: `subject` the bot.
    case botStart
    case botStop
    /// The number of agents on duty: `subject` the group, `value` the number.
    case level
    /// An agent's shift and breaks: `subject` the agent; for breaks `value` is 1 when paid, `length` the seconds.
    case dutyEnd
    case dutyStart
    case breakDue
    /// Nobody else arrives.
    case end
  }

  var time: Double
  var kind: Kind
  var subject: Int32
  var value: Int32
  var length: Double

  init(_ time: Double, _ kind: Kind, _ subject: Int = 0, value: Int = 0, length: Double = 0) {
    self.time = time
    self.kind = kind
    self.subject = Int32(subject)
    self.value = Int32(value)
    self.length = length
  }
}

/// What can be wrong with a scenario that is to be simulated.
public enum SimulationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A distribution cannot be drawn from: the place and what is wrong with it.
  case invalidDistribution(place: String, problem: String)

  /// One sentence with a remedy.
  public var description: String {
    switch self {
    case .invalidDistribution(let place, let problem):
      "\(place): \(problem); correct the parameters of the distribution."
    }
  }
}

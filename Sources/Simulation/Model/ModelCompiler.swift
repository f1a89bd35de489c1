import Statistics
import Workforce

/// Turns a scenario into the columns of a simulation model, one part after another.
struct ModelCompiler {
  let scenario: Scenario
  var samplers = SamplerBank()
  var types: [SimulationModel.TypeModel] = []
  var choices: [SimulationModel.ChoiceModel] = []
  var groups: [SimulationModel.GroupModel] = []
  var entries: [SimulationModel.EntryModel] = []
  var groupOfAgent: [Int32] = []
  var streams: [SimulationModel.StreamModel] = []
  var rates: [SimulationModel.RateModel] = []
  var counts: [CountPiece] = []
  var trace: [TracedContact] = []
  var busyness: [SimulationModel.BusynessModel] = []
  var days = 0
  var mixes: [SimulationModel.MixModel] = []
  var bots: [SimulationModel.BotModel] = []
  /// Samplers that replace a type's own from a moment on; the timetable says when.
  var changes: [Sampler] = []

  init(_ scenario: Scenario) { self.scenario = scenario }

  mutating func compile() throws(SimulationError) {
    try compileBots()
    try compileTypes()
    compileGroups()
    compileArrivals()
  }

  // MARK: Types

  private mutating func compileTypes() throws(SimulationError) {
    for (index, type) in scenario.contactTypes.enumerated() {
      let place = "contact type \(type.name)"
      let choiceRange = compileChoices(of: index)
      let bot = scenario.bots.firstIndex { $0.contactTypes.contains(index) }
      let line = scenario.lines.firstIndex { $0.contactTypes.contains(index) }
      let overflows = choices[choiceRange].contains { $0.delay > 0 }
      let model = SimulationModel.TypeModel(
        handling: try sampler(type.handlingTime, "\(place), handling time"),
        afterWork: try sampler(type.afterContactWork, "\(place), after-contact work"),
        patience: try sampler(type.patience, "\(place), patience"),
        hasAfterWork: type.afterContactWork != nil,
        hasPatience: type.patience != nil,
        balking: type.balking?.probability ?? 0,
        balkingQueue: Int32(clamping: type.balking?.whenWaiting ?? 0),
        headStart: type.headStart,
        threshold: type.target?.seconds ?? .infinity,
        choices: Range32(choiceRange),
        overflows: overflows,
        bot: Int32(bot ?? -1),
        line: Int32(line ?? -1),
        servesLatecomers: type.atClose == .serve,
        clears: type.atClose == .clear,
        isPlain: bot == nil && line == nil && type.balking == nil && !overflows)
      types.append(model)
    }
    // In the order in which the timetable numbers them.
    for type in scenario.contactTypes {
      for change in type.handlingTimeChanges + type.patienceChanges {
        changes.append(try sampler(change.distribution, "contact type \(type.name), change of distribution"))
      }
    }
  }

  /// The groups that may serve a type, lowest level first and otherwise as written.
  private mutating func compileChoices(of type: Int) -> Range<Int> {
    let start = choices.count
    let ordered = scenario.routing.groupsOfType[type].enumerated().sorted {
      ($0.element.level, $0.offset) < ($1.element.level, $1.offset)
    }
    for (_, choice) in ordered {
      choices.append(
        SimulationModel.ChoiceModel(
          group: Int32(choice.group), level: Int32(choice.level), delay: choice.delay,
          factor: handlingFactor(type: type, group: choice.group)))
    }
    return start..<choices.count
  }

  private func handlingFactor(type: Int, group: Int) -> Double {
    let skill = scenario.contactTypes[type].skill
    return 1 / (scenario.groups[group].skills.first { $0.name == skill }?.proficiency ?? 1)
  }

  mutating func sampler(_ distribution: Distribution?, _ place: String) throws(SimulationError) -> Sampler {
    guard let distribution else { return .zero }
    do {
      return try samplers.add(distribution)
    } catch {
      throw .invalidDistribution(place: place, problem: "\(error)")
    }
  }

  // MARK: Groups

  private mutating func compileGroups() {
    for (index, group) in scenario.groups.enumerated() {
      let start = entries.count
      let ordered = scenario.routing.typesOfGroup[index].enumerated().sorted {
        ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset)
      }
      for (_, entry) in ordered {
        let choice = scenario.routing.groupsOfType[entry.contactType].first { $0.group == index }
        entries.append(
          SimulationModel.EntryModel(
            type: Int32(entry.contactType), rank: Int32(entry.rank), delay: choice?.delay ?? 0,
            factor: handlingFactor(type: entry.contactType, group: index)))
      }
      let firstAgent = groupOfAgent.count
      let byLevel: Bool
      switch group.staffing {
      case .levels(let levels):
        byLevel = true
        groupOfAgent += Array(repeating: Int32(index), count: levels.map(\.agents).max() ?? 0)
      case .duties(let agents):
        byLevel = false
        groupOfAgent += Array(repeating: Int32(index), count: agents.count)
      }
      groups.append(
        SimulationModel.GroupModel(
          agents: Range32(firstAgent..<groupOfAgent.count), entries: Range32(start..<entries.count), byLevel: byLevel))
    }
  }

  // MARK: Bots

  private mutating func compileBots() throws(SimulationError) {
    for bot in scenario.bots {
      let place = "bot \(bot.name)"
      bots.append(
        SimulationModel.BotModel(
          involvement: bot.involvement, resolved: bot.resolved, falselyContained: bot.falselyContained,
          recontact: bot.recontact, recontactToAgent: bot.recontactToAgent,
          recontactDelay: try sampler(bot.recontactDelay, "\(place), recontact"),
          session: try sampler(bot.sessionTime, "\(place), session time"),
          handoverFactor: bot.handoverFactor, capacity: bot.capacity ?? .max))
    }
  }

  // MARK: Activity

  /// How far apart events are and how many are pending at once, as a first guess for the event calendar.
  func guessActivity() -> (spacing: Double, pending: Int) {
    let length = scenario.horizon.length
    let expected =
      rates.reduce(0.0) { $0 + $1.rate * ($1.end - $1.start) } + Double(counts.reduce(0) { $0 + $1.count })
      + Double(trace.count)
    let spacing = expected > 0 ? min(length, length / (2 * expected)) : length
    return (max(spacing, 1e-9), groupOfAgent.count)
  }
}

import Statistics
import Workforce

/// One run of a model: the state of everything at a moment, moved on event by event.
///
/// Deterministic: model, seed and number fix every event. The luck of a contact (how long it takes, how long it waits)
/// is drawn when it
/// comes to the front door from streams named after its type, so two scenarios with the same arrivals serve the same
/// customers, whoever is on duty (common random numbers).
///
/// Complexity: O(1) per event on average, plus the number of groups that may serve the type or of types the group may
/// serve.
public struct Replication: ~Copyable {
  let model: SimulationModel
  let number: Int
  /// Whether every contact is kept for `takeRecords`.
  let keepsRecords: Bool
  let keepsJourneys: Bool
  let agentCount: Int32
  let typeCount: Int32

  var now = 0.0
  var ended = false
  var stopped = false
  var calendar: EventCalendar
  var arrivals: ArrivalQueue
  var nextAppointment = 0
  var nextAppointmentTime: Double

  // What moves.
  var contacts: Column<Contact>
  var journeys: Column<Journey>
  var firstFree: Int32 = -1
  var agents: Column<Agent>
  var groups: Column<Group>
  var types: Column<TypeState>
  var streams: Column<StreamState>
  var bots: Column<BotState>
  var linesInUse: Column<Int32>
  var waiting: Int32 = 0

  // The model, in columns for the inner loop.
  let choices: Column<SimulationModel.ChoiceModel>
  let entries: Column<SimulationModel.EntryModel>
  let streamModels: Column<SimulationModel.StreamModel>
  let rates: Column<SimulationModel.RateModel>
  let mixes: Column<SimulationModel.MixModel>
  let dayFactors: Column<Double>
  let timetable: Column<Appointment>
  let selection: Selection

  // What is counted.
  var interval: Int32 = 0
  var intervalStart = 0.0
  var firstInterval: Int32 = 0
  var counts: Column<ContactCounts>
  var times: Column<GroupTimes>
  var waits: [QuantileSketch]
  var contactNumber: Int64 = 0
  var records: [SimulatedContact] = []

  #if CREWCAST_INVARIANTS
    /// Every how many events the invariants are checked, and how many events are left until then.
    var eventsBetweenChecks = 1024
    var eventsUntilCheck = 1024
    var checks = 0
  #endif

  /// How an agent is chosen among several.
  enum Selection: UInt8 { case longestIdle, leastOccupied }

  /// A run that has not begun.
  ///
  /// - Parameters:
  ///   - model: What is simulated.
  ///   - seed: The seed of the whole study.
  ///   - number: The number of the replication; together with the seed it fixes all luck.
  ///   - keepingRecords: Whether every contact is to be kept for `takeRecords`.
  public init(_ model: SimulationModel, seed: UInt64, number: Int, keepingRecords: Bool = false) {
    self.model = model
    self.number = number
    keepsRecords = keepingRecords
    keepsJourneys = keepingRecords || !model.bots.isEmpty
    agentCount = Int32(model.groupOfAgent.count)
    typeCount = Int32(model.types.count)
    let slots = 256
    var buckets = 4096
    while buckets < 8 * model.expectedPending && buckets < 1 << 16 { buckets *= 2 }
    calendar = EventCalendar(
      entities: model.groupOfAgent.count + slots, width: model.eventSpacing / 2, buckets: buckets)
    arrivals = ArrivalQueue(streams: model.streams.count)
    contacts = Column(repeating: Contact(), count: slots)
    journeys = Column(repeating: Journey(), count: keepsJourneys ? slots : 0)
    agents = Column(model.groupOfAgent.map { Agent(group: $0) })
    groups = Column(model.groups.map { Group(model: $0) })
    types = Column(Replication.typeStates(of: model, seed: seed, number: number))
    streams = Column(Replication.streamStates(of: model, seed: seed, number: number))
    bots = Column(Replication.botStates(of: model, seed: seed, number: number))
    linesInUse = Column(repeating: 0, count: model.lineGroups.count)
    choices = Column(model.choices)
    entries = Column(model.entries)
    streamModels = Column(model.streams)
    rates = Column(model.rates)
    mixes = Column(model.mixes)
    dayFactors = Column(Replication.dayFactors(of: model, seed: seed, number: number))
    timetable = Column(model.timetable)
    nextAppointmentTime = model.timetable.first?.time ?? .infinity
    selection = model.scenario.routing.agentSelection == .leastOccupied ? .leastOccupied : .longestIdle
    counts = Column(repeating: ContactCounts(), count: (model.intervals + 1) * model.types.count)
    times = Column(repeating: GroupTimes(), count: (model.intervals + 1) * model.groups.count)
    waits = Array(repeating: QuantileSketch(), count: model.types.count)
    let warmUp = model.scenario.horizon.warmUp
    firstInterval = Int32(model.scenario.horizon.intervalStarts.firstIndex { $0 >= warmUp } ?? model.intervals)
    chainSlots(from: 0)
    chainAbsentAgents()
    for stream in 0..<Int32(model.streams.count) { scheduleArrival(of: stream) }
  }

  /// Runs to the end.
  public mutating func run() { run(until: .infinity) }

  /// Runs until the next event would lie after a moment, or to the end.
  ///
  /// - Parameter limit: Seconds after the start of the horizon.
  /// - Returns: Whether there is more to come.
  @discardableResult
  public mutating func run(until limit: Double) -> Bool {
    while !stopped {
      let calendarTime = calendar.nextTime()
      let arrivalTime = arrivals.nextTime
      let time = min(calendarTime, arrivalTime)
      if nextAppointmentTime <= time && nextAppointmentTime < .infinity {
        if nextAppointmentTime > limit { return true }
        now = nextAppointmentTime
        keepAppointment()
      } else if time > limit && time < .infinity {
        return true
      } else if arrivalTime < calendarTime {
        now = arrivalTime
        arrive()
      } else if calendarTime < .infinity {
        if calendarTime == arrivalTime && calendar.nextFollowsArrivals {
          now = arrivalTime
          arrive()
        } else {
          now = calendarTime
          takePlace()
        }
      } else {
        break
      }
      #if CREWCAST_INVARIANTS
        checkNowAndThen()
      #endif
    }
    finish()
    return false
  }

  /// Lets the next event of the calendar take place.
  @inline(__always)
  private mutating func takePlace() {
    let entity = calendar.takeNext()
    if entity < agentCount { return endBreak(entity) }
    let slot = entity &- agentCount
    // What a contact is about says what has happened to it.
    switch contacts.at(slot).pointee.state {
    case .talking: endConversation(slot)
    case .waiting: abandon(slot)
    case .afterWork: release(slot)
    case .waitingForOverflow: overflow(slot)
    case .withBot: endBotSession(slot)
    case .away: comeBack(slot)
    case .free: preconditionFailure("a free slot has no event")
    }
  }

  /// The contacts that were done with since the last call, in the order in which they were.
  public mutating func takeRecords() -> [SimulatedContact] {
    defer { records.removeAll(keepingCapacity: true) }
    return records
  }

  // MARK: Slots

  /// A free slot for a contact.
  @inline(__always)
  mutating func takeSlot() -> Int32 {
    if firstFree < 0 { growSlots() }
    let slot = firstFree
    firstFree = contacts.at(slot).pointee.next
    return slot
  }

  @inline(__always)
  mutating func freeSlot(_ slot: Int32) {
    let contact = contacts.at(slot)
    contact.pointee.state = .free
    contact.pointee.next = firstFree
    firstFree = slot
  }

  @inline(never)
  private mutating func growSlots() {
    let old = contacts.count
    contacts.grow(to: 2 * old, filling: Contact())
    if keepsJourneys { journeys.grow(to: 2 * old, filling: Journey()) }
    calendar.growEntities(to: Int(agentCount) + 2 * old)
    chainSlots(from: old)
  }

  private mutating func chainSlots(from first: Int) {
    for slot in first..<contacts.count {
      contacts[slot].next = slot + 1 < contacts.count ? Int32(slot + 1) : firstFree
    }
    firstFree = Int32(first)
  }

  private mutating func chainAbsentAgents() {
    for group in 0..<model.groups.count where groups[group].model.byLevel {
      let range = groups[group].model.agents
      for agent in range.start..<range.end {
        agents[agent].next = agent + 1 < range.end ? agent + 1 : -1
      }
      groups[group].firstOff = range.count > 0 ? range.start : -1
    }
  }
}

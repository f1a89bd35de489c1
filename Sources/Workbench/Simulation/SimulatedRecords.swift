import Reporting
import Simulation
import Storage
import Workforce

/// The contacts of one replication as records, in the layout that imported contacts share.
struct SimulatedRecords {
  private let model: SimulationModel
  private let seed: UInt64
  /// The replication whose contacts are written: the first.
  private let replication = 0

  init(_ model: SimulationModel, seed: UInt64) {
    self.model = model
    self.seed = seed
  }

  /// Writes the records as they come about, a day at a time, so that memory does not grow with their number.
  func write(to path: String) throws(StorageError) {
    let writer = try AtomicFileWriter(path: path)
    var buffer: [UInt8] = []
    CSVDocument.append(ContactRecord.layout.map { .text($0) }, to: &buffer)
    var replication = Replication(model, seed: seed, number: replication, keepingRecords: true)
    let scenario = model.scenario
    let namesOfAgents = agentNames
    let warmUp = scenario.horizon.warmUp
    var limit = 0.0
    var goesOn = true
    while goesOn {
      limit += 3600
      goesOn = replication.run(until: limit)
      for contact in replication.takeRecords() where contact.arrived >= warmUp {
        let record = ContactRecord(contact, of: scenario, agents: namesOfAgents)
        CSVDocument.append(
          record.fields(on: scenario.horizon.clock).map { $0.isEmpty ? .empty : .text($0) }, to: &buffer)
      }
      try writer.write(buffer)
      buffer.removeAll(keepingCapacity: true)
    }
    try writer.commit()
  }

  /// Every agent's group and name: the group's name and the agent's number in it.
  var agentNames: [(group: String, agent: String)] {
    model.scenario.groups.flatMap { group in
      let count =
        switch group.staffing {
        case .levels(let levels): levels.map(\.agents).max() ?? 0
        case .duties(let agents): agents.count
        }
      return (0..<count).map { (group.name, "\(group.name) \($0 + 1)") }
    }
  }
}

extension ContactRecord {
  /// The record of a simulated contact.
  init(_ contact: SimulatedContact, of scenario: Scenario, agents: [(group: String, agent: String)]) {
    let start = scenario.horizon.start
    let moment = { (seconds: Double) -> Instant? in seconds >= 0 ? start.advanced(by: seconds) : nil }
    let type = scenario.contactTypes[Int(contact.type)]
    let outcome: Outcome =
      switch contact.fate {
      case .answered: .answered
      case .abandoned: .abandoned
      case .balked: .balked
      case .blocked: .blocked
      case .cleared: .cleared
      case .contained: .contained
      case .unfinished: .unfinished
      }
    self.init(
      contact: String(contact.number), type: type.name, channel: type.channel,
      arrived: start.advanced(by: contact.arrived), outcome: outcome)
    caseIdentifier = String(contact.caseNumber)
    attempt = Int(contact.attempt)
    botBegan = moment(contact.botBegan)
    botEnded = moment(contact.botEnded)
    botOutcome = [nil, .resolved, .falselyContained, .escalated][Int(contact.botOutcome)]
    queued = moment(contact.queued)
    answered = moment(contact.answered)
    // Before an agent is free nobody holds a written contact, whoever lets it wait. On the phone waiting is the queue's anyway.
    if type.channel != .phone { assigned = answered }
    ended = moment(contact.ended)
    released = moment(contact.released)
    if contact.agent >= 0 { (group, agent) = agents[Int(contact.agent)] }
    resolved =
      switch contact.fate {
      case .answered: true
      case .contained: botOutcome == .resolved
      case .unfinished: nil
      default: false
      }
  }
}

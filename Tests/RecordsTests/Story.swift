import Records
import Workforce

/// A log told event by event, at minutes after a Monday's nine o'clock in Shanghai.
struct Story {
  static let nine = Instant(secondsSince1970: 1_760_317_200)  // 2025-10-13 09:00 in Shanghai
  var log = EventLog()
  var conversation = "1"
  var channel = Channel.chat

  static func at(_ minute: Double) -> Instant { nine.advanced(by: minute * 60) }

  mutating func tell(
    _ kind: SupportEvent.Kind, _ minute: Double, by actor: String? = nil, to subject: String? = nil, value: Float = 0,
    _ flags: SupportEvent.Flags = []
  ) {
    let index = log.conversation(conversation, channel: channel)
    let actor = actor.map { log.names.agents.code($0) } ?? -1
    var subjectCode: Int32 = -1
    if let subject {
      switch kind {
      case .merged: subjectCode = log.conversation(subject, channel: channel)
      case .assignedToTeam: subjectCode = log.names.teams.code(subject)
      default: subjectCode = log.names.agents.code(subject)
      }
    }
    log.append(
      SupportEvent(
        kind, conversation: index, at: Story.at(minute), actor: actor, subject: subjectCode, value: value, flags: flags)
    )
  }

  mutating func customer(_ minute: Double, _ flags: SupportEvent.Flags = []) { tell(.customerMessage, minute, flags) }
  mutating func agent(_ name: String, _ minute: Double, _ flags: SupportEvent.Flags = []) {
    tell(.agentMessage, minute, by: name, flags)
  }
  mutating func assign(_ name: String, _ minute: Double) { tell(.assigned, minute, to: name) }
  mutating func resolve(_ name: String?, _ minute: Double) { tell(.resolved, minute, by: name) }

  func reconstruct(
    rules: ReconstructionRules = ReconstructionRules(), clocks: ServiceClocks = ServiceClocks(), until: Double? = nil
  ) -> Reconstruction {
    Reconstruction(of: log, rules: rules, clocks: clocks, observedUntil: until.map(Story.at))
  }
}

/// A round in words and minutes, for comparison with what was worked out by hand.
struct RoundInMinutes: Equatable, CustomStringConvertible {
  var start: Double
  var customer: Double
  var team: Double
  var ending: ReplyRound.Ending
  var holdings: [String]

  init(_ start: Double, customer: Double, team: Double, _ ending: ReplyRound.Ending, _ holdings: [String]) {
    self.start = start
    self.customer = customer
    self.team = team
    self.ending = ending
    self.holdings = holdings
  }

  init(_ round: ReplyRound, _ book: RecordBook) {
    start = round.start.seconds(since: Story.nine) / 60
    customer = round.customerSeconds / 60
    team = round.teamSeconds / 60
    ending = round.ending
    holdings = round.holdings.map { index in
      let holding = book.holdings[index]
      return "\(book.names.agents[holding.agent] ?? "?") \(holding.seconds / 60) \(holding.ending)"
    }.sorted()
  }

  var description: String { "\(start) customer \(customer) team \(team) \(ending) \(holdings)" }
}

extension RecordBook {
  func roundsInMinutes(of conversation: Int = 0) -> [RoundInMinutes] {
    rounds(of: conversation..<(conversation + 1)).map { RoundInMinutes(rounds[$0], self) }
  }

  func sharesByName(_ conversation: Int = 0) -> [String: Double] {
    Dictionary(uniqueKeysWithValues: shares(of: conversation).map { (names.agents[$0.agent] ?? "?", $0.share) })
  }
}

import Workforce

extension Dialect {
  /// Zendesk's ticket metrics.
  static let zendesk: [Dialect] = [
    zendeskFirstReply, zendeskFullResolution, zendeskRequesterWait, zendeskReopens, zendeskOneTouch,
  ]

  private static func zendesk(
    _ key: String, _ name: String, _ chinese: String, _ meaning: String, population: String,
    form: IndicatorDefinition.Form, unit: IndicatorDefinition.Unit, edgeCases: [String] = [], counterpart: String,
    source: String, _ compute: @escaping @Sendable (DialectReading) -> [Contribution]
  ) -> Dialect {
    let definition = IndicatorDefinition(
      key: "zendesk-\(key)", name: "\(name) (as Zendesk)", chineseName: "\(chinese)（Zendesk 口径）", meaning: meaning,
      chineseMeaning: "按 Zendesk 的定义复算的\(chinese)。", population: population,
      clock: "Calendar time; charged to the assignee at the end.", form: form, unit: unit,
      direction: unit == .seconds || key == "reopens" ? .lower : .higher, edgeCases: edgeCases,
      requirements: [[.rounds]])
    return Dialect(
      definition: definition, vendor: "Zendesk", counterpart: counterpart, since: nil, until: nil, source: source,
      compute: compute)
  }

  private static let zendeskFirstReply = zendesk(
    "first-reply", "First reply time", "首次回复时间",
    "From the ticket's creation to the first public comment by an agent; for tickets created by an agent, to the next public comment.",
    population: "Tickets created in the period that have got a reply; those without are left out.", form: .mean,
    unit: .seconds,
    edgeCases: [
      "Bots are ignored, yet the clock runs from the creation, the bot's time included.",
      "A comment that says nothing ends the clock.",
    ], counterpart: "first-response", source: "Zendesk help, article 4408821871642"
  ) { reading in
    reading.tickets { ticket in
      guard let day = reading.period.day(of: ticket.created) else { return nil }
      let replies = ticket.events.filter { $0.kind == .agentMessage && !$0.flags.contains(.automatic) }
      let isAgents = ticket.events.first { [.customerMessage, .agentMessage].contains($0.kind) }?.kind == .agentMessage
      guard let reply = isAgents ? replies.dropFirst().first : replies.first else { return nil }
      return (day, reply.time.seconds(since: ticket.created))
    }
  }

  private static let zendeskFullResolution = zendesk(
    "full-resolution", "Full resolution time", "完整解决时间",
    "From the ticket's creation to the last time it was set to Solved.",
    population: "Tickets that are solved, by the day of the last Solved.", form: .mean, unit: .seconds,
    edgeCases: ["A thanks that reopens the ticket moves the end to the next Solved."],
    counterpart: "resolution-time-last", source: "Zendesk help, definitions of ticket metrics"
  ) { reading in
    reading.tickets { ticket in
      guard ticket.isSolved, let solved = ticket.events.last(where: { $0.kind == .resolved }),
        let day = reading.period.day(of: solved.time)
      else { return nil }
      return (day, solved.time.seconds(since: ticket.created))
    }
  }

  private static let zendeskRequesterWait = zendesk(
    "requester-wait", "Requester wait time", "客户等待时间",
    "Time in the states New, Open and On-hold, and in Solved where the ticket was reopened.",
    population: "Tickets that are solved, by the day of the last Solved.", form: .mean, unit: .seconds,
    edgeCases: ["Time in Pending is the requester's own."], counterpart: "resolution-time",
    source: "Zendesk ticket metrics, as copied in the GitLab handbook"
  ) { reading in
    reading.tickets { ticket in
      guard ticket.isSolved, let solved = ticket.events.last(where: { $0.kind == .resolved }),
        let day = reading.period.day(of: solved.time)
      else { return nil }
      return (day, solved.time.seconds(since: ticket.created) - ticket.pendingSeconds(until: solved.time))
    }
  }

  private static let zendeskReopens = zendesk(
    "reopens", "Reopened tickets", "重开工单占比",
    "The share of solved tickets that went from Solved to Open at least once, by anyone and for any reason.",
    population: "Tickets solved at least once, by the day of the first Solved.", form: .share, unit: .share,
    edgeCases: ["A bare thanks counts as a reopening."], counterpart: "reopen-rate",
    source: "Zendesk help, definitions of ticket metrics"
  ) { reading in
    reading.tickets { ticket in
      guard let solved = ticket.events.first(where: { $0.kind == .resolved }),
        let day = reading.period.day(of: solved.time)
      else { return nil }
      return (day, ticket.reopens > 0 ? 1 : 0)
    }
  }

  private static let zendeskOneTouch = zendesk(
    "one-touch", "One-touch tickets", "一次回复解决率", "The share of solved tickets with fewer than two replies by agents.",
    population: "Tickets that are solved, by the day of the last Solved.", form: .share, unit: .share,
    edgeCases: ["Coming back with a new ticket is not looked at.", "Each public comment is a reply."],
    counterpart: "first-contact-resolution", source: "Zendesk help; its language versions differ in it"
  ) { reading in
    reading.tickets { ticket in
      guard ticket.isSolved, let solved = ticket.events.last(where: { $0.kind == .resolved }),
        let day = reading.period.day(of: solved.time)
      else { return nil }
      let replies = ticket.events.count { $0.kind == .agentMessage && !$0.flags.contains(.automatic) }
      return (day, replies < 2 ? 1 : 0)
    }
  }
}

/// A ticket as Zendesk sees it.
private struct ZendeskTicket {
  var created: Instant
  var events: ArraySlice<SupportEvent>

  /// Whether the ticket ends in Solved or Closed: no message of the customer and no reopening comes after.
  var isSolved: Bool {
    for event in events.reversed() {
      switch event.kind {
      case .resolved, .closed: return true
      case .reopened, .customerMessage: return false
      default: continue
      }
    }
    return false
  }

  /// How often it went from Solved to Open; a customer's message opens a solved ticket with or without a state in the
  /// log.
  var reopens: Int {
    var count = 0
    var isSolved = false
    for event in events {
      switch event.kind {
      case .resolved: isSolved = true
      case .reopened, .customerMessage:
        if isSolved { count += 1 }
        isSolved = false
      default: continue
      }
    }
    return count
  }

  /// Time in Pending before a moment.
  func pendingSeconds(until end: Instant) -> Double {
    var sum = 0.0
    var since: Instant?
    for event in events where event.time <= end {
      switch event.kind {
      case .pending: since = since ?? event.time
      case .continued, .held, .customerMessage, .resolved, .reopened:
        if let start = since { sum += event.time.seconds(since: start) }
        since = nil
      default: continue
      }
    }
    return sum
  }
}

extension DialectReading {
  /// What each ticket contributes, charged to its last assignee.
  fileprivate func tickets(_ value: (ZendeskTicket) -> (day: Int32, value: Double)?) -> [Contribution] {
    var contributions: [Contribution] = []
    forEachConversation { conversation, events in
      guard !events.contains(where: { $0.kind == .markedSpam || $0.kind == .merged }), let first = events.first else {
        return
      }
      let created = log.facts[Int(conversation)].created ?? first.time
      guard let (day, value) = value(ZendeskTicket(created: created, events: events)) else { return }
      let assignee = events.last { $0.kind == .assigned || $0.kind == .unassigned }?.subject ?? -1
      contributions.append(contribution(conversation, agent: assignee, day: day, value))
    }
    return contributions
  }
}

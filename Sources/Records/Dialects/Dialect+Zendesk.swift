import Workforce

extension Dialect {
  static let zendeskName = "Zendesk"

  /// Zendesk's ticket metrics.
  static let zendesk: [Dialect] = [
    zendeskFirstReply, zendeskFullResolution, zendeskRequesterWait, zendeskReopens, zendeskOneTouch,
  ]

  private static func zendesk(
    _ key: String, _ name: String, _ chinese: String, _ meaning: String,
    _ chineseMeaning: String, population: String, form: IndicatorDefinition.Form, unit: IndicatorDefinition.Unit,
    edgeCases: [String] = [], counterpart: String,
    source: String, _ compute: @escaping @Sendable (DialectReading) -> [DialectRecord]
  ) -> Dialect {
    let definition = IndicatorDefinition(
      key: "zendesk-\(key)", name: "\(name) (as Zendesk)", chineseName: "\(chinese)（Zendesk 口径）", meaning: meaning,
      chineseMeaning: chineseMeaning, population: population,
      clock: "Calendar time; charged to the assignee at the end.", form: form, unit: unit,
      direction: unit == .seconds || key == "reopens" ? .lower : .higher, edgeCases: edgeCases,
      requirements: [[.rounds]])
    return Dialect(
      definition: definition, vendor: zendeskName, counterpart: counterpart, since: nil, until: nil, source: source,
      target: nil, compute: compute)
  }

  private static let zendeskFirstReply = zendesk(
    "first-reply", "First reply time", "首次回复时间",
    "From the ticket's creation to the first public comment by an agent; for tickets created by an agent, to the next public comment.",
    "从工单创建到客服第一条公开回复；客服创建的工单取其后的下一条公开回复。",
    population: "Tickets created in the period that have got a reply; those without are left out.", form: .mean,
    unit: .seconds,
    edgeCases: [
      "Bots are ignored, yet the clock runs from the creation, the bot's time included.",
      "A comment that says nothing ends the clock.",
    ], counterpart: "first-response", source: "Zendesk help, article 4408821871642"
  ) { reading in
    reading.tickets { ticket, traits in
      let replies = ticket.events.filter { $0.kind == .agentMessage && !$0.flags.contains(.automatic) }
      let isAgents = ticket.events.first { [.customerMessage, .agentMessage].contains($0.kind) }?.kind == .agentMessage
      if isAgents { traits.insert(.begunByAgent) }
      guard let reply = isAgents ? replies.dropFirst().first : replies.first else {
        return (ticket.created, .leftOut(.unansweredLeftOut))
      }
      if reply.flags.contains(.perfunctory) { traits.insert(.perfunctoryReply) }
      if ticket.events.contains(where: { $0.kind == .handedOver && $0.time <= reply.time }) { traits.insert(.botTime) }
      if ticket.events.first(where: { $0.kind == .customerMessage })?.flags.contains(.noReplyNeeded) == true {
        traits.insert(.needlessMessage)
      }
      if ticket.isCreatedEarlier { traits.insert(.createdEarlier) }
      return (ticket.created, .counts(reply.time.seconds(since: ticket.created)))
    }
  }

  private static let zendeskFullResolution = zendesk(
    "full-resolution", "Full resolution time", "完整解决时间",
    "From the ticket's creation to the last time it was set to Solved.", "从工单创建到最后一次置为“已解决”。",
    population: "Tickets that are solved, by the day of the last Solved.", form: .mean, unit: .seconds,
    edgeCases: ["A thanks that reopens the ticket moves the end to the next Solved."],
    counterpart: "resolution-time-last", source: "Zendesk help, definitions of ticket metrics"
  ) { reading in
    reading.solvedTickets { ticket, solved, _ in .counts(solved.seconds(since: ticket.created)) }
  }

  private static let zendeskRequesterWait = zendesk(
    "requester-wait", "Requester wait time", "客户等待时间",
    "Time in the states New, Open and On-hold, and in Solved where the ticket was reopened.",
    "工单处于新建、处理中、暂停状态的时长；被重开的工单还计入“已解决”期间。",
    population: "Tickets that are solved, by the day of the last Solved.", form: .mean, unit: .seconds,
    edgeCases: ["Time in Pending is the requester's own."], counterpart: "resolution-time",
    source: "Zendesk ticket metrics, as copied in the GitLab handbook"
  ) { reading in
    reading.solvedTickets { ticket, solved, traits in
      if ticket.events.contains(where: { $0.kind == .held }) { traits.insert(.holdTime) }
      if ticket.isCreatedEarlier { traits.insert(.createdEarlier) }
      return .counts(solved.seconds(since: ticket.created) - ticket.pendingSeconds(until: solved))
    }
  }

  private static let zendeskReopens = zendesk(
    "reopens", "Reopened tickets", "重开工单占比",
    "The share of solved tickets that went from Solved to Open at least once, by anyone and for any reason.",
    "已解决工单中至少一次由“已解决”变回“处理中”的占比，不论由谁、因何重开。",
    population: "Tickets solved at least once, by the day of the first Solved.", form: .share, unit: .share,
    edgeCases: ["A bare thanks counts as a reopening."], counterpart: "reopen-rate",
    source: "Zendesk help, definitions of ticket metrics"
  ) { reading in
    reading.tickets { ticket, traits in
      let solved = ticket.events.filter { $0.kind == .resolved }
      guard let first = solved.first else { return (ticket.created, .leftOut(.unsolved)) }
      if ticket.isThankedFor { traits.insert(.reopenedByThanks) }
      if solved.count > 1 { traits.insert(.severalResolutions) }
      if ticket.reopens > 0 { traits.insert(.reopenedWithoutReply) }
      return (first.time, .counts(ticket.reopens > 0 ? 1 : 0))
    }
  }

  private static let zendeskOneTouch = zendesk(
    "one-touch", "One-touch tickets", "一次回复解决率", "The share of solved tickets with fewer than two replies by agents.",
    "已解决工单中客服回复少于两条的占比。",
    population: "Tickets that are solved, by the day of the last Solved.", form: .share, unit: .share,
    edgeCases: ["Coming back with a new ticket is not looked at.", "Each public comment is a reply."],
    counterpart: "first-contact-resolution", source: "Zendesk help; its language versions differ in it"
  ) { reading in
    reading.solvedTickets { ticket, _, traits in
      let replies = ticket.events.count { $0.kind == .agentMessage && !$0.flags.contains(.automatic) }
      if replies > 1 { traits.insert(.severalReplies) }
      return .counts(replies < 2 ? 1 : 0)
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

extension ZendeskTicket {
  /// Whether the ticket was there before the customer's first message.
  fileprivate var isCreatedEarlier: Bool {
    events.first { $0.kind == .customerMessage }.map { $0.time > created } ?? false
  }

  /// Whether the customer wrote a bare thanks after the ticket had been solved.
  fileprivate var isThankedFor: Bool {
    guard let solved = events.firstIndex(where: { $0.kind == .resolved }) else { return false }
    return events[solved...].contains { $0.kind == .customerMessage && $0.flags.contains(.noReplyNeeded) }
  }
}

extension DialectReading {
  /// The tickets, each with a verdict and the moment that dates it, charged to the last assignee.
  fileprivate func tickets(
    _ verdict: (ZendeskTicket, _ traits: inout Set<Divergence>) -> (dated: Instant, DialectVerdict)
  ) -> [DialectRecord] {
    var records: [DialectRecord] = []
    forEachConversation { conversation, events in
      guard let first = events.first else { return }
      let created = log.facts[Int(conversation)].created ?? first.time
      let assignee = events.last { $0.kind == .assigned || $0.kind == .unassigned }?.subject ?? -1
      var record = DialectRecord(conversation: conversation, start: nil, agent: assignee, day: 0, value: nil)
      let ticket = ZendeskTicket(created: created, events: events)
      if events.contains(where: { $0.kind == .markedSpam }) {
        record.divergences = [.spam]
      } else if events.contains(where: { $0.kind == .merged }) {
        record.divergences = [.merged]
      } else {
        let (dated, verdict) = verdict(ticket, &record.divergences)
        if let day = period.day(of: dated) {
          record.day = day
          verdict.apply(to: &record)
        } else {
          DialectVerdict.leftOut(.otherPeriod).apply(to: &record)
        }
      }
      records.append(record)
    }
    return records
  }

  /// The tickets that are solved at the end, dated by the last Solved.
  fileprivate func solvedTickets(
    _ verdict: (ZendeskTicket, _ solved: Instant, _ traits: inout Set<Divergence>) -> DialectVerdict
  ) -> [DialectRecord] {
    tickets { ticket, traits in
      if ticket.isThankedFor { traits.insert(.reopenedByThanks) }
      if ticket.events.count(where: { $0.kind == .resolved }) > 1 { traits.insert(.severalResolutions) }
      guard ticket.isSolved, let solved = ticket.events.last(where: { $0.kind == .resolved }) else {
        return (ticket.created, .leftOut(.unsolved))
      }
      return (solved.time, verdict(ticket, solved.time, &traits))
    }
  }
}

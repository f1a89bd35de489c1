public import Workforce

/// What a source says about a conversation as a whole, with names as codes of the log's tables.
public struct ConversationFacts: Hashable, Sendable {
  /// The channel.
  public var channel: Channel
  /// When it was created, where that is told apart from its first event.
  public var created: Instant?
  /// By when it was promised to be resolved.
  public var due: Instant?
  /// Pseudonym of the customer.
  public var customer: UInt64?
  /// The matter, such as an order.
  public var matter: Int32?
  /// The contact type.
  public var type: Int32?
  /// The customer's language.
  public var language: Int32?
  /// The language in which the customer was served.
  public var servedLanguage: Int32?
  /// The team.
  public var team: Int32?
  /// How many conversations this one stands for in quality marks.
  public var qualityWeight: Double?

  /// Facts of which only the channel is known.
  public init(channel: Channel = .other) { self.channel = channel }
}

/// The events of many conversations, in any order until `sort`.
public struct EventLog: Sendable {
  /// The names behind the codes.
  public var names = RecordNames()
  /// The identities of the conversations.
  public private(set) var identities = TextColumn()
  /// What is known of the conversations as a whole.
  public var facts: [ConversationFacts] = []
  /// The events.
  public private(set) var events: [SupportEvent] = []
  private var codes: [String: Int32] = [:]

  /// An empty log.
  public init() {}

  /// The number of conversations.
  public var conversationCount: Int { facts.count }

  /// The index of a conversation, which is given one when it is new.
  public mutating func conversation(_ identity: String, channel: Channel = .other) -> Int32 {
    if let known = codes[identity] { return known }
    let code = Int32(facts.count)
    codes[identity] = code
    identities.append(identity)
    facts.append(ConversationFacts(channel: channel))
    return code
  }

  /// The index of a conversation, or nil when it is unknown.
  public func find(_ identity: String) -> Int32? { codes[identity] }

  /// Adds an event.
  public mutating func append(_ event: SupportEvent) {
    precondition(event.conversation >= 0 && Int(event.conversation) < facts.count, "an event belongs to a conversation")
    precondition(event.time.secondsSince1970.isFinite, "an event has a time")
    events.append(event)
  }

  /// Makes room for so many events.
  public mutating func reserveCapacity(_ count: Int) { events.reserveCapacity(count) }

  /// Brings conversations, names and events into an order that depends on nothing but what they say, and drops events that are there
  /// twice.
  ///
  /// Complexity: O(n) in the events apart from the few of each conversation.
  ///
  /// - Returns: How many events were dropped because they are equal to another in everything.
  public mutating func sort() -> Int {
    let moved = sortNames()
    let order = identities.order()
    var places = [Int32](repeating: 0, count: order.count)
    for (new, old) in order.enumerated() { places[Int(old)] = Int32(new) }
    identities.reorder(order)
    facts = order.map { facts[Int($0)] }
    for (identity, code) in codes { codes[identity] = places[Int(code)] }
    distribute(places: places, agents: moved.agents, teams: moved.teams)
    return sortWithinConversations()
  }

  private mutating func sortNames() -> (agents: [Int32], teams: [Int32]) {
    let agents = names.agents.sort()
    let teams = names.teams.sort()
    let types = names.types.sort()
    let languages = names.languages.sort()
    let cases = names.cases.sort()
    for index in facts.indices {
      facts[index].team = facts[index].team.map { teams[Int($0)] }
      facts[index].type = facts[index].type.map { types[Int($0)] }
      facts[index].language = facts[index].language.map { languages[Int($0)] }
      facts[index].servedLanguage = facts[index].servedLanguage.map { languages[Int($0)] }
      facts[index].matter = facts[index].matter.map { cases[Int($0)] }
    }
    return (agents, teams)
  }

  /// A counting sort by conversation, with the codes brought up to date on the way.
  private mutating func distribute(places: [Int32], agents: [Int32], teams: [Int32]) {
    var next = [Int](repeating: 0, count: places.count + 1)
    for event in events { next[Int(places[Int(event.conversation)]) + 1] += 1 }
    for index in next.indices.dropFirst() { next[index] += next[index - 1] }
    guard let first = events.first else { return }
    var sorted = [SupportEvent](repeating: first, count: events.count)
    for var event in events {
      let place = Int(places[Int(event.conversation)])
      event.conversation = Int32(place)
      if event.actor >= 0 { event.actor = agents[Int(event.actor)] }
      if event.subject >= 0 {
        switch event.kind {
        case .merged: event.subject = places[Int(event.subject)]
        case .assignedToTeam: event.subject = teams[Int(event.subject)]
        default: event.subject = agents[Int(event.subject)]
        }
      }
      sorted[next[place]] = event
      next[place] += 1
    }
    events = sorted
  }

  private mutating func sortWithinConversations() -> Int {
    var kept = 0
    var start = 0
    while start < events.count {
      var end = start + 1
      var isOrdered = true
      while end < events.count, events[end].conversation == events[start].conversation {
        if !SupportEvent.precedes(events[end - 1], events[end]) { isOrdered = false }
        end += 1
      }
      if !isOrdered { events[start..<end].sort(by: SupportEvent.precedes) }
      for index in start..<end where index == start || events[index] != events[kept - 1] {
        if kept != index { events[kept] = events[index] }
        kept += 1
      }
      start = end
    }
    let dropped = events.count - kept
    events.removeLast(dropped)
    return dropped
  }
}

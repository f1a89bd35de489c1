public import Workforce

/// Events turned into rounds, ownership and outcomes.
public struct Reconstruction: Sendable {
  /// The book.
  public var book: RecordBook
  /// What was counted on the way.
  public var tallies: ReconstructionTallies

  /// Goes through a log.
  ///
  /// The result depends on what the log says and not on the order in which it was written. The customer's clock runs from the first
  /// message that needs a human to the effective reply; agents' clocks while they hold the conversation and are on shift; the rest is
  /// the team's. Rounds belong to conversations after merging; spam has none.
  ///
  /// Complexity: O(n) in the events apart from ordering the few of each conversation.
  ///
  /// - Parameters:
  ///   - log: The events, in any order; what is there twice counts once.
  ///   - rules: Where vendors differ.
  ///   - clocks: The hours in which clocks run.
  ///   - end: Until when the log reaches; by default its last event. Later events are left out and counted.
  public init(
    of log: consuming EventLog, rules: ReconstructionRules = ReconstructionRules(),
    clocks: ServiceClocks = ServiceClocks(), observedUntil end: Instant? = nil
  ) {
    var log = log
    let duplicates = log.sort()
    let last = log.events.reduce(-Double.infinity) { max($0, $1.time.secondsSince1970) }
    let end = end ?? Instant(secondsSince1970: last.isFinite ? last : 0)
    var run = ReconstructionRun(log: log, rules: rules, clocks: clocks, end: end)
    run.carryMerged()
    run.goThrough()
    book = run.book
    tallies = run.walk.tallies
    tallies.duplicateEvents = duplicates
    book.linkRecontacts()
  }
}

/// The passage through a sorted log.
private struct ReconstructionRun {
  let log: EventLog
  let clocks: ServiceClocks
  let end: Instant
  var walk: ConversationWalk
  var book: RecordBook
  /// Waits that go on in other conversations, by target.
  var carries: [Int32: [ConversationWalk.Carry]] = [:]
  private var starts: [Int] = []
  private var shifts: [BusinessHours?] = []
  private var faces: [ClockFace] = []
  private var faceOf: [FaceKey: Int] = [:]

  private struct FaceKey: Hashable {
    var channel: Channel
    var team: Int32?
  }

  init(log: EventLog, rules: ReconstructionRules, clocks: ServiceClocks, end: Instant) {
    self.log = log
    self.clocks = clocks
    self.end = end
    walk = ConversationWalk(rules: rules)
    book = RecordBook(observedUntil: end, clocks: clocks)
    book.names = log.names
    shifts = log.names.agents.names.map { clocks.shifts[$0] }
    starts = Array(repeating: 0, count: log.conversationCount + 1)
    for event in log.events { starts[Int(event.conversation) + 1] += 1 }
    for index in starts.indices.dropFirst() { starts[index] += starts[index - 1] }
  }

  /// Walks conversations that were merged into others first, to learn what waits they bring along.
  mutating func carryMerged() {
    var targets: [Int32: Int32] = [:]
    for event in log.events where event.kind == .merged && event.subject >= 0 && event.time <= end {
      if targets[event.conversation] == nil { targets[event.conversation] = event.subject }
    }
    guard !targets.isEmpty else { return }
    let rules = walk.rules
    var done: Set<Int32> = []
    for source in targets.keys.sorted() {
      // Follow the chain upwards so that a source that was itself a target is walked after its own sources.
      var chain = [source]
      while let next = chain.last.flatMap({ targets[$0] }), targets[next] != nil, !chain.contains(next) {
        chain.append(next)
      }
      for conversation in chain.sorted(by: { mergeTime($0) < mergeTime($1) }) where !done.contains(conversation) {
        done.insert(conversation)
        var scratch = ConversationWalk(rules: rules)
        run(&scratch, Int(conversation))
        if let carry = scratch.carriedOut, let target = targets[conversation] {
          carries[target, default: []].append(carry)
          carries[target]?.sort { ($0.at, $0.start) < ($1.at, $1.start) }
        }
      }
    }
  }

  mutating func goThrough() {
    book.rounds.reserveCapacity(log.events.count / 3)
    book.holdings.reserveCapacity(log.events.count / 3)
    for conversation in 0..<log.conversationCount {
      run(&walk, conversation)
      walk.finish(observedUntil: end)
      let face = face(of: conversation)
      walk.settle(
        into: &book, identity: log.identities[conversation], face: faces[face], shifts: shifts, observedUntil: end)
    }
  }

  /// Applies the events of a conversation, and the waits brought into it, in order of time.
  private func run(_ walk: inout ConversationWalk, _ conversation: Int) {
    let range = starts[conversation]..<starts[conversation + 1]
    let facts = log.facts[conversation]
    let first = range.isEmpty ? facts.created ?? end : log.events[range.lowerBound].time
    walk.begin(Int32(conversation), facts: facts, first: first, startsWithBot: startsWithBot(range))
    var waiting = carries.isEmpty ? [] : (carries[Int32(conversation)] ?? [])[...]
    for index in range {
      let event = log.events[index]
      if event.time > end {
        walk.tallies.lateEvents += 1
        continue
      }
      while let carry = waiting.first, carry.at < event.time {
        walk.take(carry)
        waiting.removeFirst()
      }
      walk.apply(event)
    }
    for carry in waiting { walk.take(carry) }
  }

  /// A hand-over without a bot's beginning before it means that the bot had the conversation from the start.
  private func startsWithBot(_ range: Range<Int>) -> Bool {
    for event in log.events[range] {
      switch event.kind {
      case .botBegan, .agentMessage: return false
      case .handedOver: return true
      default: continue
      }
    }
    return false
  }

  private mutating func face(of conversation: Int) -> Int {
    let key = FaceKey(channel: log.facts[conversation].channel, team: walk.team)
    if let known = faceOf[key] { return known }
    faces.append(ClockFace(hours: clocks.hours(channel: key.channel, team: log.names.teams[key.team])))
    faceOf[key] = faces.count - 1
    return faces.count - 1
  }

  private func mergeTime(_ conversation: Int32) -> Instant {
    let events = log.events[starts[Int(conversation)]..<starts[Int(conversation) + 1]]
    return events.first { $0.kind == .merged }?.time ?? end
  }
}

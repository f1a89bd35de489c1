import Workforce

/// What the indicators of reply times have in common: rounds, the customer's clock for the team, each agent's for the agent.
///
/// A wait counts for the day on which its target or limit is reached, in the hours of the service.
struct ReplyTimes {
  /// What a wait counts for, once it is known how long it was.
  enum Wait {
    /// It took so many seconds.
    case known(Double)
    /// It was never answered.
    case never
  }

  /// What waits are looked at for.
  enum Measure {
    /// How long they were, up to a limit.
    case limited(Double)
    /// Whether they were within a target.
    case punctual(Double)
    /// Whether they never ended.
    case unanswered
  }

  let measure: Measure
  /// The length at which a wait falls due.
  let dueSeconds: Double
  /// From which length on a wait that somebody else ended is held against the one who held it.
  let missSeconds: Double
  /// From which length on a wait that goes on is held against the one who holds it.
  let matureSeconds: Double

  /// What a wait adds to the numerator.
  @inline(__always)
  func value(_ wait: Wait) -> Double {
    switch (measure, wait) {
    case (.limited(let limit), .known(let seconds)): min(seconds, limit)
    case (.limited(let limit), .never): limit
    case (.punctual(let target), .known(let seconds)): seconds <= target ? 1 : 0
    case (.punctual, .never), (.unanswered, .known): 0
    case (.unanswered, .never): 1
    }
  }

  /// Adds a round: the customer's wait for the team, and the part of each agent.
  func contribute(_ index: Int, of evidence: Evidence, to list: inout ContributionList) {
    let round = evidence.book.rounds[index]
    if round.ending == .dismissed || round.ending == .merged { return }
    let conversation = Int(round.conversation)
    guard let day = day(conversation, from: round.start, in: evidence, &list) else { return }
    let whole: Wait = round.ending == .answered ? .known(round.customerSeconds) : .never
    add(whole, conversation, day, -1, .team, .round, index, &list)
    for place in round.holdings {
      let holding = evidence.book.holdings[place]
      let wait: Wait? =
        switch holding.ending {
        case .replied: .known(holding.seconds)
        case .unanswered: .never
        case .stillHolding: holding.seconds >= matureSeconds ? .never : nil
        // Giving it away in time is neutral, giving it away late is a miss.
        case .released, .colleagueReplied: holding.seconds >= missSeconds ? .known(holding.seconds) : nil
        }
      if let wait { add(wait, conversation, day, holding.agent, .agent, .holding, place, &list) }
    }
  }

  /// The day on which a wait falls due; nil when that is in another period or has not come yet.
  private func day(
    _ conversation: Int, from start: Instant, in evidence: Evidence, _ list: inout ContributionList
  ) -> Int32? {
    switch evidence.due(conversation, after: dueSeconds, from: start) {
    case .day(let day): return day
    case .pending: list.pending += 1
    case .unknown: list.unknown += 1
    case .elsewhere: break
    }
    return nil
  }

  private func add(
    _ wait: Wait, _ conversation: Int, _ day: Int32, _ agent: Int32, _ scope: Contribution.Scope,
    _ origin: Contribution.Origin, _ record: Int, _ list: inout ContributionList
  ) {
    list.add(conversation, day: day, agent: agent, value(wait), scope: scope, origin: origin, record: record)
  }

  /// Adds the first reply of a conversation of which only moments or the seconds are known.
  func contributeFirst(of conversation: Int, of evidence: Evidence, to list: inout ContributionList) {
    let table = evidence.conversations
    guard evidence.counts(conversation), table.startedByAgent(conversation) != true,
      table.outcome(conversation) != .contained
    else { return }
    let asked = evidence.asked(conversation)
    guard let day = day(conversation, from: asked, in: evidence, &list) else { return }
    let isAnswered = table.outcome(conversation) == .answered
    // Of who was never answered a source may state how long the wait was: that is no reply.
    let stated = isAnswered ? table.firstResponseSeconds(conversation) : nil
    if let seconds = stated ?? evidence.waitForReply(conversation) {
      guard seconds >= 0 else { return list.unknown += 1 }
      add(.known(seconds), conversation, day, -1, .team, .conversation, conversation, &list)
      guard let own = evidence.ownWait(conversation, whole: seconds), let agent = table.agent(conversation) else {
        return
      }
      return add(.known(own), conversation, day, agent, .agent, .conversation, conversation, &list)
    }
    if isAnswered { return list.unknown += 1 }
    add(.never, conversation, day, -1, .team, .conversation, conversation, &list)
    // Who held it for the whole target without answering answers for it; before the assignment it was nobody's.
    guard let own = evidence.heldUnanswered(conversation), own >= matureSeconds,
      let agent = table.agent(conversation)
    else { return }
    add(.never, conversation, day, agent, .agent, .conversation, conversation, &list)
  }
}

extension Evidence {
  /// The customer's wait for the first reply, by the moments.
  fileprivate func waitForReply(_ conversation: Int) -> Double? {
    conversations.answered(conversation).map { answered in
      answered < asked(conversation) ? -1 : seconds(of: conversation, from: asked(conversation), to: answered)
    }
  }

  /// The agent's part in it, from the assignment where that is known, else all of it; never longer than the customer's.
  ///
  /// A queue's wait on the phone is never the agent's. Where a row has changed hands it names the last holder, who need not be the
  /// one who replied.
  fileprivate func ownWait(_ conversation: Int, whole: Double) -> Double? {
    guard let agent = conversations.agent(conversation), (conversations.transfers(conversation) ?? 0) == 0 else {
      return nil
    }
    let assigned = conversations.assigned(conversation)
    if assigned == nil, conversations.channel(conversation) == .phone { return nil }
    guard let answered = conversations.answered(conversation) else { return whole }
    let from = max(assigned ?? asked(conversation), asked(conversation))
    return min(whole, seconds(of: conversation, from: from, to: answered, agent: agent))
  }

  /// How long the agent held a conversation that was never answered, where the row tells since when.
  fileprivate func heldUnanswered(_ conversation: Int) -> Double? {
    guard let agent = conversations.agent(conversation), (conversations.transfers(conversation) ?? 0) == 0,
      let assigned = conversations.assigned(conversation)
    else { return nil }
    let end =
      conversations.outcome(conversation) == .unfinished ? book.observedUntil : conversations.ended(conversation)
    return end.map {
      seconds(of: conversation, from: max(assigned, asked(conversation)), to: $0, agent: agent)
    }
  }
}

/// What definitions of reply times say alike.
enum ReplyPractice {
  static let edgeCases = [
    "A customer who is never answered stays in: the wait counts as the limit, or as a miss.",
    "Automatic messages are no replies. Perfunctory replies (\"one moment\") leave the customer waiting unless the "
      + "rules say otherwise.",
    "While a bot has the conversation no human is waited for; its hand-over starts the clock.",
    "An agent who gives a conversation away, or is overtaken by a colleague, within the target is neither praised "
      + "nor blamed; later, it is a miss.",
    "A message closed without a reply after a human had replied is taken for thanks unless its text was seen to need "
      + "a reply; a customer who never got a reply is unanswered whatever the text.",
    "A wait that falls due after the end of the records is pending, answered or not, so that quick and slow replies "
      + "are judged at the same age.",
    "Where a source records no assignments, the replier is taken to have held the conversation all along.",
    "Who still holds an unanswered conversation is judged once the own clock has run so long; until then only the team is.",
  ]
  /// What holds for rows of one contact each.
  static let rows = [
    "From rows per conversation, an agent's clock runs from the assignment where that is known, else it is the "
      + "customer's; the wait in a phone queue is the team's alone.",
    "A row that has changed hands names its last holder, who need not be the one who replied: such a wait is the "
      + "team's alone.",
    "An agent to whom a conversation was assigned, and who held it past the target or limit without anybody "
      + "answering, answers for it.",
  ]
  static let agentsClock =
    "The customer's clock, which is the team's, runs in the hours of the service (the calendar, all day without one) "
    + "from the first message that needs a human to the effective reply. An agent's own clock runs in these hours "
    + "while the agent holds the conversation and is on shift; time that nobody held it is the team's alone."
  /// Which waits belong to the period.
  static func dueAfter(_ length: String) -> String {
    "It counts in the period, and on the day, in which the \(length) is reached on the customer's clock, whether it "
      + "was answered before, after or never: the team's month is complete the moment it ends."
  }
}

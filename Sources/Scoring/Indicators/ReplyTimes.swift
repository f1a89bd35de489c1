import Workforce

/// What the three indicators of reply times have in common: rounds, the customer's clock for the team, each agent's
/// for the agent.
struct ReplyTimes {
  /// What a wait counts for, once it is known how long it was; nil when it is neither.
  enum Wait {
    /// It took so many seconds.
    case known(Double)
    /// It was never answered.
    case never
  }

  /// What a wait adds to the numerator.
  let value: (Wait) -> Double
  /// From which length on a wait that somebody else ended is held against the one who held it.
  let missSeconds: Double
  /// From which length on a wait that goes on is judged.
  let matureSeconds: Double

  /// Adds a round: the customer's wait for the team, and the part of each agent.
  func contribute(_ index: Int, of evidence: Evidence, to list: inout ContributionList) {
    let round = evidence.book.rounds[index]
    guard let day = evidence.period.day(of: round.start) else { return }
    let conversation = Int(round.conversation)
    switch round.ending {
    case .dismissed, .merged: return
    case .answered: add(.known(round.customerSeconds), conversation, day, -1, .team, .round, index, &list)
    case .unanswered: add(.never, conversation, day, -1, .team, .round, index, &list)
    case .open:
      if round.customerSeconds < matureSeconds {
        list.pending += 1
      } else {
        add(.never, conversation, day, -1, .team, .round, index, &list)
      }
    }
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

  private func add(
    _ wait: Wait, _ conversation: Int, _ day: Int32, _ agent: Int32, _ scope: Contribution.Scope,
    _ origin: Contribution.Origin, _ record: Int, _ list: inout ContributionList
  ) {
    list.add(conversation, day: day, agent: agent, value(wait), scope: scope, origin: origin, record: record)
  }

  /// Adds the first reply of a conversation of which only moments or the seconds are known.
  func contributeFirst(of conversation: Int, of evidence: Evidence, to list: inout ContributionList) {
    guard let day = evidence.arrivalDay(conversation), evidence.conversations.startedByAgent(conversation) != true
    else { return }
    let asked = evidence.conversations.queued(conversation) ?? evidence.conversations.arrived(conversation)
    // Of who was never answered a source may state how long the wait was: that is no reply.
    let isAnswered = evidence.conversations.outcome(conversation) == .answered
    let stated = isAnswered ? evidence.conversations.firstResponseSeconds(conversation) : nil
    if let seconds = stated ?? evidence.conversations.answered(conversation).map({ $0.seconds(since: asked) }) {
      guard seconds >= 0 else {
        list.unknown += 1
        return
      }
      list.add(conversation, day: day, agent: -1, value(.known(seconds)), scope: .team)
      contributeAgent(of: conversation, day, asked: asked, whole: seconds, in: evidence, to: &list)
      return
    }
    switch evidence.conversations.outcome(conversation) {
    case .abandoned, .blocked, .balked, .cleared:
      list.add(conversation, day: day, agent: -1, value(.never), scope: .team)
    case .unfinished:
      if evidence.book.observedUntil.seconds(since: asked) < matureSeconds {
        list.pending += 1
      } else {
        list.addByShare(conversation, day: day, value(.never), in: evidence)
      }
    case .contained: return
    case .answered: list.unknown += 1
    }
  }

  /// The agent's clock runs from the assignment where that is known.
  ///
  /// A queue's wait on the phone is never the agent's.
  private func contributeAgent(
    of conversation: Int, _ day: Int32, asked: Instant, whole: Double, in evidence: Evidence,
    to list: inout ContributionList
  ) {
    guard let agent = evidence.conversations.agent(conversation) else { return }
    if let assigned = evidence.conversations.assigned(conversation),
      let answered = evidence.conversations.answered(conversation)
    {
      let own = answered.seconds(since: max(assigned, asked))
      list.add(conversation, day: day, agent: agent, value(.known(max(0, own))), scope: .agent)
    } else if evidence.conversations.channel(conversation) != .phone {
      list.add(conversation, day: day, agent: agent, value(.known(whole)), scope: .agent)
    }
  }
}

/// What others do about reply times, shared by the definitions that differ in it.
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
    "A wait that goes on when observation ends is judged once it has reached the limit, and is pending until then.",
    "Where a source records no assignments, the replier is taken to have held the conversation all along.",
  ]
  static let agentsClock =
    "Team: the customer's clock, from the first message that needs a human. Agents: each one's own clock, which runs "
    + "in the service's hours while the agent holds the conversation and is on shift; time nobody held is the "
    + "team's."
}

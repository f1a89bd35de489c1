import Workforce

extension ConversationWalk {
  mutating func botBegins(_ event: SupportEvent) {
    row.botBegan = row.botBegan ?? event.time
    botHolds = true
  }

  /// A customer's message opens a round, unless a bot has the conversation or the message needs no reply.
  mutating func customerWrites(_ event: SupportEvent) {
    endPause(at: event.time)
    lastTurn = nil
    if firstCustomerMessage == nil { firstCustomerMessage = event.time }
    if totalTurns == 0, row.startedByAgent == nil { row.startedByAgent = false }
    if botHolds { return }
    if event.flags.contains(.noReplyNeeded), open == nil, totalTurns > 0 || isResolved {
      tallies.thanks += 1
      if isResolved, reopenCause == .none {
        reopenCause = .thanks
        reopenPending = false
      }
      return
    }
    let isNeeded = event.flags.contains(.replyNeeded)
    if open != nil {
      if isNeeded { open?.isNeeded = true }
      return
    }
    if isResolved {
      reopenPending = true
      reopenCause = .message
      nextIsFirst = true
    }
    openRound(at: event.time, isResolved ? .reopening : .message, isNeeded: isNeeded)
  }

  /// An effective reply ends the round.
  mutating func agentWrites(_ event: SupportEvent) {
    if event.flags.contains(.automatic) {
      tallies.automaticMessages += 1
      return
    }
    if event.flags.contains(.perfunctory), rules.perfunctoryRepliesAreVoid {
      tallies.perfunctoryReplies += 1
      return
    }
    if row.startedByAgent == nil { row.startedByAgent = firstCustomerMessage == nil && !botHolds }
    if botHolds { leaveBot(at: event.time) }
    if open != nil {
      close(.answered, at: event.time, replier: event.actor)
      row.answered = row.answered ?? event.time
    } else if row.queued != nil {
      row.answered = row.answered ?? event.time
    }
    if reopenPending { reopenEffectively(at: rounds.last?.start ?? event.time) }
    if lastTurn != event.actor { count(turnOf: event.actor) }
    lastTurn = event.actor
    if holder < 0, event.actor >= 0, rules.replyTakesOwnership {
      assign(event.actor, at: event.time, isExplicit: false)
    }
  }

  /// The bot's hand-over begins the wait for a human.
  mutating func handOver(_ event: SupportEvent) {
    leaveBot(at: event.time)
    if event.subject >= 0 { assign(event.subject, at: event.time, isExplicit: true) }
    if isResolved {
      reopenPending = true
      reopenCause = .message
      nextIsFirst = true
    }
    if open == nil { openRound(at: event.time, isResolved ? .reopening : .handover, isNeeded: true) }
  }

  private mutating func leaveBot(at time: Instant) {
    botHolds = false
    row.botBegan = row.botBegan ?? row.arrived
    row.botEnded = time
    row.botOutcome = .escalated
    row.queued = row.queued ?? time
  }

  private mutating func count(turnOf agent: Int32) {
    totalTurns += 1
    if let index = turns.firstIndex(where: { $0.agent == agent }) {
      turns[index].count += 1
    } else {
      turns.append((agent, 1))
    }
  }

  mutating func openRound(at time: Instant, _ opening: ReplyRound.Opening, isNeeded: Bool) {
    open = RoundDraft(
      start: time, end: time, opening: opening, ending: .open, isFirst: nextIsFirst, isNeeded: isNeeded, ownFrom: time)
    nextIsFirst = false
    row.queued = row.queued ?? time
  }

  mutating func close(_ ending: ReplyRound.Ending, at time: Instant, replier: Int32) {
    guard var round = open else { return }
    round.end = time
    round.ending = ending
    round.replier = replier
    round.holderAtEnd = holder
    rounds.append(round)
    open = nil
  }

  /// Makes an agent responsible, or the team when negative.
  mutating func assign(_ agent: Int32, at time: Instant, isExplicit: Bool) {
    if isExplicit { hasAssignments = true }
    if agent == holder { return }
    endOwnership(at: time)
    if holder >= 0, agent >= 0 { row.transfers = (row.transfers ?? 0) + 1 }
    if agent >= 0, isExplicit { row.assigned = row.assigned ?? time }
    holder = agent
    heldSince = time
  }

  mutating func endOwnership(at time: Instant) {
    guard holder >= 0 || time > heldSince else { return }
    ownership.append(OwnershipInterval(conversation: conversation, agent: holder, from: heldSince, until: time))
  }
}

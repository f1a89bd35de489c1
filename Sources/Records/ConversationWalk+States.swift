import Workforce

extension ConversationWalk {
  mutating func begin(pause kind: SupportEvent.Kind, at time: Instant) {
    endPause(at: time)
    pause = (kind, time)
  }

  mutating func endPause(at time: Instant) {
    guard let begun = pause else { return }
    pauses.append(Pause(kind: begun.kind, from: begun.from, until: time))
    pause = nil
  }

  mutating func resolve(_ event: SupportEvent) {
    endPause(at: event.time)
    if botHolds {
      botHolds = false
      row.botEnded = event.time
      row.botOutcome = row.botOutcome == .escalated ? .escalated : .resolved
    }
    if reopenPending, !tellsMessages, open == nil {
      // States are all there is: work went on, so the resolution had not held.
      reopenEffectively(at: reopenedAt)
    }
    if let round = open {
      // A customer who never got a reply was not answered, whatever the text; later messages may have been mere thanks.
      let ending: ReplyRound.Ending =
        round.isNeeded || totalTurns == 0 || rules.unexplainedClosing == .unanswered ? .unanswered : .dismissed
      let start = round.start
      close(ending, at: event.time, replier: -1)
      if ending == .dismissed { tallies.dismissedRounds += 1 }
      if reopenPending, ending == .unanswered { reopenEffectively(at: start) }
    }
    row.firstResolved = row.firstResolved ?? event.time
    row.lastResolved = event.time
    if row.resolved == nil {
      row.resolved = event.time
      row.reopens = row.reopens ?? 0
      let resolver = event.actor >= 0 ? event.actor : holder
      freezeShares(resolver: resolver)
      resolutions.append(Resolution(conversation: conversation, agent: resolver, at: event.time))
    }
    (isResolved, reopenPending, reopenCause, lastTurn) = (true, false, .none, nil)
  }

  /// The state was set to open again; whether that counts is seen when somebody replies.
  mutating func reopen(at time: Instant) {
    guard isResolved, reopenCause != .thanks else { return }
    if !reopenPending { (nextIsFirst, reopenedAt) = (open == nil, time) }
    reopenPending = true
  }

  /// The resolution did not hold: another reply was needed.
  mutating func reopenEffectively(at time: Instant) {
    row.reopens = (row.reopens ?? 0) + 1
    row.resolved = nil
    if !resolutions.isEmpty { resolutions[resolutions.count - 1].reopened = time }
    turns.removeAll(keepingCapacity: true)
    shares.removeAll(keepingCapacity: true)
    (isResolved, reopenPending, reopenCause, lastTurn) = (false, false, .none, nil)
  }

  /// The shares of the agents in the outcome: of effective replies since the last reopening; failing these, the resolver's alone.
  mutating func freezeShares(resolver: Int32) {
    shares.removeAll(keepingCapacity: true)
    let known = turns.filter { $0.agent >= 0 }
    let total = known.reduce(0) { $0 + $1.count }
    if total > 0 {
      shares = known.sorted { $0.agent < $1.agent }
        .map { Credit(agent: $0.agent, share: Double($0.count) / Double(total)) }
    } else if resolver >= 0 {
      shares = [Credit(agent: resolver, share: 1)]
    }
  }

  /// The conversation goes on in another one; a customer who waits goes on waiting there.
  mutating func merge(_ event: SupportEvent) {
    row.exclusion = .merged
    tallies.merged += 1
    isOver = true
    guard let round = open else { return }
    if event.subject < 0 || event.subject == conversation {
      close(.merged, at: event.time, replier: -1)
      return
    }
    var holdings = round.carried
    endOwnership(at: event.time)
    for interval in ownership where interval.until > round.start && interval.agent >= 0 {
      holdings.append(interval)
      holdings[holdings.count - 1].from = max(interval.from, round.start)
    }
    heldSince = event.time
    holder = -1
    carriedOut = Carry(
      at: event.time, start: round.start, isFirst: round.isFirst, isNeeded: round.isNeeded, holdings: holdings)
    open = nil
  }

  /// Takes over the wait of a conversation that was merged into this one.
  mutating func take(_ carry: Carry) {
    if isOver { return }
    lastTime = max(lastTime, carry.at)
    if open == nil {
      if isResolved {
        reopenPending = true
        reopenCause = .message
        nextIsFirst = true
      }
      openRound(at: carry.at, isResolved ? .reopening : .message, isNeeded: carry.isNeeded)
    }
    guard var round = open else { return }
    // Until this conversation's own wait began, the other one's holders had the customer; from then on ours do.
    let own = round.start
    if carry.start < own {
      round.start = carry.start
      for var interval in carry.holdings where interval.from < own {
        interval.until = min(interval.until, own)
        interval.conversation = conversation
        round.carried.append(interval)
      }
    }
    round.isNeeded = round.isNeeded || carry.isNeeded
    open = round
    row.queued = min(row.queued ?? round.start, round.start)
  }

  mutating func markSpam() {
    row.exclusion = .spam
    tallies.spam += 1
    isOver = true
    open = nil
    rounds.removeAll(keepingCapacity: true)
    resolutions.removeAll(keepingCapacity: true)
  }
}

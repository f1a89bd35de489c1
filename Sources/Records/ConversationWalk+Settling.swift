import Workforce

extension ConversationWalk {
  /// Writes the conversation with its rounds, holdings, ownership and resolutions into the book.
  mutating func settle(
    into book: inout RecordBook, identity: String, face: ClockFace, shifts: [BusinessHours?], observedUntil end: Instant
  ) {
    for draft in rounds { settle(draft, into: &book, face: face, shifts: shifts) }
    book.ownership.append(contentsOf: ownership)
    book.resolutions.append(contentsOf: resolutions)
    if row.exclusion == nil {
      let stop = row.resolved ?? end
      let start = min(firstCustomerMessage ?? row.arrived, stop)
      var seconds = face.seconds(from: start, to: stop)
      for pause in pauses where pause.from < stop {
        seconds -= face.seconds(from: max(pause.from, start), to: min(pause.until, stop))
      }
      row.resolutionSeconds = max(0, seconds)
    }
    book.append(identity, row, shares: shares)
  }

  private mutating func settle(
    _ draft: RoundDraft, into book: inout RecordBook, face: ClockFace, shifts: [BusinessHours?]
  ) {
    let round = Int32(book.rounds.count)
    let firstHolding = book.holdings.count
    for piece in draft.carried {
      hold(piece.agent, piece.from, piece.until, of: draft, round, since: firstHolding, &book, face, shifts)
    }
    for interval in ownership where interval.agent >= 0 {
      let from = max(interval.from, draft.ownFrom)
      let until = min(interval.until, draft.end)
      // A stretch without length counts only for the one who holds the conversation when the round ends.
      guard from < until || (from == until && interval.agent == draft.holderAtEnd) else { continue }
      hold(interval.agent, from, until, of: draft, round, since: firstHolding, &book, face, shifts)
    }
    if book.holdings.count == firstHolding, draft.replier >= 0, !hasAssignments {
      tallies.assumedHoldings += 1
      hold(draft.replier, draft.start, draft.end, of: draft, round, since: firstHolding, &book, face, shifts, true)
    }
    let customer = face.seconds(from: draft.start, to: draft.end)
    let held = book.holdings[firstHolding...].reduce(0) { $0 + $1.seconds }
    if draft.isFirst, draft.ending == .answered, row.firstResponseSeconds == nil { row.firstResponseSeconds = customer }
    book.rounds.append(
      ReplyRound(
        conversation: conversation, replier: draft.replier, firstHolding: Int32(firstHolding),
        holdingCount: Int32(book.holdings.count - firstHolding), start: draft.start, end: draft.end,
        customerSeconds: customer, teamSeconds: max(0, customer - held), opening: draft.opening, ending: draft.ending,
        isFirst: draft.isFirst))
  }

  /// Adds a stretch of time to an agent's part in a round.
  private func hold(
    _ agent: Int32, _ from: Instant, _ until: Instant, of draft: RoundDraft, _ round: Int32, since first: Int,
    _ book: inout RecordBook, _ face: ClockFace, _ shifts: [BusinessHours?], _ isAssumed: Bool = false
  ) {
    let shift = Int(agent) < shifts.count ? shifts[Int(agent)] : nil
    let seconds = face.seconds(from: from, to: until, shift: shift)
    for index in first..<book.holdings.count where book.holdings[index].agent == agent {
      book.holdings[index].seconds += seconds
      return
    }
    book.holdings.append(
      RoundHolding(
        round: round, agent: agent, seconds: seconds, ending: ending(of: agent, in: draft), isAssumed: isAssumed))
  }

  private func ending(of agent: Int32, in draft: RoundDraft) -> RoundHolding.Ending {
    if agent == draft.replier { return .replied }
    if agent != draft.holderAtEnd { return .released }
    switch draft.ending {
    case .answered: return .colleagueReplied
    case .open: return .stillHolding
    case .unanswered, .dismissed, .merged: return .unanswered
    }
  }
}

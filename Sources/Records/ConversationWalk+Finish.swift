import Workforce

extension ConversationWalk {
  /// Closes the books on a conversation: what is open stays open at the end of observation.
  mutating func finish(observedUntil end: Instant) {
    if !isOver {
      endPause(at: end)
      if let round = open {
        if reopenPending, round.isNeeded, !resolutions.isEmpty {
          row.reopens = (row.reopens ?? 0) + 1
          resolutions[resolutions.count - 1].reopened = round.start
        }
        close(.open, at: end, replier: -1)
      }
      if reopenPending { row.resolved = nil }
      if row.resolved == nil { freezeShares(resolver: holder) }
    }
    let isDone = isOver || (isResolved && rounds.last?.ending != .open)
    endOwnership(at: isDone ? lastTime : end)
    row.ended = isOver || row.resolved != nil ? row.lastResolved ?? lastTime : nil
    row.isResolved = row.exclusion == nil ? row.resolved != nil : nil
    row.team = team
    row.agent = shares.max { ($0.share, $1.agent) < ($1.share, $0.agent) }?.agent
    row.replies = tellsMessages ? totalTurns : nil
    row.transfers = row.transfers ?? (hasAssignments ? 0 : nil)
    row.accuracy = marks.accuracy.value
    row.attitude = marks.attitude.value
    row.compliance = marks.compliance.value
    row.outcome = outcome
  }

  private var outcome: ContactRecord.Outcome {
    if totalTurns > 0 { return .answered }
    if rounds.contains(where: { $0.ending == .unanswered }) { return .abandoned }
    if row.botBegan != nil, row.queued == nil { return row.resolved == nil ? .unfinished : .contained }
    // Logs of states alone tell of no messages: whoever resolved it has served it.
    if row.resolved != nil, rounds.isEmpty, resolutions.contains(where: { $0.agent >= 0 }) { return .answered }
    return .unfinished
  }
}

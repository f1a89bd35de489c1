import Workforce

extension ContactFile {
  /// Makes one row's conversation whole: impossible moments, what was settled, what became of it.
  mutating func finish(_ row: Int, _ batch: RecordBatch) {
    let tellsReply = rows.answered(row) != nil
    checkOrder(row, batch)
    settleResolution(row)
    checkSeconds(row, batch)
    if mapping.statesWallClock, rows.answered(row) == nil, let seconds = rows.firstResponseSeconds(row) {
      rows.answeredColumn.set(row, rows.arrived(row).advanced(by: seconds).secondsSince1970)
    }
    let outcome = outcome(row, batch, tellsReply: tellsReply)
    rows.outcomeColumn.set(row, outcome.code)
    guard outcome.isLost else { return }
    if rows.answered(row) != nil {
      rows.answeredColumn.clear(row)
      let bad = BadCell(
        columns.text(.answered, row, in: batch) ?? "", "an answer to a contact that is told to have left without one")
      complain(row, batch, .answered, bad)
    }
    if rows.channel(row) == .phone, rows.agent(row) != nil {
      rows.agentColumn.clear(row)
      unservedCalls += 1
    }
  }

  /// Moments that lie before the arrival cannot be; they are reported and count as unknown.
  private mutating func checkOrder(_ row: Int, _ batch: RecordBatch) {
    let arrived = rows.arrived(row).secondsSince1970
    guard rows.tellsMoment(row, before: arrived) else { return }
    let later: [(ContactField, WritableKeyPath<ConversationTable, Column<Double>>)] = [
      (.queued, \.queuedColumn), (.assigned, \.assignedColumn), (.answered, \.answeredColumn),
      (.firstResolved, \.firstResolvedColumn), (.lastResolved, \.lastResolvedColumn), (.resolvedAt, \.resolvedColumn),
      (.ended, \.endedColumn), (.released, \.releasedColumn),
    ]
    for (field, column) in later {
      guard let moment = rows[keyPath: column][row], moment < arrived else { continue }
      rows[keyPath: column].clear(row)
      let bad = BadCell(columns.text(field, row, in: batch) ?? "", "before the contact began")
      complain(row, batch, field, bad)
    }
  }

  private mutating func settleResolution(_ row: Int) {
    var isResolved = rows.isResolved(row)
    let last = rows.lastResolvedColumn[row]
    if isResolved == nil, rows.resolved(row) != nil { isResolved = true }
    // A source that tells when things were resolved tells by an empty cell that they were not.
    if isResolved == nil, columns.tellsResolution { isResolved = last != nil }
    if let isResolved { rows.isResolvedColumn.set(row, isResolved ? 1 : 0) }
    if rows.resolved(row) == nil, isResolved == true, let moment = last ?? rows.endedColumn[row] {
      // A contact that was settled, without a moment of its own for that, was settled when it ended.
      rows.resolvedColumn.set(row, moment)
    }
    // Most are resolved once: then one moment is all three.
    let resolved = rows.resolvedColumn[row]
    if resolved == rows.firstResolvedColumn[row] { rows.firstResolvedColumn.clear(row) }
    if resolved == last { rows.lastResolvedColumn.clear(row) }
  }

  /// Exports fill times to the resolution with zero where they have none; moments more than a minute apart tell better.
  private mutating func checkSeconds(_ row: Int, _ batch: RecordBatch) {
    guard rows.resolutionSeconds(row) == 0, let resolved = rows.resolved(row),
      resolved.seconds(since: rows.arrived(row)) > 60
    else { return }
    rows.resolutionSecondsColumn.clear(row)
    complain(row, batch, .resolutionSeconds, BadCell("0", "zero, although the moments lie apart"))
  }

  /// What became of the contact, as far as the row tells.
  private mutating func outcome(_ row: Int, _ batch: RecordBatch, tellsReply: Bool) -> ContactRecord.Outcome {
    switch columns.outcome?.value(row, in: batch) {
    case .success(let outcome?): return outcome
    case .failure(let bad): complain(row, batch, .outcome, bad)
    default: break
    }
    // A reply at an impossible moment is still a reply; how long it took is not known.
    if tellsReply || rows.answered(row) != nil || rows.firstResponseSeconds(row) != nil || (rows.replies(row) ?? 0) > 0
    {
      return .answered
    }
    if rows.botOutcome(row) == .resolved, rows.queued(row) == nil { return .contained }
    let isOver = rows.ended(row) != nil || rows.isResolved(row) == true
    // Where no reply is ever told, whoever has it has served it; where replies are told, no reply is none.
    if !columns.tellsReplies, isOver, rows.agent(row) != nil { return .answered }
    return isOver ? .abandoned : .unfinished
  }
}

extension ConversationTable {
  /// Whether some moment that follows the arrival is told to lie before it.
  fileprivate func tellsMoment(_ row: Int, before arrived: Double) -> Bool {
    func isEarly(_ column: Column<Double>) -> Bool { column[row].map { $0 < arrived } ?? false }
    return isEarly(queuedColumn) || isEarly(assignedColumn) || isEarly(answeredColumn) || isEarly(firstResolvedColumn)
      || isEarly(lastResolvedColumn) || isEarly(resolvedColumn) || isEarly(endedColumn) || isEarly(releasedColumn)
  }
}

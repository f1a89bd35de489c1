import Workforce

extension ContactFile {
  /// Makes one row's conversation whole: impossible moments, what was settled, what became of it.
  mutating func finish(_ row: Int, _ batch: RecordBatch) {
    let tellsReply = rows[row].answered != nil
    checkOrder(row, batch)
    settleResolution(row)
    checkSeconds(row, batch)
    if mapping.statesWallClock, rows[row].answered == nil, let seconds = rows[row].firstResponseSeconds {
      rows[row].answered = rows[row].arrived.advanced(by: seconds)
    }
    rows[row].outcome = outcome(row, batch, tellsReply: tellsReply)
    if rows[row].answered != nil, rows[row].outcome.isLost {
      rows[row].answered = nil
      let bad = BadCell(
        columns.text(.answered, row, in: batch) ?? "", "an answer to a contact that is told to have left without one")
      complain(row, batch, .answered, bad)
    }
    if rows[row].channel == .phone, rows[row].agent != nil, rows[row].outcome.isLost {
      rows[row].agent = nil
      unservedCalls += 1
    }
  }

  /// Moments that lie before the arrival cannot be; they are reported and count as unknown.
  private mutating func checkOrder(_ row: Int, _ batch: RecordBatch) {
    let arrived = rows[row].arrived
    guard rows[row].tellsMomentBeforeArrival else { return }
    let after: [(ContactField, WritableKeyPath<Conversation, Instant?>)] = [
      (.queued, \.queued), (.assigned, \.assigned), (.answered, \.answered), (.firstResolved, \.firstResolved),
      (.lastResolved, \.lastResolved), (.resolvedAt, \.resolved), (.ended, \.ended), (.released, \.released),
    ]
    for (field, path) in after {
      guard let moment = rows[row][keyPath: path], moment < arrived else { continue }
      rows[row][keyPath: path] = nil
      let bad = BadCell(columns.text(field, row, in: batch) ?? "", "before the contact began")
      complain(row, batch, field, bad)
    }
  }

  private mutating func settleResolution(_ row: Int) {
    if rows[row].isResolved == nil, rows[row].resolved != nil { rows[row].isResolved = true }
    // A source that tells when things were resolved tells by an empty cell that they were not.
    if rows[row].isResolved == nil, columns.tellsResolution {
      rows[row].isResolved = rows[row].resolved ?? rows[row].lastResolved != nil
    }
    if rows[row].resolved == nil, rows[row].isResolved == true {
      // A contact that was settled, without a moment of its own for that, was settled when it ended.
      rows[row].resolved = rows[row].lastResolved ?? rows[row].ended
    }
    rows[row].firstResolved = rows[row].firstResolved ?? rows[row].resolved
    rows[row].lastResolved = rows[row].lastResolved ?? rows[row].resolved
  }

  /// Exports fill times to the resolution with zero where they have none; moments more than a minute apart tell better.
  private mutating func checkSeconds(_ row: Int, _ batch: RecordBatch) {
    guard rows[row].resolutionSeconds == 0, let resolved = rows[row].resolved,
      resolved.seconds(since: rows[row].arrived) > 60
    else { return }
    rows[row].resolutionSeconds = nil
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
    if tellsReply || rows[row].tellsReply { return .answered }
    if rows[row].botOutcome == .resolved, rows[row].queued == nil { return .contained }
    let isOver = rows[row].ended != nil || rows[row].isResolved == true
    // Where no reply is ever told, whoever has it has served it; where replies are told, no reply is none.
    if !columns.tellsReplies, isOver, rows[row].agent != nil { return .answered }
    return isOver ? .abandoned : .unfinished
  }
}

/// Asked of rows in place: a conversation is large, and a copy for each question would cost more than the answer.
extension Conversation {
  /// Whether a moment lies before the arrival, which cannot be.
  fileprivate var tellsMomentBeforeArrival: Bool {
    isEarly(queued) || isEarly(assigned) || isEarly(answered) || isEarly(firstResolved) || isEarly(lastResolved)
      || isEarly(resolved) || isEarly(ended) || isEarly(released)
  }

  private func isEarly(_ moment: Instant?) -> Bool { moment.map { $0 < arrived } ?? false }

  /// Whether it tells of a reply in some way.
  fileprivate var tellsReply: Bool { answered != nil || firstResponseSeconds != nil || (replies ?? 0) > 0 }
}

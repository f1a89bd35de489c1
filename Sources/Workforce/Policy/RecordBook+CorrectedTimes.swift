extension RecordBook {
  /// What a record says of a field, as corrections keep it.
  ///
  /// - Parameters:
  ///   - field: The field.
  ///   - row: The record.
  ///   - clock: In whose local time moments are written.
  /// - Returns: The value; empty where the record says nothing.
  public func recorded(_ field: Appeal.Field, of row: Int, clock: LocalClock) -> String {
    func word(_ flag: Bool?) -> String { flag.map { $0 ? "yes" : "no" } ?? "" }
    func mark(_ share: Double?) -> String { share.map { $0 == $0.rounded() ? "\(Int($0))" : "\($0)" } ?? "" }
    func seconds(_ length: Double?) -> String { length.map { CorrectedTime.text($0) } ?? "" }
    switch field {
    case .satisfied: return word(conversations.isSatisfied(row))
    case .resolved: return word(conversations.isResolved(row) ?? (conversations.resolved(row) == nil ? nil : true))
    case .complaint:
      return switch conversations.complaint(row) {
      case .raised: "raised"
      case .attributable: "attributable"
      case .notAttributable: "not-attributable"
      case nil: ""
      }
    case .accuracy: return mark(conversations.accuracy(row))
    case .attitude: return mark(conversations.attitude(row))
    case .compliance: return mark(conversations.compliance(row))
    case .firstResponse: return seconds(conversations.firstResponseSeconds(row) ?? replyGap(row))
    case .resolutionTime: return seconds(conversations.resolutionSeconds(row) ?? resolutionGap(row))
    case .arrived, .queued, .assigned, .answered, .ended, .resolvedAt, .due:
      return conversations.moment(row, field).map { clock.iso8601($0) } ?? ""
    }
  }

  /// Gives a time of a record another value; false when the value means nothing there.
  ///
  /// What the source states of lengths moves along with the moments at their ends, in the hours of the service. Whether a customer came back
  /// stays as it was linked: a correction changes the record it is about and no other.
  ///
  /// - Throws: ``AppealError`` where the time does not fit the others; the book is unchanged then.
  mutating func correctTime(_ row: Int, _ field: Appeal.Field, _ value: String) throws(AppealError) -> Bool {
    let isLog = !rounds.isEmpty || !ownership.isEmpty || !resolutions.isEmpty
    if isLog, ![.answered, .resolvedAt, .due].contains(field) {
      throw impossible(row, .inLog(field))
    }
    if field.kind == .duration {
      guard let seconds = CorrectedTime.seconds(value) else { return false }
      try correctLength(row, field, seconds)
      return true
    }
    guard let moment = CorrectedTime.moment(value), !(field == .arrived && value.isEmpty) else { return false }
    if let moment { try checkOrder(row, field, moment, written: value) }
    if isLog, field == .answered, !rounds(of: row..<row + 1).isEmpty {
      guard let moment else {
        throw impossible(row, .replyThere)
      }
      try correctReply(row, moment)
    }
    setMoment(row, field, moment)
    return true
  }

  // MARK: - Lengths

  /// No wait is longer than the time between the moments at its ends.
  private mutating func correctLength(_ row: Int, _ field: Appeal.Field, _ seconds: Double?) throws(AppealError) {
    let isReply = field == .firstResponse
    let gap = isReply ? replyGap(row) : resolutionGap(row)
    if let seconds, let gap, seconds > gap + 1 {
      throw impossible(row, .tooLong(field, length: CorrectedTime.text(seconds), gap: CorrectedTime.text(gap)))
    }
    let column = seconds ?? .none
    if isReply {
      conversations.firstResponseSecondsColumn.set(row, column)
      // Without its length the wait would be read off the moments again.
      if seconds == nil { conversations.answeredColumn.clear(row) } else { conversations.noteReply(row) }
    } else {
      conversations.resolutionSecondsColumn.set(row, column)
    }
  }

  /// From asking for a human to the reply, in the hours of the service; nil where a moment is not told.
  private func replyGap(_ row: Int) -> Double? {
    conversations.answered(row).map {
      face(of: row).seconds(from: conversations.queued(row) ?? conversations.arrived(row), to: $0)
    }
  }

  /// From arrival to the resolution that held, in the hours of the service; nil where there is none.
  private func resolutionGap(_ row: Int) -> Double? {
    conversations.resolved(row).map { face(of: row).seconds(from: conversations.arrived(row), to: $0) }
  }

  private func face(of row: Int) -> ClockFace {
    ClockFace(
      hours: clocks.hours(
        channel: conversations.channel(row), team: conversations.team(row).flatMap { names.teams[$0] }))
  }

  // MARK: - Moments

  private mutating func setMoment(_ row: Int, _ field: Appeal.Field, _ moment: Instant?) {
    let (reply, resolution) = (replyGap(row), resolutionGap(row))
    if field == .resolvedAt, let moment, let old = conversations.resolved(row) {
      for place in resolutions.indices where Int(resolutions[place].conversation) == row && resolutions[place].at == old
      {
        resolutions[place].at = moment
      }
    }
    conversations.setMoment(row, field, moment)
    let stated = conversations.firstResponseSeconds(row)
    if let length = CorrectedTime.moved(stated, from: reply, to: replyGap(row)) {
      conversations.firstResponseSecondsColumn.set(row, length)
    } else if field == .answered, moment == nil {
      conversations.firstResponseSecondsColumn.clear(row)
    }
    let taken = conversations.resolutionSeconds(row)
    if let length = CorrectedTime.moved(taken, from: resolution, to: resolutionGap(row)) {
      conversations.resolutionSecondsColumn.set(row, length)
    } else if field == .resolvedAt, moment == nil {
      conversations.resolutionSecondsColumn.clear(row)
    }
  }

  /// Refuses a moment that does not come in its turn, or that the records do not reach.
  private func checkOrder(
    _ row: Int, _ field: Appeal.Field, _ moment: Instant, written: String
  ) throws(AppealError) {
    if field != .due, moment > observedUntil {
      throw impossible(row, .afterRecords(field, moment: CorrectedTime.plain(written)))
    }
    let turn = Appeal.Field.turns[field] ?? 0
    var fields = Appeal.Field.turns.filter { $0.value != turn }
      .sorted { ($0.value, $0.key.rawValue) < ($1.value, $1.key.rawValue) }
    // What was promised may lie after the end, and before the reply.
    fields.removeAll { field == .due ? $0.key != .arrived : $0.key == .due && field != .arrived }
    // What was resolved when it ended goes on being so.
    if conversations.resolvedColumn[row] == conversations.endedColumn[row] {
      if field == .ended { fields.removeAll { $0.key == .resolvedAt } }
      if field == .resolvedAt { fields.removeAll { $0.key == .ended } }
    }
    for (other, place) in fields {
      guard let known = conversations.moment(row, other) else { continue }
      guard place < turn ? known > moment : known < moment else { continue }
      let ahead = CorrectedTime.offset(written)
      throw impossible(
        row,
        .outOfTurn(
          field, moment: CorrectedTime.plain(written), isBefore: place < turn, other: other,
          otherMoment: CorrectedTime.plain(known, ahead)))
    }
  }

  /// Lets the first wait of a log's conversation end with another reply.
  private mutating func correctReply(_ row: Int, _ moment: Instant) throws(AppealError) {
    let own = rounds(of: row..<row + 1)
    guard let place = own.first(where: { rounds[$0].isFirst }), rounds[place].ending == .answered else {
      throw impossible(row, .noReply)
    }
    let round = rounds[place]
    if moment < round.start { throw impossible(row, .beforeMessage) }
    if place + 1 < own.upperBound, rounds[place + 1].start < moment {
      throw impossible(row, .afterNextMessage)
    }
    let face = face(of: row)
    for index in round.holdings where holdings[index].ending == .replied {
      let agent = holdings[index].agent
      let since =
        holdings[index].isAssumed
        ? nil
        : ownership.last { Int($0.conversation) == row && $0.agent == agent && $0.from <= round.end }?.from
      let shift = names.agents[agent].flatMap { clocks.shifts[$0] }
      holdings[index].seconds = face.seconds(from: max(since ?? round.start, round.start), to: moment, shift: shift)
    }
    rounds[place].end = moment
    rounds[place].customerSeconds = face.seconds(from: round.start, to: moment)
    rounds[place].teamSeconds = min(round.teamSeconds, rounds[place].customerSeconds)
  }

  private func impossible(_ row: Int, _ problem: CorrectedTimeProblem) -> AppealError {
    .impossible(record: identities[row], problem)
  }
}

extension Appeal.Field {
  /// In which turn moments follow each other; those of one turn may come in any order.
  fileprivate static let turns: [Appeal.Field: Int] = [
    .arrived: 0, .queued: 1, .assigned: 1, .answered: 2, .resolvedAt: 3, .ended: 4, .due: 5,
  ]
}

extension ConversationTable {
  /// A moment that can be corrected.
  fileprivate func moment(_ row: Int, _ field: Appeal.Field) -> Instant? {
    switch field {
    case .arrived: arrived(row)
    case .queued: queued(row)
    case .assigned: assigned(row)
    case .answered: answered(row)
    case .ended: ended(row)
    case .resolvedAt: resolved(row)
    case .due: due(row)
    default: nil
    }
  }

  /// Gives a moment another value, with what the record tells by it besides.
  fileprivate mutating func setMoment(_ row: Int, _ field: Appeal.Field, _ moment: Instant?) {
    let value = moment?.secondsSince1970 ?? .none
    switch field {
    case .arrived: arrivedColumn.set(row, value)
    case .queued: queuedColumn.set(row, value)
    case .assigned: assignedColumn.set(row, value)
    case .due: dueColumn.set(row, value)
    case .answered:
      answeredColumn.set(row, value)
      if moment != nil { noteReply(row) }
    case .ended:
      // Resolved when it ended, as sources tell that have one moment for both.
      if !value.isNone, let old = endedColumn[row], resolvedColumn[row] == old { setResolved(row, value) }
      endedColumn.set(row, value)
    case .resolvedAt:
      if !value.isNone, let old = resolvedColumn[row], endedColumn[row] == old { endedColumn.set(row, value) }
      setResolved(row, value)
    default: break
    }
  }

  /// A conversation that was replied to was served.
  fileprivate mutating func noteReply(_ row: Int) {
    if outcome(row) != .answered { outcomeColumn.set(row, ContactRecord.Outcome.answered.code) }
  }

  private mutating func setResolved(_ row: Int, _ value: Double) {
    // First and last resolutions stay around the one that held.
    if let first = firstResolvedColumn[row], !value.isNone { firstResolvedColumn.set(row, min(first, value)) }
    if let last = lastResolvedColumn[row], !value.isNone { lastResolvedColumn.set(row, max(last, value)) }
    resolvedColumn.set(row, value)
    if !isResolvedColumn.isEmpty, isResolvedColumn[row] != nil { isResolvedColumn.set(row, value.isNone ? 0 : 1) }
  }
}

/// How corrected times are written in ledgers.
enum CorrectedTime {
  /// The seconds of a length; nil inside where there is none, nil outside where the text is no length.
  static func seconds(_ text: String) -> Double?? {
    if text.isEmpty { return .some(nil) }
    guard let length = try? DurationText.parse(text), length <= 366 * 86_400 else { return nil }
    return length
  }

  /// The moment of a text; nil inside where there is none, nil outside where the text is no moment.
  static func moment(_ text: String) -> Instant?? {
    if text.isEmpty { return .some(nil) }
    guard let moment = Instant(iso8601: text) else { return nil }
    return moment
  }

  /// A length in seconds with its unit.
  static func text(_ seconds: Double) -> String { DecimalText.format((seconds * 1000).rounded() / 1000) + "s" }

  /// A moment as people write it, in the local time that it was written in.
  static func plain(_ written: String) -> String {
    String(written.dropLast(6)).replacing("T", with: " ")
  }

  /// Another moment in the same local time.
  static func plain(_ moment: Instant, _ ahead: Double) -> String {
    plain(LocalClock.utc.iso8601(moment.advanced(by: ahead), fractionDigits: 0))
  }

  /// By how many seconds the local time of a written moment is ahead of universal time.
  static func offset(_ written: String) -> Double {
    guard let moment = Instant(iso8601: written),
      let wall = Instant(iso8601: String(written.prefix(19)) + "+00:00")
    else { return 0 }
    return wall.seconds(since: moment).rounded()
  }

  /// A length that a source states, once a moment at one of its ends is another.
  ///
  /// - Parameters:
  ///   - stated: What the source states; nil where only the moments tell.
  ///   - old: The time between the moments before; nil where one was not told.
  ///   - new: The time between them now; nil where one is not told.
  /// - Returns: The length to state; nil to leave it as it is.
  static func moved(_ stated: Double?, from old: Double?, to new: Double?) -> Double? {
    guard let new, let stated, old != new else { return nil }
    guard let old else { return new }
    return min(max(0, stated + new - old), new)
  }
}

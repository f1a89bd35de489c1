import Workforce

extension Reconciliation {
  /// What an indicator makes of the rounds or conversations of a period, those that it leaves out included.
  ///
  /// - Parameters:
  ///   - indicator: The indicator.
  ///   - evidence: The records and the period.
  ///   - byRound: Whether records are rounds; else conversations.
  ///   - hasHours: Whether clocks run in the service's hours only.
  public static func entries(
    of indicator: any Indicator, in evidence: Evidence, byRound: Bool, hasHours: Bool
  ) -> [Entry] {
    let items = indicator.contributions(in: evidence).items.filter { $0.scope != .agent && $0.conversation >= 0 }
    if items.contains(where: { $0.origin == .round }) || evidence.hasRounds && ReplyTimes.measures(indicator) {
      return rounds(items, indicator, evidence, byRound: byRound)
    }
    return conversations(items, indicator, evidence, hasHours: hasHours)
  }

  private static func rounds(
    _ items: [Contribution], _ indicator: any Indicator, _ evidence: Evidence, byRound: Bool
  ) -> [Entry] {
    let values = Dictionary(items.map { ($0.record, $0.numerator) }, uniquingKeysWith: { first, _ in first })
    let isMean = indicator.definition.form == .mean
    let onlyFirst = evidence.book.rounds.indices.allSatisfy {
      evidence.book.rounds[$0].isFirst || values[Int32($0)] == nil
    }
    return evidence.book.rounds.indices.compactMap { index in
      let round = evidence.book.rounds[index]
      if onlyFirst, !round.isFirst, !byRound { return nil }
      let value = values[Int32(index)]
      var entry = Entry(
        conversation: round.conversation, start: byRound ? round.start : nil,
        end: round.ending == .open ? nil : round.end, value: value,
        seconds: round.ending == .answered ? round.customerSeconds : nil)
      if evidence.period.day(of: round.start) == nil {
        if byRound { return nil }
        entry.divergences.insert(.otherPeriod)
      }
      switch round.ending {
      case .dismissed: entry.divergences.insert(.dismissed)
      case .merged: entry.divergences.insert(.merged)
      case .unanswered: entry.divergences.insert(.closedUnanswered)
      case .open where value == nil: entry.divergences.insert(.tooEarly)
      default: if value == nil, onlyFirst, !round.isFirst { entry.divergences.insert(.laterEpisode) }
      }
      if round.opening == .reopening, onlyFirst { entry.divergences.insert(.laterEpisode) }
      if isMean, round.ending == .answered, round.customerSeconds > evidence.settings.replyLimitSeconds {
        entry.divergences.insert(.capped)
      }
      if round.customerSeconds < round.end.seconds(since: round.start) - 1 { entry.divergences.insert(.serviceHours) }
      return entry
    }
  }

  private static func conversations(
    _ items: [Contribution], _ indicator: any Indicator, _ evidence: Evidence, hasHours: Bool
  ) -> [Entry] {
    var sums: [Int32: (numerator: Double, denominator: Double)] = [:]
    for item in items {
      sums[item.conversation, default: (0, 0)].numerator += item.numerator
      sums[item.conversation, default: (0, 0)].denominator += item.denominator
    }
    let looksAhead = indicator.definition.form == .share
    return (0..<Int32(evidence.conversations.count)).map { conversation in
      let sum = sums[conversation]
      var entry = Entry(
        conversation: conversation, value: sum.flatMap { $0.denominator > 0 ? $0.numerator / $0.denominator : nil },
        weight: sum?.denominator ?? 1)
      let (table, row) = (evidence.conversations, Int(conversation))
      switch table.exclusion(row) {
      case .spam: entry.divergences.insert(.spam)
      case .merged: entry.divergences.insert(.merged)
      default: break
      }
      if table.outcome(row) == .contained { entry.divergences.insert(.botAlone) }
      if looksAhead, table.recontacted(row) != nil { entry.divergences.insert(.customerCameBack) }
      if looksAhead, table.attempt(row) > 1 { entry.divergences.insert(.laterAttempt) }
      if hasHours, indicator.definition.key == "resolution-time" { entry.divergences.insert(.serviceHours) }
      guard entry.value == nil, entry.divergences.isDisjoint(with: [.spam, .merged, .botAlone]) else { return entry }
      let resolved = table.resolved(row)
      if evidence.period.day(of: resolved ?? table.arrived(row)) == nil {
        entry.divergences.insert(.otherPeriod)
      } else if resolved == nil {
        entry.divergences.insert(.unsolved)
      } else if looksAhead {
        entry.divergences.insert(.tooEarly)
      }
      return entry
    }
  }
}

extension ReplyTimes {
  /// Whether an indicator is about rounds where there are any.
  static func measures(_ indicator: any Indicator) -> Bool {
    indicator is FirstResponse || indicator is AverageResponse || indicator is FirstReplyWithin
      || indicator is RepliedWithin
  }
}

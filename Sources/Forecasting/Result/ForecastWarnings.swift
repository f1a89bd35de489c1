import Workforce

/// The sentences that a planner should read beside the numbers.
struct ForecastWarnings {
  let study: Study
  let request: ForecastRequest
  let report: AccuracyReport?
  let weights: [MethodWeight]
  let outliers: [(date: CalendarDate, seen: Double, expected: Double)]

  func sentences() -> [String] {
    if study.history.total == 0 {
      return ["Every count in the history is zero: the forecast is zero. Check that the right column was read."]
    }
    return length() + verdict() + study.history.remarks + study.closed.remarks + zone() + gaps() + closedWeekdays()
      + strange()
      + events()
  }

  private func length() -> [String] {
    let weeks = study.history.dayCount / 7
    if study.whole.knownDays.count <= 7 || weeks < 2 {
      return [
        "The history has \(study.history.dayCount) day\(study.history.dayCount == 1 ? "" : "s"): the forecast repeats its weekdays, its bands are a rule of thumb "
          + "and its errors cannot be measured. Eight weeks give a first measured answer."
          + (study.history.dayCount < 7 ? " Weekdays that it lacks are forecast as closed." : "")
      ]
    }
    if weeks < 8 {
      return [
        "The history has \(weeks) weeks: weekdays and hours can be told apart, the time of month hardly and holidays not. "
          + "The backtest rests on few weeks."
      ]
    }
    guard let report, report.testDays < request.horizonDays else { return [] }
    return [
      "The horizon is \(request.horizonDays) days, but errors could be measured only up to \(report.testDays) days ahead: "
        + "bands beyond are extrapolated."
    ]
  }

  private func verdict() -> [String] {
    guard let report, !report.beatsNaive else { return [] }
    return [
      "On this queue's past nothing beat repeating the last same weekday: the forecast below is no better than that."
    ]
  }

  /// Nights are open and nobody said on whose clock.
  private func zone() -> [String] {
    let slots = study.whole.slots
    let night = (0..<slots).filter { $0 * 1440 / slots < 240 }
    let opensAtNight =
      slots > 1 && (0..<7).contains { day in night.contains { study.whole.isOpen(weekday: day, slot: $0) } }
    guard study.history.clock == nil, opensAtNight else { return [] }
    return [
      "No zone is named: every day is taken to have 24 hours, also those on which clocks change. Name the zone if its clocks do."
    ]
  }

  /// Weekdays without rows that no holiday explains, and intervals missing within days.
  private func gaps() -> [String] {
    let whole = study.whole
    let unknown = whole.days.indices.filter { day in
      whole.days[day] == .unknown && whole.opens(weekday: whole.weekday(at: day))
        && !study.closed.closed.contains(whole.firstDay + day)
    }
    var sentences: [String] = []
    if !unknown.isEmpty {
      let dates = unknown.prefix(6).map { CalendarDate(dayNumber: whole.firstDay + $0).description }
      let more = unknown.count > 6 ? " and \(unknown.count - 6) more" : ""
      sentences.append(
        "No contacts are known for \(dates.joined(separator: ", "))\(more): these days were left out, not taken for "
          + "zero.")
    }
    let parts = whole.knownDays.count { whole.coverage[$0] < 0.999 }
    if parts > 0 {
      sentences.append("On \(parts) days some intervals are missing: their totals were scaled up from the rest.")
    }
    return sentences
  }

  private func closedWeekdays() -> [String] {
    let closed = Weekday.allCases.filter { !study.whole.opens(weekday: $0.index) }
    guard !closed.isEmpty, study.history.dayCount >= 7 else { return [] }
    let present = closed.filter { day in
      study.history.counts.indices.contains {
        PreparedHistory.weekday(study.whole.firstDay + $0 / study.whole.slots) == day.index
          && study.history.counts[$0] > 0
      }
    }
    guard !present.isEmpty else { return [] }
    return [
      "Contacts on \(present.map(\.rawValue).joined(separator: ", ")) are too rare to be a habit: these weekdays count as "
        + "closed."
    ]
  }

  private func strange() -> [String] {
    guard !outliers.isEmpty else { return [] }
    let list = outliers.prefix(5).map {
      "\($0.date) (\(Int($0.seen.rounded())) contacts, \(Int($0.expected.rounded())) expected)"
    }
    let more = outliers.count > 5 ? " and \(outliers.count - 5) more" : ""
    return [
      "Unlike their neighbours are \(list.joined(separator: ", "))\(more): they weigh little. "
        + "Name an event if one explains them."
    ]
  }

  private func events() -> [String] {
    let end = study.history.endDate
    let past = Set(study.events.filter { $0.first < end }.map(\.kind))
    let unseen = Set(study.events.filter { $0.last >= end && $0.expectedFactor == nil }.map(\.kind)).subtracting(past)
    return unseen.sorted().map {
      "The history has no event \($0): it changes nothing. Give the factor that is expected of it."
    }
  }
}

import Workforce

/// Where each day stands in its month and among open and closed days.
struct DayFacts {
  /// Position among the open days of the month, 0…1.
  var monthPhase: [Double] = []
  /// Open days from the start of the month, 1 for the first.
  var fromStart: [Int] = []
  /// Open days to the end of the month, 1 for the last.
  var toEnd: [Int] = []
  /// Open days since the last closed one, 1 for the first.
  var sinceClosed: [Int] = []
  /// The same, but only within seven days of a holiday on a weekday that is open as a rule; 0 otherwise.
  var afterHoliday: [Int] = []

  init(firstDay: Int, dayCount: Int, opens: [Bool], closed: ClosedDays) {
    let isOpen = { (day: Int) in opens[PreparedHistory.weekday(day)] && !closed.closed.contains(day) }
    let isHoliday = { (day: Int) in opens[PreparedHistory.weekday(day)] && closed.closed.contains(day) }
    for day in firstDay..<(firstDay + dayCount) {
      let date = CalendarDate(dayNumber: day)
      let start = day - date.day + 1
      let length = DayFacts.daysInMonth(date)
      let before = (start..<day).count(where: isOpen) + 1
      let after = (day..<(start + length)).count(where: isOpen) + (isOpen(day) ? 0 : 1)
      fromStart.append(before)
      toEnd.append(after)
      monthPhase.append((Double(before) - 0.5) / Double(before + after - 1))
      var since = 1
      while since < 20, isOpen(day - since) { since += 1 }
      sinceClosed.append(since)
      afterHoliday.append((1...7).contains { isHoliday(day - $0) } ? since : 0)
    }
  }

  private static func daysInMonth(_ date: CalendarDate) -> Int {
    let start = date.dayNumber - date.day + 1
    var length = 28
    while CalendarDate(dayNumber: start + length).month == date.month { length += 1 }
    return length
  }
}

/// The days on which events of one kind act, counted from their first.
struct EventDays {
  let events: [ForecastEvent]
  /// Days of the longest event.
  let width: Int

  init(_ kind: String, _ events: [ForecastEvent]) {
    self.events = events.filter { $0.kind == kind && $0.minutes == nil }
    width = self.events.map { min(60, $0.last.dayNumber - $0.first.dayNumber + 1) }.max() ?? 1
  }

  /// Kinds that act on whole days, sorted.
  static func kinds(_ events: [ForecastEvent]) -> [String] {
    Set(events.filter { $0.minutes == nil }.map(\.kind)).sorted()
  }

  func offset(of day: Int) -> Int? {
    for event in events where event.first.dayNumber <= day && day <= event.last.dayNumber {
      return min(width - 1, day - event.first.dayNumber)
    }
    return nil
  }
}

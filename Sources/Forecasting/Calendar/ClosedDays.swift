import Workforce

/// The days without service and the holidays with some, past and future.
struct ClosedDays: Sendable {
  /// Day numbers on which nobody answers.
  let closed: Set<Int>
  /// Day numbers of public holidays on which somebody does.
  let openHolidays: Set<Int>
  /// The names of holidays, by day number.
  let names: [Int: String]
  /// The calendar that was used, if any.
  let calendar: HolidayCalendar?
  /// What was concluded, in sentences for the planner.
  let remarks: [String]

  init(_ calendar: ForecastCalendar, history: VolumeHistory, until end: CalendarDate) {
    let given = Set(calendar.closures.map(\.dayNumber))
    let plain = PreparedHistory(history, closed: given)
    let first = history.firstDate.advanced(by: -7)
    var chosen: HolidayCalendar?
    var remarks: [String] = []
    switch calendar.holidays {
    case .none: break
    case .calendar(let named): chosen = named
    case .detect:
      let found = ClosedDays.detect(plain, history: history)
      if let only = found.calendars.first, found.calendars.count == 1 {
        chosen = only
        remarks.append(ClosedDays.sentence(only, found.hits))
      } else if found.calendars.count > 1 {
        remarks.append(ClosedDays.undecided(found.calendars, found.hits))
      }
    }
    let holidays = chosen?.holidays(from: first, before: end) ?? [:]
    names = Dictionary(uniqueKeysWithValues: holidays.map { ($0.key.dayNumber, $0.value) })
    let past = names.keys.filter { plain.firstDay <= $0 && $0 < plain.firstDay + plain.dayCount }
    let workdays = past.filter { plain.opens(weekday: PreparedHistory.weekday($0)) }
    let served = workdays.filter { plain.days[$0 - plain.firstDay] == .known }
    let shut = workdays.filter { plain.days[$0 - plain.firstDay] != .known }
    // Holidays to come are kept as those of the past were; without any, a holiday is a closed day.
    let futureClosed = shut.count >= served.count
    let future = names.keys.filter { $0 >= plain.firstDay + plain.dayCount || $0 < plain.firstDay }
    closed = given.union(shut).union(futureClosed ? future : [])
    openHolidays = Set(served).union(futureClosed ? [] : future).subtracting(given)
    self.calendar = chosen
    self.remarks = remarks
  }

  /// The known calendars whose holidays in the history, two or more, all lack contacts, as far as no other has more of them.
  ///
  /// A holiday counts only on a weekday that is open as a rule. Chance is an unlikely rival: when one weekday in fifty is lost,
  /// two losses that fall on both holidays of a calendar come once in two and a half thousand histories.
  private static func detect(
    _ plain: PreparedHistory, history: VolumeHistory
  ) -> (calendars: [HolidayCalendar], hits: [CalendarDate]) {
    var best: (calendars: [HolidayCalendar], hits: [CalendarDate]) = ([], [])
    for calendar in HolidayCalendar.known {
      let dates = calendar.holidays(from: history.firstDate, before: history.endDate).keys.sorted().filter {
        plain.opens(weekday: $0.weekday.index)
      }
      let hits = dates.filter { plain.days[$0.dayNumber - plain.firstDay] != .known }
      guard hits.count >= 2, hits.count == dates.count else { continue }
      if hits.count > best.hits.count {
        best = ([calendar], hits)
      } else if hits == best.hits {
        best.calendars.append(calendar)
      }
    }
    return best
  }

  private static func undecided(_ calendars: [HolidayCalendar], _ hits: [CalendarDate]) -> String {
    let names = calendars.map { "\($0.name) (\($0.key))" }.joined(separator: " or ")
    return
      "There are no contacts on \(hits.prefix(6).map(\.description).joined(separator: ", ")), which are \(names): name "
      + "the calendar, or holidays to come will be forecast as ordinary days."
  }

  private static func sentence(_ calendar: HolidayCalendar, _ hits: [CalendarDate]) -> String {
    let dates = hits.prefix(6).map(\.description).joined(separator: ", ") + (hits.count > 6 ? " and others" : "")
    return "There are no contacts on \(dates): these are \(calendar.name) (\(calendar.key)), which are taken as closed "
      + "in the weeks to come as well. Name the holidays or say that there are none if that is wrong."
  }
}

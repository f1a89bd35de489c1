internal import Workforce

/// Something that differs by day of the week and by date.
struct DayTable<Item> {
  /// Seven entries, Monday first; nil where nothing is said.
  var week: [Item?] = Array(repeating: nil, count: 7)
  /// Dates with an entry of their own.
  var dates: [CalendarDate: Item] = [:]

  /// The same on every day.
  init(daily item: Item) { week = Array(repeating: item, count: 7) }

  /// Nothing said about any day.
  init() {}

  /// What holds on a date.
  subscript(date: CalendarDate) -> Item? { dates[date] ?? week[date.weekday.index] }
}

/// A key that names days: `daily`, `mon`, `mon-fri`, `sat, sun`, `2026-11-11`, `2026-11-01..2026-11-11`.
enum DayKey {
  /// Days of the week, 0 for Monday.
  case weekdays([Int], isDaily: Bool)
  /// Days in a row, as numbers since 1970-01-01.
  case dates(ClosedRange<Int>)

  /// Reads a key; nil when it names no days.
  init?(_ text: String) {
    if let range = DayKey.dateRange(text) {
      self = .dates(range)
      return
    }
    if text == "daily" {
      self = .weekdays(Array(0..<7), isDaily: true)
      return
    }
    var days: [Int] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let more = DayKey.weekdays(part.drop(while: \.isWhitespace)), Set(days).isDisjoint(with: more) else {
        return nil
      }
      days += more
    }
    self = .weekdays(days, isDaily: false)
  }

  /// What such keys look like.
  static let examples = "daily, mon, mon-fri, 2026-11-11 or 2026-11-01..2026-11-11"

  /// All days of the week, for guessing at what was meant.
  static let words = ["daily"] + Weekday.allCases.map(\.rawValue)

  private static func dateRange(_ text: String) -> ClosedRange<Int>? {
    guard let dots = text.firstRange(of: "..") else {
      return CalendarDate(text).map { $0.dayNumber...$0.dayNumber }
    }
    guard let first = CalendarDate(text[..<dots.lowerBound]), let last = CalendarDate(text[dots.upperBound...]),
      first <= last, last.dayNumber - first.dayNumber <= ScenarioLimits.days
    else { return nil }
    return first.dayNumber...last.dayNumber
  }

  private static func weekdays(_ text: Substring) -> [Int]? {
    let ends = text.split(separator: "-", omittingEmptySubsequences: false)
    let days = ends.compactMap { Weekday(rawValue: String($0))?.index }
    guard days.count == ends.count, (1...2).contains(days.count) else { return nil }
    guard days.count == 2 else { return days }
    // "sat-mon" runs over the end of the week.
    return (0...((days[1] - days[0] + 7) % 7)).map { (days[0] + $0) % 7 }
  }
}

extension Value {
  /// A mapping from days to things; single days win over ranges of days, and those over `daily`.
  func dayTable<Item>(_ read: (Value) -> Item?) -> DayTable<Item>? {
    guard let entries = entries(from: "days (\(DayKey.examples))") else { return nil }
    var table = DayTable<Item>()
    var weekRank = Array(repeating: 0, count: 7)
    var dateRank: [CalendarDate: Int] = [:]
    for (key, value) in entries {
      let name = key.scalar ?? ""
      if name == "dates", value.isMap {
        guard let inner = value.dayTable(read) else { continue }
        if inner.week.contains(where: { $0 != nil }) {
          value.complain("days of the week stand among dates; move them out of dates")
        }
        for (date, item) in inner.dates {
          if table.dates.updateValue(item, forKey: date) != nil { value.complain("\(date) is given twice; keep one") }
        }
        continue
      }
      guard let day = DayKey(name) else {
        key.complainNoDay(name)
        continue
      }
      // What is wrong inside is still worth saying.
      let item = value.isNull ? nil : read(value)
      switch day {
      case .weekdays(let days, let isDaily):
        let rank = isDaily ? 1 : days.count > 1 ? 2 : 3
        for day in days where rank >= weekRank[day] {
          if rank == weekRank[day] {
            key.complain("\(Weekday.allCases[day].rawValue) is given twice; keep one of the two")
          }
          (table.week[day], weekRank[day]) = (item, rank)
        }
      case .dates(let range):
        let rank = range.count > 1 ? 2 : 3
        for number in range {
          let date = CalendarDate(dayNumber: number)
          let before = dateRank[date, default: 0]
          if rank == before { key.complain("\(date) is given twice; keep one of the two") }
          if rank >= before { (table.dates[date], dateRank[date]) = (item, rank) }
        }
      }
      if value.isNull { value.complain("has no value; write one or remove the key") }
    }
    return table
  }

  private func complainNoDay(_ name: String) {
    let full = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    let day = Spelling.nearest(to: name, among: full).map { String($0.prefix(3)) }
    let word = day ?? Spelling.nearest(to: name, among: DayKey.words)
    let hint = word.map { "; did you mean \($0)?" } ?? ""
    complain("\(Value.quoted(name)) names no day; expected \(DayKey.examples)\(hint)")
  }
}

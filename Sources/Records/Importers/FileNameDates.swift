public import Workforce

/// Dates in the names of files, where exports per agent often hide them.
public enum FileNameDates {
  /// The days that a file's name tells: one date, two dates, or a month; nil when it tells none or more than two.
  ///
  /// Dates may be written `2025-10-13`, `20251013`, `2025.10.13`, `2025_10_13` or `2025年10月13日`; a month `2025-10`,
  /// `202510` or
  /// `2025年10月`.
  public static func days(in name: String) -> DateRange? {
    var digits: [String] = [""]
    for scalar in name.unicodeScalars {
      if ("0"..."9").contains(scalar) {
        digits[digits.count - 1].unicodeScalars.append(scalar)
      } else if digits.last?.isEmpty == false {
        digits.append("")
      }
    }
    let groups = digits.filter { !$0.isEmpty }
    var dates: [CalendarDate] = []
    var months: [CalendarDate] = []
    var place = 0
    while place < groups.count {
      let group = groups[place]
      if group.count == 8, let date = date(group.prefix(4), group.dropFirst(4).prefix(2), group.suffix(2)) {
        dates.append(date)
      } else if group.count == 6, let month = date(group.prefix(4), group.suffix(2), "01") {
        months.append(month)
      } else if group.count == 4, place + 1 < groups.count, groups[place + 1].count <= 2 {
        let day = place + 2 < groups.count && groups[place + 2].count <= 2 ? groups[place + 2] : nil
        if let day, let date = date(group[...], groups[place + 1][...], day[...]) {
          dates.append(date)
          place += 2
        } else if let month = date(group[...], groups[place + 1][...], "01") {
          months.append(month)
          place += 1
        }
      }
      place += 1
    }
    if dates.count == 1 { return DateRange(dates[0]) }
    if dates.count == 2 { return DateRange(first: min(dates[0], dates[1]), last: max(dates[0], dates[1])) }
    guard dates.isEmpty, months.count == 1 else { return nil }
    let next =
      months[0].month == 12
      ? CalendarDate(year: months[0].year + 1, month: 1, day: 1)
      : CalendarDate(year: months[0].year, month: months[0].month + 1, day: 1)
    return next.flatMap { DateRange(first: months[0], last: $0.advanced(by: -1)) }
  }

  private static func date(_ year: Substring, _ month: Substring, _ day: Substring) -> CalendarDate? {
    guard let year = Int(year), (2000...2100).contains(year), let month = Int(month), let day = Int(day) else {
      return nil
    }
    return CalendarDate(year: year, month: month, day: day)
  }
}

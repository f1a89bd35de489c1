internal import Workforce

/// Turns the keys of a calendar file into calendars.
struct CalendarDecoder {
  func file(_ root: Value) -> CalendarFile? {
    guard let section = Section(root, .calendar) else { return nil }
    guard let standard = calendar(section, zone: nil) else { return nil }
    var file = CalendarFile(standard: standard)
    for (key, hours) in parts(section["channels"], standard) {
      guard let channel = key.choice(of: Channel.self, "a channel") else { continue }
      file.channels[channel] = hours
    }
    for (key, hours) in parts(section["teams"], standard) { file.teams[key.scalar ?? ""] = hours }
    for (key, hours) in parts(section["shifts"], standard) { file.shifts[key.scalar ?? ""] = hours }
    return file
  }

  private func parts(_ value: Value?, _ standard: BusinessCalendar) -> [(Value, BusinessCalendar)] {
    guard let entries = value?.entries(from: "names to hours") else { return [] }
    return entries.compactMap { key, inner in
      Section(inner, .calendarHours).flatMap { calendar($0, zone: standard.clock) }.map { (key, $0) }
    }
  }

  private func calendar(_ section: Section, zone: LocalClock?) -> BusinessCalendar? {
    let clock = section["zone"].map(clock) ?? zone
    var editions: [BusinessCalendar.Edition] = []
    if section.has("editions"), section.has("week") {
      section["week"]?.complain("week and editions are given together; keep one of them")
    } else if let list = section["editions"]?.list(of: "editions with from and week") {
      editions = list.compactMap { Section($0, .calendarEdition).flatMap { edition($0, from: $0["from"]?.date()) } }
    } else if section.has("week") {
      // In force ever since.
      edition(section, from: CalendarDate(dayNumber: -719_162)).map { editions = [$0] }
    } else {
      section.value.complain("neither week nor editions is given; add week: { mon-fri: 09:00-18:00 }")
    }
    if !section.has("week") {
      for key in ["holidays", "workdays", "dates"] where section.has(key) {
        section[key]?.complain("\(key) stands beside editions; move it into the edition in which it is in force")
      }
    }
    guard let clock else { return nil }
    let exemptions = (section["exemptions"]?.list(of: "exemptions with from, until and reason") ?? [])
      .compactMap { exemption($0, clock) }
    return BusinessCalendar(clock: clock, editions: editions, exemptions: exemptions)
  }

  private func clock(_ value: Value) -> LocalClock? {
    guard let name = value.text("the IANA name of a time zone such as Asia/Shanghai") else { return nil }
    if let clock = LocalClock(zone: name) { return clock }
    if value.blamesWidth() { return nil }
    value.complain(
      "\(Value.quoted(name)) is no time zone; expected an IANA name such as Asia/Shanghai, Europe/Berlin or UTC")
    return nil
  }

  private func edition(_ section: Section, from: CalendarDate?) -> BusinessCalendar.Edition? {
    guard var hours = section["week"]?.openingHours() else { return nil }
    for (key, value) in section["dates"]?.entries(from: "dates to spans") ?? [] {
      if let date = key.date(), let spans = value.spans() { hours.dates[date] = spans }
    }
    let holidays = (section["holidays"]?.items() ?? []).compactMap(dates)
    var makeUp: [CalendarDate: Weekday] = [:]
    for (key, value) in section["workdays"]?.entries(from: "dates to weekdays") ?? [] {
      if let date = key.date(), let day = value.choice(of: Weekday.self, "a weekday") { makeUp[date] = day }
    }
    guard let from else { return nil }
    return BusinessCalendar.Edition(from: from, hours: hours, holidays: holidays, makeUpDays: makeUp)
  }

  private func dates(_ value: Value) -> DateRange? {
    let parts = (value.scalar ?? "").split(separator: ".", omittingEmptySubsequences: false)
    if parts.count == 1, let day = CalendarDate(parts[0]) { return DateRange(day) }
    if parts.count == 3, parts[1].isEmpty, let first = CalendarDate(parts[0]), let last = CalendarDate(parts[2]),
      let range = DateRange(first: first, last: last)
    {
      return range
    }
    value.complain(expected: "a date such as 2025-10-01, or dates such as 2025-10-01..2025-10-08")
    return nil
  }

  private func exemption(_ value: Value, _ clock: LocalClock) -> BusinessCalendar.Exemption? {
    guard let section = Section(value, .exemption) else { return nil }
    let from = section["from"]?.moment()
    let until = section["until"]?.moment()
    let reason = section["reason"]?.text("the reason")
    guard let from, let until, let reason else { return nil }
    let begin = clock.instant(from.date, secondOfDay: from.second)
    let end = clock.instant(until.date, secondOfDay: until.second)
    if end <= begin { section["until"]?.complain("the exemption ends before it begins; exchange from and until") }
    return BusinessCalendar.Exemption(from: begin, until: end, reason: reason)
  }
}

internal import Workforce

extension ScenarioDecoder {
  /// Reads the horizon and sets the calendar by which everything else is resolved.
  mutating func horizon(_ root: Section) -> Horizon? {
    let clock = clock(root["timeZone"])
    guard let value = root["horizon"], let section = Section(value, .horizon) else { return nil }
    let start = section["start"].flatMap { $0.moment() }
    let interval = section["interval"].map { $0.duration(positive: true) } ?? .some(1_800)
    let warmUp = section["warmUp"].map { $0.duration() } ?? .some(0)
    let atEnd = section["atEnd"].map { $0.choice(of: EndRule.self, "what happens at the end") } ?? .some(.drain)
    let extent = section.exactlyOne(of: ["days", "length"], else: "add days: 1, or length: 13h")
    let days = section["days"].flatMap { $0.count(1...ScenarioLimits.days, of: "a number of days") }
    let length = section["length"].flatMap {
      $0.duration(positive: true, atMost: Double(ScenarioLimits.days) * 86_400)
    }
    if let interval { reportingInterval = interval }
    guard let clock, let start else { return nil }
    let first = clock.instant(start.date, secondOfDay: start.second)
    let seconds: Double
    switch extent {
    case "days":
      guard let days else { return nil }
      seconds = clock.instant(start.date.advanced(by: days), secondOfDay: start.second).seconds(since: first)
    default:
      guard let length else { return nil }
      seconds = length
    }
    calendar = ScenarioCalendar(clock: clock, start: first, length: seconds)
    guard let interval, let warmUp, let atEnd else { return nil }
    if warmUp >= seconds {
      section["warmUp"]?.complain(
        "the warm-up of \(DurationText.format(warmUp)) leaves nothing of the horizon of \(DurationText.format(seconds)); "
          + "shorten it or lengthen the horizon")
    }
    guard let starts = intervalStarts(every: interval, at: section["interval"] ?? value) else { return nil }
    return Horizon(
      clock: clock, start: first, length: seconds, warmUp: warmUp, intervalStarts: starts, atEnd: atEnd)
  }

  private func clock(_ value: Value?) -> LocalClock? {
    guard let value else { return .utc }
    guard let name = value.text("the IANA name of a time zone such as Asia/Shanghai") else { return nil }
    if let clock = LocalClock(zone: name) { return clock }
    value.complain(
      "\(Value.quoted(name)) is no time zone; expected an IANA name such as Asia/Shanghai, Europe/Berlin or UTC "
        + "(abbreviations and offsets do not say when the clocks change)")
    return nil
  }

  /// Starts of the reporting intervals: by the wall clock when whole intervals fill a day, else one after another.
  private func intervalStarts(every interval: Double, at value: Value) -> [Double]? {
    let length = calendar.length
    let expected = length / interval
    guard expected <= Double(ScenarioLimits.intervals) else {
      value.complain(
        "the horizon of \(DurationText.format(length)) falls into \(Value.written(expected.rounded(.up))) reporting "
          + "intervals of \(DurationText.format(interval)), more than the limit of \(ScenarioLimits.intervals); "
          + "choose a longer interval or a shorter horizon")
      return nil
    }
    let perDay = 86_400 / interval
    guard perDay == perDay.rounded(), perDay >= 1 else {
      return stride(from: 0, to: length, by: interval).map { $0 }
    }
    var starts = [0.0]
    for index in calendar.dates.indices {
      for number in 0..<Int(perDay) {
        let start = calendar.seconds(dateAt: index, second: Double(number) * interval)
        if start > (starts.last ?? 0), start < length { starts.append(start) }
      }
    }
    return starts
  }
}

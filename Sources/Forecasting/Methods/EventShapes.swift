import Workforce

/// What events of each kind did to each interval they covered, learnt from the past.
///
/// An event within the day multiplies the intervals it covers; the factor of the nth interval after its begin is the quotient
/// of contacts seen and contacts expected without it over all past events of the kind, pulled towards the kind's mean factor
/// as strongly as forty contacts pull. An event of whole days changes how its days' contacts are spread, in the same way.
struct EventShapes {
  private let input: MethodInput
  private var windows: [String: [Double]] = [:]
  private var daily: [String: [Double]] = [:]

  /// Contacts that pull a factor towards the mean of its kind.
  static let pull = 40.0

  init(_ input: MethodInput) {
    self.input = input
    for kind in Set(input.events.map(\.kind)).sorted() {
      windows[kind] = learnWindows(kind)
      daily[kind] = learnDays(kind)
    }
  }

  /// Slots of a day that an event covers, in part or in whole.
  static func slots(of event: ForecastEvent, slots: Int) -> Range<Int> {
    guard let minutes = event.minutes else { return 0..<slots }
    let length = 1440 / slots
    return (minutes.lowerBound / length)..<((minutes.upperBound + length - 1) / length)
  }

  /// Cells, counted from the first day of a history, on which events within the day act.
  static func maskedCells(_ events: [ForecastEvent], firstDay: Int, dayCount: Int, slots: Int) -> Set<Int> {
    var cells: Set<Int> = []
    for event in events where event.minutes != nil {
      for date in event.first.dayNumber...event.last.dayNumber where (0..<dayCount).contains(date - firstDay) {
        for slot in EventShapes.slots(of: event, slots: slots) { cells.insert((date - firstDay) * slots + slot) }
      }
    }
    return cells
  }

  /// Days of the history, counted from the first, on which events of whole days act.
  static func wholeDays(_ input: MethodInput) -> Set<Int> {
    var days: Set<Int> = []
    for event in input.events where event.minutes == nil {
      for date in event.first.dayNumber...event.last.dayNumber { days.insert(date - input.prepared.firstDay) }
    }
    return days
  }

  private func expected(_ day: Int, _ slot: Int) -> Double {
    let plain = input.undisturbed
    return plain.totals[day] * plain.profile[plain.weekday(at: day) * input.slots + slot]
  }

  private func learnWindows(_ kind: String) -> [Double] {
    let events = input.events.filter { $0.kind == kind && $0.minutes != nil }
    let width = events.map { EventShapes.slots(of: $0, slots: input.slots).count }.max() ?? 0
    var seen = [Double](repeating: 0, count: width)
    var usual = seen
    for event in events {
      let slots = EventShapes.slots(of: event, slots: input.slots)
      for date in event.first.dayNumber...event.last.dayNumber {
        let day = date - input.prepared.firstDay
        guard (0..<input.origin).contains(day), input.undisturbed.coverage[day] > 0 else { continue }
        for slot in slots where input.prepared.known[day * input.slots + slot] {
          seen[slot - slots.lowerBound] += input.prepared.counts[day * input.slots + slot]
          usual[slot - slots.lowerBound] += expected(day, slot)
        }
      }
    }
    let allUsual = usual.reduce(0, +)
    guard allUsual > 0 else { return [] }
    let common = (seen.reduce(0, +) + EventShapes.pull) / (allUsual + EventShapes.pull)
    return zip(seen, usual).map { ($0 + EventShapes.pull * common) / ($1 + EventShapes.pull) }
  }

  /// Factors of each slot on each day of an event of the kind, relative to the day's total.
  ///
  /// Each day's are pulled towards those of all days of the kind, which are pulled towards one.
  private func learnDays(_ kind: String) -> [Double] {
    let days = EventDays(kind, input.events)
    guard !days.events.isEmpty else { return [] }
    var seen = [Double](repeating: 0, count: days.width * input.slots)
    var usual = seen
    for day in 0..<input.origin where input.undisturbed.coverage[day] > 0 {
      guard let offset = days.offset(of: input.prepared.firstDay + day) else { continue }
      for slot in 0..<input.slots where input.undisturbed.known[day * input.slots + slot] {
        seen[offset * input.slots + slot] += input.prepared.counts[day * input.slots + slot]
        usual[offset * input.slots + slot] += expected(day, slot)
      }
    }
    guard usual.reduce(0, +) > 0 else { return [] }
    return seen.indices.map { cell in
      let same = stride(from: cell % input.slots, to: seen.count, by: input.slots)
      let allSeen = same.reduce(0) { $0 + seen[$1] }
      let allUsual = same.reduce(0) { $0 + usual[$1] }
      let common = (allSeen + EventShapes.pull) / (allUsual + EventShapes.pull)
      return (seen[cell] + EventShapes.pull * common) / (usual[cell] + EventShapes.pull)
    }
  }

  /// A forecast without events, with those of the horizon applied.
  func applied(to forecast: [Double]) -> [Double] {
    var result = forecast
    let first = input.prepared.firstDay + input.origin
    for event in input.events.sorted(by: EventShapes.order) {
      for date in event.first.dayNumber...event.last.dayNumber where (0..<input.horizon).contains(date - first) {
        apply(event, lead: date - first, to: &result)
      }
    }
    return result
  }

  /// Whole days first, then by kind and date, so that the order of a file does not matter.
  private static func order(_ a: ForecastEvent, _ b: ForecastEvent) -> Bool {
    (a.minutes == nil ? 0 : 1, a.kind, a.first) < (b.minutes == nil ? 0 : 1, b.kind, b.first)
  }

  private func apply(_ event: ForecastEvent, lead: Int, to forecast: inout [Double]) {
    let base = lead * input.slots
    let slots = EventShapes.slots(of: event, slots: input.slots)
    if event.minutes != nil {
      let factors = windows[event.kind] ?? []
      for slot in slots {
        let index = slot - slots.lowerBound
        forecast[base + slot] *= index < factors.count ? factors[index] : factors.last ?? event.expectedFactor ?? 1
      }
      return
    }
    let factors = daily[event.kind] ?? []
    let date = input.prepared.firstDay + input.origin + lead
    guard !factors.isEmpty, let offset = EventDays(event.kind, input.events).offset(of: date) else {
      for slot in slots { forecast[base + slot] *= event.expectedFactor ?? 1 }
      return
    }
    let before = slots.reduce(0) { $0 + forecast[base + $1] }
    for slot in slots { forecast[base + slot] *= factors[offset * input.slots + slot] }
    let after = slots.reduce(0) { $0 + forecast[base + $1] }
    guard after > 0 else { return }
    for slot in slots { forecast[base + slot] *= before / after }
  }
}

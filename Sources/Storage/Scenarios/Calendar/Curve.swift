internal import Workforce

/// Values that hold from local times on; nil where nothing holds.
typealias DayCurve<Item> = [(second: Double, item: Item?)]

/// A value that holds from a moment of the horizon on.
struct Step<Item> {
  /// Seconds after the start of the horizon.
  var start: Double
  /// What holds from then on.
  var item: Item
}

extension Value {
  /// Values over the day, by weekday and date where these matter.
  ///
  /// A value holds until the next one, past midnight too; values at equal distances (`every`) end after the last.
  func curve<Item>(constant: Bool, of what: String, _ read: (Value) -> Item?) -> DayTable<DayCurve<Item>>? {
    let byDay = isMap && keys.contains { DayKey($0) != nil || $0 == "dates" }
    guard byDay else { return dayCurve(constant: constant, of: what, read).map(DayTable.init(daily:)) }
    return dayTable { $0.dayCurve(constant: constant, of: what, read) }
  }

  private func dayCurve<Item>(constant: Bool, of what: String, _ read: (Value) -> Item?) -> DayCurve<Item>? {
    if isMap, keys.contains(where: { ["from", "every", "values"].contains($0) }) { return series(read) }
    if isMap, let first = keys.first, LocalTime.parse(first) != nil || !constant || scalarLike(first) {
      return byTime(of: what, read)
    }
    guard constant else {
      complain(expected: "\(what) by local time, such as {09:00: …, 18:00: …}")
      return nil
    }
    return read(self).map { [(0, $0)] }
  }

  /// Whether a key looks like a time or day that was written wrongly, so that it is no key of a value's own mapping.
  private func scalarLike(_ key: String) -> Bool { key.first?.isNumber ?? false }

  private func byTime<Item>(of what: String, _ read: (Value) -> Item?) -> DayCurve<Item>? {
    guard let entries = entries(from: "local times to \(what)") else { return nil }
    var curve: DayCurve<Item> = []
    var isSound = true
    for (key, value) in entries {
      let item = value.isNull ? nil : read(value)
      if value.isNull { value.complain("has no value; write one or remove the key") }
      guard let second = key.scalar.flatMap({ LocalTime.parse($0) }), second < 86_400 else {
        key.complain(expected: "a local time such as 09:00, or a day (\(DayKey.examples))")
        isSound = false
        continue
      }
      guard let item else {
        isSound = false
        continue
      }
      if let last = curve.last, last.second >= second {
        key.complain("\(LocalTime.format(second)) comes after \(LocalTime.format(last.second)); write times in order")
        isSound = false
      }
      curve.append((second, item))
    }
    if entries.isEmpty { complain(expected: "\(what) by local time, such as {09:00: …, 18:00: …}") }
    return isSound && !curve.isEmpty ? curve : nil
  }

  private func series<Item>(_ read: (Value) -> Item?) -> DayCurve<Item>? {
    guard let section = Section(self, .series) else { return nil }
    let from = section["from"].map { $0.time() } ?? .some(0)
    let every = section["every"].flatMap { $0.duration(positive: true) }
    let values = section["values"].flatMap { $0.list(of: "values") }?.map(read)
    guard let from, let every, let values, values.allSatisfy({ $0 != nil }) else { return nil }
    guard !values.isEmpty, from + every * Double(values.count) <= 86_400 + 1e-6 else {
      section["values"]?.complain(
        found: "\(values.count) values", expected: "at least one, and no more than fit between the first and midnight")
      return nil
    }
    var curve: DayCurve<Item> = values.enumerated().map { (from + every * Double($0), $1) }
    let end = from + every * Double(values.count)
    if end < 86_400 - 1e-6 { curve.append((end, nil)) }
    if from > 0 { curve.insert((0, nil), at: 0) }
    return curve
  }
}

extension ScenarioCalendar {
  /// How many steps a curve falls into, at most.
  func stepCount<Item>(_ curve: DayTable<DayCurve<Item>>) -> Int {
    dates.reduce(0) { $0 + (curve[$1]?.count ?? 1) }
  }

  /// A curve as steps over the horizon; the first begins at 0.
  ///
  /// - Parameter absent: What holds where the curve says nothing; nil lets the last value hold on.
  func steps<Item>(_ curve: DayTable<DayCurve<Item>>, absent: Item?) -> [Step<Item>] {
    var steps: [Step<Item>] = []
    func add(_ start: Double, _ item: Item) {
      // Where the clock skips times, later entries come to lie at or before earlier ones and win.
      while let last = steps.last, last.start >= start { steps.removeLast() }
      // Only the last value before the horizon matters.
      if start <= 0 { steps.removeAll() }
      steps.append(Step(start: max(0, start), item: item))
    }
    for index in dates.indices {
      guard let day = curve[dates[index]] else {
        if let absent { add(seconds(dateAt: index, second: 0), absent) }
        continue
      }
      for point in day {
        guard let item = point.item ?? absent else { continue }
        add(seconds(dateAt: index, second: point.second), item)
      }
    }
    steps.removeAll { $0.start >= length && $0.start > 0 }
    if let first = steps.first, first.start > 0 {
      steps.insert(Step(start: 0, item: absent ?? first.item), at: 0)
    }
    return steps
  }
}

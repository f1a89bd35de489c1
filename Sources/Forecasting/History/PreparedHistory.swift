import Workforce

/// A history as the models see it: counts of whole exposures, which hours are open, which days are closed or unknown.
struct PreparedHistory: Sendable {
  enum Day: Sendable { case known, closed, unknown }

  let slots: Int
  let firstDay: Int
  let dayCount: Int
  /// Contacts for a whole exposure; meaningful where `known`.
  let counts: [Double]
  let known: [Bool]
  /// Whether a slot of a weekday is open; 7 × slots, Monday first.
  let open: [Bool]
  let days: [Day]
  /// Share of each weekday's contacts that falls into each slot, pulled towards the share over all weekdays; 7 × slots.
  let profile: [Double]
  /// Contacts of each day, scaled up where a part is unknown; zero unless the day is known.
  let totals: [Double]
  /// Share of each day's contacts that was observed.
  let coverage: [Double]

  /// The share of a weekday's slot is pulled towards that of all weekdays as strongly as so many days pull it away.
  static let profilePull = 10.0

  /// - Parameter closed: Day numbers on which nobody answers.
  /// - Parameter masked: Cells, counted from the first day, that are left out because an event acts on them.
  init(_ history: VolumeHistory, closed: Set<Int>, masked: Set<Int> = []) {
    let slots = history.intervalsPerDay
    self.slots = slots
    firstDay = history.firstDate.dayNumber
    dayCount = history.dayCount
    let exposures = history.exposures
    counts = history.counts.indices.map { exposures[$0] > 0 ? history.counts[$0] / exposures[$0] : 0 }
    let seen = exposures.indices.map { exposures[$0] > 0 && !masked.contains($0) }
    let opening = OpenPattern(counts, seen, slots: slots, firstDay: firstDay, closed: closed)
    open = opening.open
    known = seen.indices.map { cell in
      let weekday = PreparedHistory.weekday(history.firstDate.dayNumber + cell / slots)
      return seen[cell] && opening.open[weekday * slots + cell % slots]
    }
    days = opening.days(counts, known, masked: masked)
    let shape = WeekdayProfile(self.counts, known, days, open, slots: slots, firstDay: firstDay, pull: Self.profilePull)
    profile = shape.shares
    (totals, coverage) = shape.totals(counts, known, days)
  }

  /// 0 for Monday.
  static func weekday(_ day: Int) -> Int { (day % 7 + 10) % 7 }

  func weekday(at index: Int) -> Int { PreparedHistory.weekday(firstDay + index) }

  func isOpen(weekday: Int, slot: Int) -> Bool { open[weekday * slots + slot] }

  func opens(weekday: Int) -> Bool { (0..<slots).contains { open[weekday * slots + $0] } }

  /// Indices of the days whose totals are known.
  var knownDays: [Int] { days.indices.filter { days[$0] == .known && coverage[$0] > 0 } }
}

/// Which hours of which weekdays are open, seen from the counts.
struct OpenPattern {
  let open: [Bool]
  let slots: Int
  let firstDay: Int
  let closed: Set<Int>
  private let weekdayMeans: [Double]

  init(_ counts: [Double], _ seen: [Bool], slots: Int, firstDay: Int, closed: Set<Int>) {
    self.slots = slots
    self.firstDay = firstDay
    self.closed = closed
    var sums = [Double](repeating: 0, count: 7 * slots)
    var times = sums
    var dataDays = [Double](repeating: 0, count: 7)
    var allDays = dataDays
    for day in 0..<(counts.count / slots) {
      let weekday = PreparedHistory.weekday(firstDay + day)
      allDays[weekday] += 1
      var any = false
      for slot in 0..<slots where seen[day * slots + slot] && !closed.contains(firstDay + day) {
        sums[weekday * slots + slot] += counts[day * slots + slot]
        times[weekday * slots + slot] += 1
        any = true
      }
      if any { dataDays[weekday] += 1 }
    }
    // A weekday, or an hour of it, that has rows on fewer than a quarter of its days is an exception, not a habit.
    open = sums.indices.map { cell in
      let weekday = cell / slots
      return sums[cell] > 0 && times[cell] * 4 >= dataDays[weekday] && dataDays[weekday] * 4 >= allDays[weekday]
    }
    weekdayMeans = (0..<7).map { weekday in
      let total = (0..<slots).reduce(0) { $0 + sums[weekday * slots + $1] }
      return dataDays[weekday] > 0 ? total / dataDays[weekday] : 0
    }
  }

  /// What each day is; a day of zeros where contacts are usual is a closed one.
  func days(_ counts: [Double], _ known: [Bool], masked: Set<Int>) -> [PreparedHistory.Day] {
    (0..<(counts.count / slots)).map { day in
      let weekday = PreparedHistory.weekday(firstDay + day)
      let cells = (day * slots)..<((day + 1) * slots)
      let sum = cells.reduce(0) { $0 + (known[$1] ? counts[$1] : 0) }
      if closed.contains(firstDay + day), sum == 0 { return .closed }
      guard cells.contains(where: { known[$0] }) else { return .unknown }
      if sum == 0, weekdayMeans[weekday] >= 20, !cells.contains(where: masked.contains) { return .closed }
      return .known
    }
  }
}

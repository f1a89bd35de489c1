/// Forecasts and what came, for sums of intervals of one size: intervals, days, weeks or whole horizons.
struct ResidualTable: Sendable {
  struct Entry: Sendable {
    var fold: Int
    /// Days of history before the origin plus lead: the day (the first one, for weeks).
    var day: Int
    /// Weeks after the origin, 0 for the first.
    var leadWeek: Int
    /// Slot of the day; 0 for whole days and longer.
    var slot: Int
    /// 0 for Monday.
    var weekday: Int
    var forecast: Double
    var actual: Double
  }

  var entries: [Entry] = []

  /// The tables of intervals, days, weeks and whole horizons.
  ///
  /// - Parameter forecasts: One for each fold, test days × slots.
  static func tables(_ test: Backtest, _ forecasts: [[Double]], firstDay: Int) -> ResidualTables {
    var tables = ResidualTables()
    for fold in test.plan.origins.indices {
      let origin = test.plan.origins[fold]
      var week = Sum()
      var whole = Sum()
      for lead in 0..<test.plan.testDays {
        var day = Sum()
        let weekday = PreparedHistory.weekday(firstDay + origin + lead)
        for slot in 0..<test.slots {
          let cell = lead * test.slots + slot
          guard test.known[fold][cell] else { continue }
          let (forecast, actual) = (forecasts[fold][cell], test.actuals[fold][cell])
          day.add(forecast, actual)
          let entry = Entry(
            fold: fold, day: origin + lead, leadWeek: lead / 7, slot: slot, weekday: weekday, forecast: forecast,
            actual: actual)
          tables.intervals.entries.append(entry)
        }
        if day.count > 0 {
          tables.days.entries.append(day.entry(fold, origin + lead, lead / 7, weekday))
          week.add(day.forecast, day.actual)
          whole.add(day.forecast, day.actual)
        }
        if lead % 7 == 6 || lead == test.plan.testDays - 1 {
          if week.count > 0 { tables.weeks.entries.append(week.entry(fold, origin + lead / 7 * 7, lead / 7, 0)) }
          week = Sum()
        }
      }
      if whole.count > 0 { tables.horizons.entries.append(whole.entry(fold, origin, 0, 0)) }
    }
    return tables
  }

  private struct Sum {
    var forecast = 0.0
    var actual = 0.0
    var count = 0

    mutating func add(_ forecast: Double, _ actual: Double) {
      self.forecast += forecast
      self.actual += actual
      count += 1
    }

    func entry(_ fold: Int, _ day: Int, _ leadWeek: Int, _ weekday: Int) -> Entry {
      Entry(
        fold: fold, day: day, leadWeek: leadWeek, slot: 0, weekday: weekday, forecast: forecast, actual: actual)
    }
  }

  /// The entries that were over before so many days of history, in folds that began before.
  func before(_ day: Int) -> ResidualTable { ResidualTable(entries: entries.filter { $0.day < day }) }
}

/// Tables of each size of sum.
struct ResidualTables: Sendable {
  var intervals = ResidualTable()
  var days = ResidualTable()
  var weeks = ResidualTable()
  var horizons = ResidualTable()

  func before(_ day: Int) -> ResidualTables {
    var tables = self
    tables.intervals = intervals.before(day)
    tables.days = days.before(day)
    // A week that began at least seven days earlier is over.
    tables.weeks = weeks.before(day - 6)
    tables.horizons = ResidualTable()
    return tables
  }
}

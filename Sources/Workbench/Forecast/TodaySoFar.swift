import Forecasting
import Workforce

/// What a day has brought so far, by queue.
struct TodaySoFar {
  /// The day.
  var date: CalendarDate
  /// Contacts of intervals that are over, by the minute at which they began; in the order of the queues.
  var seen: [[Int: Double]]
  /// The file they were read from.
  var input: Report.Input?

  /// Reads a file with the columns of the history and rows of one day.
  ///
  /// An interval counts only when all its rows are there; that of the last single contact may not be over yet and is left out.
  ///
  /// - Throws: ``Failure`` with every problem of the file.
  init(_ path: String, _ options: HistoryOptions, queues: [String], interval: Int) throws(Failure) {
    let rows = try HistoryRows(path, options)
    guard rows.problems.isEmpty else { throw Failure(.badInput, rows.problems) }
    guard let days = rows.days else {
      throw Failure(.badInput, "\(path): no row has a time and a count; give the morning's rows.")
    }
    guard days.count == 1 else {
      throw Failure(
        .badInput,
        "\(path): the rows run from \(CalendarDate(dayNumber: days.lowerBound)) to "
          + "\(CalendarDate(dayNumber: days.upperBound)); expected one day, today. Leave the other days out.")
    }
    date = CalendarDate(dayNumber: days.lowerBound)
    input = rows.input
    let named = queues.count > 1
    let unknown = rows.queues.map(\.name).filter { !queues.contains($0) }
    if named, !unknown.isEmpty {
      throw Failure(
        .badInput,
        "\(path): the history has no queue \(unknown.map { "‘\($0)’" }.joined(separator: ", ")); it has "
          + "\(queues.map { "‘\($0)’" }.joined(separator: ", ")). Name the queues alike.")
    }
    if !named, rows.queues.count > 1 {
      throw Failure(
        .badInput, "\(path): the rows are of \(rows.queues.count) queues and the history of one; give the same columns."
      )
    }
    let last = rows.queues.flatMap(\.rows).map(\.minuteOfDay).max() ?? 0
    seen = queues.enumerated().map { index, name in
      let found = named ? rows.queues.first { $0.name == name } : rows.queues.first
      guard let found else { return [:] }
      return rows.isContacts
        ? Self.contacts(found.rows, before: last / interval * interval, interval: interval)
        : Self.counts(found.rows, interval: interval)
    }
    let repeated = rows.queues.flatMap { queue in
      Dictionary(grouping: rows.isContacts ? [] : queue.rows, by: \.minuteOfDay).filter { $0.value.count > 1 }
        .sorted { $0.key < $1.key }
        .map { "\($0.value[1].place): the interval appears twice; expected once. Keep one row." }
    }
    guard repeated.isEmpty else { throw Failure(.badInput, repeated) }
  }

  /// Counts that were named on the command line.
  init(date: CalendarDate, seen: [Int: Double]) {
    self.date = date
    self.seen = [seen]
  }

  private static func counts(_ rows: [StampedCount], interval: Int) -> [Int: Double] {
    let minutes = rows.map(\.minuteOfDay).sorted()
    let step = min(interval, zip(minutes, minutes.dropFirst()).map { $1 - $0 }.filter { $0 > 0 }.min() ?? interval)
    var sums: [Int: (count: Double, rows: Int)] = [:]
    for row in rows {
      sums[row.minuteOfDay / interval * interval, default: (0, 0)].count += row.count
      sums[row.minuteOfDay / interval * interval, default: (0, 0)].rows += 1
    }
    return sums.filter { $0.value.rows * step >= interval }.mapValues(\.count)
  }

  private static func contacts(_ rows: [StampedCount], before end: Int, interval: Int) -> [Int: Double] {
    var sums: [Int: Double] = [:]
    for minute in stride(from: 0, to: end, by: interval) { sums[minute] = 0 }
    for row in rows where row.minuteOfDay < end { sums[row.minuteOfDay / interval * interval, default: 0] += row.count }
    return sums
  }
}

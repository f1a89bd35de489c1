public import Workforce

/// Why a forecast cannot be made.
public enum ForecastingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The history cannot be read as one series; every problem is listed.
  case unusableHistory(queue: String, [HistoryProblem])
  /// The request contradicts itself; every contradiction is a sentence.
  case unusableRequest([String])

  /// Where the trouble is, what was found, what was expected and what to do.
  public var description: String {
    switch self {
    case .unusableHistory(let queue, let problems):
      (["The history of \(queue) cannot be used:"] + problems.map { "  \($0)" }).joined(separator: "\n")
    case .unusableRequest(let problems):
      (["The forecast cannot be made as asked:"] + problems.map { "  \($0)" }).joined(separator: "\n")
    }
  }
}

/// Something that keeps a history from being used.
public enum HistoryProblem: Hashable, Sendable, CustomStringConvertible {
  /// There is no row at all.
  case empty
  /// A row whose count is negative or not a finite number.
  case badCount(place: String, count: Double)
  /// Two or more rows for the same interval.
  case duplicate(date: CalendarDate, minuteOfDay: Int, places: [String])
  /// Rows that are not a multiple of the interval apart from one day on.
  case changedInterval(from: Int, to: Int, date: CalendarDate)
  /// A time of day that is not on the grid of the interval.
  case offGrid(place: String, minuteOfDay: Int, intervalMinutes: Int)
  /// The interval asked for is not a multiple of the interval of the rows, or does not divide the day.
  case unsuitableInterval(asked: Int, found: Int)
  /// A minute of the day outside 0…1439.
  case impossibleTime(place: String, minuteOfDay: Int)
  /// More years between the first and the last row than a history can have: a mistyped date.
  case impossibleSpan(first: CalendarDate, last: CalendarDate)

  /// The problem in a sentence that ends in what to do.
  public var description: String {
    switch self {
    case .empty:
      "No rows were found; expected one row for each interval, with a date, a time and a count."
    case .badCount(let place, let count):
      "\(place): the count is \(count); expected zero or more. Correct or remove the row."
    case .duplicate(let date, let minute, let places):
      "\(date) \(timeOfDay(minute)) appears \(places.count) times (\(places.joined(separator: ", "))); expected once. "
        + "Keep one row, give the queue a column of its own, or name the zone if clocks were put back."
    case .changedInterval(let from, let to, let date):
      "Rows are \(from) minutes apart until \(date) and \(to) minutes apart from then on; expected one interval length. "
        + "Split the file there, or ask for an interval that is a multiple of both."
    case .offGrid(let place, let minute, let interval):
      "\(place): \(timeOfDay(minute)) is not on the \(interval)-minute grid of the other rows. Correct the time."
    case .unsuitableInterval(let asked, let found):
      "Intervals of \(asked) minutes were asked for and rows are \(found) minutes apart; expected a multiple of \(found) "
        + "that divides a day. Ask for such an interval."
    case .impossibleTime(let place, let minute):
      "\(place): minute \(minute) of the day; expected 0 to 1439. Correct the time."
    case .impossibleSpan(let first, let last):
      "The rows run from \(first) to \(last); expected at most thirty years. Look for a mistyped year."
    }
  }
}

/// A minute of the day as `07:05`.
func timeOfDay(_ minute: Int) -> String {
  let pad = { (value: Int) in value < 10 ? "0\(value)" : "\(value)" }
  return "\(pad(minute / 60)):\(pad(minute % 60))"
}

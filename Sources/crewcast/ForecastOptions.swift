import ArgumentParser
import Forecasting
import Workbench
import Workforce

/// What is to be forecast.
struct ForecastScope: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How far to look ahead, in whole days. (default: 4w)", valueName: "duration"),
    transform: ForecastTexts.days)
  var horizon = 28

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Length of an interval. (default: that of the file; 30m for single contacts and for rows closer than 15m)",
      valueName: "duration"), transform: ForecastTexts.minutes)
  var interval: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "First day to forecast; later rows are not used. (default: the day after the last row)", valueName: "date"),
    transform: ForecastTexts.date)
  var from: CalendarDate?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Quantiles to give beside the mean. (default: 10%,50%,90%)", valueName: "shares"),
    transform: ForecastTexts.quantiles)
  var quantiles = [0.1, 0.5, 0.9]
}

/// How the history is to be read.
struct HistoryReadingOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Column with date and time, or with the time of day.", valueName: "column"))
  var time: String?

  @Option(help: ArgumentHelp("Column with the date.", valueName: "column"))
  var date: String?

  @Option(help: ArgumentHelp("Column with the number of contacts; each one given is a queue.", valueName: "column"))
  var count: [String] = []

  @Option(help: ArgumentHelp("Column that names the queue, or none.", valueName: "column"))
  var queue: String?

  @Flag(help: "Every row is one contact.")
  var contacts = false

  @Option(
    help: ArgumentHelp("Time zone of the days and hours, for example Asia/Shanghai.", valueName: "zone"),
    transform: ForecastTexts.zone)
  var zone: LocalClock?

  @Option(help: ArgumentHelp("How dates are written, for example dd/mm/yyyy.", valueName: "pattern"))
  var dateFormat: String?

  @Option(help: ArgumentHelp("Sheet of a workbook, or table of a database.", valueName: "name"))
  var sheet: String?

  @Option(
    help: ArgumentHelp(
      "Column with the mean handling time per contact, in seconds: forecast it too.", valueName: "column"))
  var handling: String?

  @Option(
    help: ArgumentHelp("Column with the handling time of all contacts of a row: forecast it too.", valueName: "column"))
  var handlingTotal: String?

  @Option(help: ArgumentHelp("Column with contacts that a bot settled: forecast their share too.", valueName: "column"))
  var deflected: String?

  func options(interval: Int?) -> HistoryOptions {
    var options = HistoryOptions()
    options.time = time
    options.date = date
    options.counts = count
    options.queue = queue
    options.isContacts = contacts
    options.ratio =
      handling.map { .meanSeconds($0) } ?? handlingTotal.map { .totalSeconds($0) } ?? deflected.map { .deflected($0) }
    options.dateFormat = dateFormat
    options.sheet = sheet
    options.clock = zone
    options.intervalMinutes = interval
    return options
  }
}

/// What is known about days besides their counts.
struct ForecastDayOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Public holidays: the name of a calendar, detect or none.", valueName: "name"),
    transform: HolidayOption.init)
  var holidays = HolidayOption(holidays: .detect)

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "A day without service, or several as 2026-10-01..2026-10-07. May be given several times.", valueName: "date"),
    transform: ClosedDaysOption.init)
  var closed: [ClosedDaysOption] = []

  @Option(
    help: ArgumentHelp(
      "A table of promotions, campaigns and the like: columns kind, first, and where wanted last, from, until, factor.",
      valueName: "file"), completion: .file())
  var events: String?
}

/// A day without service, or several in a row.
struct ClosedDaysOption {
  var dates: [CalendarDate]

  /// Reads `2026-10-01` or `2026-10-01..2026-10-07`.
  init(_ text: String) throws {
    guard let dots = text.firstRange(of: "..") else {
      dates = [try ForecastTexts.date(text)]
      return
    }
    let first = try ForecastTexts.date(String(text[..<dots.lowerBound]))
    let last = try ForecastTexts.date(String(text[dots.upperBound...]))
    guard let range = DateRange(first: first, last: last), range.count <= 400 else {
      throw ValidationError("Found \"\(text)\", expected the earlier day first, and at most 400 days.")
    }
    dates = (0..<range.count).map { first.advanced(by: $0) }
  }
}

/// Which public holidays count.
struct HolidayOption {
  var holidays: ForecastCalendar.Holidays

  init(holidays: ForecastCalendar.Holidays) { self.holidays = holidays }

  init(_ text: String) throws {
    switch text {
    case "detect": holidays = .detect
    case "none": holidays = .none
    default:
      guard let calendar = HolidayCalendar.named(text) else {
        let known = HolidayCalendar.known.map(\.key).joined(separator: ", ")
        throw ValidationError(
          "Found \"\(text)\", expected detect, none or a calendar: \(known). Give other days with --closed.")
      }
      holidays = .calendar(calendar)
    }
  }
}

/// Readers of the option values of `crewcast forecast`.
enum ForecastTexts {
  static func days(_ text: String) throws -> Int {
    let days = try Quantities.duration(text) / 86_400
    guard days >= 1, days <= 400, days == days.rounded() else {
      throw ValidationError("Found \"\(text)\", expected whole days from 1d to 400d, for example 4w or 10d.")
    }
    return Int(days)
  }

  static func minutes(_ text: String) throws -> Int {
    let minutes = try Quantities.duration(text) / 60
    guard minutes >= 1, minutes <= 1440, minutes == minutes.rounded(), 1440.isMultiple(of: Int(minutes)) else {
      throw ValidationError(
        "Found \"\(text)\", expected whole minutes that divide a day, for example 15m, 30m, 1h or 1d.")
    }
    return Int(minutes)
  }

  static func date(_ text: String) throws -> CalendarDate {
    guard let date = CalendarDate(text) else {
      throw ValidationError("Found \"\(text)\", expected a date, for example 2026-11-11.")
    }
    return date
  }

  static func quantiles(_ text: String) throws -> [Double] {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map { $0.drop { $0 == " " } }
    let levels = try parts.map { try Quantities.share(String($0)) }
    guard levels.allSatisfy({ $0 > 0 && $0 < 1 }) else {
      throw ValidationError("Found \"\(text)\", expected shares above 0% and below 100%, for example 10%,50%,90%.")
    }
    return levels
  }

  static func zone(_ text: String) throws -> LocalClock {
    guard let clock = LocalClock(zone: text) else {
      throw ValidationError(
        "Found \"\(text)\", expected the IANA name of a time zone, for example Asia/Shanghai or UTC.")
    }
    return clock
  }

  /// Reads `09:00=112,09:30=98`.
  static func seen(_ text: String) throws -> [Int: Double] {
    var seen: [Int: Double] = [:]
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let sides = part.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
      let clock = sides[0].split(separator: ":", omittingEmptySubsequences: false).compactMap { Int($0) }
      guard sides.count == 2, clock.count == 2, (0...23).contains(clock[0]), (0...59).contains(clock[1]),
        let count = Double(sides[1]), count.isFinite, count >= 0
      else {
        throw ValidationError(
          "Found \"\(part)\", expected a time and the contacts of the interval, for example 09:00=112.")
      }
      guard seen.updateValue(count, forKey: clock[0] * 60 + clock[1]) == nil else {
        throw ValidationError("\(sides[0]) is given twice; give each interval once.")
      }
    }
    return seen
  }
}

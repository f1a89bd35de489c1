import Storage
import Workforce

/// Which columns of a table hold what: as the user said, else as names and contents leave no doubt.
struct HistoryColumns {
  /// The column with date and time, or with the date alone when `clock` holds the time or the counts are daily.
  var stamp: Int
  /// The column with the time of day, when the date has a column of its own.
  var clock: Int?
  /// The columns with counts; empty when every row is one contact.
  var counts: [Int]
  /// The column that names the queue.
  var queue: Int?
  /// The column of a quantity per contact.
  var ratio: Int?
  /// Whether the table is a file of contact records, as the simulator writes it.
  var isRecords: Bool
  /// Which columns were taken without being named, in words.
  var guesses: [String]

  private static let stampNames: Set = [
    "datetime", "date time", "timestamp", "time", "interval", "interval start", "start", "start time", "arrived",
    "arrival", "arrival time", "created", "created at", "时间", "日期时间", "开始时间", "进线时间", "创建时间",
  ]
  private static let dateNames: Set = ["date", "day", "fecha", "datum", "日期", "天"]
  private static let clockNames: Set = [
    "time", "interval", "interval start", "start", "start time", "from", "hour", "arrived", "时间", "时段", "开始时间",
  ]
  private static let countNames: Set = [
    "count", "counts", "calls", "contacts", "volume", "offered", "arrivals", "received", "incoming", "incoming calls",
    "incoming contacts", "calls offered", "contacts offered", "n", "mean", "数量", "来电量", "进线量", "咨询量", "会话量", "呼入量",
    "接入量",
  ]
  private static let queueNames: Set = [
    "queue", "queue name", "skill", "skill group", "type", "contact type", "队列", "技能组", "业务类型",
  ]

  /// The columns of a table.
  ///
  /// - Throws: ``Failure`` naming what cannot be told, with the candidates.
  init(_ table: Table, _ options: HistoryOptions, _ reader: inout StampReader) throws(Failure) {
    let named =
      [options.time, options.date, options.ratio?.column, options.queue == "none" ? nil : options.queue]
      .compactMap(\.self) + options.counts
    do { _ = try table.columns(named) } catch { throw Failure(error) }
    var finder = Finder(table: table, kinds: table.columnNames.indices.map { reader.kind(table.texts($0)) })
    isRecords = Set(["contact", "type", "arrived", "outcome", "attempt"]).isSubset(of: Set(table.columnNames))
    let single = options.isContacts || (isRecords && options.counts.isEmpty)
    (stamp, clock) = finder.times(options, isRecords: isRecords)
    counts = single ? [] : finder.counts(options, besides: [stamp, clock])
    ratio = options.ratio.flatMap { table.column($0.column) }
    queue = finder.queue(options, several: counts.count > 1)
    guesses = finder.guesses
    guard finder.problems.isEmpty else { throw Failure(.badInput, finder.problems) }
  }

  /// Looks for columns, noting what it took and what it could not tell.
  private struct Finder {
    let table: Table
    let kinds: [StampReader.Kind]
    var guesses: [String] = []
    var problems: [String] = []

    private func normal(_ name: String) -> String {
      String(name.lowercased().map { "_-.".contains($0) ? " " : $0 }).trimmed
    }

    private func columns(of kind: StampReader.Kind) -> [Int] { kinds.indices.filter { kinds[$0] == kind } }

    private func list(_ columns: [Int]) -> String {
      columns.map { "‘\(table.columnNames[$0])’" }.joined(separator: ", ")
    }

    /// The only column, or the only one with a usual name; nil when there is doubt.
    private func only(_ columns: [Int], named names: Set<String>) -> Int? {
      if columns.count == 1 { return columns.first }
      let usual = columns.filter { names.contains(normal(table.columnNames[$0])) }
      return usual.count == 1 ? usual.first : nil
    }

    private mutating func took(_ column: Int, as role: String) -> Int {
      guesses.append("\(role) ‘\(table.columnNames[column])’")
      return column
    }

    mutating func times(_ options: HistoryOptions, isRecords: Bool) -> (stamp: Int, clock: Int?) {
      let date = options.date.flatMap(table.column)
      if let time = options.time.flatMap(table.column) {
        guard kinds[time] == .clock || date != nil else { return (time, nil) }
        return (date ?? day(), time)
      }
      if isRecords, date == nil, let arrived = table.column("arrived") {
        return (took(arrived, as: "the time from"), nil)
      }
      if let date { return (date, kinds[date] == .stamp ? nil : timeOfDay()) }
      let stamps = columns(of: .stamp)
      if let stamp = only(stamps, named: HistoryColumns.stampNames) { return (took(stamp, as: "the time from"), nil) }
      if !stamps.isEmpty {
        problems.append(
          "\(table.file): the columns \(list(stamps)) all hold dates and times; say with --time which one counts.")
        return (0, nil)
      }
      let found = day()
      return (found, problems.isEmpty ? timeOfDay() : nil)
    }

    private mutating func day() -> Int {
      let dates = columns(of: .date)
      if let date = only(dates, named: HistoryColumns.dateNames) { return took(date, as: "the date from") }
      problems.append(
        dates.isEmpty
          ? "\(table.file): no column holds dates and times such as 2026-11-11 10:30; the columns are "
            + "\(list(Array(kinds.indices))). Name one with --time, and with --date-format how dates are written."
          : "\(table.file): the columns \(list(dates)) all hold dates; say with --date which one counts.")
      return 0
    }

    private mutating func timeOfDay() -> Int? {
      let clocks = columns(of: .clock)
      if let clock = only(clocks, named: HistoryColumns.clockNames) {
        return took(clock, as: "the time of day from")
      }
      if !clocks.isEmpty {
        problems.append(
          "\(table.file): the columns \(list(clocks)) all hold times of day; say with --time which one counts.")
      }
      return nil
    }

    mutating func counts(_ options: HistoryOptions, besides others: [Int?]) -> [Int] {
      if !options.counts.isEmpty { return options.counts.compactMap(table.column) }
      let taken = Set(
        others.compactMap(\.self) + [options.ratio.flatMap { table.column($0.column) }].compactMap(\.self))
      let numbers = columns(of: .number).filter { !taken.contains($0) }
      let usual = numbers.filter { HistoryColumns.countNames.contains(normal(table.columnNames[$0])) }
      if let count = usual.count == 1 ? usual.first : numbers.count == 1 ? numbers.first : nil {
        return [took(count, as: "contacts from")]
      }
      problems.append(
        numbers.isEmpty
          ? "\(table.file): no column holds numbers of contacts; name one with --count, or say --contacts if every row is "
            + "one contact."
          : "\(table.file): the columns \(list(numbers)) hold numbers; say with --count which are contacts (each given is a "
            + "queue), or --contacts if every row is one contact.")
      return []
    }

    mutating func queue(_ options: HistoryOptions, several: Bool) -> Int? {
      if options.queue == "none" { return nil }
      if let name = options.queue { return table.column(name) }
      if several { return nil }
      let found = kinds.indices.filter { HistoryColumns.queueNames.contains(normal(table.columnNames[$0])) }
      if found.count > 1 {
        problems.append(
          "\(table.file): the columns \(list(found)) may all name the queue; say with --queue which one does, or --queue "
            + "none when all rows belong together.")
        return nil
      }
      return found.first.map { took($0, as: "the queue from") }
    }
  }
}

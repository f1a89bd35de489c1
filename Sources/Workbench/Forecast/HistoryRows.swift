import Forecasting
import Storage
import Workforce

/// The rows of a history as they stand in the file, by queue, with every problem of their cells.
struct HistoryRows {
  /// The rows of one queue.
  struct Queue {
    var name: String
    var rows: [StampedCount] = []
    /// Contacts of which the quantity per contact is known, and the quantity of them together; as many as there are rows.
    var known: [Double] = []
    var amounts: [Double] = []
  }

  let input: Report.Input
  var queues: [Queue] = []
  var problems: [String] = []
  var notes: [String] = []
  var warnings: [String] = []
  let isContacts: Bool
  var rowCount = 0
  private var offsets: Set<Int> = []
  private var blank = 0
  private var repeats = 0

  /// Reads a file; problems of its cells are kept, so that those of the histories can be listed beside them.
  ///
  /// - Throws: ``Failure`` when the file is no table, or when it cannot be told which columns count.
  init(_ path: String, _ options: HistoryOptions) throws(Failure) {
    let table = try Self.table(path, options)
    guard table.rowCount > 0 || !table.rejected.isEmpty else {
      throw Failure(.badInput, "\(path): the table has no rows; expected one for each interval, or for each contact.")
    }
    var reader = try StampReader(options.dateFormat)
    let columns = try HistoryColumns(table, options, &reader)
    do { input = try Report.Input(readingFrom: path) } catch { throw Failure(error) }
    isContacts = columns.counts.isEmpty
    if columns.queue == nil {
      let name = Self.plainName(path)
      let counts = columns.counts.map { table.columnNames[$0] }
      queues = (counts.count > 1 ? counts : [name]).map { Queue(name: $0) }
    }
    var cells = CellReader(table)
    read(&cells, columns, options, &reader)
    if columns.queue != nil { queues.sort { $0.name < $1.name } }
    do throws(StorageError) {
      try cells.finish()
    } catch {
      problems = error.description.split(separator: "\n").map(String.init)
    }
    notes = table.notes.map { "\(path): \($0)." }
    if !columns.guesses.isEmpty {
      notes.append("Not named, so taken by their names and contents: \(columns.guesses.joined(separator: ", ")).")
    }
    remark(path, options, isRecords: columns.isRecords)
  }

  static func table(_ path: String, _ options: HistoryOptions) throws(Failure) -> Table {
    var tableOptions = TableOptions()
    tableOptions.sheet = options.sheet
    do throws(StorageError) {
      return try TableReader().read(path, options: tableOptions)
    } catch {
      throw Failure(error)
    }
  }

  /// The file's name without folder and ending: what a queue without a name is called.
  static func plainName(_ path: String) -> String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    guard let dot = file.lastIndex(of: "."), dot > file.startIndex else { return file }
    return String(file[..<dot])
  }

  private mutating func read(
    _ cells: inout CellReader, _ columns: HistoryColumns, _ options: HistoryOptions, _ reader: inout StampReader
  ) {
    let table = cells.table
    var places: [String: Int] = [:]
    let attempt = columns.isRecords && columns.counts.isEmpty ? table.column("attempt") : nil
    for row in 0..<table.rowCount {
      if let attempt, cells.text(row, attempt) != "1" {
        repeats += 1
        continue
      }
      var queue = 0
      if let column = columns.queue {
        guard let name = cells.requiredText(row, column) else { continue }
        if let known = places[name] {
          queue = known
        } else {
          queue = queues.count
          places[name] = queue
          queues.append(Queue(name: name))
        }
      }
      let moment = stamp(row, &cells, columns, options, &reader)
      if columns.counts.isEmpty {
        guard let moment else { continue }
        add(1, queue, row, moment, &cells, columns, options)
      }
      for (index, column) in columns.counts.enumerated() {
        if cells.isEmpty(row, column) {
          blank += 1
          continue
        }
        guard let count = cells.number(row, column) else { continue }
        guard count >= 0, count <= 1e9 else {
          cells.complain(row, column, "a number of contacts is zero or more; correct or remove the row")
          continue
        }
        guard let moment else { continue }
        add(count, columns.counts.count > 1 ? index : queue, row, moment, &cells, columns, options)
      }
    }
  }

  private mutating func stamp(
    _ row: Int, _ cells: inout CellReader, _ columns: HistoryColumns, _ options: HistoryOptions,
    _ reader: inout StampReader
  ) -> StampReader.Stamp? {
    var stamp = reader.stamp(cells.text(row, columns.stamp))
    if stamp == nil { cells.complain(row, columns.stamp, "expected \(reader.expected), one that exists") }
    if let column = columns.clock {
      let second = StampReader.clock(cells.text(row, column))
      if second == nil { cells.complain(row, column, "expected a time of day such as 9:30 or 09:30:00") }
      guard let second else { return nil }
      stamp?.second = second
    }
    guard let found = stamp, let offset = found.offset else { return stamp }
    guard let clock = options.clock else {
      offsets.insert(offset)
      return found
    }
    let moment = Instant(secondsSince1970: Double(found.day) * 86_400 + found.second - Double(offset))
    let (date, second) = clock.local(moment)
    return StampReader.Stamp(day: date.dayNumber, second: second, offset: offset)
  }

  private mutating func add(
    _ count: Double, _ queue: Int, _ row: Int, _ stamp: StampReader.Stamp, _ cells: inout CellReader,
    _ columns: HistoryColumns, _ options: HistoryOptions
  ) {
    rowCount += 1
    let place = cells.table.line(row).map { "\(cells.table.file):\($0)" } ?? "\(cells.table.file): row \(row + 1)"
    queues[queue].rows.append(
      StampedCount(
        date: CalendarDate(dayNumber: stamp.day), minuteOfDay: Int(stamp.second) / 60, count: count, place: place))
    guard let ratio = options.ratio, let column = columns.ratio else { return }
    var amount: Double?
    if !cells.isEmpty(row, column) {
      switch ratio {
      case .meanSeconds: amount = cells.seconds(row, column, plainUnit: 1).map { $0 * count }
      case .totalSeconds: amount = cells.seconds(row, column, plainUnit: 1)
      case .deflected:
        amount = isContacts ? yes(row, column, &cells) : cells.number(row, column, in: 0...1e9)
      }
    }
    queues[queue].known.append(amount == nil ? 0 : count)
    queues[queue].amounts.append(amount ?? 0)
  }

  private func yes(_ row: Int, _ column: Int, _ cells: inout CellReader) -> Double? {
    switch cells.text(row, column).lowercased() {
    case "yes", "y", "true", "1", "resolved", "是": return 1
    case "no", "n", "false", "0", "escalated", "falsely-contained", "否": return 0
    default:
      cells.complain(row, column, "expected yes or no: whether a bot settled the contact")
      return nil
    }
  }

  private mutating func remark(_ path: String, _ options: HistoryOptions, isRecords: Bool) {
    if problems.isEmpty, options.clock == nil {
      if offsets.count > 1 {
        problems.append(
          "\(path): the times carry \(offsets.count) different offsets from UTC and no zone is named, so their days and hours "
            + "cannot be told; name it, for example --zone Asia/Shanghai.")
      } else if let offset = offsets.first {
        notes.append(
          "No zone is named: days and hours are those of the file's own offset, \(Self.text(offset: offset)).")
      }
    }
    if blank > 0 { warnings.append("\(blank) cells without a number were taken as not known, not as zero.") }
    if repeats > 0 {
      notes.append(
        "\(repeats) records of customers who tried again were left out: a scenario makes those itself.")
    }
  }

  private static func text(offset: Int) -> String {
    let minutes = abs(offset) / 60
    let pad = { (value: Int) in value < 10 ? "0\(value)" : "\(value)" }
    return (offset < 0 ? "−" : "+") + pad(minutes / 60) + ":" + pad(minutes % 60)
  }
}

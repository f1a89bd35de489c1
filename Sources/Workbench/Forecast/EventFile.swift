import Forecasting
import Storage
import Workforce

/// Events read from a table: what they are, when they act, and what is expected of them.
enum EventFile {
  /// Reads events: columns `kind` and `first`, and where wanted `last`, `from`, `until` and `factor`.
  ///
  /// - Throws: ``Failure`` with every problem of the file.
  static func read(_ path: String) throws(Failure) -> (events: [ForecastEvent], input: Report.Input) {
    do throws(StorageError) {
      let table = try TableReader().read(path)
      let required = try table.columns(["kind", "first"])
      var cells = CellReader(table)
      var events: [ForecastEvent] = []
      for row in 0..<table.rowCount {
        let kind = cells.requiredText(row, required[0])
        guard let first = date(row, required[1], &cells) else { continue }
        var event = ForecastEvent(kind: kind ?? "", first: first)
        if let column = filled("last", row, cells), let last = date(row, column, &cells) {
          event.last = last
          if last < first { cells.complain(row, column, "the event ends before it begins; swap the dates") }
        }
        event.minutes = minutes(row, &cells)
        if let column = filled("factor", row, cells) {
          event.expectedFactor = cells.number(row, column, in: 0.001...1000)
        }
        events.append(event)
      }
      try cells.finish()
      return (events, try Report.Input(readingFrom: path))
    } catch {
      throw Failure(error)
    }
  }

  private static func filled(_ name: String, _ row: Int, _ cells: CellReader) -> Int? {
    cells.table.column(name).flatMap { cells.isEmpty(row, $0) ? nil : $0 }
  }

  private static func date(_ row: Int, _ column: Int, _ cells: inout CellReader) -> CalendarDate? {
    if let date = CalendarDate(cells.text(row, column)) { return date }
    cells.complain(row, column, "expected a date such as 2026-11-11, one that exists")
    return nil
  }

  /// The part of each day on which the event acts; nil for the whole day.
  private static func minutes(_ row: Int, _ cells: inout CellReader) -> Range<Int>? {
    guard let from = filled("from", row, cells) ?? filled("until", row, cells) else { return nil }
    let start = filled("from", row, cells).map { minute($0, row, &cells) } ?? 0
    let end = filled("until", row, cells).map { minute($0, row, &cells) } ?? 1440
    guard let start, let end else { return nil }
    guard start < end else {
      cells.complain(row, from, "the event must end after it begins, on the same day; correct the times")
      return nil
    }
    return start..<end
  }

  private static func minute(_ column: Int, _ row: Int, _ cells: inout CellReader) -> Int? {
    let text = cells.text(row, column)
    if text == "24:00" { return 1440 }
    if let second = StampReader.clock(text) { return Int(second) / 60 }
    cells.complain(row, column, "expected a time of day such as 9:30")
    return nil
  }
}

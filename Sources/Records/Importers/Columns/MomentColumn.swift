import Workforce

/// A column of moments: the order of day and month and the zone are settled for the whole column, never for a cell.
struct MomentColumn {
  let cells: CellColumn
  private let order: RecordMapping.DateOrder
  private let clock: LocalClock?
  private let isEpoch: Bool
  /// What was found out, for people.
  let note: String?

  /// Settles how a column is read.
  ///
  /// - Returns: The column, or a sentence that says what cannot be decided.
  static func settle(
    _ cells: CellColumn, of table: some RecordColumns, zone: String?
  ) -> Result<MomentColumn, UndecidedColumn> {
    var isAmbiguous = false
    var needsZone = false
    var orders: Set<RecordMapping.DateOrder> = []
    var isEpoch = true
    var isEmpty = true
    for row in 0..<table.rowCount {
      guard let text = cells.text(row, of: table) else { continue }
      isEmpty = false
      if MomentColumn.epoch(text) == nil { isEpoch = false }
      guard !isEpoch, let moment = MomentText(text) else { continue }
      if moment.isAmbiguous { isAmbiguous = true }
      if let order = moment.onlyOrder { orders.insert(order) }
      if moment.offset == nil { needsZone = true }
    }
    let declared = cells.source.dates
    if declared == nil, orders.count > 1 {
      return .failure(
        UndecidedColumn(
          "\(cells.name): some dates are day first and others month first; set dates: dmy or mdy and correct the rest"))
    }
    if declared == nil, isAmbiguous, orders.isEmpty {
      return .failure(
        UndecidedColumn("\(cells.name): every date could be day first or month first; set dates: dmy or mdy"))
    }
    let clock = cells.zone ?? zone.flatMap { LocalClock(zone: $0) }
    if needsZone, clock == nil, !isEmpty {
      return .failure(
        UndecidedColumn("\(cells.name): the moments carry no time zone; name one, such as zone: Asia/Shanghai"))
    }
    let order = declared ?? orders.first ?? .ymd
    var note: String?
    if declared == nil, let found = orders.first {
      note = "\(cells.name): dates are \(found == .dmy ? "day" : "month") first, as some of them can only be"
    }
    if !isEmpty, isEpoch { note = "\(cells.name): seconds since 1970" }
    return .success(MomentColumn(cells: cells, order: order, clock: clock, isEpoch: isEpoch && !isEmpty, note: note))
  }

  /// The moment of a row: nil where there is none, a failure where the text is none.
  func moment(_ row: Int, of table: some RecordColumns) -> Result<Instant?, BadCell> {
    guard let text = cells.text(row, of: table) else { return .success(nil) }
    if isEpoch { return .success(MomentColumn.epoch(text)) }
    guard let moment = MomentText(text), let day = moment.day(order) else {
      return .failure(BadCell(text, "no date and time that exists"))
    }
    if let offset = moment.offset {
      return .success(
        Instant(secondsSince1970: Double(day.dayNumber) * 86_400 + moment.second - Double(offset)))
    }
    guard let clock else { return .failure(BadCell(text, "no time zone is known")) }
    return .success(clock.instant(day, secondOfDay: moment.second))
  }

  /// The local day of a row, for rows about days.
  func day(_ row: Int, of table: some RecordColumns) -> Result<CalendarDate?, BadCell> {
    guard let text = cells.text(row, of: table) else { return .success(nil) }
    guard let day = MomentText(text)?.day(order) else { return .failure(BadCell(text, "no date that exists")) }
    return .success(day)
  }

  /// Seconds or milliseconds since 1970, between 2001 and 2128.
  private static func epoch(_ text: String) -> Instant? {
    guard let number = Double(text), number.isFinite else { return nil }
    if (1e9..<5e9).contains(number) { return Instant(secondsSince1970: number) }
    if (1e12..<5e12).contains(number) { return Instant(secondsSince1970: number / 1000) }
    return nil
  }
}

/// A column that can be read in more than one way.
struct UndecidedColumn: Error {
  var sentence: String
  init(_ sentence: String) { self.sentence = sentence }
}

/// A cell that is not what its column holds.
struct BadCell: Error {
  var value: String
  var reason: String
  init(_ value: String, _ reason: String) {
    self.value = value
    self.reason = reason
  }
}

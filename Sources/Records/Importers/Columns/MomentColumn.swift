import Workforce

/// A column of moments: the order of day and month and the zone are settled for the whole column, never for a cell.
struct MomentColumn {
  let cells: CellColumn
  private let order: RecordMapping.DateOrder
  private let clock: LocalClock?
  private let isEpoch: Bool
  /// What was found out, for people.
  let note: String?

  /// Settles how a column is read, from all of its cells.
  ///
  /// - Returns: The column, or a sentence that says what cannot be decided.
  static func settle(
    _ cells: CellColumn, of table: some RecordColumns, zone: String?
  ) -> Result<MomentColumn, UndecidedColumn> {
    var facts = MomentFacts()
    for row in 0..<table.rowCount {
      guard var text = cells.text(row, of: table) else { continue }
      text.withUTF8 { _ = facts.add(UnsafeRawBufferPointer($0)) }
    }
    return settle(cells, facts, zone: zone)
  }

  /// Settles how a column is read, from what its cells were found to be like.
  static func settle(
    _ cells: CellColumn, _ facts: MomentFacts, zone: String?
  ) -> Result<MomentColumn, UndecidedColumn> {
    let declared = cells.source.dates
    if declared == nil, facts.hasDayFirst, facts.hasMonthFirst {
      return .failure(
        UndecidedColumn(
          "\(cells.name): some dates are day first and others month first; set dates: dmy or mdy and correct the rest"))
    }
    let found: RecordMapping.DateOrder? = facts.hasDayFirst ? .dmy : facts.hasMonthFirst ? .mdy : nil
    if declared == nil, facts.isAmbiguous, found == nil {
      return .failure(
        UndecidedColumn("\(cells.name): every date could be day first or month first; set dates: dmy or mdy"))
    }
    let clock = cells.zone ?? zone.flatMap { LocalClock(zone: $0) }
    if facts.needsZone, clock == nil {
      return .failure(
        UndecidedColumn("\(cells.name): the moments carry no time zone; name one, such as zone: Asia/Shanghai"))
    }
    var note: String?
    if declared == nil, let found {
      note = "\(cells.name): dates are \(found == .dmy ? "day" : "month") first, as some of them can only be"
    }
    let isEpoch = facts.isEpoch && !facts.isEmpty
    if isEpoch { note = "\(cells.name): seconds since 1970" }
    return .success(
      MomentColumn(cells: cells, order: declared ?? found ?? .ymd, clock: clock, isEpoch: isEpoch, note: note))
  }

  /// Whether another column is read in the same way.
  func isRead(as other: MomentColumn) -> Bool { order == other.order && isEpoch == other.isEpoch }

  /// The moment of a row: nil where there is none, a failure where the text is none.
  func moment(_ row: Int, of table: some RecordColumns) -> Result<Instant?, BadCell> {
    guard var text = cells.text(row, of: table) else { return .success(nil) }
    return text.withUTF8 { moment(of: UnsafeRawBufferPointer($0)) }
  }

  /// The moment of a text that is not empty.
  ///
  /// - Parameter parts: Its parts, if it was taken apart already.
  func moment(of bytes: UnsafeRawBufferPointer, parts: MomentText? = nil) -> Result<Instant?, BadCell> {
    func text() -> String { String(decoding: bytes, as: UTF8.self) }
    if isEpoch { return .success(MomentColumn.epoch(text())) }
    guard let moment = parts ?? MomentText(bytes), let day = moment.day(order) else {
      return .failure(BadCell(text(), "no date and time that exists"))
    }
    if let offset = moment.offset {
      return .success(
        Instant(secondsSince1970: Double(day.dayNumber) * 86_400 + moment.second - Double(offset)))
    }
    guard let clock else { return .failure(BadCell(text(), "no time zone is known")) }
    return .success(clock.instant(day, secondOfDay: moment.second))
  }

  /// What is added to the time of day on a day to have seconds since 1970; nil on days on which the clock changes.
  func midnight(_ parts: MomentText) -> Double? {
    guard let day = parts.day(order) else { return nil }
    let start = Double(day.dayNumber) * 86_400
    if let offset = parts.offset { return start - Double(offset) }
    guard let clock else { return nil }
    let offsets = (-1...2).map { clock.offset(at: Instant(secondsSince1970: start + 86_400 * Double($0))) }
    return offsets.allSatisfy { $0 == offsets[0] } ? start - Double(offsets[0]) : nil
  }

  /// The local day of a row, for rows about days.
  func day(_ row: Int, of table: some RecordColumns) -> Result<CalendarDate?, BadCell> {
    guard let text = cells.text(row, of: table) else { return .success(nil) }
    guard let day = MomentText(text)?.day(order) else { return .failure(BadCell(text, "no date that exists")) }
    return .success(day)
  }

  /// Seconds or milliseconds since 1970, between 2001 and 2128.
  static func epoch(_ text: String) -> Instant? {
    guard let number = Double(text), number.isFinite else { return nil }
    if (1e9..<5e9).contains(number) { return Instant(secondsSince1970: number) }
    if (1e12..<5e12).contains(number) { return Instant(secondsSince1970: number / 1000) }
    return nil
  }
}

/// What the cells of a column of moments are like.
struct MomentFacts: Equatable {
  /// Whether there is no cell yet.
  private(set) var isEmpty = true
  /// Whether every cell counts seconds since 1970.
  private(set) var isEpoch = true
  /// Whether some date could be read day first and month first.
  private(set) var isAmbiguous = false
  /// Whether some date can only be read day first.
  private(set) var hasDayFirst = false
  /// Whether some date can only be read month first.
  private(set) var hasMonthFirst = false
  /// Whether some moment carries no offset.
  private(set) var needsZone = false

  /// Looks at a cell that is not empty.
  ///
  /// - Returns: What it was found to say, when it had to be taken apart.
  @discardableResult
  mutating func add(_ bytes: UnsafeRawBufferPointer) -> MomentText? {
    isEmpty = false
    if isEpoch, MomentColumn.epoch(String(decoding: bytes, as: UTF8.self)) != nil { return nil }
    isEpoch = false
    guard let moment = MomentText(bytes) else { return nil }
    if moment.isAmbiguous { isAmbiguous = true }
    if let order = moment.onlyOrder {
      if order == .dmy { hasDayFirst = true } else { hasMonthFirst = true }
    }
    if moment.offset == nil { needsZone = true }
    return moment
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
  /// What became of it.
  var outcome: String
  init(_ value: String, _ reason: String, outcome: String = "the cell counts as unknown") {
    self.value = value
    self.reason = reason
    self.outcome = outcome
  }
}

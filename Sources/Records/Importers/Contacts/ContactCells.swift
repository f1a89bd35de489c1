import Workforce

/// The cells of one column, by what they mean; what was found once is remembered.
struct MeaningCells<Value: Sendable> {
  let field: ContactField
  let column: CellColumn
  private var memo = ByteMemo<Result<Value?, BadCell>>()
  private let read: @Sendable (String) -> Result<Value?, BadCell>

  /// Cells of a field.
  ///
  /// - Parameter read: The value of a text that is not empty and has its meaning from the mapping already.
  init(_ field: ContactField, _ column: CellColumn, _ read: @escaping @Sendable (String) -> Result<Value?, BadCell>) {
    self.field = field
    self.column = column
    self.read = read
  }

  /// The value of a row.
  mutating func value(_ row: Int, in batch: RecordBatch) -> Result<Value?, BadCell> {
    let (column, read) = (column, read)
    func value(of text: String?) -> Result<Value?, BadCell> {
      text.map { read(column.meaning(of: $0)) } ?? .success(nil)
    }
    guard column.places.count == 1 else { return value(of: column.text(row, in: batch)) }
    let cell = batch.cell(row, column.places[0])
    if cell.isEmpty { return .success(nil) }
    return memo.value(of: cell) { value(of: column.text(of: $0)) }
  }
}

/// The cells of a column of names, as codes.
struct NameCells {
  let field: ContactField
  let column: CellColumn
  private var memo = ByteMemo<Int32>()

  init(_ field: ContactField, _ column: CellColumn) {
    self.field = field
    self.column = column
  }

  /// The code of a row's name; negative where there is none.
  mutating func code(_ row: Int, in batch: RecordBatch, _ make: (String) -> Int32) -> Int32 {
    let column = column
    if column.places.count == 1 {
      let cell = batch.cell(row, column.places[0])
      if cell.isEmpty { return -1 }
      return memo.value(of: cell) { column.text(of: $0).map { make(column.meaning(of: $0)) } ?? -1 }
    }
    return column.text(row, in: batch).map { make(column.meaning(of: $0)) } ?? -1
  }
}

/// The cells of a column of moments: looked at as they come, read once it is settled how.
struct MomentCells {
  let field: ContactField
  let cells: CellColumn
  private let zone: String?
  private var facts = MomentFacts()
  private var days = DayMemo()
  private(set) var column: MomentColumn?

  init(_ field: ContactField, _ cells: CellColumn, zone: String?) {
    self.field = field
    self.cells = cells
    self.zone = zone
  }

  /// Looks at all cells of a batch.
  mutating func observe(_ batch: RecordBatch) {
    var facts = facts
    for row in 0..<batch.rowCount { cells.withText(row, in: batch) { if let text = $0 { facts.add(text) } } }
    self.facts = facts
  }

  /// Settles how the cells are read, by those that were looked at.
  mutating func settle() throws(UndecidedColumn) {
    column = try MomentColumn.settle(cells, facts, zone: zone).get()
    days = DayMemo()
  }

  /// Whether all cells that were looked at, since then too, are read in the way that was settled.
  func holds() throws(UndecidedColumn) -> Bool {
    guard let column else { return false }
    return try MomentColumn.settle(cells, facts, zone: zone).get().isRead(as: column)
  }

  /// What was found out about the column, by all cells.
  var note: String? { try? MomentColumn.settle(cells, facts, zone: zone).get().note }

  /// Reads the rows of a batch, which are looked at too.
  mutating func read(_ batch: RecordBatch, _ take: (_ row: Int, Result<Instant?, BadCell>) -> Void) {
    guard let column else { return }
    // Moved out and back: two owners would copy all days for every batch.
    var (facts, days) = (facts, DayMemo.none)
    swap(&days, &self.days)
    for row in 0..<batch.rowCount {
      cells.withText(row, in: batch) { text in
        guard let text else { return take(row, .success(nil)) }
        // What is written like the last one tells nothing new of the column.
        if let moment = days.moment(text) { return take(row, .success(Instant(secondsSince1970: moment))) }
        let parts = facts.add(text)
        take(row, column.moment(of: text, parts: parts))
        if let parts, let midnight = column.midnight(parts) { days.learn(text, midnight: midnight) }
      }
    }
    (self.facts, self.days) = (facts, days)
  }
}

/// The cells of a column of durations: looked at as they come, read once it is settled how.
struct DurationCells {
  let field: ContactField
  let cells: CellColumn
  private var facts = DurationFacts()
  private(set) var column: DurationColumn?

  init(_ field: ContactField, _ cells: CellColumn) {
    self.field = field
    self.cells = cells
  }

  /// Looks at all cells of a batch.
  mutating func observe(_ batch: RecordBatch) {
    for row in 0..<batch.rowCount { if let text = cells.text(row, in: batch) { facts.add(text) } }
  }

  /// Settles how the cells are read, by those that were looked at.
  mutating func settle() throws(UndecidedColumn) { column = try DurationColumn.settle(cells, facts).get() }

  /// Whether all cells that were looked at, since then too, are read in the way that was settled.
  func holds() throws(UndecidedColumn) -> Bool {
    guard let column else { return false }
    return try DurationColumn.settle(cells, facts).get().isRead(as: column)
  }

  /// What was found out about the column, by all cells.
  var note: String? { try? DurationColumn.settle(cells, facts).get().note }

  /// Reads the rows of a batch, which are looked at too.
  mutating func read(_ batch: RecordBatch, _ take: (_ row: Int, Result<Double?, BadCell>) -> Void) {
    guard let column else { return }
    for row in 0..<batch.rowCount {
      guard let text = cells.text(row, in: batch) else { continue }
      facts.add(text)
      take(row, column.seconds(of: text))
    }
  }
}

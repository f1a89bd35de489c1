/// Turns the texts of a table into values and gathers every complaint on the way, so that all are reported at once.
///
/// Blanks around a value mean nothing. Each method returns nil where it has complained; an empty cell is a complaint unless
/// the method's name says otherwise.
public struct CellReader {
  /// The table that is read.
  public let table: Table
  /// The complaints so far; the table's own rejected rows come first.
  public private(set) var problems: [TableProblem]
  private var total: Int
  /// How many complaints are kept; further ones are counted.
  public static let listed = 1_000

  /// A reader of a table.
  public init(_ table: Table) {
    self.table = table
    problems = Array(table.rejected.prefix(CellReader.listed))
    total = table.rejected.count
  }

  /// Adds a complaint about a cell.
  public mutating func complain(_ row: Int, _ column: Int, _ reason: String) {
    total += 1
    if problems.count < CellReader.listed { problems.append(table.problem(row, column, reason)) }
  }

  /// Throws all complaints, if any.
  ///
  /// - Throws: ``StorageError/badCells(_:total:)``.
  public func finish() throws(StorageError) {
    if total > 0 { throw .badCells(problems, total: total) }
  }

  /// The cell without blanks around it; empty when it is.
  public func text(_ row: Int, _ column: Int) -> String { ColumnNames.trimmed(table.text(row, column)) }

  /// Whether a cell is empty or blank.
  public func isEmpty(_ row: Int, _ column: Int) -> Bool { text(row, column).isEmpty }

  /// A text that must not be empty.
  public mutating func requiredText(_ row: Int, _ column: Int) -> String? {
    let text = text(row, column)
    if !text.isEmpty { return text }
    complain(row, column, "the cell is empty; fill it in")
    return nil
  }

  /// A finite number with a decimal point, `12`, `0.5`, `-3`, `1e3`.
  public mutating func number(_ row: Int, _ column: Int, in range: ClosedRange<Double>? = nil) -> Double? {
    guard let value = Double(text(row, column)), value.isFinite else {
      complain(row, column, "expected a number with a decimal point, such as 12 or 0.5")
      return nil
    }
    if let range, !range.contains(value) {
      complain(row, column, "expected a number from \(range.lowerBound) to \(range.upperBound)")
      return nil
    }
    return value
  }

  /// A whole number; `3.0` is one, `3.5` and `3e2` are not.
  public mutating func integer(_ row: Int, _ column: Int, in range: ClosedRange<Int>? = nil) -> Int? {
    var text = text(row, column)[...]
    if let point = text.firstIndex(of: "."), text[point...].dropFirst().allSatisfy({ $0 == "0" }) {
      text = text[..<point]
    }
    guard let value = Int(text) else {
      complain(row, column, "expected a whole number")
      return nil
    }
    if let range, !range.contains(value) {
      complain(row, column, "expected a whole number from \(range.lowerBound) to \(range.upperBound)")
      return nil
    }
    return value
  }

  /// A duration in seconds: `90s`, `3m`, `1h30m`, `2d`, `0:45`, `1:02:03`, or a plain number when its unit is known.
  ///
  /// - Parameter unit: The seconds that a plain number counts; nil when a plain number is a complaint.
  public mutating func seconds(_ row: Int, _ column: Int, plainUnit unit: Double? = nil) -> Double? {
    if let value = CellDuration.seconds(text(row, column), plainUnit: unit) { return value }
    let plain = unit == nil ? "; a number needs its unit" : ", or a number"
    complain(row, column, "expected a duration such as 90s, 3m, 1h30m or 1:02:03\(plain)")
    return nil
  }

  /// A date and time of the local clock, or a date alone, in one of the formats.
  public mutating func timestamp(
    _ row: Int, _ column: Int, formats: [TimestampFormat] = TimestampFormat.standard
  ) -> Timestamp? {
    let text = text(row, column)
    for format in formats { if let value = format.parse(text) { return value } }
    let patterns = formats.map { "‘\($0.pattern)’" }.joined(separator: " or ")
    complain(row, column, "expected a date and time as \(patterns), one that exists")
    return nil
  }
}

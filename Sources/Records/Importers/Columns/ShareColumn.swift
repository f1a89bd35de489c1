import Workforce

/// A column of shares: whether they are written 0.9971, 99.71 or 99.71% is settled for the whole column, never for a
/// cell.
struct ShareColumn {
  let cells: CellColumn
  private let divisor: Double
  /// What was found out, for people.
  let note: String?

  /// Settles how a column is read.
  static func settle(_ cells: CellColumn, of table: some RecordColumns) -> Result<ShareColumn, UndecidedColumn> {
    var (hasSign, hasBare, largest, hasFraction) = (false, false, 0.0, false)
    for row in 0..<table.rowCount {
      guard let text = cells.text(row, of: table) else { continue }
      if text.hasSuffix("%") || text.hasSuffix("％") {
        hasSign = true
      } else if let number = Double(text) {
        // Zero is zero in every way of writing.
        if number != 0 { hasBare = true }
        if number > 0, number < 1 { hasFraction = true }
        largest = max(largest, number)
      }
    }
    if hasSign, hasBare {
      return .failure(UndecidedColumn("\(cells.name): some shares carry a percent sign and others do not"))
    }
    if !hasSign, largest > 1, hasFraction {
      return .failure(UndecidedColumn("\(cells.name): some shares are below 1 and others above; set unit: 1 or 0.01"))
    }
    if let unit = cells.source.unit { return .success(ShareColumn(cells: cells, divisor: 1 / unit, note: nil)) }
    if hasSign { return .success(ShareColumn(cells: cells, divisor: 100, note: "\(cells.name): percent")) }
    if !hasSign, !hasFraction, largest == 1 {
      return .success(
        ShareColumn(cells: cells, divisor: 1, note: "\(cells.name): every share is 0 or 1, taken for 0 % and 100 %"))
    }
    let divisor = largest > 1 ? 100.0 : 1
    return .success(
      ShareColumn(
        cells: cells, divisor: divisor,
        note: "\(cells.name): \(divisor == 1 ? "shares of 1" : "percent without a sign")"))
  }

  /// The share of a row: nil where there is none, a failure where the text is none or lies outside 0…1.
  func share(_ row: Int, of table: some RecordColumns) -> Result<Double?, BadCell> {
    guard var text = cells.text(row, of: table)?[...] else { return .success(nil) }
    let whole = String(text)
    if text.hasSuffix("%") || text.hasSuffix("％") { text = text.dropLast() }
    guard let number = Double(Blanks.trimmed(String(text))), number.isFinite else {
      return .failure(BadCell(whole, "no share"))
    }
    let share = number / divisor
    guard (0...1).contains(share) else { return .failure(BadCell(whole, "a share lies between 0 and 100 %")) }
    return .success(share)
  }
}

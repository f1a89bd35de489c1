import Workforce

/// The cells of a column of ratings or marks: looked at as they come; whether they fit their scale is settled for all of them.
struct ScaleCells {
  let field: ContactField
  let cells: CellColumn
  private let rule: ScaleRule
  private var memo = ByteMemo<ScaleText>()
  private var facts = ScaleFacts()

  init(_ field: ContactField, _ cells: CellColumn) {
    (self.field, self.cells) = (field, cells)
    rule = ScaleRule(field, cells.source)
  }

  /// Looks at some cells of a batch.
  mutating func observe(_ batch: RecordBatch, where isWanted: (Int) -> Bool) {
    read(batch, where: isWanted) { _, _ in }
  }

  /// Settles that the cells can be read, by those that were looked at, and begins to count them anew.
  mutating func settle() throws(UndecidedColumn) {
    // Whoever reads all rows after this looks at the first ones again.
    defer { facts = ScaleFacts() }
    if let doubt = rule.doubt(facts, cells.name) { throw doubt }
  }

  /// Whether all cells that were looked at since it was settled can be read too.
  var holds: Bool { rule.doubt(facts, cells.name) == nil }

  /// Reads some rows of a batch, which are looked at too.
  mutating func read(
    _ batch: RecordBatch, where isWanted: (Int) -> Bool,
    _ take: (_ row: Int, Result<ContactValues.Rating?, BadCell>) -> Void
  ) {
    let (cells, rule) = (cells, rule)
    func meaning(_ text: String?) -> ScaleText {
      text.map { rule.read(cells.meaning(of: $0)) } ?? ScaleText(.nothing, .success(nil))
    }
    for row in 0..<batch.rowCount where isWanted(row) {
      let found: ScaleText
      if cells.places.count == 1 {
        let cell = batch.cell(row, cells.places[0])
        if cell.isEmpty { continue }
        found = memo.value(of: cell) { meaning(cells.text(of: $0)) }
      } else {
        found = meaning(cells.text(row, in: batch))
      }
      facts.add(found.kind, text: cells.text(row, in: batch) ?? "")
      take(row, found.result)
    }
  }
}

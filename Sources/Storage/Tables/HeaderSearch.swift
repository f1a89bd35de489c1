/// Finding the line of column names among the first rows of a table.
///
/// Exports put titles and blank lines above it. A row that holds every column that is asked for is the header; otherwise the
/// first row that is at least as wide as most rows and at least half filled.
enum HeaderSearch {
  /// The row of the column names, or nil when there is none.
  static func row(in rows: [[String?]], wanted: [String]) -> Int? {
    if !wanted.isEmpty, let row = rows.firstIndex(where: { holds($0, wanted) }) { return row }
    let usual = usualWidth(rows)
    return rows.firstIndex { row in
      let width = width(row)
      return width >= usual && row.count { !($0 ?? "").isEmpty } * 2 >= width
    }
  }

  /// How well the rows fit a header: the share of all rows that are as wide as it, and above all whether it holds the columns
  /// asked for.
  static func score(_ rows: [[String?]], header: Int, wanted: [String]) -> Double {
    let width = width(rows[header])
    let share = Double(rows.count { self.width($0) == width }) / Double(rows.count)
    let holds = !wanted.isEmpty && holds(rows[header], wanted)
    return (holds ? 10 : 0) + (width > 1 ? 1 + share + Double(min(width, 1000)) / 1e6 : 0.5)
  }

  private static func holds(_ row: [String?], _ wanted: [String]) -> Bool {
    let names = Set(row.compactMap { $0.map(ColumnNames.trimmed) })
    return wanted.allSatisfy { names.contains($0) }
  }

  /// The number of cells that a row has; cells it is short of are nil.
  private static func width(_ row: [String?]) -> Int {
    (row.lastIndex { $0 != nil } ?? -1) + 1
  }

  /// The commonest width of rows that are not empty, the larger of two equally common ones.
  private static func usualWidth(_ rows: [[String?]]) -> Int {
    var counts: [Int: Int] = [:]
    for row in rows { counts[width(row), default: 0] += 1 }
    counts[0] = nil
    return counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 1
  }
}

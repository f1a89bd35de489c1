/// From the rows of a table to the lines of its file.
struct LineMap: Hashable, Sendable {
  /// A run of rows: the first of them, its line, and whether each further row is on the line after the one before.
  struct Run: Hashable, Sendable {
    var row: Int
    var line: Int
  }

  /// The runs in ascending order; rows before the first have no line.
  private(set) var runs: [Run]
  /// The first row whose line is not known.
  private(set) var end: Int

  /// A map without rows.
  init() {
    runs = []
    end = .max
  }

  /// Adds the line of the next row.
  mutating func append(row: Int, line: Int) {
    if let last = runs.last, last.line + row - last.row == line { return }
    runs.append(Run(row: row, line: line))
  }

  /// The runs of a scan of the file's records.
  ///
  /// - Parameters:
  ///   - jumps: The records whose line is not the one after the record before, ascending.
  ///   - firstRecord: The record of the first row or rejected row.
  ///   - rejected: The records that are no rows, ascending.
  ///   - end: The first record whose line is not known.
  init(jumps: [RecordScan.Jump], firstRecord: Int, rejected: [Int], end: Int) {
    runs = []
    self.end = .max
    var skipped = 0
    var next = 0
    /// Adds the start of a run at a record, unless a rejected record is there.
    func add(_ record: Int, _ line: Int) {
      let run = Run(row: record - firstRecord - skipped, line: line)
      if let last = runs.last, last.row == run.row { runs.removeLast() }
      runs.append(run)
    }
    for (index, jump) in jumps.enumerated() {
      let following = index + 1 < jumps.count ? jumps[index + 1].record : Int.max
      if following <= firstRecord { continue }
      let start = max(jump.record, firstRecord)
      add(start, jump.line + start - jump.record)
      while next < rejected.count, rejected[next] < following {
        let record = rejected[next]
        next += 1
        skipped += 1
        if record + 1 < following { add(record + 1, jump.line + record + 1 - jump.record) }
      }
    }
    if end < .max { self.end = max(0, end - firstRecord - skipped) }
  }

  /// The line of a row, or nil.
  func line(_ row: Int) -> Int? {
    guard row >= 0, row < end else { return nil }
    var low = 0
    var high = runs.count
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].row <= row { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : runs[low - 1].line + row - runs[low - 1].row
  }
}

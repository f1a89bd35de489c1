import TestSupport
import Testing

@testable import Storage

/// Random delimited files, written row by row with their lines noted, must come back row by row with the same lines.
@Suite struct RecordLinesTests {
  struct Sample {
    var text = "a,b,c"
    var rows: [[String]] = []
    var lines: [Int] = []
    var rejectedLines: [Int] = []

    init(seed: UInt64, rowCount: Int, end: String) {
      var random = SplitMix64(state: seed)
      var line = 2
      for _ in 0..<rowCount {
        text += end
        while Int.random(in: 0..<8, using: &random) == 0 {
          text += end
          line += 1
        }
        let width =
          Int.random(in: 0..<10, using: &random) == 0 ? [1, 2, 4, 5][Int.random(in: 0..<4, using: &random)] : 3
        var cells: [String] = []
        for _ in 0..<width {
          let pieces = ["x", "", "1.5", "\"", ",", end, " ", "客", "''", "\t", "-"]
          var cell = ""
          for _ in 0..<Int.random(in: 0..<5, using: &random) {
            cell += pieces[Int.random(in: 0..<pieces.count, using: &random)]
          }
          cells.append(cell)
        }
        // A lone empty cell would be a blank line, and cells that are missing or too many must not be empty.
        if width != 3 { cells = cells.map { "x" + $0 } }
        if cells.allSatisfy({ $0.isEmpty }) { cells[0] = "y" }
        let parts = cells.map { cell in
          let needsMarks =
            cell.contains("\"") || cell.contains(",") || cell.contains(end) || cell.hasPrefix(" ")
            || cell.hasSuffix(" ")
          return needsMarks || Int.random(in: 0..<5, using: &random) == 0
            ? "\"\(cell.replacing("\"", with: "\"\""))\"" : cell
        }
        text += parts.joined(separator: ",")
        if width == 3 {
          rows.append(cells)
          lines.append(line)
        } else {
          rejectedLines.append(line)
        }
        line += 1 + cells.reduce(0) { $0 + $1.ranges(of: end).count }
      }
    }
  }

  @Test(arguments: 1...60)
  func randomFiles(seed: Int) throws {
    let folder = try TemporaryFolder()
    let end = ["\n", "\r\n"][seed % 2]
    let sample = Sample(seed: UInt64(seed), rowCount: seed * 3, end: end)
    let table = try TableReader(database: Database(threads: 2)).read(folder.file("a.csv", sample.text))
    let rows = (0..<table.rowCount).map { row in (0..<3).map { table.text(row, $0) } }
    #expect(rows == sample.rows, "seed \(seed)")
    #expect((0..<table.rowCount).map { table.line($0) } == sample.lines, "seed \(seed)")
    #expect(table.rejected.map(\.line) == sample.rejectedLines, "seed \(seed)")
  }

  /// Files of pure noise end in a table or in an error, never in a trap.
  @Test(arguments: 1...60)
  func noise(seed: Int) throws {
    var random = SplitMix64(state: UInt64(seed) &* 7919)
    let letters: [UInt8] = Array("a,\"\n\r;\t |é0'\\#".utf8)
    let bytes = (0..<Int.random(in: 1...400, using: &random)).map { _ in
      seed.isMultiple(of: 3)
        ? UInt8.random(in: 0...255, using: &random) : letters[Int.random(in: 0..<letters.count, using: &random)]
    }
    let folder = try TemporaryFolder()
    let path = try folder.file("a.csv", bytes: bytes)
    do throws(StorageError) {
      let table = try TableReader(database: Database(threads: 1)).read(path)
      for row in 0..<table.rowCount { _ = table.line(row) }
    } catch {
      if case .queryFailed = error { Issue.record("seed \(seed): \(error)") }
    }
  }
}

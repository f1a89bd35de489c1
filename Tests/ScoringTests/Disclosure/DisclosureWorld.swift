import Statistics
import Workforce

@testable import Scoring

/// Random small teams with random holes: who served which channel, on which day, with which matter.
struct DisclosureWorld {
  /// One record.
  struct Item: Hashable {
    var cell: Contributors.Cell
    var agents: Set<Int32>
    /// By table whether it counts there.
    var counts: [Bool]
  }

  var items: [Item] = []
  let half: Int32 = 3

  /// - Parameter each: How many records there are of a kind: with several, what follows does not do so by mere chance of which there are.
  init(_ seed: Int, density: Double, each: Int = 1) {
    var stream = RandomStream(seed: 4012, replication: seed, purpose: "disclosure", entity: "world")
    func upTo(_ count: Int) -> Int { min(count - 1, Int(Double(count) * stream.uniform())) }
    let agents = 6 + upTo(3)
    let channels = 1 + upTo(4)
    let days = 2 + upTo(5)
    let matters = 1 + upTo(3)
    // Each agent serves some channels and is there on some days: so holes are like those of real rosters.
    let skills = (0..<agents).map { agent in (0..<channels).map { $0 == 0 || agent % 3 == 0 ? true : upTo(3) == 0 } }
    let present = (0..<agents).map { _ in (0..<days).map { _ in stream.happens(withProbability: density + 0.3) } }
    for agent in 0..<agents {
      for day in 0..<days where present[agent][day] {
        for channel in 0..<channels where skills[agent][channel] {
          let present = (0..<matters).filter { stream.happens(withProbability: $0 == 0 ? 0.9 : density) }
          for matter in present.flatMap({ Array(repeating: $0, count: each) }) {
            var own: Set<Int32> = [Int32(agent)]
            if upTo(12) == 0 { own.insert(Int32(upTo(agents))) }
            if upTo(25) == 0 { own = [] }
            let cell = Contributors.Cell(
              channel: Channel.allCases[channel], day: Int32(day), matter: upTo(10) == 0 ? -1 : Int32(matter))
            let isRated = stream.happens(withProbability: 0.5)
            // The second table is nearly the first, or the first without a channel; the third is of who rated, the last of two who
            // were reviewed.
            let isSecond = seed % 2 == 0 ? upTo(15) != 0 : channels == 1 || channel < channels - 1
            items.append(
              Item(
                cell: cell, agents: own,
                counts: [true, isSecond, isRated, agent < 2 && stream.happens(withProbability: 0.5)]))
          }
        }
      }
    }
  }

  /// Who is behind one of the tables; behind all records where none is named.
  func contributors(_ table: Int? = nil, byMatter: Bool = true) -> Contributors {
    var cells: [Contributors.Cell: Contributors.Content] = [:]
    for item in items where table.map({ item.counts[$0] }) ?? true {
      var cell = item.cell
      if !byMatter { cell.matter = -1 }
      cells[cell, default: Contributors.Content()].records += 1
      cells[cell, default: Contributors.Content()].weight += 1
      for agent in item.agents {
        cells[cell, default: Contributors.Content()].agents[agent, default: 0] += 1 / Double(item.agents.count)
      }
    }
    return Contributors(cells: cells)
  }

  /// The parts that a record of a cell is in.
  static func parts(_ cell: Contributors.Cell) -> [ShownTable.Part] {
    [.channel(cell.channel), .day(cell.day)] + (cell.matter >= 0 ? [.matter(cell.matter)] : [])
  }
}

/// Linear arithmetic with fractions of doubles: another way than the program's own.
enum Elimination {
  /// The rank of some rows.
  static func rank(_ rows: [[Double]]) -> Int {
    var rows = rows
    var rank = 0
    for column in 0..<(rows.first?.count ?? 0) {
      guard let pivot = rows.indices.dropFirst(rank).max(by: { abs(rows[$0][column]) < abs(rows[$1][column]) }),
        abs(rows[pivot][column]) > 1e-9
      else { continue }
      rows.swapAt(rank, pivot)
      for row in rows.indices.dropFirst(rank + 1) where rows[row][column] != 0 {
        let factor = rows[row][column] / rows[rank][column]
        for place in column..<rows[row].count { rows[row][place] -= factor * rows[rank][place] }
      }
      rank += 1
      if rank == rows.count { break }
    }
    return rank
  }

  /// Whether a figure follows from others: both are given by what each record adds to them.
  static func follows(_ figure: [Double], from shown: [[Double]]) -> Bool { rank(shown) == rank(shown + [figure]) }

  /// The sets of one to `size` of so many things.
  static func subsets(of count: Int, upTo size: Int) -> [Set<Int32>] {
    var found: [Set<Int32>] = []
    for mask in 1..<(1 << count) where mask.nonzeroBitCount <= size {
      let members = (0..<count).filter { (mask >> $0) % 2 == 1 }
      found.append(Set(members.map(Int32.init)))
    }
    return found
  }
}

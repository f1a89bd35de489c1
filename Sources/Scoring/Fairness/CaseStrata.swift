/// The cases of one agent in one stratum, added up.
struct StratumCell: Sendable {
  var agent: Int32
  var stratum: Int32
  var cases = 0.0
  var weight = 0.0
  var sum = 0.0
  var squares = 0.0

  /// Adds another cell's cases.
  mutating func add(_ other: StratumCell) {
    cases += other.cases
    weight += other.weight
    sum += other.sum
    squares += other.squares
  }
}

/// The cases sorted into strata, each large enough to say what is usual.
///
/// A stratum with too few cases or agents is pooled with its equally small neighbours under the next coarser description, and so on
/// up to the whole. Whatever is small at the top stays one stratum.
struct CaseStrata: Sendable {
  /// Agents' cases by stratum, by stratum and then agent.
  let cells: [StratumCell]
  /// Where each stratum's cells begin; one more than there are strata.
  let starts: [Int]
  /// How the strata are described: the key, and how many of its steps are kept.
  let keys: [(key: StratumKey, steps: Int)]
  /// The stratum of each case.
  let stratumOfCase: [Int32]

  var count: Int { keys.count }

  /// The cells of a stratum.
  func cells(of stratum: Int) -> ArraySlice<StratumCell> { cells[starts[stratum]..<starts[stratum + 1]] }

  /// Sorts cases into strata.
  init(_ table: CaseTable, values: [Double], settings: FairnessSettings) {
    let leaves = CaseStrata.leaves(table, values)
    let agents = Set(table.cases.map(\.agent)).count
    let groups = CaseStrata.groups(leaves, neededAgents: min(settings.minimumStratumAgents, max(agents, 1)), settings)
    keys = groups.keys
    var order: [StratumCell] = []
    for cell in leaves.cells {
      var moved = cell
      moved.stratum = groups.groupOfLeaf[Int(cell.stratum)]
      order.append(moved)
    }
    order.sort { ($0.stratum, $0.agent) < ($1.stratum, $1.agent) }
    var merged: [StratumCell] = []
    for cell in order {
      if let last = merged.last, last.stratum == cell.stratum, last.agent == cell.agent {
        merged[merged.count - 1].add(cell)
      } else {
        merged.append(cell)
      }
    }
    cells = merged
    var starts = [Int](repeating: 0, count: groups.keys.count + 1)
    for cell in merged { starts[Int(cell.stratum) + 1] += 1 }
    for index in starts.indices.dropFirst() { starts[index] += starts[index - 1] }
    self.starts = starts
    stratumOfCase = leaves.leafOfCase.map { groups.groupOfLeaf[Int($0)] }
  }

  private struct Leaves {
    var keys: [StratumKey] = []
    var cells: [StratumCell] = []
    var leafOfCase: [Int32] = []
  }

  /// The finest strata, in the order of their keys, and what each agent did in them.
  private static func leaves(_ table: CaseTable, _ values: [Double]) -> Leaves {
    var leaves = Leaves()
    leaves.keys = Set(table.cases.map(\.stratum)).sorted()
    var place: [StratumKey: Int32] = [:]
    for (index, key) in leaves.keys.enumerated() { place[key] = Int32(index) }
    var cellOf: [Int: Int] = [:]
    leaves.leafOfCase.reserveCapacity(table.cases.count)
    for (index, item) in table.cases.enumerated() {
      let leaf = place[item.stratum] ?? 0
      leaves.leafOfCase.append(leaf)
      let name = Int(leaf) * table.agentCount + Int(item.agent)
      let cell: Int
      if let known = cellOf[name] {
        cell = known
      } else {
        cell = leaves.cells.count
        cellOf[name] = cell
        leaves.cells.append(StratumCell(agent: item.agent, stratum: leaf))
      }
      leaves.cells[cell].cases += item.records
      leaves.cells[cell].weight += item.weight
      leaves.cells[cell].sum += item.weight * values[index]
      leaves.cells[cell].squares += item.weight * values[index] * values[index]
    }
    return leaves
  }

  /// Pools what is too small, from the finest step to the coarsest.
  private static func groups(
    _ leaves: Leaves, neededAgents: Int, _ settings: FairnessSettings
  ) -> (keys: [(key: StratumKey, steps: Int)], groupOfLeaf: [Int32]) {
    var cases = [Double](repeating: 0, count: leaves.keys.count)
    var agents = [Set<Int32>](repeating: [], count: leaves.keys.count)
    for cell in leaves.cells {
      cases[Int(cell.stratum)] += cell.cases
      agents[Int(cell.stratum)].insert(cell.agent)
    }
    var found: [(key: StratumKey, steps: Int, leaves: [Int])] = []
    var open = Array(leaves.keys.indices)
    for steps in stride(from: StratumKey.Step.allCases.count, through: 0, by: -1) {
      var pools: [StratumKey: [Int]] = [:]
      for leaf in open { pools[leaves.keys[leaf].prefix(steps), default: []].append(leaf) }
      var rest: [Int] = []
      for (key, members) in pools.sorted(by: { $0.key < $1.key }) {
        let count = members.reduce(0) { $0 + cases[$1] }
        let people = members.reduce(into: Set<Int32>()) { $0.formUnion(agents[$1]) }.count
        if steps == 0 || (count >= settings.minimumStratumCases && people >= neededAgents) {
          found.append((key, steps, members))
        } else {
          rest += members
        }
      }
      open = rest.sorted()
    }
    var groupOfLeaf = [Int32](repeating: 0, count: leaves.keys.count)
    for (index, group) in found.enumerated() { for leaf in group.leaves { groupOfLeaf[leaf] = Int32(index) } }
    return (found.map { ($0.key, $0.steps) }, groupOfLeaf)
  }
}

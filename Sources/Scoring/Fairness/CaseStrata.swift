/// The cases of one agent in one stratum, added up.
struct StratumCell: Sendable {
  var agent: Int32
  var stratum: Int32
  var cases = 0.0
  var weight = 0.0
  var sum = 0.0
  var rawSum = 0.0
  var squares = 0.0

  /// Adds another cell's cases.
  mutating func add(_ other: StratumCell) {
    cases += other.cases
    weight += other.weight
    sum += other.sum
    rawSum += other.rawSum
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
  private let leaves: KeyIndex
  private let groupOfLeaf: [Int32]
  private let cellIndex: KeyIndex

  var count: Int { keys.count }

  /// The cells of a stratum.
  func cells(of stratum: Int) -> ArraySlice<StratumCell> { cells[starts[stratum]..<starts[stratum + 1]] }

  /// The stratum of a case.
  func stratum(of item: ScoredCase) -> Int { stratum(of: item.stratum) }

  /// The stratum of a description: its own, or where no case was described like that, the one that fits best.
  func stratum(of key: StratumKey) -> Int { leaves.find(key.code).map { Int(groupOfLeaf[$0]) } ?? nearest(to: key) }

  /// The finest stratum that holds a description: where it would have been pooled.
  ///
  /// Where none does, since all of its kind were enough for strata of their own, the one with most steps in common, of several the one
  /// with most cases, then the first.
  private func nearest(to key: StratumKey) -> Int {
    func rank(_ stratum: Int) -> (holds: Int, common: Int, cases: Double, place: Int) {
      let (own, steps) = keys[stratum]
      let common = (0...steps).last { own.prefix($0) == key.prefix($0) } ?? 0
      return (common == steps ? 1 : 0, common, cells(of: stratum).reduce(0) { $0 + $1.cases }, -stratum)
    }
    return (0..<count).max { rank($0) < rank($1) } ?? 0
  }

  /// The place of an agent's cell in a stratum; nil where the agent has no case.
  func cell(of agent: Int32, in stratum: Int) -> Int? { cellIndex.find(CaseStrata.name(stratum, agent)) }

  private static func name(_ stratum: Int, _ agent: Int32) -> UInt64 { UInt64(stratum) << 32 | UInt64(agent) }

  /// Sorts cases into strata.
  ///
  /// - Parameters:
  ///   - table: The cases.
  ///   - load: What load explains of their values.
  ///   - settings: The limits.
  ///   - reference: Strata that are kept, however many cases there are of them now; nil for strata of these cases' own.
  init(_ table: CaseTable, load: LoadAdjustment, settings: FairnessSettings, asIn reference: CaseStrata? = nil) {
    let leaves = Leaves(table, load)
    let groupOfLeaf: [Int32]
    if let reference {
      keys = reference.keys
      groupOfLeaf = leaves.keys.map { Int32(reference.stratum(of: $0)) }
    } else {
      let agents = Set(leaves.cells.map(\.agent)).count
      let groups = CaseStrata.groups(leaves, neededAgents: min(settings.minimumStratumAgents, max(agents, 1)), settings)
      (keys, groupOfLeaf) = (groups.keys, groups.groupOfLeaf)
    }
    (self.leaves, self.groupOfLeaf) = (leaves.index, groupOfLeaf)
    // Cells of one agent in one stratum are added up in the order in which the agent's own cases came, whatever others did.
    let order = leaves.cells.indices.sorted { left, right in
      let (a, b) = (leaves.cells[left], leaves.cells[right])
      return (groupOfLeaf[Int(a.stratum)], a.agent, left) < (groupOfLeaf[Int(b.stratum)], b.agent, right)
    }
    var merged: [StratumCell] = []
    for place in order {
      var cell = leaves.cells[place]
      cell.stratum = groupOfLeaf[Int(cell.stratum)]
      if let last = merged.last, last.stratum == cell.stratum, last.agent == cell.agent {
        merged[merged.count - 1].add(cell)
      } else {
        merged.append(cell)
      }
    }
    cells = merged
    var starts = [Int](repeating: 0, count: keys.count + 1)
    for cell in merged { starts[Int(cell.stratum) + 1] += 1 }
    for index in starts.indices.dropFirst() { starts[index] += starts[index - 1] }
    self.starts = starts
    var cellIndex = KeyIndex()
    for cell in merged { _ = cellIndex.number(CaseStrata.name(Int(cell.stratum), cell.agent)) }
    self.cellIndex = cellIndex
  }

  /// The finest strata, and what each agent did in them.
  private struct Leaves {
    var index = KeyIndex()
    var cells: [StratumCell] = []

    init(_ table: CaseTable, _ load: LoadAdjustment) {
      var index = KeyIndex()
      var cellIndex = KeyIndex()
      var cells: [StratumCell] = []
      table.forEach { item in
        let leaf = index.number(item.stratum.code)
        let cell = cellIndex.number(CaseStrata.name(leaf, item.agent))
        if cell == cells.count { cells.append(StratumCell(agent: item.agent, stratum: Int32(leaf))) }
        let value = load.adjusted(item)
        cells[cell].cases += item.records
        cells[cell].weight += item.weight
        cells[cell].sum += item.weight * value
        cells[cell].rawSum += item.weight * item.value
        cells[cell].squares += item.weight * value * value
      }
      (self.index, self.cells) = (index, cells)
    }

    /// The keys by leaf.
    var keys: [StratumKey] { index.keys.map(StratumKey.init(code:)) }
  }

  /// Pools what is too small, from the finest step to the coarsest.
  private static func groups(
    _ leaves: Leaves, neededAgents: Int, _ settings: FairnessSettings
  ) -> (keys: [(key: StratumKey, steps: Int)], groupOfLeaf: [Int32]) {
    let keys = leaves.keys
    var cases = [Double](repeating: 0, count: keys.count)
    var agents = [Set<Int32>](repeating: [], count: keys.count)
    for cell in leaves.cells {
      cases[Int(cell.stratum)] += cell.cases
      agents[Int(cell.stratum)].insert(cell.agent)
    }
    var found: [(key: StratumKey, steps: Int, leaves: [Int])] = []
    var open = keys.indices.sorted { keys[$0] < keys[$1] }
    for steps in stride(from: StratumKey.Step.allCases.count, through: 0, by: -1) {
      var pools: [StratumKey: [Int]] = [:]
      for leaf in open { pools[keys[leaf].prefix(steps), default: []].append(leaf) }
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
      open = rest
    }
    var groupOfLeaf = [Int32](repeating: 0, count: keys.count)
    for (index, group) in found.enumerated() { for leaf in group.leaves { groupOfLeaf[leaf] = Int32(index) } }
    return (found.map { ($0.key, $0.steps) }, groupOfLeaf)
  }
}

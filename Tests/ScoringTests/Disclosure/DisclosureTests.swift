import Statistics
import Testing
import Workforce

@testable import Scoring

/// Whatever a report shows, nobody can add and subtract until a figure of fewer than five agents is left.
@Suite("Hiding small groups")
struct DisclosureTests {
  /// Frequency alone: differences are only kept from few agents, not from dominated groups, but for what is left of a total.
  private var rule: SuppressionRule {
    var rule = SuppressionRule()
    (rule.largestShare, rule.largestTwoShares) = (1, 1)
    return rule
  }

  /// The sums that are shown, as rows over the records.
  private func shown(_ world: DisclosureWorld, _ hidden: Set<ShownTable.Part>) -> [[Double]] {
    let parts = Set(world.items.flatMap { DisclosureWorld.parts($0.cell) }).sorted()
    var sums = [world.items.map { _ in 1.0 }]
    for part in parts where !hidden.contains(part) {
      let isIn = world.items.map { DisclosureWorld.parts($0.cell).contains(part) }
      guard case .matter = part else {
        sums.append(isIn.map { $0 ? 1 : 0 })
        continue
      }
      sums.append(zip(isIn, world.items).map { $0 && $1.cell.day < world.half ? 1 : 0 })
      sums.append(zip(isIn, world.items).map { $0 && $1.cell.day >= world.half ? 1 : 0 })
    }
    return sums
  }

  /// Whether any sum of multiples of what is shown is about one to four agents: tried with every set of so many.
  private func leaks(_ world: DisclosureWorld, _ hidden: Set<ShownTable.Part>) -> Bool {
    let sums = shown(world, hidden)
    var rows: [[Double]: Set<Set<Int32>>] = [:]
    for (place, item) in world.items.enumerated() where !item.agents.isEmpty {
      rows[sums.map { $0[place] }, default: []].insert(item.agents)
    }
    let agents = (world.items.flatMap(\.agents).max() ?? 0) + 1
    return Elimination.subsets(of: Int(agents), upTo: 4).contains { few in
      // What is zero on the records of all others, and yet not on those of these few.
      let others = rows.filter { $0.value.contains { !$0.isSubset(of: few) } }.map(\.key)
      let all = rows.map(\.key)
      let own = rows.filter { $0.value.allSatisfy { $0.isSubset(of: few) } }
      return !own.isEmpty && Elimination.rank(others) < Elimination.rank(all)
    }
  }

  /// What reports hid before: parts with fewer than five, and the next smallest where that was one; of matters only those with fewer.
  private func formerly(_ world: DisclosureWorld) -> Set<ShownTable.Part> {
    let parts = ShownTable(world.contributors(), rule: rule).parts
    var hidden: Set<ShownTable.Part> = []
    for kind in 0...2 {
      let own = parts.filter { $0.key.kind == kind }
      let small = own.filter { $0.value.agents.count < 5 && !$0.value.agents.isEmpty }
      hidden.formUnion(small.keys)
      guard kind < 2, small.count == 1 else { continue }
      let next = own.filter { small[$0.key] == nil }
        .min { ($0.value.agents.count, $0.key) < ($1.value.agents.count, $1.key) }
      if let next { hidden.insert(next.key) }
    }
    return hidden
  }

  @Test(
    "No difference of shown sums is about fewer than five agents, in 300 random teams; the former rule gives many away")
  func differences() {
    var (former, shownParts, allParts) = (0, 0, 0)
    for seed in 0..<300 {
      let world = DisclosureWorld(seed, density: seed % 2 == 0 ? 0.5 : 0.7)
      let table = ShownTable(world.contributors(), half: world.half, rule: rule)
      if table.isWhollyHidden { continue }
      #expect(!leaks(world, table.hidden), "seed \(seed): \(table.hidden.sorted())")
      former += leaks(world, formerly(world)) ? 1 : 0
      shownParts += table.parts.keys.count { table.shows($0) }
      allParts += table.parts.count
    }
    #expect(former > 60, "The test must find what the former rule gave away: \(former)")
    // Hiding everything is safe, too.
    #expect(2 * shownParts > allParts, "\(shownParts) of \(allParts) are shown")
  }

  @Test("Nor does one table tell what another one hides")
  func tables() {
    var (alone, hiddenFigures) = (0, 0)
    for seed in 0..<300 {
      let world = DisclosureWorld(seed, density: 0.6, each: 4)
      let keys = ["a", "b", "c", "d"]
      let contributors = keys.indices.map { world.contributors($0, byMatter: false) }
      let report = TeamSuppression(
        all: world.contributors(byMatter: false),
        tables: Dictionary(zip(keys, contributors), uniquingKeysWith: { first, _ in first }), half: world.half,
        rule: rule)
      guard !report.all.isWhollyHidden else { continue }
      func found(_ tables: [ShownTable]) -> Int {
        var (sums, hidden): ([[Double]], [[Double]]) = ([], [])
        for (place, table) in tables.enumerated() {
          func sum(_ part: ShownTable.Part?) -> [Double] {
            world.items.map { item in
              item.counts[place] && (part.map { DisclosureWorld.parts(item.cell).contains($0) } ?? true) ? 1 : 0
            }
          }
          if !table.isWhollyHidden { sums.append(sum(nil)) }
          for (part, content) in table.parts.sorted(by: { $0.key < $1.key }) {
            if table.shows(part) {
              sums.append(sum(part))
            } else if (1...4).contains(content.agents.count) {
              hidden.append(sum(part))
            }
          }
        }
        hiddenFigures += hidden.count
        return hidden.count { Elimination.follows($0, from: sums) }
      }
      #expect(found(keys.compactMap { report.tables[$0] }) == 0, "seed \(seed)")
      alone +=
        found(
          contributors.map { own in
            let parts = ShownTable(own, rule: rule).parts
            var table = ShownTable(own, rule: rule)
            table.hidden = Set(parts.filter { !rule.allows($0.value.agents) }.keys)
            return table
          }) > 0 ? 1 : 0
    }
    #expect(alone > 60 && hiddenFigures > 300, "\(alone) worlds, \(hiddenFigures) figures")
  }

  private func content(_ agents: [Int32: Double]) -> Contributors.Content {
    var content = Contributors.Content()
    (content.agents, content.weight) = (agents, agents.values.reduce(0, +))
    content.records = Int(content.weight)
    return content
  }

  @Test("Two hidden parts that together are one agent's still tell of that one: a third part goes with them")
  func sharedDifference() {
    var cells: [Contributors.Cell: Contributors.Content] = [:]
    for agent in 0..<6 as Range<Int32> {
      for day in 0..<4 as Range<Int32> {
        cells[.init(channel: .chat, day: day), default: .init()].add(content([agent: 10]))
        if agent > 0 { cells[.init(channel: .ticket, day: day), default: .init()].add(content([agent: 5])) }
      }
    }
    for day in 0..<4 as Range<Int32> {
      cells[.init(channel: .phone, day: day)] = content([7: 3])
      cells[.init(channel: .email, day: day)] = content([7: 2])
    }
    let table = ShownTable(Contributors(cells: cells))
    // Tickets have fewer agents than the chat.
    #expect(table.hidden == [.channel(.phone), .channel(.email), .channel(.ticket)])
  }

  @Test("Tables that count nearly the same hide the same parts, though each alone would hide another one")
  func likeTables() {
    func table(withEmail: Bool) -> Contributors {
      var cells: [Contributors.Cell: Contributors.Content] = [:]
      for agent in 0..<8 as Range<Int32> {
        cells[.init(channel: .chat, day: 0), default: .init()].add(content([agent: 60]))
        if agent > 0 { cells[.init(channel: .ticket, day: 0), default: .init()].add(content([agent: 30])) }
        if agent > 1, withEmail { cells[.init(channel: .email, day: 0), default: .init()].add(content([agent: 4])) }
      }
      cells[.init(channel: .phone, day: 0)] = content([0: 30, 1: 20])
      return Contributors(cells: cells)
    }
    let (all, some) = (table(withEmail: true), table(withEmail: false))
    #expect(ShownTable(all).hidden == [.channel(.phone), .channel(.email)])
    #expect(ShownTable(some).hidden == [.channel(.phone), .channel(.ticket)])
    let report = TeamSuppression(all: all, tables: ["a": all, "b": some], half: 1)
    #expect(report.tables["a"]?.hidden == [.channel(.phone), .channel(.email), .channel(.ticket)])
    #expect(report.tables["b"]?.hidden == [.channel(.phone), .channel(.ticket)])
  }

  @Test("A group whose records are nearly all one agent's, or two agents', is hidden")
  func dominance() {
    let rule = SuppressionRule()
    #expect(rule.allows([0: 10, 1: 10, 2: 10, 3: 10, 4: 10]) && !rule.allows([0: 10, 1: 10, 2: 10, 3: 10]))
    #expect(rule.allows([0: 74, 1: 7, 2: 7, 3: 6, 4: 6]) && !rule.allows([0: 76, 1: 6, 2: 6, 3: 6, 4: 6]))
    #expect(rule.allows([0: 45, 1: 44, 2: 4, 3: 4, 4: 3]) && !rule.allows([0: 46, 1: 45, 2: 3, 3: 3, 4: 3]))
    #expect(rule.allows([:]))
    var cells: [Contributors.Cell: Contributors.Content] = [:]
    for agent in 0..<6 as Range<Int32> {
      cells[.init(channel: .chat, day: 0), default: .init()].add(content([agent: 40]))
      cells[.init(channel: .email, day: 0), default: .init()].add(content([agent: 20]))
      cells[.init(channel: .phone, day: 0), default: .init()].add(content([agent: agent == 0 ? 95 : 1]))
    }
    let table = ShownTable(Contributors(cells: cells))
    #expect(table.hidden == [.channel(.phone), .channel(.email)])
  }

  @Test(
    "Where nobody is named nothing is hidden; a day of few agents whose records are in no other sum takes one along")
  func plain() {
    var cells: [Contributors.Cell: Contributors.Content] = [:]
    for day in 0..<4 as Range<Int32> {
      var nobody = Contributors.Content()
      (nobody.records, nobody.weight) = (7, 7)
      cells[.init(channel: .chat, day: day)] = nobody
    }
    #expect(ShownTable(Contributors(cells: cells)).hidden.isEmpty)
    for day in 0..<4 as Range<Int32> {
      for agent in 0..<(day == 2 ? 3 : 6 + day) { cells[.init(channel: .chat, day: day)]?.add(content([agent: 9])) }
    }
    #expect(ShownTable(Contributors(cells: cells)).hidden == [.day(2), .day(0)])
  }
}

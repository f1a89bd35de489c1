import Workforce

extension PeerGroup {
  /// What the group of those is called of whom nobody says where they belong.
  public static let unknownName = "unknown"
}

/// Which agents of a book are compared with each other under a policy.
struct Peers {
  /// The names of the groups, sorted; one without a name when everybody is compared with everybody.
  let names: [String]
  /// For each agent of the book the group, as a place in `names`; nil for those the policy is not for.
  let groupOf: [Int?]

  /// Groups agents.
  ///
  /// - Parameters:
  ///   - policy: Says what peers have in common, and for which roles it is.
  ///   - book: The records.
  ///   - period: Over which teams are looked at.
  ///   - staff: For each agent of the book the row of the roster, if there is one.
  init(_ policy: ScorePolicy, _ book: RecordBook, _ period: Period, staff: [StaffMember?]) {
    let teams = policy.peers.basis == .team ? Peers.teams(book, period) : []
    let labels = staff.indices.map { agent -> String? in
      let member = staff[agent]
      let roles = policy.eligibility.roles
      if !roles.isEmpty, !roles.contains(member?.role ?? "") { return nil }
      switch policy.peers.basis {
      case .all: return ""
      case .role: return member?.role ?? PeerGroup.unknownName
      case .team: return member?.team ?? teams[agent] ?? PeerGroup.unknownName
      }
    }
    let names = Set(labels.compactMap(\.self)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    self.names = names
    groupOf = labels.map { label in label.flatMap { name in names.firstIndex(of: name) } }
  }

  /// The groups of a reference, changed only for who belonged nowhere and has come to belong to one of them.
  ///
  /// - Parameters:
  ///   - corrected: The groups by the records as objections changed them.
  ///   - input: What the reference's scores were made of.
  init(_ corrected: Peers, asIn input: ScoreInput) {
    let names = input.groups.map(\.name)
    self.names = names
    groupOf = zip(input.groupOf, corrected.groupOf).map { old, new in
      guard let old, names[old] == PeerGroup.unknownName, let new else { return old }
      return names.firstIndex(of: corrected.names[new]) ?? old
    }
  }

  /// For each agent the team of most of the conversations answered in the period, the first by name of several.
  private static func teams(_ book: RecordBook, _ period: Period) -> [String?] {
    var counts = [[Int32: Int]](repeating: [:], count: book.names.agents.count)
    let table = book.conversations
    for row in 0..<table.count {
      guard let agent = table.agent(row), let team = table.team(row), period.contains(table.arrived(row)) else {
        continue
      }
      counts[Int(agent)][team, default: 0] += 1
    }
    return counts.map { own in
      own.compactMap { team, count in book.names.teams[team].map { ($0, count) } }
        .min { ($1.1, $0.0) < ($0.1, $1.0) }?.0
    }
  }

  /// The comparisons of an indicator, group by group.
  func comparisons(_ table: CaseTable, _ settings: FairnessSettings) -> [FairComparison?] {
    tables(table).map { FairComparison($0, settings: settings) }
  }

  /// The comparisons of an indicator, group by group, each held against one of a reference; nil where the reference has none.
  func comparisons(_ table: CaseTable, heldAgainst reference: [FairComparison?]) -> [FairComparison?] {
    zip(tables(table), reference).map { own, reference in
      reference.map { FairComparison(own, heldAgainst: $0) }
    }
  }

  /// The cases of each group.
  private func tables(_ table: CaseTable) -> [CaseTable] {
    if names.count == 1, groupOf.allSatisfy({ $0 != nil }) { return [table] }
    var isEmpty = names.map { _ in true }
    table.forEach { item in
      if let group = groupOf[Int(item.agent)] { isEmpty[group] = false }
    }
    return names.indices.map { group in
      CaseTable(table.kind, agentCount: table.agentCount, isEmpty: isEmpty[group]) { [groupOf] take in
        table.forEach { item in
          if groupOf[Int(item.agent)] == group { take(item) }
        }
      }
    }
  }
}

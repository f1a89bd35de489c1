import Workforce

/// Which agents of a book are compared with each other under a policy.
struct Peers {
  /// A group by what its members have in common.
  struct Label: Hashable, Comparable {
    /// The role or team; empty when everybody is compared with everybody.
    var name: String
    /// Whether nobody says where its members belong: a role or team may be called "unknown" too.
    var isUnknown = false

    /// Those of whom nobody says where they belong.
    static let unknown = Label(name: "unknown", isUnknown: true)

    static func < (left: Label, right: Label) -> Bool {
      if left.name != right.name { return left.name.utf8.lexicographicallyPrecedes(right.name.utf8) }
      return !left.isUnknown && right.isUnknown
    }
  }

  /// The groups, sorted; one without a name when everybody is compared with everybody.
  let labels: [Label]
  /// For each agent of the book the group, as a place in `labels`; nil for those the policy is not for.
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
    let own = staff.indices.map { agent -> Label? in
      let member = staff[agent]
      let roles = policy.eligibility.roles
      if !roles.isEmpty, !roles.contains(member?.role ?? "") { return nil }
      switch policy.peers.basis {
      case .all: return Label(name: "")
      case .role: return member?.role.map { Label(name: $0) } ?? .unknown
      case .team: return (member?.team ?? teams[agent]).map { Label(name: $0) } ?? .unknown
      }
    }
    let labels = Set(own.compactMap(\.self)).sorted()
    self.labels = labels
    groupOf = own.map { label in label.flatMap { labels.firstIndex(of: $0) } }
  }

  /// The groups of a reference, changed only for who belonged nowhere and has come to belong to one of them.
  ///
  /// - Parameters:
  ///   - corrected: The groups by the records as objections changed them.
  ///   - input: What the reference's scores were made of.
  init(_ corrected: Peers, asIn input: ScoreInput) {
    let labels = input.groups.map { Label(name: $0.name, isUnknown: $0.isUnknown) }
    self.labels = labels
    groupOf = zip(input.groupOf, corrected.groupOf).map { old, new in
      guard let old, labels[old].isUnknown, let new else { return old }
      return labels.firstIndex(of: corrected.labels[new]) ?? old
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
    if labels.count == 1, groupOf.allSatisfy({ $0 != nil }) { return [table] }
    var isEmpty = labels.map { _ in true }
    table.forEach { item in
      if let group = groupOf[Int(item.agent)] { isEmpty[group] = false }
    }
    return labels.indices.map { group in
      CaseTable(table.kind, agentCount: table.agentCount, isEmpty: isEmpty[group]) { [groupOf] take in
        table.forEach { item in
          if groupOf[Int(item.agent)] == group { take(item) }
        }
      }
    }
  }
}

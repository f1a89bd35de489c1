import Statistics
public import Workforce

/// What became of the contacts of a period, counted as a simulation counts its own.
///
/// offered = answered + abandoned + balked + blocked + cleared + unfinished.
public struct ContactTotals: Sendable, Hashable {
  /// Counts and waits of some contacts.
  public struct Group: Sendable, Hashable {
    /// Came in the period.
    public var arrived = 0
    /// Contacts by what became of them.
    public var outcomes: [ContactRecord.Outcome: Int] = [:]
    /// Answered within the target.
    public var answeredInTarget = 0
    /// Gave up within the target, those who left at once included.
    public var lostInTarget = 0
    /// Seconds waited by those answered; contacts whose wait is not known are not in it.
    public var waitsOfAnswered: [Double] = []
    /// Sum of seconds waited by those who were not answered.
    public var waitOfLost = 0.0
    /// Answered contacts whose wait is not known.
    public var unknownWaits = 0
    /// Contacts that were settled.
    public var resolved = 0

    /// Nothing counted yet.
    public init() {}

    /// How many became what an outcome says.
    public func count(_ outcome: ContactRecord.Outcome) -> Int { outcomes[outcome] ?? 0 }
    /// Asked for a human.
    public var offered: Int { arrived - count(.contained) }
    /// Mean wait of all who asked for a human, in seconds.
    public var meanWaitOfAll: Double? {
      offered > 0 && unknownWaits == 0 ? (waitsOfAnswered.reduce(0, +) + waitOfLost) / Double(offered) : nil
    }
    /// Mean wait of those answered, in seconds.
    public var meanWaitOfAnswered: Double? {
      waitsOfAnswered.isEmpty ? nil : waitsOfAnswered.reduce(0, +) / Double(waitsOfAnswered.count)
    }
    /// The wait that nine of ten of those answered did not exceed, in seconds.
    public var waitP90: Double? { SampleQuantile.value(at: 0.9, of: waitsOfAnswered) }

    /// The service level under a definition; nil where nothing counts, waits are not known, or it cannot be observed.
    public func serviceLevel(_ definition: ServiceLevelDefinition) -> Double? {
      guard unknownWaits == 0 else { return nil }
      let parts: (Int, Int) =
        switch definition {
        case .answeredOfAnswered: (answeredInTarget, count(.answered))
        case .answeredOfOfferedLessShortAbandons: (answeredInTarget, offered - lostInTarget)
        case .handledOrShortAbandonedOfOffered: (answeredInTarget + lostInTarget, offered)
        case .answeredOfOffered: (answeredInTarget, offered)
        case .virtualWait: (0, 0)
        }
      return parts.1 > 0 ? Double(parts.0) / Double(parts.1) : nil
    }
  }

  /// All contacts.
  public private(set) var total = Group()
  /// By contact type, sorted by name.
  public private(set) var types: [(name: String, group: Group)] = []
  /// The answer-time threshold of the counts, in seconds.
  public let targetSeconds: Double
  /// Contacts in the files that came before or after the period.
  public private(set) var outside = 0
  /// Contacts that count nowhere: spam and those merged into others.
  public private(set) var excluded = 0

  /// Moments are written to the microsecond, so a wait may be off by one at either end.
  static let tolerance = 2e-6

  /// Counts the contacts of a period.
  init(_ book: RecordBook, _ period: Period, within seconds: Double) {
    targetSeconds = seconds
    var byType: [String: Group] = [:]
    let table = book.conversations
    for row in 0..<table.count {
      guard period.contains(table.arrived(row)) else {
        outside += 1
        continue
      }
      guard table.exclusion(row) == nil else {
        excluded += 1
        continue
      }
      let name = book.names.types[table.type(row)] ?? ""
      Self.add(row, of: table, to: &total, within: seconds)
      Self.add(row, of: table, to: &byType[name, default: Group()], within: seconds)
    }
    types = byType.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private static func add(_ row: Int, of table: ConversationTable, to group: inout Group, within seconds: Double) {
    let outcome = table.outcome(row)
    let limit = seconds + tolerance
    let asked = table.queued(row) ?? table.arrived(row)
    group.arrived += 1
    group.outcomes[outcome, default: 0] += 1
    if table.isResolved(row) == true { group.resolved += 1 }
    switch outcome {
    case .answered:
      let stated = table.firstResponseSeconds(row)
      guard let wait = stated ?? table.answered(row).map({ $0.seconds(since: asked) }), wait >= 0 else {
        group.unknownWaits += 1
        return
      }
      group.waitsOfAnswered.append(wait)
      if wait <= limit { group.answeredInTarget += 1 }
    case .abandoned, .cleared:
      guard let wait = table.ended(row).map({ $0.seconds(since: asked) }), wait >= 0 else { return }
      group.waitOfLost += wait
      if outcome == .abandoned, wait <= limit { group.lostInTarget += 1 }
    case .balked: group.lostInTarget += 1
    case .blocked, .contained, .unfinished: break
    }
  }

  /// Whether two counts are the same.
  public static func == (left: ContactTotals, right: ContactTotals) -> Bool {
    left.total == right.total && left.targetSeconds == right.targetSeconds
      && left.types.map(\.name) == right.types.map(\.name) && left.types.map(\.group) == right.types.map(\.group)
  }

  /// Feeds what tells counts apart.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(total)
    hasher.combine(targetSeconds)
  }
}

public import Workforce

/// The contacts of a simulated period, before anybody says how well they were served.
///
/// Records as an import would bring them: who came when about what, who answered when, how long it took.
public struct RehearsalContacts: Sendable {
  /// The conversations.
  let rows: [Conversation]
  /// Their identities.
  let identities: TextColumn
  /// The names behind the codes.
  let names: RecordNames
  /// The rows that an agent answered.
  let served: [Int]
  /// The period they came in.
  public let period: Period
  /// Who does what and in which team.
  let roster: [StaffMember]
  /// How much easier than the average contact each is, in logits, by row.
  private let eases: [Double]
  /// How much harder than the average contact each type is, in logits, by the code of the type.
  private let hardnessOfType: [Double]
  /// How long each would have waited with enough people, in seconds, by row; nil where there were enough.
  private let adequateWaits: [Double]?
  /// Whether a contact came between 20 and 8 o'clock, by row.
  private let nights: [Bool]

  /// The number of agents.
  public var agentCount: Int { names.agents.count }
  /// How many contacts agents answered.
  public var servedCount: Int { served.count }

  /// The contacts of a book.
  ///
  /// - Parameters:
  ///   - book: The records of a simulated period.
  ///   - period: The period.
  ///   - hardness: How hard each type is to please and to settle, in logits, by name.
  ///   - nightHardness: How much harder every contact is between 20 and 8 o'clock, in logits.
  ///   - roster: Who does what and in which team; empty where all do the same, in the teams of the records.
  ///   - adequateWaits: How long each would have waited with enough people, in seconds, by row; nil where there were enough.
  public init(
    _ book: RecordBook, period: Period, hardness: [String: Double], nightHardness: Double = 0,
    roster: [StaffMember] = [], adequateWaits: [Double]? = nil
  ) {
    precondition(
      adequateWaits?.count ?? book.conversations.count == book.conversations.count, "a wait for each contact")
    self.adequateWaits = adequateWaits
    let rows = (0..<book.conversations.count).map { book.conversations[$0] }
    self.rows = rows
    identities = book.identities
    names = book.names
    self.period = period
    self.roster = roster.isEmpty ? book.names.agents.names.map { StaffMember(agent: $0, role: "agent") } : roster
    let served = rows.indices.filter { rows[$0].outcome == .answered && rows[$0].agent != nil }
    self.served = served
    nights = rows.map {
      let second = period.clock.local($0.arrived).secondOfDay
      return second < 8 * 3600 || second >= 20 * 3600
    }
    let ofType = book.names.types.names.map { hardness[$0] ?? 0 }
    func mean(_ value: (Int) -> Double) -> Double {
      served.reduce(0) { $0 + value($1) } / Double(max(1, served.count))
    }
    let meanOfType = mean { rows[$0].type.map { ofType[Int($0)] } ?? 0 }
    hardnessOfType = ofType.map { $0 - meanOfType }
    let hard = zip(rows, nights).map { row, isNight in
      (row.type.map { ofType[Int($0)] } ?? 0) + (isNight ? nightHardness : 0)
    }
    let meanOfAll = mean { hard[$0] }
    eases = hard.map { meanOfAll - $0 }
  }

  /// How much easier than the average contact this one is, in logits.
  func ease(_ row: Int) -> Double { eases[row] }

  /// How much harder than average the matter is, whatever the hour, in logits.
  func hardness(_ row: Int) -> Double { rows[row].type.map { hardnessOfType[Int($0)] } ?? 0 }

  /// Whether a contact came between 20 and 8 o'clock.
  func isNight(_ row: Int) -> Bool { nights[row] }

  /// How long a contact waited for an agent, in seconds.
  func wait(_ row: Int) -> Double {
    rows[row].answered.map { max(0, $0.seconds(since: rows[row].queued ?? rows[row].arrived)) } ?? 0
  }

  /// How long a contact would have waited for an agent with enough people, in seconds.
  func adequateWait(_ row: Int) -> Double { adequateWaits?[row] ?? wait(row) }

  /// Whether a contact is written to and fro; on the phone an agent answers by picking up.
  func isWritten(_ row: Int) -> Bool { rows[row].channel != .phone }

  /// The mean over the contacts of each agent who has any, by name.
  func means(_ value: (Int) -> Double) -> [(agent: String, mean: Double)] {
    var sums = [(sum: Double, count: Double)](repeating: (0, 0), count: agentCount)
    for row in served {
      guard let agent = rows[row].agent else { continue }
      sums[Int(agent)].sum += value(row)
      sums[Int(agent)].count += 1
    }
    return sums.indices.filter { sums[$0].count > 0 }.map { (names.agents.names[$0], sums[$0].sum / sums[$0].count) }
  }

  /// How many contacts each agent answered.
  var counts: [Int] {
    var counts = [Int](repeating: 0, count: agentCount)
    for row in served { if let agent = rows[row].agent { counts[Int(agent)] += 1 } }
    return counts
  }
}

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
  /// How much easier than the average contact each type is, in logits, by the code of the type.
  private let easeOfType: [Double]

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
  public init(_ book: RecordBook, period: Period, hardness: [String: Double]) {
    let rows = (0..<book.conversations.count).map { book.conversations[$0] }
    self.rows = rows
    identities = book.identities
    names = book.names
    self.period = period
    let served = rows.indices.filter { rows[$0].outcome == .answered && rows[$0].agent != nil }
    self.served = served
    let hard = book.names.types.names.map { hardness[$0] ?? 0 }
    let mean = served.reduce(0) { $0 + (rows[$1].type.map { hard[Int($0)] } ?? 0) } / Double(max(1, served.count))
    easeOfType = hard.map { mean - $0 }
  }

  /// How much easier than the average contact this one is, in logits.
  func ease(_ row: Int) -> Double { rows[row].type.map { easeOfType[Int($0)] } ?? 0 }

  /// How long a contact waited for an agent, in seconds.
  func wait(_ row: Int) -> Double {
    rows[row].answered.map { max(0, $0.seconds(since: rows[row].queued ?? rows[row].arrived)) } ?? 0
  }

  /// Whether a contact is written to and fro; on the phone an agent answers by picking up.
  func isWritten(_ row: Int) -> Bool { rows[row].channel != .phone }

  /// Agents for whom a mean over their contacts is above a limit.
  func agents(where value: (Int) -> Double, above limit: Double) -> Set<Int> {
    var sums = [(sum: Double, count: Double)](repeating: (0, 0), count: agentCount)
    for row in served {
      guard let agent = rows[row].agent else { continue }
      sums[Int(agent)].sum += value(row)
      sums[Int(agent)].count += 1
    }
    return Set(sums.indices.filter { sums[$0].count > 0 && sums[$0].sum / sums[$0].count > limit })
  }

  /// How many contacts each agent answered.
  var counts: [Int] {
    var counts = [Int](repeating: 0, count: agentCount)
    for row in served { if let agent = rows[row].agent { counts[Int(agent)] += 1 } }
    return counts
  }

  /// Agents most of whose contacts come between 20 and 8 o'clock.
  var nightAgents: Set<Int> {
    agents(
      where: { row in
        let second = period.clock.local(rows[row].arrived).secondOfDay
        return second < 8 * 3600 || second >= 20 * 3600 ? 1 : 0
      }, above: 0.5)
  }

  /// Agents whose contacts are harder than average by a twentieth of a logit or more.
  var hardAgents: Set<Int> { agents(where: { -ease($0) }, above: 0.05) }

  /// Agents whose customers wait half as long again as the average customer.
  var thinAgents: Set<Int> {
    let mean = served.reduce(0) { $0 + wait($1) } / Double(max(1, served.count))
    return mean > 1 ? agents(where: wait, above: 1.5 * mean) : []
  }
}

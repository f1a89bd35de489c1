import Workforce

/// What one attempt at gaming changed for the agent who tried it, in points of the score.
struct GamingTrial: Sendable {
  /// The score under the policy.
  let fair: Double
  /// The naive points.
  let naive: Double
  /// The change by indicator, before guards.
  let parts: [String: Double]
  /// What guards took off that they had not taken off before, as a positive number.
  let guarded: Double
  /// What an audit would see.
  let trace: GamingTrace

  init(from old: Scorecard, to card: Scorecard, naive: Double, trace: GamingTrace) {
    fair = (card.total?.value ?? 0) - (old.total?.value ?? 0)
    self.naive = naive
    self.trace = trace
    let before = Dictionary(old.items.map { ($0.indicator, $0.amount.value) }) { first, _ in first }
    parts = Dictionary(
      card.items.map { ($0.indicator, $0.amount.value - (before[$0.indicator] ?? 0)) },
      uniquingKeysWith: { first, _ in first })
    func deducted(_ card: Scorecard) -> Double { -card.deductions.reduce(0) { $0 + $1.amount.value } }
    guarded = deducted(card) - deducted(old)
  }

  /// Whether anything at all is different.
  var changesSomething: Bool { fair != 0 || naive != 0 || guarded != 0 || parts.values.contains { $0 != 0 } }
}

/// What a trick leaves behind, whether or not the policy scores it: of the agent's own contacts a share, without the trick and with it.
///
/// Picking: contacts easier than average. Handing over: contacts handed to a colleague. Closing early: contacts marked as resolved that
/// were not settled. Not asking: customers asked to rate. Begging: customers who rate. An empty reply: first replies in time, where
/// those without the trick are the ones that help. Haste: marks for accuracy.
struct GamingTrace: Sendable {
  /// Without the trick.
  private(set) var honest = (part: 0.0, whole: 0.0)
  /// With it.
  private(set) var bent = (part: 0.0, whole: 0.0)

  /// Looks for traces.
  ///
  /// - Parameters:
  ///   - kind: The trick.
  ///   - agent: Who tries it.
  ///   - contacts: The contacts as the simulator dealt them out.
  ///   - honest: What came of them without the trick.
  ///   - bent: What came of them with it.
  ///   - replyTarget: Within how many seconds a reply is in time.
  init(
    _ kind: Gaming, by agent: Int32, _ contacts: RehearsalContacts, honest: RecordBook, bent: RecordBook,
    replyTarget: Double
  ) {
    for row in contacts.served {
      let isOwn = contacts.rows[row].agent == agent
      if kind == .cherryPicking {
        if isOwn { self.honest = GamingTrace.adding(contacts.ease(row) > 0, to: self.honest) }
        if bent.conversations.agent(row) == agent {
          self.bent = GamingTrace.adding(contacts.ease(row) > 0, to: self.bent)
        }
      } else if isOwn {
        let (before, after) = (honest.conversations[row], bent.conversations[row])
        count(kind, before, after, isWritten: contacts.isWritten(row), replyTarget)
      }
    }
  }

  private mutating func count(
    _ kind: Gaming, _ before: Conversation, _ after: Conversation, isWritten: Bool, _ replyTarget: Double
  ) {
    func note(_ isPart: (Conversation) -> Bool) {
      honest = GamingTrace.adding(isPart(before), to: honest)
      bent = GamingTrace.adding(isPart(after), to: bent)
    }
    func isInTime(_ item: Conversation) -> Bool {
      item.answered.map { $0.seconds(since: item.queued ?? item.arrived) <= replyTarget } ?? false
    }
    switch kind {
    case .cherryPicking: break
    case .handingOver: note { $0.agent != before.agent }
    case .markingResolved:
      if before.isResolved == true { honest = GamingTrace.adding(false, to: honest) }
      if after.isResolved == true { bent = GamingTrace.adding(before.isResolved != true, to: bent) }
    case .selectiveAsking: note { $0.wasSurveyed == true }
    case .begging: note { $0.isSatisfied != nil }
    case .emptyReply: if isWritten { note(isInTime) }
    case .haste:
      if let mark = before.accuracy { honest = (honest.part + mark, honest.whole + 1) }
      if let mark = after.accuracy { bent = (bent.part + mark, bent.whole + 1) }
    }
  }

  private static func adding(_ isPart: Bool, to sum: (part: Double, whole: Double)) -> (part: Double, whole: Double) {
    (sum.part + (isPart ? 1 : 0), sum.whole + 1)
  }
}

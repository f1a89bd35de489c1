import Workforce

/// The state of one conversation while its events are gone through in order.
struct ConversationWalk {
  /// A round that is not yet settled: who held it when is worked out at the end.
  struct RoundDraft {
    var start: Instant
    var end: Instant
    var opening: ReplyRound.Opening
    var ending: ReplyRound.Ending
    var isFirst: Bool
    var isNeeded: Bool
    var replier: Int32 = -1
    var holderAtEnd: Int32 = -1
    /// Holdings brought along from a conversation merged into this one.
    var carried: [OwnershipInterval] = []
    /// Since when this conversation's own holders had the customer; later than `start` only where a wait was brought along.
    var ownFrom: Instant
  }

  /// A wait that goes on in another conversation.
  struct Carry {
    var at: Instant
    var start: Instant
    var isFirst: Bool
    var isNeeded: Bool
    var holdings: [OwnershipInterval]
  }

  /// A state of the conversation whose time is not ours.
  struct Pause {
    var kind: SupportEvent.Kind
    var from: Instant
    var until: Instant
  }

  let rules: ReconstructionRules
  var conversation: Int32 = 0
  var tallies = ReconstructionTallies()

  var rounds: [RoundDraft] = []
  var open: RoundDraft?
  var ownership: [OwnershipInterval] = []
  var resolutions: [Resolution] = []
  var pauses: [Pause] = []
  var turns: [(agent: Int32, count: Int32)] = []
  var shares: [Credit] = []

  var holder: Int32 = -1
  var heldSince = Instant(secondsSince1970: 0)
  var hasAssignments = false
  var team: Int32?
  var botHolds = false
  var pause: (kind: SupportEvent.Kind, from: Instant)?
  var isResolved = false
  var reopenPending = false
  var reopenCause: ReopenCause = .none
  var reopenedAt = Instant(secondsSince1970: 0)
  var nextIsFirst = true
  var lastTurn: Int32?
  var totalTurns: Int32 = 0
  var isOver = false
  var lastTime = Instant(secondsSince1970: 0)
  var firstCustomerMessage: Instant?
  var carriedOut: Carry?
  var row = Conversation(channel: .other, arrived: Instant(secondsSince1970: 0), outcome: .unfinished)
  var marks: (accuracy: Mean, attitude: Mean, compliance: Mean) = (Mean(), Mean(), Mean())

  /// What the customer has written since the resolution.
  enum ReopenCause { case none, thanks, message }

  /// A mean of marks.
  struct Mean {
    var sum = 0.0
    var count = 0.0
    var value: Double? { count == 0 ? nil : sum / count }
    mutating func add(_ value: Float) {
      sum += Double(value)
      count += 1
    }
  }

  init(rules: ReconstructionRules) { self.rules = rules }

  /// Whether the log tells of messages in this conversation, and not of states alone.
  var tellsMessages: Bool { firstCustomerMessage != nil || totalTurns > 0 || !rounds.isEmpty || open != nil }

  /// Begins another conversation.
  mutating func begin(_ conversation: Int32, facts: ConversationFacts, first: Instant, startsWithBot: Bool) {
    self.conversation = conversation
    rounds.removeAll(keepingCapacity: true)
    ownership.removeAll(keepingCapacity: true)
    resolutions.removeAll(keepingCapacity: true)
    pauses.removeAll(keepingCapacity: true)
    turns.removeAll(keepingCapacity: true)
    shares.removeAll(keepingCapacity: true)
    (open, holder, heldSince, hasAssignments) = (nil, -1, first, false)
    (team, botHolds, pause) = (facts.team, startsWithBot, nil)
    (isResolved, reopenPending, reopenCause, nextIsFirst) = (false, false, .none, true)
    (lastTurn, totalTurns, isOver, lastTime) = (nil, 0, false, first)
    (firstCustomerMessage, carriedOut) = (nil, nil)
    marks = (Mean(), Mean(), Mean())
    row = Conversation(channel: facts.channel, arrived: facts.created ?? first, outcome: .unfinished)
    row.customer = facts.customer
    row.matter = facts.matter
    row.type = facts.type
    row.language = facts.language
    row.servedLanguage = facts.servedLanguage
    row.due = facts.due
    row.qualityWeight = facts.qualityWeight
    if startsWithBot { row.botBegan = first }
  }

  /// Takes the next event into account.
  mutating func apply(_ event: SupportEvent) {
    guard !isOver else {
      tallies.lateEvents += 1
      return
    }
    lastTime = event.time
    switch event.kind {
    case .opened: if event.actor >= 0 { row.startedByAgent = true }
    case .botBegan: botBegins(event)
    case .customerMessage: customerWrites(event)
    case .agentMessage: agentWrites(event)
    case .handedOver: handOver(event)
    case .assigned: assign(event.subject, at: event.time, isExplicit: true)
    case .unassigned: assign(-1, at: event.time, isExplicit: true)
    case .assignedToTeam: team = event.subject
    case .pending, .held: begin(pause: event.kind, at: event.time)
    case .continued:
      endPause(at: event.time)
      // Where no messages are logged, work that goes on after a resolution says that it did not hold.
      if isResolved, !tellsMessages { reopen(at: event.time) }
    case .resolved: resolve(event)
    case .closed: if !isResolved { resolve(event) }
    case .reopened: reopen(at: event.time)
    case .merged: merge(event)
    case .markedSpam: markSpam()
    case .botMessage, .systemMessage, .note: break
    default: record(event)
    }
  }

  /// The agents' and customers' marks, costs and work.
  private mutating func record(_ event: SupportEvent) {
    switch event.kind {
    case .surveyed: row.wasSurveyed = true
    case .rated:
      row.rating = Double(event.value)
      row.isSatisfied = event.flags.contains(.positive)
    case .worked: row.handlingSeconds = (row.handlingSeconds ?? 0) + Double(event.value)
    case .complaintRaised: row.complaint = row.complaint ?? .raised
    case .complaintConfirmed: row.complaint = .attributable
    case .complaintDismissed: row.complaint = .notAttributable
    case .goodsReturned, .goodsExchanged:
      row.goodsReturn = event.kind == .goodsReturned ? .returned : .exchanged
      if event.flags.contains(.positive) { row.returnWasAvoidable = true }
      if event.flags.contains(.negative) { row.returnWasAvoidable = false }
    case .accuracyMarked: marks.accuracy.add(event.value)
    case .attitudeMarked: marks.attitude.add(event.value)
    case .complianceMarked: marks.compliance.add(event.value)
    case .paid: row.cost = (row.cost ?? 0) + Double(event.value)
    default: break
    }
  }
}

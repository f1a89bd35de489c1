/// A contact in the system: waiting, being served, with the bot, or about to come back.
///
/// While `waiting`, its pending event is the end of its patience; while `waitingForOverflow`, the moment at which
/// further groups may
/// take it.
///
/// Slots are reused, so memory follows the number of contacts present, not the number that ever came.
struct Contact: BitwiseCopyable {
  enum State: UInt8 { case free, waiting, waitingForOverflow, talking, afterWork, withBot, away }

  /// When it asked for an agent.
  var queued = 0.0
  /// Conversation time and after-contact work of an agent of standard proficiency.
  var handling = 0.0
  var afterWork = 0.0
  /// How long it waits; after asking for an agent, until when.
  var patience = Double.infinity
  var answered = 0.0
  /// Neighbours in the queue; `next` also chains free slots.
  var next: Int32 = -1
  var previous: Int32 = -1
  var agent: Int32 = -1
  var type: Int32 = 0
  /// The reporting interval in which it asked for an agent.
  var interval: Int32 = 0
  var state = State.free

  /// Whether it is in a queue.
  var isWaiting: Bool { state == .waiting || state == .waitingForOverflow }
}

/// What only bots and records need to know of a contact.
struct Journey: BitwiseCopyable {
  var number: Int64 = 0
  var caseNumber: Int64 = 0
  var attempt: Int32 = 1
  var arrived = 0.0
  var botBegan = -1.0
  var botEnded = -1.0
  var botOutcome = BotFate.none
  var conversationEnded = -1.0
  /// Comes back to an agent rather than to the front door.
  var returnsToAgent = false
}

/// How a session with a bot ends, or that there was none.
enum BotFate: UInt8 { case none, resolved, falselyContained, escalated }

/// An agent's present state.
struct Agent: BitwiseCopyable {
  enum State: UInt8 { case off, idle, busy, onBreak }

  var group: Int32
  /// Neighbours among the idle agents of the group; `next` also chains absent agents of groups staffed by number.
  var next: Int32 = -1
  var previous: Int32 = -1
  var state = State.off
  /// The shift has ended and the agent leaves after the contact in hand.
  var leaves = false
  /// A break is due, of this length; 0 for none.
  var breakLength = 0.0
  var breakIsPaid = false
  var idleSince = 0.0
  /// For routing to the least occupied: time on duty began, and time worked since.
  var onDutySince = 0.0
  var worked = 0.0
}

/// A group's present state and its integrals over the current interval.
///
/// An integral of a count over an interval is the sum of (end − moment) over all rises less that over all falls, so a
/// change costs
/// one addition.
struct Group: BitwiseCopyable {
  let model: SimulationModel.GroupModel
  var firstIdle: Int32 = -1
  var lastIdle: Int32 = -1
  /// For groups staffed by number: the number wanted, those who still have to leave, and the absent.
  var wanted: Int32 = 0
  var leaving: Int32 = 0
  var firstOff: Int32 = -1
  /// Busy agents; agents on duty and not on a break; agents on a paid break.
  var busy: Int32 = 0
  var present: Int32 = 0
  var onPaidBreak: Int32 = 0
  var busyOffset = 0.0
  var presentOffset = 0.0
  var paidOffset = 0.0
  var handled: Int32 = 0
}

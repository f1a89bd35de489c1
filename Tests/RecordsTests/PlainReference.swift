import Records
import Workforce

/// The rules of rounds once more, written for plainness.
///
/// Every second of every round is looked at on its own, and every question is answered by searching the whole story again. It knows no
/// merging.
struct PlainReference {
  struct Round: Equatable, CustomStringConvertible {
    var start: Int
    var end: Int
    var replier: Int32
    var ending: String
    var seconds: [Int32: Int]
    var team: Int
    var description: String {
      "\(start)–\(end) by \(replier) \(ending) \(seconds.sorted { $0.key < $1.key }) team \(team)"
    }
  }

  struct Outcome: Equatable {
    var rounds: [Round] = []
    var resolved: Int?
    var reopens = 0
    var shares: [Int32: Double] = [:]
  }

  /// The events of one conversation, in order.
  let events: [SupportEvent]
  let end: Int
  /// Whether the service is open in the second that begins then.
  let isOpen: (Int) -> Bool
  /// Whether an agent works in the second that begins then.
  let works: (Int32, Int) -> Bool

  func outcome() -> Outcome {
    if events.contains(where: { $0.kind == .markedSpam }) { return Outcome() }
    var outcome = Outcome()
    var waitingSince: Int?
    var waitingIsNeeded = false
    var turns: [Int32] = []
    var everReplied = false
    var lastTurn: Int32?
    var resolver: Int32 = -1
    var state = State.working
    for (place, event) in events.enumerated() {
      let now = second(event)
      switch event.kind {
      case .customerMessage where !botHolds(before: place):
        lastTurn = nil
        let isThanks = event.flags.contains(.noReplyNeeded) && waitingSince == nil && (everReplied || state != .working)
        if isThanks {
          if state == .resolved { state = .thanked }
          if state == .reopened, !wroteSinceResolution(before: place) { state = .thanked }
          continue
        }
        if waitingSince == nil {
          waitingSince = now
          waitingIsNeeded = false
          if state != .working { state = .reopened }
        }
        if event.flags.contains(.replyNeeded) { waitingIsNeeded = true }
      case .customerMessage: lastTurn = nil
      case .agentMessage where event.flags.isDisjoint(with: [.automatic, .perfunctory]):
        if let start = waitingSince { outcome.rounds.append(round(start, now, place, event.actor, "answered")) }
        waitingSince = nil
        if state == .reopened {
          outcome.reopens += 1
          outcome.resolved = nil
          turns = []
          lastTurn = nil
          state = .working
        }
        if lastTurn != event.actor { turns.append(event.actor) }
        lastTurn = event.actor
        everReplied = true
      case .handedOver:
        if state != .working { state = .reopened }
        if waitingSince == nil { (waitingSince, waitingIsNeeded) = (now, true) }
      case .reopened: if state == .resolved { state = .reopened }
      case .continued: if state == .resolved, !tellsMessages(before: place) { state = .reopened }
      case .resolved:
        if state == .reopened, !tellsMessages(before: place) {
          outcome.reopens += 1
          outcome.resolved = nil
        }
        if let start = waitingSince {
          let ending = waitingIsNeeded || !everReplied ? "unanswered" : "dismissed"
          outcome.rounds.append(round(start, now, place, -1, ending))
          waitingSince = nil
          if state == .reopened, ending == "unanswered" {
            outcome.reopens += 1
            outcome.resolved = nil
            turns = []
          }
        }
        if outcome.resolved == nil {
          outcome.resolved = now
          resolver = event.actor >= 0 ? event.actor : holder(before: place)
          outcome.shares = shares(turns, else: resolver)
        }
        lastTurn = nil
        state = .resolved
      default: continue
      }
    }
    if let start = waitingSince {
      outcome.rounds.append(round(start, end, events.count, -1, "open"))
      if state == .reopened, waitingIsNeeded { outcome.reopens += 1 }
    }
    if state == .reopened { outcome.resolved = nil }
    if outcome.resolved == nil { outcome.shares = shares(turns, else: holder(before: events.count)) }
    return outcome
  }

  private enum State { case working, resolved, thanked, reopened }

  private func second(_ event: SupportEvent) -> Int { Int(event.time.secondsSince1970) }

  private func shares(_ turns: [Int32], else other: Int32) -> [Int32: Double] {
    if turns.isEmpty { return other >= 0 ? [other: 1] : [:] }
    return Dictionary(grouping: turns) { $0 }.mapValues { Double($0.count) / Double(turns.count) }
  }

  /// A bot holds the conversation from its beginning, or from the start when it hands over without having begun.
  private func botHolds(before place: Int) -> Bool {
    var holds = false
    if let first = events.first(where: { [.botBegan, .agentMessage, .handedOver].contains($0.kind) }) {
      holds = first.kind == .handedOver
    }
    for event in events[..<place] {
      switch event.kind {
      case .botBegan: holds = true
      case .handedOver, .resolved: holds = false
      case .agentMessage where event.flags.isDisjoint(with: [.automatic, .perfunctory]): holds = false
      default: continue
      }
    }
    return holds
  }

  /// Whether anybody had written, or a bot had handed over, before a place; else states are all that is known.
  private func tellsMessages(before place: Int) -> Bool {
    events[..<place].contains { event in
      [.customerMessage, .handedOver].contains(event.kind)
        || (event.kind == .agentMessage && event.flags.isDisjoint(with: [.automatic, .perfunctory]))
    }
  }

  private func wroteSinceResolution(before place: Int) -> Bool {
    let since = events[..<place].lastIndex { $0.kind == .resolved } ?? 0
    return events[since..<place].contains { $0.kind == .customerMessage }
  }

  /// Who is responsible once the events before a place have happened.
  private func holder(before place: Int) -> Int32 {
    var holder: Int32 = -1
    for event in events[..<place] {
      switch event.kind {
      case .assigned: holder = event.subject
      case .unassigned: holder = -1
      case .agentMessage where event.flags.isDisjoint(with: [.automatic, .perfunctory]) && holder < 0:
        holder = event.actor
      default: continue
      }
    }
    return holder
  }

  private func round(_ start: Int, _ stop: Int, _ place: Int, _ replier: Int32, _ ending: String) -> Round {
    var round = Round(start: start, end: stop, replier: replier, ending: ending, seconds: [:], team: 0)
    let hasAssignments = events.contains { $0.kind == .assigned || $0.kind == .unassigned }
    for second in start..<max(start, stop) where isOpen(second) {
      let holder = holder(before: events[..<place].firstIndex { self.second($0) > second } ?? place)
      if holder >= 0, works(holder, second) { round.seconds[holder, default: 0] += 1 } else { round.team += 1 }
    }
    let nobodyHeld = (start..<max(start, stop)).allSatisfy { second in
      holder(before: events[..<place].firstIndex { self.second($0) > second } ?? place) < 0
    }
    if !hasAssignments, replier >= 0, nobodyHeld, holder(before: place) < 0 {
      // Nothing is known of who held it: the replier is taken to have done so all along.
      round.team = 0
      for second in start..<max(start, stop) where isOpen(second) {
        if works(replier, second) { round.seconds[replier, default: 0] += 1 } else { round.team += 1 }
      }
    }
    return round
  }
}

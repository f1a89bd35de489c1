public import Workforce

/// A figure as a vendor or platform would show it, computed from the same events as ours.
///
/// Dialects read the log itself, since vendors cut it into rounds in ways of their own. They are meant for comparison,
/// not for scoring.
public struct Dialect: Sendable {
  /// What the figure means; its key begins with the vendor, such as `zendesk-first-reply`.
  public let definition: IndicatorDefinition
  /// Whose figure it is.
  public let vendor: String
  /// Our own indicator that is nearest, by key.
  public let counterpart: String
  /// Since when this definition has been in force, where it is known.
  public let since: CalendarDate?
  /// The day on which another definition replaced it, where there is one.
  public let until: CalendarDate?
  /// Where the definition was read.
  public let source: String
  let compute: @Sendable (DialectReading) -> [Contribution]

  /// What every conversation contributes to the figure over a period.
  ///
  /// - Parameters:
  ///   - log: The events; they need not be sorted.
  ///   - period: The period; the vendor's hours are read on its clock.
  ///   - end: Until when the log reaches; by default its last event.
  public func contributions(of log: EventLog, in period: Period, observedUntil end: Instant? = nil) -> [Contribution] {
    var log = log
    _ = log.sort()
    return compute(DialectReading(log: log, period: period, end: end))
  }

  /// Whether this definition was in force on the last day of a period.
  public func isInForce(in period: Period) -> Bool {
    let day = period.days.last
    return since.map { $0 <= day } ?? true && until.map { day < $0 } ?? true
  }

  /// All dialects, vendor by vendor.
  public static let all: [Dialect] = zendesk + tmall + jingdong + douyin + pinduoduo

  /// The dialect of a key, or nil when there is none.
  public static func find(_ key: String) -> Dialect? { all.first { $0.definition.key == key } }
}

/// A sorted log seen over a period, as dialects read it.
struct DialectReading {
  let log: EventLog
  let period: Period
  let end: Instant

  init(log: EventLog, period: Period, end: Instant?) {
    self.log = log
    self.period = period
    let last = log.events.reduce(-Double.infinity) { max($0, $1.time.secondsSince1970) }
    self.end = end ?? Instant(secondsSince1970: last.isFinite ? last : 0)
  }

  /// The events of each conversation up to the end of observation, in order.
  func forEachConversation(_ body: (_ conversation: Int32, _ events: ArraySlice<SupportEvent>) -> Void) {
    var start = 0
    while start < log.events.count {
      var stop = start + 1
      while stop < log.events.count, log.events[stop].conversation == log.events[start].conversation { stop += 1 }
      let events = log.events[start..<stop].prefix { $0.time <= end }
      if !events.isEmpty { body(log.events[start].conversation, events) }
      start = stop
    }
  }

  /// One contribution to the team's figure and to one agent's.
  func contribution(
    _ conversation: Int32, agent: Int32, day: Int32, _ numerator: Double, scope: Contribution.Scope = .both
  ) -> Contribution {
    Contribution(
      conversation: conversation, record: conversation, agent: agent, day: day, numerator: numerator, denominator: 1,
      origin: .conversation, scope: scope)
  }

  /// Whether the wall clock stands at a time of day, in seconds, from the first on and before the second.
  func isBetween(_ from: Double, _ until: Double, _ moment: Instant) -> Bool {
    let second = period.clock.local(moment).secondOfDay
    return from <= second && second < until
  }
}

/// A round as the platforms cut it: consecutive messages of the buyer, until a human writes anything.
struct PlatformRound {
  var start: Instant
  /// When a human replied; nil when nobody has.
  var replied: Instant?
  var agent: Int32
  /// Which round of the conversation it is, from 0.
  var index: Int

  /// The seconds to the reply, or nil.
  var seconds: Double? { replied.map { $0.seconds(since: start) } }
}

extension DialectReading {
  /// The rounds of each conversation as platforms cut them; the bot's phase is none, and a hand-over begins one.
  ///
  /// - Parameter voidsPerfunctory: From when on replies that say nothing are no replies; nil for never.
  func forEachRound(
    voidsPerfunctory: Instant? = nil, _ body: (_ conversation: Int32, _ round: PlatformRound) -> Void
  ) {
    forEachConversation { conversation, events in
      guard !events.contains(where: { $0.kind == .markedSpam }) else { return }
      var waiting: Instant?
      var holder: Int32 = -1
      var index = 0
      var botHolds = startsWithBot(events)
      for event in events {
        switch event.kind {
        case .botBegan: botHolds = true
        case .handedOver:
          botHolds = false
          waiting = waiting ?? event.time
        case .assigned: holder = event.subject
        case .unassigned: holder = -1
        case .customerMessage where !botHolds: waiting = waiting ?? event.time
        case .agentMessage where !event.flags.contains(.automatic):
          if event.flags.contains(.perfunctory), let from = voidsPerfunctory, event.time >= from { continue }
          botHolds = false
          if let start = waiting {
            body(conversation, PlatformRound(start: start, replied: event.time, agent: event.actor, index: index))
            index += 1
          }
          waiting = nil
        default: continue
        }
      }
      if let start = waiting {
        body(conversation, PlatformRound(start: start, replied: nil, agent: holder, index: index))
      }
    }
  }

  private func startsWithBot(_ events: ArraySlice<SupportEvent>) -> Bool {
    events.first { [.botBegan, .agentMessage, .handedOver].contains($0.kind) }?.kind == .handedOver
  }
}

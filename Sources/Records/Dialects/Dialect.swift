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
  /// Within how many seconds it asks for a reply; nil where it does not.
  public let target: Double?
  let compute: @Sendable (DialectReading) -> [DialectRecord]

  /// Every round or conversation as this dialect sees it, those that it leaves out included.
  public func records(of reading: DialectReading) -> [DialectRecord] { compute(reading) }

  /// What every conversation contributes to the figure over a period.
  ///
  /// - Parameters:
  ///   - log: The events; they need not be sorted.
  ///   - period: The period; the vendor's hours are read on its clock.
  ///   - end: Until when the log reaches; by default its last event.
  public func contributions(of log: EventLog, in period: Period, observedUntil end: Instant? = nil) -> [Contribution] {
    contributions(in: DialectReading(of: log, period: period, observedUntil: end))
  }

  /// What every conversation contributes to the figure.
  public func contributions(in reading: DialectReading) -> [Contribution] {
    Dialect.contributions(of: compute(reading))
  }

  /// What some records add to the figure.
  public static func contributions(of records: [DialectRecord]) -> [Contribution] {
    records.compactMap(\.contribution)
  }

  /// Whether its records are rounds, not conversations as a whole.
  public var isByRound: Bool { vendor != Dialect.zendeskName }

  /// Whether this definition was in force on the last day of a period.
  ///
  /// A definition that replaced another within the period knows the day itself.
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
public struct DialectReading: Sendable {
  let log: EventLog
  let period: Period
  let end: Instant

  /// Sorts a log for reading.
  ///
  /// - Parameters:
  ///   - log: The events, in any order.
  ///   - period: The period; the vendors' hours are read on its clock.
  ///   - end: Until when the log reaches; by default its last event.
  public init(of log: consuming EventLog, period: Period, observedUntil end: Instant? = nil) {
    var log = log
    _ = log.sort()
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

  /// Whether the log tells who held conversations when.
  public var hasAssignments: Bool { log.events.contains { $0.kind == .assigned } }

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
  /// What others may see otherwise.
  var traits: Set<Divergence> = []

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
      var traits: Set<Divergence> = []
      var botHolds = startsWithBot(events)
      for event in events {
        switch event.kind {
        case .botBegan: botHolds = true
        case .resolved, .closed: botHolds = false
        case .handedOver:
          botHolds = false
          waiting = waiting ?? event.time
        case .assigned: holder = event.subject
        case .unassigned: holder = -1
        case .customerMessage where !botHolds:
          if waiting == nil, event.flags.contains(.noReplyNeeded) { traits.insert(.needlessMessage) }
          waiting = waiting ?? event.time
        case .agentMessage where !event.flags.contains(.automatic):
          if event.flags.contains(.perfunctory), let from = voidsPerfunctory, event.time >= from { continue }
          botHolds = false
          if let start = waiting {
            if event.flags.contains(.perfunctory) { traits.insert(.perfunctoryReply) }
            body(
              conversation,
              PlatformRound(start: start, replied: event.time, agent: event.actor, index: index, traits: traits))
            index += 1
          }
          (waiting, traits) = (nil, [])
        default: continue
        }
      }
      if let start = waiting {
        body(conversation, PlatformRound(start: start, replied: nil, agent: holder, index: index, traits: traits))
      }
    }
  }

  private func startsWithBot(_ events: ArraySlice<SupportEvent>) -> Bool {
    events.first { [.botBegan, .agentMessage, .handedOver].contains($0.kind) }?.kind == .handedOver
  }
}

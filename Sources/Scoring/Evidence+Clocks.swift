import Workforce

extension Evidence {
  /// Seconds that count on the customer's clock, which runs in the hours of the service.
  func seconds(of conversation: Int, from start: Instant, to end: Instant) -> Double {
    face(of: conversation).seconds(from: start, to: end)
  }

  /// Seconds that count on an agent's clock, which runs in the hours of the service while the agent is on shift.
  func seconds(of conversation: Int, from start: Instant, to end: Instant, agent: Int32) -> Double {
    face(of: conversation).seconds(from: start, to: end, shift: clocks.shift(of: agent))
  }

  /// Whether the hours of the service are known at a moment.
  func isClockKnown(of conversation: Int, at moment: Instant) -> Bool {
    face(of: conversation).isInForce(at: moment)
  }

  /// When a customer was to be answered.
  func asked(_ conversation: Int) -> Instant {
    conversations.queued(conversation) ?? conversations.arrived(conversation)
  }

  /// What is known of when a wait or a promise falls due.
  enum Due {
    /// On this day of the period.
    case day(Int32)
    /// In the period, or nobody knows when, and it has not come yet.
    case pending
    /// In another period.
    case elsewhere
    /// The wait began before any hours of the service are known.
    case unknown
  }

  /// When so many seconds have passed on a conversation's clock.
  ///
  /// What falls due in the period counts in the period, whatever became of it: so a month is complete when it ends, and quick and slow
  /// replies are judged at the same age.
  func due(_ conversation: Int, after seconds: Double, from start: Instant) -> Due {
    let face = face(of: conversation)
    guard face.isInForce(at: start) else { return period.contains(start) ? .unknown : .elsewhere }
    guard let moment = face.moment(after: seconds, from: start) else {
      // The hours that are laid out end before.
      return period.contains(start) ? .pending : .elsewhere
    }
    return due(moment)
  }

  /// On which day of the period a moment lies, once it has come.
  func due(_ moment: Instant) -> Due {
    guard let day = period.day(of: moment) else { return .elsewhere }
    return moment <= book.observedUntil ? .day(day) : .pending
  }

  private func face(of conversation: Int) -> ClockFace {
    if !clocks.haveHours { return ClockFace(hours: nil) }
    return clocks.face(channel: conversations.channel(conversation), team: conversations.team(conversation))
  }
}

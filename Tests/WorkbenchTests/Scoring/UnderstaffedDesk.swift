import Workforce

/// A service whose night is understaffed.
///
/// A week of chats, easy ones (a question, 5 min on average) and hard ones (a refund, 8 min). Four of five agents work by day, where
/// there are enough people and a quarter of the chats are hard; the rest work at night, where there are too few and six of ten are
/// hard. Every agent is on duty eight hours a day and serves some 400 to 500 chats.
enum UnderstaffedDesk {
  private static let (easySeconds, hardSeconds) = (300.0, 480.0)

  /// The scenario for so many agents.
  ///
  /// - Parameters:
  ///   - agents: How many there are.
  ///   - night: How many of them work at night; nil for one of five.
  ///   - nightLoad: How much of the time of those on duty the work of the night fills.
  ///   - nightHardShare: The share of hard chats at night.
  static func scenario(
    agents: Int, night: Int? = nil, nightLoad: Double = 1.05, nightHardShare: Double = 0.6
  ) -> Scenario {
    let night = night ?? max(1, agents / 5)
    let horizon = Horizon(
      clock: .utc, start: Instant(secondsSince1970: 1_791_158_400), length: 7 * 86_400,
      intervalStarts: Array(stride(from: 0, to: 7 * 86_400, by: 1800)))
    var (easy, hard) = (type("question", easySeconds), type("refund", hardSeconds))
    (easy.skill, hard.skill) = ("chat", "chat")
    let arrivals =
      streams(agents: agents - night, from: 9, load: 0.8, hardShare: 0.25)
      + streams(agents: night, from: 20, load: nightLoad, hardShare: nightHardShare)
    return Scenario(
      title: "Understaffed night", horizon: horizon, contactTypes: [easy, hard], arrivals: arrivals,
      groups: [group("day", agents - night, from: 9), group("night", night, from: 20)],
      routing: Routing(
        groupsOfType: [[.init(group: 0), .init(group: 1)], [.init(group: 0), .init(group: 1)]],
        typesOfGroup: [
          [.init(contactType: 0), .init(contactType: 1)], [.init(contactType: 0), .init(contactType: 1)],
        ]))
  }

  private static func type(_ name: String, _ seconds: Double) -> ContactType {
    var type = ContactType(name: name, channel: .chat, handlingTime: .gamma(shape: 2, scale: seconds / 2))
    type.patience = .exponential(mean: 600)
    return type
  }

  /// Both kinds of chats during the duties of some agents: together so much work that it fills a share of their time.
  private static func streams(agents: Int, from hour: Double, load: Double, hardShare: Double) -> [ArrivalStream] {
    let mean = (1 - hardShare) * easySeconds + hardShare * hardSeconds
    let rate = load * Double(agents) / mean
    return [(0, 1 - hardShare), (1, hardShare)].map { type, share in
      ArrivalStream(
        contactType: type,
        pattern: .rates(
          (0..<7).map { day in
            let start = Double(day) * 86_400 + hour * 3600
            return RatePiece(start: start, end: min(start + 8 * 3600, 7 * 86_400), rate: rate * share)
          }))
    }
  }

  private static func group(_ name: String, _ agents: Int, from hour: Double) -> AgentGroup {
    let duties = (0..<7).map { day in
      let start = Double(day) * 86_400 + hour * 3600
      return Duty(start: start, end: min(start + 8 * 3600, 7 * 86_400))
    }
    return AgentGroup(
      name: name, skills: [.init(name: "chat")],
      staffing: .duties(Array(repeating: AgentDuties(duties: duties), count: agents)))
  }
}

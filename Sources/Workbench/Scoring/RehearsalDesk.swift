import Scoring
import Workforce

/// The service that a policy is tried on where no scenario is given.
///
/// A week of written contacts, easy ones (a question, 8 min on average) and hard ones (a refund, 13 min). Four shifts
/// of six hours: two by day, two between 20 and 8 o'clock, and of each two one has enough people and one too few. In
/// every shift a front desk gets the questions first and a refund desk the refunds, and each helps the other out. So
/// night, thin staffing and hard matters are crossed: each meets some agents alone, some together with the others.
/// Agents work five days of seven. Those of a shift are a team, those of a desk have a role.
enum RehearsalDesk {
  private static let (easySeconds, hardSeconds) = (480.0, 780.0)
  private static let hardShare = 0.45
  private static let daySeconds = 86_400.0

  /// A shift: its name, when it begins, and how much work there is for so many people.
  private struct Shift {
    var name: String
    var hour: Double
    var load: Double
  }

  private static let shifts = [
    Shift(name: "morning", hour: 8, load: 0.8), Shift(name: "afternoon", hour: 14, load: 1.15),
    Shift(name: "evening", hour: 20, load: 0.8), Shift(name: "night", hour: 2, load: 1.15),
  ]
  private static let desks = ["front", "refunds"]

  /// Which shift each of ten agents is in, and at which desk: four by day with enough people, two in each other shift.
  private static func place(of agent: Int) -> (shift: Int, desk: Int) {
    ([0, 1, 2, 3, 0][agent % 5], (agent % 5 + agent / 5) % 2)
  }

  /// The scenario for so many agents.
  static func scenario(agents: Int) -> Scenario {
    let horizon = Horizon(
      clock: .utc, start: Instant(secondsSince1970: 1_791_158_400), length: 7 * daySeconds,
      intervalStarts: Array(stride(from: 0, to: 7 * daySeconds, by: 1800)))
    var teams = [[Int]](repeating: [], count: shifts.count * desks.count)
    for agent in 0..<agents {
      let place = place(of: agent)
      teams[place.shift * desks.count + place.desk].append(agent)
    }
    let staffed = teams.indices.filter { !teams[$0].isEmpty }
    var (easy, hard) = (type("question", easySeconds), type("refund", hardSeconds))
    (easy.skill, hard.skill) = ("desk", "desk")
    let arrivals = shifts.indices.flatMap { shift in
      streams(agents: (0..<agents).count { place(of: $0).shift == shift }, shifts[shift])
    }
    // The desk that a matter is for is asked first.
    func choices(_ desk: Int) -> [Routing.GroupChoice] {
      staffed.enumerated().map { .init(group: $0.offset, level: $0.element % desks.count == desk ? 1 : 2) }
    }
    func ranks(_ team: Int) -> [Routing.TypeChoice] {
      [0, 1].map { .init(contactType: $0, rank: team % desks.count == $0 ? 1 : 2) }
    }
    return Scenario(
      title: "", horizon: horizon, contactTypes: [easy, hard], arrivals: arrivals,
      groups: staffed.map { group(teams[$0], shifts[$0 / desks.count], desks[$0 % desks.count]) },
      routing: Routing(groupsOfType: [choices(0), choices(1)], typesOfGroup: staffed.map(ranks)))
  }

  /// The role and the team of a group's agents: its desk and its shift.
  static func peers(ofGroup name: String) -> (role: String, team: String) {
    let words = name.split(separator: " ").map(String.init)
    return (words.last ?? name, words.first ?? name)
  }

  /// So many agents make groups of peers large enough for grades: the smallest shift holds a fifth of them, a desk half.
  static func agents(for policy: ScorePolicy) -> Int {
    let groups =
      switch policy.peers.basis {
      case .all: 1
      case .role: policy.eligibility.roles.count == 1 ? 1 : 2
      case .team: 5
      }
    return min(1000, max(30, groups * policy.peers.minimum))
  }

  private static func type(_ name: String, _ seconds: Double) -> ContactType {
    var type = ContactType(name: name, channel: .chat, handlingTime: .gamma(shape: 2, scale: seconds / 2))
    type.patience = .exponential(mean: 900)
    return type
  }

  /// Both kinds of contacts during a shift: together so much work that it fills a share of the time of those on duty.
  private static func streams(agents: Int, _ shift: Shift) -> [ArrivalStream] {
    let mean = (1 - hardShare) * easySeconds + hardShare * hardSeconds
    let rate = shift.load * Double(agents) * 5 / 7 / mean
    guard rate > 0 else { return [] }
    return [(0, 1 - hardShare), (1, hardShare)].map { type, share in
      ArrivalStream(
        contactType: type,
        pattern: .rates(
          (0..<7).map { day in
            let start = Double(day) * daySeconds + shift.hour * 3600
            return RatePiece(start: start, end: min(start + 6 * 3600, 7 * daySeconds), rate: rate * share)
          }))
    }
  }

  /// A desk of a shift; days off are spread over the week.
  private static func group(_ agents: [Int], _ shift: Shift, _ desk: String) -> AgentGroup {
    let rosters = agents.map { agent in
      AgentDuties(
        duties: (0..<7).filter { ($0 + 7 - agent % 7) % 7 < 5 }.map { day in
          let start = Double(day) * daySeconds + shift.hour * 3600
          return Duty(start: start, end: min(start + 6 * 3600, 7 * daySeconds))
        })
    }
    return AgentGroup(name: "\(shift.name) \(desk)", skills: [.init(name: "desk")], staffing: .duties(rosters))
  }
}

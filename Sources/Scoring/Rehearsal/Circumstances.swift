/// What an agent cannot help, and may cost points.
public enum Circumstance: String, CaseIterable, Hashable, Sendable {
  /// Most contacts come between 20 and 8 o'clock.
  case night
  /// Customers wait half as long again as the average customer.
  case thin
  /// Matters are harder than average by a tenth of a logit or more.
  case hard
}

/// Which agents work under which circumstances, and which of these can be told apart.
public struct Circumstances: Sendable {
  /// The agents under each circumstance, by name; circumstances that hold for nobody or for everybody are absent.
  public let members: [Circumstance: Set<String>]
  /// Circumstances whose cost can be told, in the order of the kinds.
  public let told: [Circumstance]
  /// Circumstances that hold for nearly the same agents as those before them: their costs cannot be told apart.
  public let confounded: [Circumstance]

  /// At least so many agents must be inside and outside.
  private static let fewest = 2
  /// Of the variance of who is concerned, so much must be left when the other circumstances are known.
  private static let leastOwnVariance = 0.1

  /// What is known of who works under which.
  init(members: [Circumstance: Set<String>], told: [Circumstance], confounded: [Circumstance]) {
    (self.members, self.told, self.confounded) = (members, told, confounded)
  }

  /// Looks at who served what.
  public init(_ contacts: RehearsalContacts) {
    let wait = contacts.served.reduce(0) { $0 + contacts.wait($1) } / Double(max(1, contacts.servedCount))
    let values: [(Circumstance, Double, (Int) -> Double)] = [
      (.night, 0.5, { contacts.isNight($0) ? 1 : 0 }),
      (.thin, wait > 1 ? 1.5 * wait : .infinity, contacts.wait),
      (.hard, 0.1, contacts.hardness),
    ]
    var members: [Circumstance: Set<String>] = [:]
    var everybody: Set<String> = []
    for (circumstance, limit, value) in values {
      let means = contacts.means(value)
      everybody = Set(means.map(\.agent))
      let own = Set(means.filter { $0.mean > limit }.map(\.agent))
      if own.count >= Self.fewest, everybody.count - own.count >= Self.fewest { members[circumstance] = own }
    }
    self.members = members
    let order = everybody.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    var (told, confounded): ([Circumstance], [Circumstance]) = ([], [])
    for circumstance in Circumstance.allCases {
      guard let own = members[circumstance] else { continue }
      func column(_ set: Set<String>) -> [Double] { order.map { set.contains($0) ? 1 : 0 } }
      let fit = LeastSquares(column(own), by: told.compactMap { members[$0].map(column) })
      if fit.residualSquares < Self.leastOwnVariance * fit.totalSquares {
        confounded.append(circumstance)
      } else {
        told.append(circumstance)
      }
    }
    (self.told, self.confounded) = (told, confounded)
  }
}

/// Why scores differ, and what circumstances cost somebody equally good.
///
/// Least squares over the agents of a period: score = a + b · what skill earns − the costs of the circumstances that
/// hold + luck. Skills are drawn without regard to circumstances, and each cost is what remains when skill and the
/// other circumstances are held equal.
struct ScoreSpread: Sendable {
  /// Points that each circumstance costs; those that cannot be told are absent.
  var costs: [Circumstance: Double] = [:]
  /// The shares of the variance of scores that go along with skill, with circumstances, and with neither; nil where
  /// scores do not vary or agents are too few.
  var shares: (skill: Double, circumstance: Double, luck: Double)?

  /// Explains scores.
  ///
  /// - Parameters:
  ///   - scores: The scores.
  ///   - truths: What the skills earn.
  ///   - agents: The names.
  ///   - circumstances: Who works under which.
  init(_ scores: [Double], _ truths: [Double], agents: [String], _ circumstances: Circumstances) {
    guard scores.count >= 4 else { return }
    let columns = circumstances.told.map { circumstance in
      agents.map { circumstances.members[circumstance]?.contains($0) == true ? 1.0 : 0.0 }
    }
    // Where all are equally good there is nothing to hold equal.
    let isVaried = (truths.max() ?? 0) - (truths.min() ?? 0) > 1e-9
    let skill = isVaried ? [truths] : []
    let alone = LeastSquares(scores, by: skill)
    let full = LeastSquares(scores, by: skill + columns)
    let hasRoom = full.degreesOfFreedom >= 2
    if hasRoom, let found = full.coefficients {
      costs = Dictionary(
        zip(circumstances.told, found.dropFirst(1 + skill.count).map { -$0 }), uniquingKeysWith: { first, _ in first })
    }
    guard let unskilled = alone.unexplained else { return }
    let luck = hasRoom ? full.unexplained ?? unskilled : unskilled
    shares = (1 - unskilled, unskilled - luck, luck)
  }
}

/// By which rules indicators become points, points a score, a score a grade and, if so agreed, money.
///
/// A policy is data: it has a name, a revision and days on which it applies, and every score says which one it was made by.
/// Exact amounts are whole numbers of small units, so that what is printed adds up to the last digit.
public struct ScorePolicy: Hashable, Sendable {
  /// Whether the policy can be followed only with a roster.
  public var needsRoster: Bool { peers.basis == .role || !eligibility.roles.isEmpty || eligibility.employedDays > 0 }

  /// How often scores are made.
  public enum Cadence: String, CaseIterable, Hashable, Sendable {
    case monthly, quarterly, annual
  }

  /// What happens to the weight of an indicator that the records cannot tell.
  public enum MissingRule: String, CaseIterable, Hashable, Sendable {
    /// There is no score.
    case refuse
    /// The other weights are raised in proportion, and the sheet says so.
    case shareOut = "share-out"
  }

  /// What cases are told apart by before agents are compared.
  public enum Comparison: String, CaseIterable, Hashable, Sendable {
    case channel, issue, language, hours, load
  }

  /// The heading.
  public var title: String
  /// Which revision of the rules this is, such as `2025-10`.
  public var revision: String
  /// How often scores are made.
  public var cadence: Cadence
  /// The first day it applies to.
  public var from: CalendarDate
  /// The last day it applies to; nil for until further notice.
  public var until: CalendarDate?
  /// The indicators with their weights and targets, in the order written.
  public var items: [PolicyItem]
  /// The grades, best first.
  public var grades: [Grade]
  /// How sure a grade must be to be stated; else the higher of the two in doubt is given.
  public var gradeConfidence = 0.8
  /// What is known too badly to be paid by.
  public var evidence = EvidenceRule()
  /// What happens to indicators that the records cannot tell.
  public var missing = MissingRule.refuse
  /// What cases are told apart by.
  public var comparedBy: [Comparison] = [.channel, .issue, .language, .hours, .load]
  /// Confirmed events that cap the score.
  public var redLines: [RedLine] = []
  /// Items whose points above a limit need another item to be good.
  public var guards: [PointGuard] = []
  /// What is paid, if anything.
  public var bonus: BonusRule?
  /// Who is scored.
  public var eligibility = EligibilityRule()
  /// Who is compared with whom.
  public var peers = PeerRule()
  /// Days within which an employee can object.
  public var appealDays = 5
  /// The limits and windows of indicators, where they differ from the usual.
  public var measures = MeasureRules()

  /// A policy with its indicators and grades.
  public init(
    title: String, revision: String, cadence: Cadence, from: CalendarDate, items: [PolicyItem], grades: [Grade]
  ) {
    self.title = title
    self.revision = revision
    self.cadence = cadence
    self.from = from
    self.items = items
    self.grades = grades
  }
}

/// One indicator of a policy.
public struct PolicyItem: Hashable, Sendable {
  /// The indicator's key.
  public var indicator: String
  /// Its weight in thousandths of the whole.
  public var weightPermille: Int
  /// The figures that points are given for.
  public var targets: Targets
  /// Fewer records than this are flagged.
  public var minimumRecords: Int

  /// An indicator with its weight and targets.
  public init(_ indicator: String, weightPermille: Int, targets: Targets, minimumRecords: Int = 0) {
    self.indicator = indicator
    self.weightPermille = weightPermille
    self.targets = targets
    self.minimumRecords = minimumRecords
  }
}

/// Which figures earn which points: floor 0, threshold 60, goal 100, stretch 120, linear between, flat outside.
public struct Targets: Hashable, Sendable {
  /// At and beyond it there are no points.
  public var floor: Double
  /// 60 points.
  public var threshold: Double
  /// 100 points.
  public var goal: Double
  /// 120 points, and no more beyond it.
  public var stretch: Double

  /// Four figures that strictly rise, or strictly fall where less is better.
  public init(floor: Double, threshold: Double, goal: Double, stretch: Double) {
    self.floor = floor
    self.threshold = threshold
    self.goal = goal
    self.stretch = stretch
  }

  /// The figures in the order of their points.
  public var figures: [Double] { [floor, threshold, goal, stretch] }

  /// The names of the figures, as policies write them.
  public static let names = ["floor", "threshold", "goal", "stretch"]

  /// The points of the figures.
  public static let points: [Double] = [0, 60, 100, 120]

  /// Whether more is better.
  public var isRising: Bool { floor < stretch }

  /// Whether the figures strictly rise or strictly fall.
  public var areOrdered: Bool {
    let steps = zip(figures, figures.dropFirst())
    return steps.allSatisfy { $0 < $1 } || steps.allSatisfy { $0 > $1 }
  }
}

/// A grade with the score from which it is given.
public struct Grade: Hashable, Sendable {
  /// Its name.
  public var name: String
  /// The lowest score of the grade.
  public var from: Double

  /// A grade.
  public init(_ name: String, from: Double) {
    self.name = name
    self.from = from
  }
}

/// What is known too badly to be paid by.
public struct EvidenceRule: Hashable, Sendable {
  /// An indicator counts as known when so much of what is shown is the agent rather than chance.
  ///
  /// Where all agents do equally well, what differs between them is chance, and yet all are known: see `isKnown`.
  public var reliability = 0.5
  /// So much of the weight must be known.
  public var weight = 0.5

  /// The rule recommended.
  public init() {}

  /// Whether an indicator of an agent is known well enough: it tells the agent from others, or the agent's own records leave the
  /// points in no doubt.
  ///
  /// - Parameters:
  ///   - reliability: How much of what is shown is the agent rather than chance.
  ///   - records: How many records the agent has.
  ///   - deviation: The standard deviation of the points.
  public func isKnown(reliability: Double, records: Double, deviation: Double) -> Bool {
    reliability >= self.reliability || (records >= 30 && deviation <= 3)
  }
}

/// A kind of event that caps the score once a human has confirmed it and the time for objections is over.
public struct RedLine: Hashable, Sendable {
  /// The kind, such as `privacy-leak`.
  public var kind: String
  /// The highest score that remains possible.
  public var cap: Double

  /// A kind of event with its cap.
  public init(_ kind: String, cap: Double) {
    self.kind = kind
    self.cap = cap
  }
}

/// Keeps one item from being bought at the price of another, such as quick answers that are wrong.
public struct PointGuard: Hashable, Sendable {
  /// The items whose points are limited.
  public var items: [String]
  /// Their limit.
  public var limit: Double
  /// The item that must be good for more.
  public var needs: String
  /// The figure that the lower end of its interval must reach (the upper end, where less is better).
  public var atLeast: Double

  /// A guard.
  public init(items: [String], limit: Double, needs: String, atLeast: Double) {
    self.items = items
    self.limit = limit
    self.needs = needs
    self.atLeast = atLeast
  }
}

/// What is paid: base · clip(1 + slope · (score − 100)/100, low, high), times the share of full time and of the period's days employed.
public struct BonusRule: Hashable, Sendable {
  /// What a score of 100 earns.
  public var base: Double
  /// How steeply it follows the score.
  public var slope: Double
  /// The lowest factor.
  public var low: Double
  /// The highest factor.
  public var high: Double
  /// What can be paid to all together; nil for no limit.
  public var pool: Double?
  /// The currency.
  public var currency: String
  /// Whether who works part time, or only some days of the period, is paid in proportion.
  ///
  /// Source: the principle of pro rata temporis, Council Directive 97/81/EC, Annex, clause 4(2).
  public var prorates = true

  /// A rule.
  public init(base: Double, slope: Double, low: Double, high: Double, pool: Double? = nil, currency: String = "") {
    self.base = base
    self.slope = slope
    self.low = low
    self.high = high
    self.pool = pool
    self.currency = currency
  }
}

/// Who is scored.
public struct EligibilityRule: Hashable, Sendable {
  /// So many conversations must have been served; of those who work part time, their share of it.
  public var conversations = 0
  /// On so many days; of those who work part time, their share of it.
  public var days = 0
  /// Employed for so many days by the end of the period; needs the roster.
  public var employedDays = 0
  /// The roles the policy is for; empty for all.
  ///
  /// Agents of other roles are neither scored nor compared; needs the roster.
  public var roles: [String] = []

  /// Everybody.
  public init() {}

  /// What a limit asks of somebody who works a share of full time; rounded down, in the employee's favour.
  public static func limit(_ full: Int, fullTimeShare: Double) -> Int {
    Int((Double(full) * fullTimeShare + 1e-9).rounded(.down))
  }
}

/// The limits and windows of indicators, where a policy sets them.
public struct MeasureRules: Hashable, Sendable {
  /// Within how many seconds a reply is in time, where a policy does not say.
  public static let usualReplyWithinSeconds = 180.0
  /// As how many seconds a later reply counts, where a policy does not say.
  public static let usualReplyLimitSeconds = 600.0

  /// A reply within so many seconds is in time.
  public var replyWithinSeconds: Double?
  /// A reply later than this, or never, counts as this many seconds.
  public var replyLimitSeconds: Double?
  /// Within how long a conversation should be resolved.
  public var resolveWithinSeconds: Double?
  /// Coming back with the same matter within so many days means that it had not been settled.
  public var recontactDays: Double?

  /// The usual ones.
  public init() {}
}

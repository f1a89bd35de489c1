public import Workforce

/// The score of one agent for one period, in parts that add up to it exactly.
public struct Scorecard: Sendable, Hashable {
  /// The agent.
  public var agent: String
  /// The items, in the order of the policy.
  public var items: [ItemScore]
  /// What caps and guards take off; never positive.
  public var deductions: [Deduction]
  /// The score; nil when it cannot be made.
  public var total: ScoreAmount?
  /// The score with its interval; nil when it cannot be made.
  public var estimate: Estimate?
  /// The grade; nil when the evidence is not enough.
  public var grade: GradeDecision?
  /// The bonus; nil when there is none or the evidence is not enough.
  public var bonus: Bonus?
  /// The share of the weight that is known well enough.
  public var knownWeight: Double
  /// Why there is no grade, or what else a reader must know.
  public var flags: [ScoreFlag]

  /// What the parts add up to.
  public var sumOfParts: ScoreAmount {
    items.reduce(.zero) { $0 + $1.amount } + deductions.reduce(.zero) { $0 + $1.amount }
  }
}

/// One indicator of one agent's score.
public struct ItemScore: Sendable, Hashable {
  /// A step from the figure as observed to the points.
  public enum Step: String, CaseIterable, Sendable, Hashable {
    /// The points of the figure as observed; those of the colleagues where nothing was observed.
    case observed
    /// What taking off understaffing changes.
    case load
    /// What easy or hard cases change.
    case caseMix = "case-mix"
    /// What few cases change: leaning towards colleagues.
    case shrinkage
  }

  /// The indicator's key.
  public var indicator: String
  /// The weight that counts, in thousandths.
  public var weightPermille: Int
  /// What was found; nil when the records cannot tell.
  public var estimate: FairEstimate?
  /// The points of the steps; they add up to `points`.
  public var steps: [(step: Step, points: Points)]
  /// The points.
  public var points: Points
  /// Their standard deviation.
  public var deviation: Double
  /// Points times weight.
  public var amount: ScoreAmount { ScoreAmount(points, weightPermille: weightPermille) }

  /// The part of a step in the score.
  public func amount(of step: Step) -> ScoreAmount {
    steps.filter { $0.step == step }.reduce(.zero) { $0 + ScoreAmount($1.points, weightPermille: weightPermille) }
  }

  /// Whether two items are the same.
  public static func == (left: ItemScore, right: ItemScore) -> Bool {
    left.indicator == right.indicator && left.weightPermille == right.weightPermille && left.estimate == right.estimate
      && left.points == right.points && left.deviation == right.deviation
      && left.steps.map(\.points) == right.steps.map(\.points) && left.steps.map(\.step) == right.steps.map(\.step)
  }

  /// By the indicator and its points.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(indicator)
    hasher.combine(points)
  }
}

/// Something that takes points off.
public struct Deduction: Sendable, Hashable {
  /// Why.
  public enum Reason: Sendable, Hashable {
    /// A confirmed event of a kind.
    case redLine(RedLineEvent, cap: Double)
    /// Points above a limit without what they need.
    case pointGuard(item: String, needs: String, atLeast: Double)
  }

  /// Why.
  public var reason: Reason
  /// How much; not positive.
  public var amount: ScoreAmount
}

/// A grade and how sure it is.
public struct GradeDecision: Sendable, Hashable {
  /// The grade given.
  public var name: String
  /// Its probability.
  public var probability: Double
  /// Whether the grade is given because two are in doubt, and the higher of them is taken.
  public var isBenefitOfDoubt: Bool
  /// The probabilities of all grades, best first.
  public var probabilities: [Double]
}

/// What is paid.
public struct Bonus: Sendable, Hashable {
  /// For what share of the whole an agent is paid who works part time, or on some days of the period only.
  public struct Proportion: Sendable, Hashable {
    /// The agent's hours as a share of full time.
    public var fullTimeShare: Double
    /// The days employed.
    public var days: Int
    /// All days of the period.
    public var periodDays: Int

    /// Their product, 0…1.
    public var factor: Double { fullTimeShare * Double(days) / Double(periodDays) }

    /// So much of an amount, to the nearest cent.
    public func prorated(_ cents: Int) -> Int {
      Int((Double(cents) * fullTimeShare * Double(days) / Double(periodDays)).rounded())
    }
  }

  /// What the score earns full time over the whole period, in hundredths of the currency.
  public var earnedCents: Int
  /// In what proportion it is paid; nil when in full.
  public var proportion: Proportion?
  /// What the proportion takes off; not positive.
  public var proRataCents = 0
  /// What fitting all into the pool takes off; not positive.
  public var poolCents: Int
  /// What is paid.
  public var paidCents: Int { earnedCents + proRataCents + poolCents }
}

/// What a reader of a score must know.
public enum ScoreFlag: Sendable, Hashable {
  /// Too little of the weight is known; the score is not fit for pay.
  case insufficientEvidence(knownWeight: Double, needed: Double)
  /// The records cannot tell an indicator.
  case notMeasurable(indicator: String)
  /// The weight of indicators that the records cannot tell was shared out.
  case sharedOut(indicators: [String])
  /// Fewer records than the policy wants.
  case fewRecords(indicator: String, records: Int, minimum: Int)
  /// Served too little to be graded.
  case notEligible(conversations: Int, days: Int, neededConversations: Int, neededDays: Int)
  /// Employed for too short a time to be scored.
  case newlyHired(days: Int, needed: Int)
  /// Most cases of some indicators came under circumstances that hardly any colleague works under; they have a weight of the policy's.
  case comparedWithNobody(indicators: [String], weight: Double)
  /// Compared with too few colleagues for a grade.
  case fewPeers(group: String, agents: Int, needed: Int)
  /// Nobody says whose peer the agent is, where the policy compares by role or team.
  case unknownPeers
  /// An event of a kind that caps scores was reported, but does not count: it is not confirmed, or the agent can still object.
  case openEvent(kind: String, day: CalendarDate, status: RedLineEvent.Status, appealUntil: CalendarDate?)
  /// Records of days on which the agent was not employed, by the roster.
  case strayRecords(ScoreInput.Service.Stray)
  /// Outcomes are still open: the figure is provisional.
  case provisional(indicator: String, pending: Int)
}

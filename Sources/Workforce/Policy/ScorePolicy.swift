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

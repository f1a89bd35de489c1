import Statistics
public import Workforce

/// A world in which everybody's true skill is known: what an average agent achieves, and how skill, matter and wait
/// change it.
///
/// Shares: the logit of a success is that of the figure worth 80 points, plus the agent's skill, plus how much easier
/// than average the contact is; satisfaction also falls by one logit for a wait as long as the limit. Times: the
/// queue's wait is what the simulator made of it; the agent's own time to a reply is exponential, 45 s on average or
/// half of the reply target where that is less, and shorter by e^(−0.7 · speed); handling times are the simulator's, shorter by e^(−0.3 · speed).
public struct RehearsalWorld: Sendable {
  /// The policy that is tried; everybody with a contact is scored.
  public let policy: ScorePolicy
  /// Limits and windows.
  public let settings: MeasureSettings
  /// The standard deviation of each part of skill between agents, in logits.
  public let spread: Double

  /// The logits of an average agent's shares.
  private let satisfaction, resolution, complaint: Double
  private let marks: [Double]
  /// The mean time to a solution of an average agent, in seconds.
  private let settlingSeconds: Double
  private let limitSeconds: Double

  /// How much harder every contact is between 20 and 8 o'clock, in logits: offices that would settle it are closed.
  public static let nightHardness = 0.3

  /// Indicators that a rehearsal can draw.
  public static let indicators = [
    "first-response", "average-response", "first-reply-within", "replied-within", "satisfaction", "resolution-rate",
    "first-contact-resolution", "on-time", "resolution-time", "resolution-time-first", "resolution-time-last",
    "complaint-rate", "quality-accuracy", "quality-attitude", "quality-compliance", "handling-time",
  ]

  /// A policy without the indicators that a rehearsal cannot tell, their weight shared out among the rest in
  /// proportion.
  ///
  /// - Parameters:
  ///   - policy: A policy without problems.
  ///   - told: The keys of the indicators that stay, at least one of the policy's.
  public static func rehearsable(_ policy: ScorePolicy, told: [String]) -> ScorePolicy {
    let kept = policy.items.filter { told.contains($0.indicator) }
    precondition(!kept.isEmpty, "something of the policy must be left")
    if kept.count == policy.items.count { return policy }
    var rest = policy
    rest.items = zip(kept, Apportionment.share(1000, by: kept.map { Double($0.weightPermille) })).map { item, weight in
      var item = item
      item.weightPermille = weight
      return item
    }
    rest.guards = policy.guards.compactMap { rule in
      var rule = rule
      rule.items.removeAll { !told.contains($0) }
      return rule.items.isEmpty || !told.contains(rule.needs) ? nil : rule
    }
    return rest
  }

  /// A customer in so many is heard of: ratings are given by a quarter, reviews made of one contact in twelve.
  static let (ratingShare, reviewShare) = (0.25, 1.0 / 12)
  /// Items on a review sheet.
  static let reviewItems = 10
  /// Mean rounds after the first in writing.
  static let furtherRounds = 3.0

  /// What an average agent's own reply takes: 45 s, and less where a policy asks for quicker replies than that, as live chat does.
  public static func ownReplySeconds(under settings: MeasureSettings) -> Double {
    min(45, settings.replyTargetSeconds / 2)
  }

  /// A world for a policy.
  ///
  /// - Parameters:
  ///   - policy: A policy without problems, all of whose indicators can be drawn.
  ///   - spread: The standard deviation of each part of skill, in logits.
  public init(_ policy: ScorePolicy, spread: Double) {
    var everybody = policy
    // A rehearsal is about the rules, not about who takes part; its period may be shorter than a month.
    everybody.eligibility = EligibilityRule()
    self.policy = everybody
    let settings = MeasureSettings(policy)
    self.settings = settings
    self.spread = spread
    limitSeconds = settings.replyLimitSeconds
    func base(_ indicator: String, _ usual: Double) -> Double {
      policy.items.first { $0.indicator == indicator }.map { PointScale($0.targets).figure(of: 80) } ?? usual
    }
    func logit(_ share: Double) -> Double { MathFunctions.logit(min(0.995, max(0.002, share))) }
    let settled = base("resolution-rate", base("first-contact-resolution", 0.8))
    satisfaction = logit(base("satisfaction", 0.88))
    resolution = logit(settled)
    complaint = logit(base("complaint-rate", 0.01))
    marks = QualityMark.Aspect.allCases.map { logit(base("quality-\($0.rawValue)", 0.9)) }
    if policy.items.contains(where: { $0.indicator == "on-time" }) {
      // So many of those settled are settled in time that the average agent comes near 80 points.
      let target = settings.resolutionTargetSeconds ?? 86_400
      settlingSeconds = target / -MathFunctions.log(1 - min(0.97, base("on-time", 0.9) / settled))
    } else {
      settlingSeconds = max(
        60, base("resolution-time", base("resolution-time-first", base("resolution-time-last", 7200))))
    }
  }

  /// Whether the policy looks at reply rounds.
  var needsRounds: Bool { policy.items.contains { ["average-response", "replied-within"].contains($0.indicator) } }

  /// The resolution target in seconds, a day where the policy sets none.
  var targetSeconds: Double { settings.resolutionTargetSeconds ?? 86_400 }

  // MARK: - What skill makes of a contact

  /// What a wait takes off satisfaction, in logits.
  private func annoyance(_ wait: Double) -> Double { min(1, wait / limitSeconds) }

  /// The probability that a rating is good.
  func satisfied(_ skill: AgentSkill, ease: Double, wait: Double) -> Double {
    MathFunctions.expit(satisfaction + skill.satisfaction + ease - annoyance(wait))
  }

  /// The probability that a matter is settled.
  func resolved(_ skill: AgentSkill, ease: Double) -> Double {
    MathFunctions.expit(resolution + skill.resolution + ease)
  }

  /// The probability of a complaint that is the agent's doing.
  func complained(_ skill: AgentSkill, ease: Double) -> Double {
    MathFunctions.expit(complaint - skill.satisfaction - ease)
  }

  /// The mark that reviewers give on average.
  func mark(_ aspect: QualityMark.Aspect, _ skill: AgentSkill, ease: Double) -> Double {
    MathFunctions.expit(marks[QualityMark.Aspect.allCases.firstIndex(of: aspect) ?? 0] + skill.quality + ease)
  }

  /// The mean of an agent's own time to a reply, in seconds.
  func ownReply(_ skill: AgentSkill) -> Double {
    RehearsalWorld.ownReplySeconds(under: settings) * MathFunctions.exp(-0.7 * skill.speed)
  }

  /// By what factor an agent's handling time differs from the simulator's.
  func pace(_ skill: AgentSkill) -> Double { MathFunctions.exp(-0.3 * skill.speed) }

  /// The mean time from the end of the conversation until the matter is settled for good, in seconds.
  func settling(_ skill: AgentSkill) -> Double { settlingSeconds * MathFunctions.exp(-0.7 * skill.resolution) }
}

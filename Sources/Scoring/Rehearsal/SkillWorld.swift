import Statistics
import Workforce

/// A world in which everybody's true skill is known: it draws what records would say, and says what the truth is.
///
/// Shares: the logit of a success is the middle of the policy's targets, plus the agent's skill, less the type's difficulty. Times: the
/// wait that the contact had, plus the agent's own time, exponential with a mean that skill shortens.
struct SkillWorld: Sendable {
  /// How an agent may bend an indicator.
  enum Gaming: String, CaseIterable, Sendable {
    /// Hands hard matters to colleagues.
    case cherryPicking = "cherry-picking"
    /// Answers at once and badly.
    case haste
    /// Asks only content customers for a rating.
    case selectiveAsking = "selective-asking"
  }

  let policy: ScorePolicy
  let definitions: [IndicatorDefinition]
  let template: RehearsalTemplate
  let settings: MeasureSettings
  /// The standard deviation of skill between agents, in logits.
  let spread: Double
  private let meanDifficulty: Double

  init(
    policy: ScorePolicy, definitions: [IndicatorDefinition], template: RehearsalTemplate, settings: MeasureSettings,
    spread: Double
  ) {
    self.policy = policy
    self.definitions = definitions
    self.template = template
    self.settings = settings
    self.spread = spread
    meanDifficulty =
      template.contacts.reduce(0) { $0 + template.difficulty[Int($1.type)] } / Double(max(1, template.contacts.count))
  }

  /// Of how many contacts an indicator hears: ratings, reviews and the like are rare.
  static func coverage(of indicator: String) -> Double {
    if indicator.hasPrefix("quality") { return 0.08 }
    return indicator == "satisfaction" ? 0.25 : 1
  }

  /// An agent's true figure under an indicator over the whole team's contacts.
  func truth(_ item: PolicyItem, skill: Double) -> Double {
    let step = max(1, template.contacts.count / 400)
    let sample = stride(from: 0, to: template.contacts.count, by: step).map { template.contacts[$0] }
    return sample.reduce(0) { $0 + expectation(item, $1, skill) } / Double(max(1, sample.count))
  }

  /// All cases of an indicator in one month.
  ///
  /// - Parameters:
  ///   - item: The indicator.
  ///   - skills: The agents' skills.
  ///   - gaming: What the first agent does, if anything.
  ///   - stream: Where chance comes from.
  func cases(_ item: PolicyItem, skills: [Double], gaming: Gaming?, _ stream: inout RandomStream) -> CaseTable {
    let isTime = definition(item).unit == .seconds
    let isResponse = IndicatorFamily.name(of: item.indicator) == "response"
    var cases: [ScoredCase] = []
    for (place, original) in template.contacts.enumerated() {
      var contact = original
      // Drawn for every contact, so that worlds that differ in gaming share their luck.
      let (asked, luck, time) = (stream.uniform(), stream.uniform(), stream.exponential())
      let isGamer = gaming != nil && contact.agent == 0
      if isGamer, gaming == .cherryPicking, template.difficulty[Int(contact.type)] > 0 { contact.type = easiest }
      guard asked < SkillWorld.coverage(of: item.indicator) else { continue }
      let own = (isGamer && gaming == .haste && !isResponse ? -0.7 : 0) + skills[Int(contact.agent)]
      let hurry = isGamer && gaming == .haste && isResponse ? 0.1 : 1
      let value =
        isTime || isResponse
        ? responseValue(item, contact, ownSeconds: hurry * ownMean(item, own) * time)
        : (luck < expectation(item, contact, own) ? 1.0 : 0)
      if isGamer, gaming == .selectiveAsking, item.indicator == "satisfaction", value == 0, luck > 0.5 { continue }
      cases.append(
        ScoredCase(
          agent: contact.agent, record: Int32(place), customer: UInt64(place),
          stratum: StratumKey(channel: 1, issue: 1 + Int(contact.type), hours: contact.isNight ? 1 : 2),
          value: value, expectedWait: isTime && isResponse ? contact.expectedWaitSeconds : .nan))
    }
    let kind: CaseTable.Kind =
      isTime ? .mean(low: 0, high: isResponse ? settings.replyLimitSeconds : 20 * middle(item)) : .share
    return CaseTable(kind, agentCount: template.agentCount, cases: cases, isGrouped: true)
  }

  private var easiest: Int32 {
    Int32(template.difficulty.indices.min { template.difficulty[$0] < template.difficulty[$1] } ?? 0)
  }

  private func definition(_ item: PolicyItem) -> IndicatorDefinition {
    guard let found = definitions.first(where: { $0.key == item.indicator }) else {
      preconditionFailure("policies name indicators there are")
    }
    return found
  }

  /// The figure that earns 80 points, where the average agent stands.
  private func middle(_ item: PolicyItem) -> Double { PointScale(item.targets).figure(of: 80) }

  /// The mean of a contact's value for an agent of some skill.
  private func expectation(_ item: PolicyItem, _ contact: RehearsalTemplate.Contact, _ skill: Double) -> Double {
    let isResponse = IndicatorFamily.name(of: item.indicator) == "response"
    let mean = ownMean(item, skill)
    if definition(item).unit == .seconds {
      guard isResponse else { return mean }
      let limit = settings.replyLimitSeconds
      let left = max(0, limit - contact.waitSeconds)
      return min(contact.waitSeconds, limit) + mean * (1 - MathFunctions.exp(-left / mean))
    }
    if isResponse {
      let left = settings.replyTargetSeconds - contact.waitSeconds
      return left <= 0 ? 0 : 1 - MathFunctions.exp(-left / mean)
    }
    let sign = item.targets.isRising ? 1.0 : -1
    let base = min(0.995, max(0.005, middle(item)))
    return MathFunctions.expit(
      MathFunctions.logit(base) + sign * (skill - template.difficulty[Int(contact.type)] + meanDifficulty))
  }

  /// The agent's own part of a time.
  private func ownMean(_ item: PolicyItem, _ skill: Double) -> Double {
    let isResponse = IndicatorFamily.name(of: item.indicator) == "response"
    let usual = isResponse ? 45 : middle(item)
    return usual * MathFunctions.exp(-0.7 * skill)
  }

  private func responseValue(
    _ item: PolicyItem, _ contact: RehearsalTemplate.Contact, ownSeconds: Double
  ) -> Double {
    let isResponse = IndicatorFamily.name(of: item.indicator) == "response"
    let wait = isResponse ? contact.waitSeconds + ownSeconds : ownSeconds
    if definition(item).unit == .seconds {
      return isResponse ? min(wait, settings.replyLimitSeconds) : min(wait, 20 * middle(item))
    }
    return wait <= settings.replyTargetSeconds ? 1 : 0
  }
}

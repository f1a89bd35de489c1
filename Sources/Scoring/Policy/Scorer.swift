import Statistics
public import Workforce

/// Makes scores by a policy.
public struct Scorer: Sendable {
  /// The policy.
  public let policy: ScorePolicy
  /// The confidence of the interval of a score.
  public let confidence: Double

  /// A scorer.
  ///
  /// - Parameters:
  ///   - policy: A policy without problems.
  ///   - confidence: The confidence of the interval of a score.
  public init(_ policy: ScorePolicy, confidence: Double = 0.9) {
    precondition(policy.items.reduce(0) { $0 + $1.weightPermille } == 1000, "the weights of a policy add up to 100 %")
    self.policy = policy
    self.confidence = confidence
  }

  /// The scorecards of all agents, in the order of the input; there is no ranking.
  public func scorecards(_ input: ScoreInput) -> [Scorecard] {
    var cards = input.agents.indices.map { card($0, input) }
    payBonuses(&cards, input)
    return cards
  }

  /// The weights that count for an agent, in thousandths: the policy's, or with those of missing indicators shared out.
  func weights(_ agent: Int, _ input: ScoreInput) -> (permille: [Int], missing: [String]) {
    let own = policy.items.map(\.weightPermille)
    let missing = policy.items.map(\.indicator).filter { input.comparison($0, of: agent) == nil }
    guard !missing.isEmpty, policy.missing == .shareOut, missing.count < own.count else { return (own, missing) }
    let kept = zip(policy.items, own).map { missing.contains($0.indicator) ? 0 : Double($1) }
    return (Apportionment.share(1000, by: kept), missing)
  }

  private func card(_ agent: Int, _ input: ScoreInput) -> Scorecard {
    let (weights, missing) = weights(agent, input)
    var items: [ItemScore] = []
    for (item, weight) in zip(policy.items, weights) {
      if missing.contains(item.indicator), policy.missing == .shareOut { continue }
      items.append(ItemScore(item, weight: weight, agent: agent, input.comparison(item.indicator, of: agent)))
    }
    var flags = flags(agent, items, missing, input)
    let known = items.filter { item in
      item.estimate.map {
        $0.isCompared
          && policy.evidence.isKnown(
            reliability: $0.reliability, records: $0.effectiveSample, deviation: item.deviation)
      } ?? false
    }.reduce(0) { $0 + Double($1.weightPermille) / 1000 }
    var card = Scorecard(
      agent: input.agents[agent], items: items, deductions: [], total: nil, estimate: nil, grade: nil, bonus: nil,
      knownWeight: known, flags: [])
    let isComplete = (missing.isEmpty || policy.missing == .shareOut) && missing.count < policy.items.count
    if isComplete {
      card.deductions = guardDeductions(items)
      let (cap, event) = policy.cap(by: input.events, of: input.agents[agent], on: input.today)
      let before = card.sumOfParts
      if let event, before.value > cap {
        card.deductions.append(
          Deduction(reason: .redLine(event, cap: cap), amount: ScoreAmount(cap) - before))
      }
      let total = card.sumOfParts
      card.total = total
      let deviation = Scorer.deviation(items)
      let z = SpecialFunctions.normalQuantile((1 + confidence) / 2)
      card.estimate = Estimate(
        mean: total.value, low: max(0, min(cap, before.value - z * deviation)),
        high: min(120, min(cap, before.value + z * deviation)), confidence: confidence)
      let isKnown = known >= policy.evidence.weight - 1e-12
      if !isKnown { flags.append(.insufficientEvidence(knownWeight: known, needed: policy.evidence.weight)) }
      if isKnown, flags.allSatisfy(\.allowsGrade) {
        card.grade = GradeRule(policy.grades, confidence: policy.gradeConfidence)
          .decision(score: before.value, deviation: deviation, cap: cap)
      }
    }
    card.flags = flags
    return card
  }

  private func flags(_ agent: Int, _ items: [ItemScore], _ missing: [String], _ input: ScoreInput) -> [ScoreFlag] {
    var flags: [ScoreFlag] = []
    if !missing.isEmpty {
      flags +=
        policy.missing == .shareOut ? [.sharedOut(indicators: missing)] : missing.map { .notMeasurable(indicator: $0) }
    }
    for (item, score) in policy.items.compactMap({ item in
      items.first { $0.indicator == item.indicator }.map { (item, $0) }
    }) {
      let records = Int(score.estimate?.records ?? 0)
      if score.estimate != nil, records < item.minimumRecords {
        flags.append(.fewRecords(indicator: item.indicator, records: records, minimum: item.minimumRecords))
      }
      if let pending = input.pending[item.indicator], pending > 0 {
        flags.append(.provisional(indicator: item.indicator, pending: pending))
      }
    }
    let alone = items.filter { $0.estimate?.isCompared == false }
    if !alone.isEmpty {
      flags.append(
        .comparedWithNobody(
          indicators: alone.map(\.indicator), weight: alone.reduce(0) { $0 + Double($1.weightPermille) / 1000 }))
    }
    flags += serviceFlags(agent, input) + eventFlags(agent, input)
    return flags
  }

  /// What there is to say of how much the agent served, and beside whom.
  private func serviceFlags(_ agent: Int, _ input: ScoreInput) -> [ScoreFlag] {
    var flags: [ScoreFlag] = []
    if input.served.indices.contains(agent) {
      let served = input.served[agent]
      let rule = policy.eligibility
      let neededConversations = EligibilityRule.limit(rule.conversations, fullTimeShare: served.fullTimeShare)
      let neededDays = EligibilityRule.limit(rule.days, fullTimeShare: served.fullTimeShare)
      if served.conversations < neededConversations || served.days < neededDays {
        flags.append(
          .notEligible(
            conversations: served.conversations, days: served.days, neededConversations: neededConversations,
            neededDays: neededDays))
      }
      if let days = served.employedDays, days < rule.employedDays {
        flags.append(.newlyHired(days: days, needed: rule.employedDays))
      }
      flags += served.strays.map { .strayRecords($0) }
    }
    if let group = input.groupOf[agent].map({ input.groups[$0] }) {
      let active = group.activeCount
      if group.isUnknown {
        flags.append(.unknownPeers)
      } else if active < policy.peers.minimum {
        flags.append(.fewPeers(group: group.name, agents: active, needed: policy.peers.minimum))
      }
    }
    return flags
  }

  /// Events of the agent that the policy would cap a score for, but that do not count yet.
  private func eventFlags(_ agent: Int, _ input: ScoreInput) -> [ScoreFlag] {
    input.events.filter { event in
      event.agent == input.agents[agent] && event.status != .withdrawn && !event.counts(on: input.today)
        && policy.redLines.contains { $0.kind == event.kind }
    }.map { .openEvent(kind: $0.kind, day: $0.day, status: $0.status, appealUntil: $0.appealUntil) }
  }

  /// Takes off points above a limit where what they need is not there.
  ///
  /// What is taken off is the difference of expected points with and without the limit.
  private func guardDeductions(_ items: [ItemScore]) -> [Deduction] {
    var found: [Deduction] = []
    var taken: [String: Points] = [:]
    for rule in policy.guards {
      guard let needed = items.first(where: { $0.indicator == rule.needs }), let estimate = needed.estimate,
        let targets = policy.items.first(where: { $0.indicator == rule.needs })?.targets
      else { continue }
      if rule.isMet(low: estimate.fair.low, high: estimate.fair.high, isRising: targets.isRising) { continue }
      for item in items where rule.items.contains(item.indicator) {
        guard let own = item.estimate,
          let targets = policy.items.first(where: { $0.indicator == item.indicator })?.targets
        else { continue }
        let limited = Points(PointScale(targets).expected(own.posterior, limit: rule.limit).mean)
        let before = taken[item.indicator] ?? item.points
        guard limited < before else { continue }
        taken[item.indicator] = limited
        found.append(
          Deduction(
            reason: .pointGuard(item: item.indicator, needs: rule.needs, atLeast: rule.atLeast),
            amount: ScoreAmount(
              Points(hundredths: limited.hundredths - before.hundredths), weightPermille: item.weightPermille)))
      }
    }
    return found
  }

  /// The standard deviation of a score.
  ///
  /// Indicators of the same family look at the same records: their errors are taken to add up fully. Those of different
  /// families are taken to be independent.
  static func deviation(_ items: [ItemScore]) -> Double {
    var families: [String: Double] = [:]
    for item in items {
      families[IndicatorFamily.name(of: item.indicator), default: 0] +=
        item.deviation * Double(item.weightPermille) / 1000
    }
    return families.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value * $1.value }.squareRoot()
  }

  private func payBonuses(_ cards: inout [Scorecard], _ input: ScoreInput) {
    guard let rule = policy.bonus else { return }
    let paid = cards.indices.filter { cards[$0].grade != nil && cards[$0].total != nil }
    let earned = paid.map { rule.earnedCents(cards[$0].total?.value ?? 0) }
    let proportions = paid.map { rule.prorates ? Scorer.proportion($0, input) : nil }
    let due = zip(earned, proportions).map { cents, part in part?.prorated(cents) ?? cents }
    let kept = rule.withinPool(due)
    for (place, index) in paid.enumerated() {
      cards[index].bonus = Bonus(
        earnedCents: earned[place], proportion: proportions[place], proRataCents: due[place] - earned[place],
        poolCents: kept[place] - due[place])
    }
  }

  /// In what proportion an agent is paid; nil for who works full time over the whole period, as far as anybody knows.
  private static func proportion(_ agent: Int, _ input: ScoreInput) -> Bonus.Proportion? {
    guard input.served.indices.contains(agent) else { return nil }
    let served = input.served[agent]
    let days = served.employment ?? .init(days: 1, of: 1)
    if served.fullTimeShare == 1, days.days == days.of { return nil }
    return Bonus.Proportion(fullTimeShare: served.fullTimeShare, days: days.days, periodDays: days.of)
  }
}

extension ScoreFlag {
  /// Whether a grade may be given in spite of it; too little evidence is looked at by itself.
  var allowsGrade: Bool {
    switch self {
    case .notEligible, .newlyHired, .fewPeers, .unknownPeers: false
    default: true
    }
  }
}

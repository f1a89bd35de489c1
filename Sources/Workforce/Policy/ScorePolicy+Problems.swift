/// Something in a policy that makes no sense.
public struct PolicyProblem: Hashable, Sendable, CustomStringConvertible {
  /// Where: the path to the key, such as `indicators.satisfaction.goal`.
  public var key: String
  /// What was found, what was expected and what to do.
  public var text: String

  /// A problem at a key.
  public init(_ key: String, _ text: String) {
    self.key = key
    self.text = text
  }

  /// `key: text`.
  public var description: String { "\(key): \(text)" }
}

extension ScorePolicy {
  /// Everything in the policy that makes no sense, in the order of its parts; empty when it can be used.
  ///
  /// A figure that is no number stands for one that could not be read: nothing is said about it.
  ///
  /// - Parameters:
  ///   - definitions: The indicators there are.
  ///   - unread: Keys that could not be read, such as `indicators.satisfaction.weight`; what hangs on them is not judged.
  public func problems(_ definitions: [IndicatorDefinition], unread: Set<String> = []) -> [PolicyProblem] {
    itemProblems(definitions, unread) + weightProblems(unread) + gradeProblems(unread) + guardProblems(unread)
      + dayProblems(unread) + measureProblems(unread) + bonusProblems(unread)
  }

  private func itemProblems(_ definitions: [IndicatorDefinition], _ unread: Set<String>) -> [PolicyProblem] {
    var found: [PolicyProblem] = []
    for item in items {
      let key = "indicators.\(item.indicator)"
      guard !unread.contains(key) else { continue }
      guard let definition = definitions.first(where: { $0.key == item.indicator }) else {
        found.append(PolicyProblem(key, "there is no indicator of this name; see crewcast measure --explain for all"))
        continue
      }
      if !definition.canBeScored {
        found.append(
          PolicyProblem(key, "says nothing about how well an agent works; leave it out of scores, and show it beside"))
        continue
      }
      if item.weightPermille <= 0, !unread.contains("\(key).weight") {
        found.append(PolicyProblem("\(key).weight", "found no weight, expected more than 0%; remove the indicator"))
      }
      if let problem = item.targetProblem(definition) { found.append(problem) }
    }
    return found
  }

  private func weightProblems(_ unread: Set<String>) -> [PolicyProblem] {
    if unread.contains(where: { $0 == "indicators" || $0.hasPrefix("indicators.") && $0.hasSuffix(".weight") }) {
      return []
    }
    if items.isEmpty { return [PolicyProblem("indicators", "there is none, expected at least one")] }
    let sum = items.reduce(0) { $0 + $1.weightPermille }
    if sum == 1000 { return [] }
    let text = DecimalText.format(Double(sum) / 10)
    return [PolicyProblem("indicators", "the weights add up to \(text)%, expected 100%; change them until they do")]
  }

  private func gradeProblems(_ unread: Set<String>) -> [PolicyProblem] {
    if unread.contains("grades") { return [] }
    var found: [PolicyProblem] = []
    let known = grades.filter { !$0.from.isNaN }
    for (higher, lower) in zip(known, known.dropFirst()) where lower.from >= higher.from {
      // Of the last it is said below that it must begin at 0, which mends both.
      if lower == grades.last, higher.from > 0 { continue }
      found.append(
        PolicyProblem(
          "grades.\(lower.name)",
          "begins at \(DecimalText.format(lower.from)), expected less than \(DecimalText.format(higher.from)), where "
            + "\(higher.name) begins; write the best grade first"))
    }
    if let last = grades.last, last.from > 0 {
      found.append(
        PolicyProblem(
          "grades.\(last.name)",
          "begins at \(DecimalText.format(last.from)), expected the last grade to begin at 0; scores below it would have no "
            + "grade, so add one that begins at 0"))
    }
    if grades.isEmpty { found.append(PolicyProblem("grades", "there is none, expected at least one")) }
    return found
  }

  private func guardProblems(_ unread: Set<String>) -> [PolicyProblem] {
    var found: [PolicyProblem] = []
    // A file of nonsense may name any number of indicators, which are not to be compared word by word.
    let known = items.map(\.indicator)
    let near = known.prefix(100)
    for (index, rule) in guards.enumerated() {
      let key = "guards[\(index + 1)]"
      let names = rule.items.enumerated().map { ("\(key).limit[\($0 + 1)]", $1) } + [("\(key).needs", rule.needs)]
      for (place, name) in names where !name.isEmpty && !known.contains(name) {
        // The indicator itself may be what is misspelt; that has been said then.
        if near.contains(where: {
          unread.contains("indicators.\($0)") && Spelling.nearest(to: $0, among: [name]) != nil
        }) {
          continue
        }
        let remedy =
          Spelling.nearest(to: name, among: near).map { "did you mean \($0)?" }
          ?? "name one that is, or add it with its weight and targets"
        found.append(PolicyProblem(place, "\(name) is not among the policy's indicators; \(remedy)"))
      }
      if known.contains(rule.needs), rule.items.contains(rule.needs) {
        found.append(PolicyProblem("\(key).needs", "\(rule.needs) is to guard itself; name another indicator"))
      }
    }
    return found
  }

  private func dayProblems(_ unread: Set<String>) -> [PolicyProblem] {
    var found: [PolicyProblem] = []
    if let until, until < from, !unread.contains("applies.from") {
      found.append(PolicyProblem("applies.until", "found \(until), before applies.from (\(from)); exchange them"))
    }
    let longest = cadence.longestDays
    if eligibility.days > longest, !unread.contains("cadence") {
      found.append(
        PolicyProblem(
          "eligibility.days",
          "found \(eligibility.days) days at work, expected at most the \(longest) days of \(cadence.periodInWords); nobody could "
            + "be graded, so lower it"))
    }
    return found
  }

  private func measureProblems(_ unread: Set<String>) -> [PolicyProblem] {
    let within = measures.replyWithinSeconds ?? MeasureRules.usualReplyWithinSeconds
    let limit = measures.replyLimitSeconds ?? MeasureRules.usualReplyLimitSeconds
    let isJudged = !unread.contains("measures.replyWithin") && !unread.contains("measures.replyLimit")
    guard isJudged, within > limit else { return [] }
    let (shorter, longer) = (DurationText.format(limit), DurationText.format(within))
    if measures.replyWithinSeconds == nil {
      return [
        PolicyProblem(
          "measures.replyLimit",
          "found \(shorter), expected at least measures.replyWithin, \(longer) where none is written; write it too")
      ]
    }
    return [
      PolicyProblem(
        "measures.replyWithin", "found \(longer), expected at most measures.replyLimit, \(shorter); raise the limit")
    ]
  }

  private func bonusProblems(_ unread: Set<String>) -> [PolicyProblem] {
    let isJudged = !unread.contains("bonus.low") && !unread.contains("bonus.high")
    guard isJudged, let bonus, bonus.low > bonus.high else { return [] }
    return [
      PolicyProblem(
        "bonus.low",
        "found \(DecimalText.percent(bonus.low)) as the lowest factor, expected at most the highest, bonus.high, "
          + "\(DecimalText.percent(bonus.high)) here; lower the one or raise the other")
    ]
  }
}

extension PolicyItem {
  /// What is wrong with the order of the targets, as far as they could be read; nil when all is well.
  fileprivate func targetProblem(_ definition: IndicatorDefinition) -> PolicyProblem? {
    let known = zip(Targets.names, targets.figures).filter { !$1.isNaN }
    let wantsRise = definition.direction == .higher
    let steps = zip(known, known.dropFirst()).map { $1.1 - $0.1 }
    if steps.allSatisfy({ wantsRise ? $0 > 0 : $0 < 0 }) { return nil }
    let words = known.map { "\($0) \(definition.unit.written($1))" }.joined(separator: ", ")
    let key = "indicators.\(indicator)"
    if steps.allSatisfy({ wantsRise ? $0 < 0 : $0 > 0 }) {
      return PolicyProblem(
        key,
        "found \(words), but \(wantsRise ? "higher" : "lower") is better here, expected floor to be the "
          + "\(wantsRise ? "lowest" : "highest"); turn the order round")
    }
    let wrong = steps.firstIndex { wantsRise ? $0 <= 0 : $0 >= 0 }
    return PolicyProblem(
      wrong.map { "\(key).\(known[$0 + 1].0)" } ?? key,
      "found \(words), expected each \(wantsRise ? "higher" : "lower") than the one before; put them in order")
  }
}

extension IndicatorDefinition {
  /// Whether it says something about how well an agent works, on a scale that targets can stand on.
  package var canBeScored: Bool {
    direction != .neither && form != .spread && form != .total && unit != .money
  }
}

extension IndicatorDefinition.Unit {
  /// A figure as users write it in a policy: `90%`, `40s`, `3m`.
  func written(_ figure: Double) -> String {
    switch self {
    case .share: DecimalText.percent(figure)
    // Targets below ten minutes are thought of in seconds, unless they are whole minutes.
    case .seconds:
      figure < 600 && figure.truncatingRemainder(dividingBy: 60) != 0
        ? DecimalText.format(max(0, figure)) + "s" : DurationText.format(max(0, figure))
    case .contacts, .money: DecimalText.format(figure)
    }
  }
}

extension DecimalText {
  /// A share or a ratio as a percentage, without the dust of binary fractions.
  fileprivate static func percent(_ share: Double) -> String {
    format((share * 100_000).rounded() / 1000) + "%"
  }
}

extension ScorePolicy.Cadence {
  /// The most days that a period has.
  fileprivate var longestDays: Int {
    switch self {
    case .monthly: 31
    case .quarterly: 92
    case .annual: 366
    }
  }

  fileprivate var periodInWords: String {
    switch self {
    case .monthly: "a month"
    case .quarterly: "a quarter"
    case .annual: "a year"
    }
  }
}

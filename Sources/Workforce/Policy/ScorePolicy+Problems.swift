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
  /// - Parameter definitions: The indicators there are.
  public func problems(_ definitions: [IndicatorDefinition]) -> [PolicyProblem] {
    itemProblems(definitions) + gradeProblems + guardProblems + limitProblems
  }

  private func itemProblems(_ definitions: [IndicatorDefinition]) -> [PolicyProblem] {
    var found: [PolicyProblem] = []
    for item in items {
      let key = "indicators.\(item.indicator)"
      guard let definition = definitions.first(where: { $0.key == item.indicator }) else {
        found.append(PolicyProblem(key, "there is no indicator of this name; see crewcast measure --explain for all"))
        continue
      }
      if definition.direction == .neither || definition.form == .spread || definition.form == .total
        || definition.unit == .money
      {
        found.append(
          PolicyProblem(key, "says nothing about how well an agent works; leave it out of scores, and show it beside"))
        continue
      }
      if item.weightPermille <= 0 {
        found.append(PolicyProblem("\(key).weight", "found no weight, expected more than 0 %; remove the indicator"))
      }
      let words = item.targets.figures.map { "\($0)" }.joined(separator: ", ")
      if !item.targets.areOrdered {
        found.append(
          PolicyProblem(
            key,
            "floor, threshold, goal and stretch are \(words), expected each "
              + (definition.direction == .lower ? "lower" : "higher") + " than the one before; put them in order"))
      } else if item.targets.isRising != (definition.direction == .higher) {
        let better = definition.direction == .higher ? "higher" : "lower"
        found.append(
          PolicyProblem(
            key, "floor, threshold, goal and stretch are \(words), but \(better) is better here; turn the order round"))
      }
    }
    let sum = items.reduce(0) { $0 + $1.weightPermille }
    if sum != 1000 {
      let (whole, tenth) = (sum / 10, sum % 10)
      let text = tenth == 0 ? "\(whole)" : "\(whole).\(tenth)"
      found.append(
        PolicyProblem("indicators", "the weights add up to \(text) %, expected 100 %; change them until they do"))
    }
    return found
  }

  private var gradeProblems: [PolicyProblem] {
    var found: [PolicyProblem] = []
    for (higher, lower) in zip(grades, grades.dropFirst()) where lower.from >= higher.from {
      found.append(
        PolicyProblem(
          "grades.\(lower.name)",
          "begins at \(lower.from), expected less than \(higher.from), where \(higher.name) begins; "
            + "write the best grade first"))
    }
    if let last = grades.last, last.from > 0 {
      found.append(
        PolicyProblem("grades.\(last.name)", "begins at \(last.from), expected 0: scores below it would have no grade"))
    }
    if grades.isEmpty { found.append(PolicyProblem("grades", "there is none, expected at least one")) }
    return found
  }

  private var guardProblems: [PolicyProblem] {
    var found: [PolicyProblem] = []
    let known = Set(items.map(\.indicator))
    for (index, rule) in guards.enumerated() {
      for name in rule.items + [rule.needs] where !known.contains(name) {
        found.append(
          PolicyProblem("guards[\(index + 1)]", "\(name) is not among the policy's indicators; name one that is"))
      }
      if rule.items.contains(rule.needs) {
        found.append(PolicyProblem("guards[\(index + 1)]", "\(rule.needs) is to guard itself; name another indicator"))
      }
    }
    return found
  }

  private var limitProblems: [PolicyProblem] {
    var found: [PolicyProblem] = []
    if let until, until < from {
      found.append(PolicyProblem("applies.until", "lies before applies.from (\(from)); exchange them"))
    }
    if let bonus, bonus.low > bonus.high {
      found.append(PolicyProblem("bonus.low", "is above bonus.high; exchange them"))
    }
    if let within = measures.replyWithinSeconds, let limit = measures.replyLimitSeconds, within > limit {
      found.append(PolicyProblem("measures.replyWithin", "is longer than measures.replyLimit; raise the limit"))
    }
    return found
  }

  /// Which of several policies of one cadence apply to the same days.
  public static func overlaps(_ policies: [ScorePolicy]) -> [PolicyProblem] {
    var found: [PolicyProblem] = []
    for (place, left) in policies.enumerated() {
      for right in policies.dropFirst(place + 1) where left.cadence == right.cadence {
        let leftEnd = left.until.map(\.dayNumber) ?? .max
        let rightEnd = right.until.map(\.dayNumber) ?? .max
        guard left.from.dayNumber <= rightEnd, right.from.dayNumber <= leftEnd else { continue }
        found.append(
          PolicyProblem(
            "applies",
            "\(left.title) \(left.revision) and \(right.title) \(right.revision) both apply on "
              + "\(max(left.from, right.from)); end one before the other begins"))
      }
    }
    return found
  }
}

import Statistics
public import Workforce

/// Which grade a score earns, given how sure it is.
///
/// A grade is stated when its probability reaches the policy's confidence. Otherwise two neighbouring grades are in doubt, the one in which
/// the score lies and the likelier of its neighbours, and the higher of the two is given.
public struct GradeRule: Sendable {
  /// The grades, best first.
  public let grades: [Grade]
  /// How sure a grade must be.
  public let confidence: Double

  /// A rule.
  public init(_ grades: [Grade], confidence: Double) {
    precondition(!grades.isEmpty, "there is at least one grade")
    self.grades = grades
    self.confidence = confidence
  }

  /// The grade of a score.
  ///
  /// - Parameters:
  ///   - score: The score before any cap.
  ///   - deviation: Its standard deviation.
  ///   - cap: The highest score possible.
  public func decision(score: Double, deviation: Double, cap: Double = .infinity) -> GradeDecision {
    let reached = grades.map { grade -> Double in
      if grade.from > cap { return 0 }
      if grade.from <= 0 { return 1 }
      if deviation <= 0 { return score >= grade.from ? 1 : 0 }
      return SpecialFunctions.normalCumulative((score - grade.from) / deviation)
    }
    let probabilities = reached.indices.map { max(0, reached[$0] - ($0 == 0 ? 0 : reached[$0 - 1])) }
    let shown = min(score, cap)
    let place = grades.firstIndex { shown >= $0.from } ?? grades.count - 1
    let above = place > 0 ? probabilities[place - 1] : -1
    let below = place + 1 < grades.count ? probabilities[place + 1] : -1
    let isSure = probabilities[place] >= confidence
    // Nothing above the cap can be meant.
    let isLifted = !isSure && above > below && above > 0
    let given = isLifted ? place - 1 : place
    return GradeDecision(
      name: grades[given].name, probability: probabilities[given], isBenefitOfDoubt: !isSure,
      probabilities: probabilities)
  }
}

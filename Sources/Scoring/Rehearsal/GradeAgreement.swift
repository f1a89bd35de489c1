import Workforce

/// Grades given against grades that skill earns, counted.
struct GradeAgreement: Sendable, Hashable {
  /// How many agents whose skill earns a grade got each, by places in the policy's order; only who got one.
  private(set) var counts: [[Int]]

  /// Nothing counted yet.
  init(grades: Int) { counts = Array(repeating: Array(repeating: 0, count: grades), count: grades) }

  /// Counts one agent.
  mutating func add(earned: Int, given: Int) { counts[earned][given] += 1 }

  /// The counts of several periods together.
  init(_ parts: [GradeAgreement], grades: Int) {
    self.init(grades: grades)
    for part in parts {
      for earned in 0..<grades { for given in 0..<grades { counts[earned][given] += part.counts[earned][given] } }
    }
  }

  /// How many got a grade.
  var graded: Int { counts.reduce(0) { $0 + $1.reduce(0, +) } }
  /// How many got the one that skill earns, a better one, a worse one.
  var right: Int { count { $0 == $1 } }
  var above: Int { count { $1 < $0 } }
  var below: Int { count { $1 > $0 } }

  /// Of how many with a grade a guess would have been right that gives everybody the same.
  func right(guessing grade: Int) -> Int { counts[grade].reduce(0, +) }

  private func count(_ holds: (_ earned: Int, _ given: Int) -> Bool) -> Int {
    var sum = 0
    for earned in counts.indices {
      for given in counts.indices where holds(earned, given) { sum += counts[earned][given] }
    }
    return sum
  }

  /// Agreement beyond what chance alone makes of the two distributions of grades: 0 as much as chance, 1 all alike; nil where both know
  /// one and the same grade only.
  ///
  /// Source: Cohen (1960), A coefficient of agreement for nominal scales, doi:10.1177/001316446002000104.
  var kappa: Double? {
    let all = Double(graded)
    guard all > 0 else { return nil }
    let chance = counts.indices.reduce(0) { sum, grade in
      sum + Double(right(guessing: grade)) * Double(counts.reduce(0) { $0 + $1[grade] }) / (all * all)
    }
    return chance < 1 ? (Double(right) / all - chance) / (1 - chance) : nil
  }

  /// The standard error of `kappa` if all agents were independent; zero where there is none.
  ///
  /// Source: Cohen (1960), equation 8: √(p (1 − p)/(n (1 − c)²)), where a share p agrees of n, and c does by chance.
  var kappaError: Double {
    guard let kappa, kappa < 1 else { return 0 }
    let all = Double(graded)
    let share = Double(right) / all
    // 1 − c, from κ = 1 − (1 − p)/(1 − c).
    let rest = (1 - share) / (1 - kappa)
    return (share * (1 - share) / all).squareRoot() / rest
  }

  /// The standard error of how much larger the share of right grades is than that of a guess, if all agents were independent.
  ///
  /// Source: McNemar (1947), doi:10.1007/BF02295996: only those count for whom one is right and the other is not.
  ///
  /// - Parameter grade: The grade that the guess gives everybody.
  func errorBeyondGuess(_ grade: Int) -> Double {
    let all = Double(graded)
    guard all > 0 else { return 0 }
    let both = counts[grade][grade]
    let (alone, other) = (Double(right - both), Double(right(guessing: grade) - both))
    return max(0, alone + other - (alone - other) * (alone - other) / all).squareRoot() / all
  }
}

/// The boundary between failing and holding of a condition that, once it holds, holds from there on.
enum Bisection {
  /// The smallest number between two bounds where the condition holds, to the last bit.
  ///
  /// - Parameters:
  ///   - low: A finite lower bound.
  ///   - high: A finite upper bound, at which the condition is taken to hold.
  ///   - condition: Must not switch back to failing as its argument grows.
  static func first(from low: Double, to high: Double, where condition: (Double) -> Bool) -> Double {
    if condition(low) { return low }
    var (low, high) = (low, high)
    // Towards zero the doubles are dense without end: 200 halvings leave 1e-60 of the first bracket.
    for _ in 0..<200 {
      let middle = low + (high - low) / 2
      if middle <= low || middle >= high { break }
      if condition(middle) { high = middle } else { low = middle }
    }
    return high
  }

  /// The smallest whole number of at least `low` where the condition holds, looking outwards from a guess.
  static func firstInteger(from low: Int, near guess: Int, where condition: (Int) -> Bool) -> Int {
    var (below, above) = (low - 1, max(low, guess))
    var step = 1
    while above < Int.max / 4, !condition(above) {
      below = above
      above += step
      step *= 2
    }
    while above - below > 1 {
      let middle = below + (above - below) / 2
      if condition(middle) { above = middle } else { below = middle }
    }
    return above
  }
}

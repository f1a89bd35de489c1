#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The sixteen-point Gauss–Legendre rule on −1…1.
enum GaussLegendre {
  /// The positive nodes and their weights; the rule is symmetric.
  private static let rule = makeRule(points: 16)

  /// Calls `body` with every node and its weight.
  @inline(__always)
  static func forEachPoint(_ body: (_ node: Double, _ weight: Double) -> Void) {
    for (node, weight) in rule {
      body(node, weight)
      body(-node, weight)
    }
  }

  /// Finds the roots of the Legendre polynomial by Newton's method from Tricomi's first guess.
  private static func makeRule(points: Int) -> [(node: Double, weight: Double)] {
    var rule: [(node: Double, weight: Double)] = []
    let n = Double(points)
    for i in 0..<points / 2 {
      var x = cos(Double.pi * (Double(i) + 0.75) / (n + 0.5))
      var slope = 0.0
      for _ in 0..<20 {
        var previous = 1.0
        var current = x
        for k in 2...points {
          let order = Double(k)
          (previous, current) = (current, ((2 * order - 1) * x * current - (order - 1) * previous) / order)
        }
        slope = n * (x * current - previous) / (x * x - 1)
        let step = current / slope
        x -= step
        if abs(step) < 1e-16 { break }
      }
      rule.append((x, 2 / ((1 - x * x) * slope * slope)))
    }
    return rule
  }
}

import Statistics
import Testing

@Suite("The least value of a function")
struct MinimizerTests {
  /// Rosenbrock's valley, whose least value lies at (1, 1).
  ///
  /// Source: Rosenbrock (1960), doi:10.1093/comjnl/3.3.175.
  @Test func rosenbrocksValley() {
    let best = Minimizer.simplex(start: [-1.2, 1], step: 0.5, evaluations: 1000) { point in
      let valley = point[1] - point[0] * point[0]
      return 100 * valley * valley + (1 - point[0]) * (1 - point[0])
    }
    #expect(abs(best[0] - 1) < 1e-3 && abs(best[1] - 1) < 1e-3)
  }

  @Test func valuesThatAreNotNumbersAreAvoided() {
    let best = Minimizer.simplex(start: [3], step: 1, evaluations: 300) { $0[0] < 1 ? .nan : $0[0] }
    #expect(abs(best[0] - 1) < 1e-2)
  }

  @Test func theBudgetIsKept() {
    nonisolated(unsafe) var calls = 0
    _ = Minimizer.simplex(start: [5, 5, 5], step: 1, evaluations: 50) { point in
      calls += 1
      return point.reduce(0) { $0 + $1 * $1 }
    }
    #expect(calls >= 40 && calls <= 60)
  }
}

public import Workforce

extension BonusRule {
  /// What a score earns full time over the whole period, in hundredths of the currency: base · clip(1 + slope · (score − 100)/100,
  /// low, high), to the nearest.
  public func earnedCents(_ score: Double) -> Int {
    Int((base * min(high, max(low, 1 + slope * (score - 100) / 100)) * 100).rounded())
  }

  /// What is left of what is due when all together must fit into the pool: each cut in proportion.
  func withinPool(_ due: [Int]) -> [Int] {
    guard let pool = pool.map({ Int(($0 * 100).rounded()) }), due.reduce(0, +) > pool else { return due }
    return Apportionment.share(pool, by: due.map(Double.init))
  }
}

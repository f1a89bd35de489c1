/// Keeps one item from being bought at the price of another, such as quick answers that are wrong.
public struct PointGuard: Hashable, Sendable {
  /// The items whose points are limited.
  public var items: [String]
  /// Their limit.
  public var limit: Double
  /// The item that must be good for more.
  public var needs: String
  /// The figure that the lower end of its interval must reach (the upper end, where less is better).
  public var atLeast: Double

  /// A guard.
  public init(items: [String], limit: Double, needs: String, atLeast: Double) {
    self.items = items
    self.limit = limit
    self.needs = needs
    self.atLeast = atLeast
  }

  /// Whether the needed item is good enough, so that nothing is limited.
  ///
  /// - Parameters:
  ///   - low: The lower end of its interval.
  ///   - high: The upper end.
  ///   - isRising: Whether more of it is better.
  package func isMet(low: Double, high: Double, isRising: Bool) -> Bool {
    isRising ? low >= atLeast : high <= atLeast
  }
}

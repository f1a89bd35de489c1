/// What is paid: base · clip(1 + slope · (score − 100)/100, low, high), times the share of full time and of the period's days employed.
public struct BonusRule: Hashable, Sendable {
  /// What a score of 100 earns.
  public var base: Double
  /// How steeply it follows the score.
  public var slope: Double
  /// The lowest factor.
  public var low: Double
  /// The highest factor.
  public var high: Double
  /// What can be paid to all together; nil for no limit.
  public var pool: Double?
  /// The currency.
  public var currency: String
  /// Whether who works part time, or only some days of the period, is paid in proportion.
  ///
  /// Source: the principle of pro rata temporis, Council Directive 97/81/EC, Annex, clause 4(2).
  public var prorates = true

  /// A rule.
  public init(base: Double, slope: Double, low: Double, high: Double, pool: Double? = nil, currency: String = "") {
    self.base = base
    self.slope = slope
    self.low = low
    self.high = high
    self.pool = pool
    self.currency = currency
  }
}

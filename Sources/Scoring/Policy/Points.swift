/// Points of one indicator in hundredths: what is shown is what is reckoned with.
public struct Points: Hashable, Sendable, Comparable {
  /// Hundredths of a point.
  public var hundredths: Int

  /// So many hundredths.
  public init(hundredths: Int) { self.hundredths = hundredths }

  /// The nearest hundredth.
  public init(_ value: Double) { hundredths = Int((value * 100).rounded()) }

  /// The points.
  public var value: Double { Double(hundredths) / 100 }

  /// Fewer points.
  public static func < (left: Points, right: Points) -> Bool { left.hundredths < right.hundredths }
}

/// A part of a score: points times weight, in hundred-thousandths of a point, so that products and sums are exact.
public struct ScoreAmount: Hashable, Sendable, Comparable, AdditiveArithmetic {
  /// Hundred-thousandths of a point.
  public var units: Int

  /// So many hundred-thousandths.
  public init(units: Int) { self.units = units }

  /// Points times a weight in thousandths.
  public init(_ points: Points, weightPermille: Int) { units = points.hundredths * weightPermille }

  /// The nearest amount.
  public init(_ value: Double) { units = Int((value * 100_000).rounded()) }

  /// Nothing.
  public static let zero = ScoreAmount(units: 0)

  /// The amount in points.
  public var value: Double { Double(units) / 100_000 }

  /// Their sum.
  public static func + (left: ScoreAmount, right: ScoreAmount) -> ScoreAmount {
    ScoreAmount(units: left.units + right.units)
  }

  /// Their difference.
  public static func - (left: ScoreAmount, right: ScoreAmount) -> ScoreAmount {
    ScoreAmount(units: left.units - right.units)
  }

  /// A smaller amount.
  public static func < (left: ScoreAmount, right: ScoreAmount) -> Bool { left.units < right.units }

  /// The amount in full, with as many decimals as asked for, at most five; none of its digits is rounded when `decimals` is large enough.
  public func text(decimals: Int, signed: Bool = false) -> String {
    let scale = [100_000, 10_000, 1_000, 100, 10, 1][min(5, max(0, decimals))]
    let rounded = (units.magnitude + UInt(scale) / 2) / UInt(scale)
    let base = 100_000 / scale
    let whole = rounded / UInt(base)
    var text = "\(whole)"
    if decimals > 0 {
      let part = "\(rounded % UInt(base))"
      text += "." + String(repeating: "0", count: decimals - part.count) + part
    }
    if units < 0 && rounded > 0 { return "−" + text }
    return signed && rounded > 0 ? "+" + text : text
  }

  /// With how many decimals the amount is written in full.
  public var decimals: Int {
    let scales = [100_000, 10_000, 1_000, 100, 10]
    return scales.firstIndex { units % $0 == 0 } ?? 5
  }
}

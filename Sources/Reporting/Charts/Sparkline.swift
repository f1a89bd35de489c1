/// A row of small columns that shows how a figure changes: `▁▂▅█▇▃▁`.
public struct Sparkline: Hashable, Sendable {
  /// The figures from left to right; one that is not finite leaves a gap.
  public var values: [Double]
  /// What the lowest and the highest column stand for.
  public var range: ClosedRange<Double>

  /// A line of small columns.
  ///
  /// - Parameters:
  ///   - values: one per column.
  ///   - range: what the lowest and the highest column stand for; nil for zero, or the least value if negative, to the greatest.
  public init(_ values: [Double], range: ClosedRange<Double>? = nil) {
    self.values = values
    let finite = values.filter(\.isFinite)
    let low = min(0, finite.min() ?? 0)
    self.range = range ?? low...max(low, finite.max() ?? 0)
  }

  /// The line, one column per value.
  public func text(_ rendering: TextRendering = TextRendering()) -> String {
    let levels = rendering.glyphs == .unicode ? Self.blocks : Self.ascii
    let span = range.upperBound - range.lowerBound
    return String(
      values.map { value in
        guard value.isFinite else { return " " }
        guard span > 0 else { return levels[0] }
        let share = (value - range.lowerBound) / span
        return levels[min(levels.count - 1, max(0, Int((share * Double(levels.count - 1)).rounded())))]
      })
  }

  private static let blocks: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
  private static let ascii: [Character] = ["_", ".", "-", ":", "=", "+", "*", "#"]
}

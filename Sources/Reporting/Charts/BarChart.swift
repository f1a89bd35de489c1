/// Horizontal bars, one per row, with the figure written beside each.
public struct BarChart: Hashable, Sendable {
  /// One bar.
  public struct Bar: Hashable, Sendable {
    /// What it stands for.
    public var label: String
    /// Its length, in the unit of the chart; not finite or negative for none.
    public var value: Double
    /// The figure as it is written beside the bar.
    public var figure: String
    /// What the figure means to the reader.
    public var style: TextStyle

    /// A bar.
    public init(_ label: String, _ value: Double, figure: String, style: TextStyle = .plain) {
      self.label = label
      self.value = value
      self.figure = figure
      self.style = style
    }
  }

  /// The bars from top to bottom.
  public var bars: [Bar]
  /// What the full width stands for.
  public var maximum: Double

  /// A chart of bars.
  ///
  /// - Parameters:
  ///   - bars: from top to bottom.
  ///   - maximum: what the full width stands for; nil for the longest bar.
  public init(_ bars: [Bar], maximum: Double? = nil) {
    self.bars = bars
    self.maximum = maximum ?? bars.map(\.value).filter(\.isFinite).max() ?? 0
  }

  /// The chart as lines, each ended by a line feed.
  public func text(_ rendering: TextRendering = TextRendering()) -> String {
    let labels = bars.map { rendering.spelled($0.label) }
    let figures = bars.map { rendering.spelled($0.figure) }
    let labelWidth = labels.map(\.displayWidth).max() ?? 0
    let figureWidth = figures.map(\.displayWidth).max() ?? 0
    let room = max(8, min(60, rendering.width - labelWidth - figureWidth - 6))
    return bars.indices.map { index in
      let bar = Self.bar(share: maximum > 0 ? bars[index].value / maximum : 0, room: room, rendering.glyphs)
      let line =
        "  " + labels[index].padded(to: labelWidth) + "  " + figures[index].padded(to: figureWidth, .trailing) + "  "
      return (line + rendering.styled(bar, bars[index].style)).trimmingTrailingSpaces + "\n"
    }.joined()
  }

  /// A bar in eighths of a column, or in whole columns where only ASCII can be shown.
  private static func bar(share: Double, room: Int, _ glyphs: TextRendering.Glyphs) -> String {
    guard share.isFinite, share > 0 else { return "" }
    let length = min(1, share) * Double(room)
    guard glyphs == .unicode else { return String(repeating: "#", count: max(1, Int(length.rounded()))) }
    let eighths = max(1, Int((length * 8).rounded()))
    let rest = eighths % 8
    return String(repeating: "█", count: eighths / 8) + (rest > 0 ? String(parts[rest - 1]) : "")
  }

  private static let parts: [Character] = ["▏", "▎", "▍", "▌", "▋", "▊", "▉"]
}

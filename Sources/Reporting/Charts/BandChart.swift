public import Workforce

/// Estimates on a common axis, one per row: the interval as a line, the mean as a point, a target as a mark.
public struct BandChart: Hashable, Sendable {
  /// One row.
  public struct Band: Hashable, Sendable {
    /// What it stands for.
    public var label: String
    /// The figure and its interval.
    public var estimate: Estimate
    /// The figure as it is written beside the band.
    public var figure: String
    /// Where the target of this band lies, when it has its own.
    public var target: Double?

    /// A row.
    public init(_ label: String, _ estimate: Estimate, figure: String, target: Double? = nil) {
      self.label = label
      self.estimate = estimate
      self.figure = figure
      self.target = target
    }
  }

  /// The rows from top to bottom.
  public var bands: [Band]
  /// What the left and the right end stand for.
  public var range: ClosedRange<Double>
  /// A value marked in every row, for example a target.
  public var target: Double?

  /// A chart of intervals.
  ///
  /// - Parameters:
  ///   - bands: from top to bottom.
  ///   - range: what the left and the right end stand for; nil for all that is shown.
  ///   - target: a value marked in every row.
  public init(_ bands: [Band], range: ClosedRange<Double>? = nil, target: Double? = nil) {
    self.bands = bands
    self.target = target
    let ends =
      (bands.flatMap { [$0.estimate.low, $0.estimate.high] + [$0.target].compactMap(\.self) }
      + [target].compactMap(\.self)).filter(\.isFinite)
    self.range = range ?? (ends.min() ?? 0)...(ends.max() ?? 0)
  }

  /// The chart as lines, each ended by a line feed.
  public func text(_ rendering: TextRendering = TextRendering()) -> String {
    let labels = bands.map { rendering.spelled($0.label) }
    let figures = bands.map { rendering.spelled($0.figure) }
    let labelWidth = labels.map(\.displayWidth).max() ?? 0
    let figureWidth = figures.map(\.displayWidth).max() ?? 0
    let room = max(10, min(60, rendering.width - labelWidth - figureWidth - 6))
    return bands.indices.map { index in
      let line =
        "  " + labels[index].padded(to: labelWidth) + "  " + figures[index].padded(to: figureWidth, .trailing) + "  "
      return (line + axis(bands[index], room: room, rendering.glyphs)).trimmingTrailingSpaces + "\n"
    }.joined()
  }

  private func axis(_ band: Band, room: Int, _ glyphs: TextRendering.Glyphs) -> String {
    let estimate = band.estimate
    let isUnicode = glyphs == .unicode
    var columns = [Character](repeating: " ", count: room)
    if let target = band.target ?? target, let column = column(target, room) { columns[column] = isUnicode ? "┊" : ":" }
    if let low = column(estimate.low, room), let high = column(estimate.high, room), low <= high {
      for column in low...high { columns[column] = isUnicode ? "─" : "-" }
    }
    if let mean = column(estimate.mean, room) { columns[mean] = isUnicode ? "●" : "o" }
    return String(columns)
  }

  /// The column of a value; values beyond the ends stand at the ends.
  private func column(_ value: Double, _ room: Int) -> Int? {
    guard value.isFinite else { return nil }
    let span = range.upperBound - range.lowerBound
    guard span > 0 else { return room / 2 }
    let share = min(1, max(0, (value - range.lowerBound) / span))
    return Int((share * Double(room - 1)).rounded())
  }
}

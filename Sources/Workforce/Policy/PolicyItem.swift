/// One indicator of a policy.
public struct PolicyItem: Hashable, Sendable {
  /// The indicator's key.
  public var indicator: String
  /// Its weight in thousandths of the whole.
  public var weightPermille: Int
  /// The figures that points are given for.
  public var targets: Targets
  /// Fewer records than this are flagged.
  public var minimumRecords: Int

  /// An indicator with its weight and targets.
  public init(_ indicator: String, weightPermille: Int, targets: Targets, minimumRecords: Int = 0) {
    self.indicator = indicator
    self.weightPermille = weightPermille
    self.targets = targets
    self.minimumRecords = minimumRecords
  }
}

/// Which figures earn which points: floor 0, threshold 60, goal 100, stretch 120, linear between, flat outside.
public struct Targets: Hashable, Sendable {
  /// At and beyond it there are no points.
  public var floor: Double
  /// 60 points.
  public var threshold: Double
  /// 100 points.
  public var goal: Double
  /// 120 points, and no more beyond it.
  public var stretch: Double

  /// Four figures that strictly rise, or strictly fall where less is better.
  public init(floor: Double, threshold: Double, goal: Double, stretch: Double) {
    self.floor = floor
    self.threshold = threshold
    self.goal = goal
    self.stretch = stretch
  }

  /// The figures in the order of their points.
  public var figures: [Double] { [floor, threshold, goal, stretch] }

  /// The names of the figures, as policies write them.
  public static let names = ["floor", "threshold", "goal", "stretch"]

  /// The points of the figures.
  public static let points: [Double] = [0, 60, 100, 120]

  /// Whether more is better.
  public var isRising: Bool { floor < stretch }

  /// Whether the figures strictly rise or strictly fall.
  public var areOrdered: Bool {
    let steps = zip(figures, figures.dropFirst())
    return steps.allSatisfy { $0 < $1 } || steps.allSatisfy { $0 > $1 }
  }
}

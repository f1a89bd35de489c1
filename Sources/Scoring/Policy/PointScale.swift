public import Workforce

/// Points for figures by a policy's targets.
public struct PointScale: Hashable, Sendable {
  /// The targets, strictly rising or falling.
  public let targets: Targets

  /// The scale of some targets.
  public init(_ targets: Targets) {
    precondition(targets.areOrdered, "targets strictly rise or strictly fall")
    self.targets = targets
  }

  /// The points of a figure: linear between the targets, flat outside.
  public func points(_ figure: Double) -> Double {
    let figures = targets.figures
    let sign = targets.isRising ? 1.0 : -1.0
    if sign * figure <= sign * figures[0] { return 0 }
    for index in 1..<figures.count where sign * figure <= sign * figures[index] {
      let part = (figure - figures[index - 1]) / (figures[index] - figures[index - 1])
      return Targets.points[index - 1] + part * (Targets.points[index] - Targets.points[index - 1])
    }
    return Targets.points[3]
  }

  /// The points to be expected given what is known: no cliff, since a small step of the figure is a small step of the mean.
  ///
  /// - Parameters:
  ///   - posterior: What is known.
  ///   - limit: More points than this do not count.
  /// - Returns: Their mean and standard deviation.
  public func expected(_ posterior: Posterior, limit: Double = 120) -> (mean: Double, deviation: Double) {
    let corners = targets.figures + (limit < 120 ? [figure(of: limit)] : [])
    let mean = posterior.mean(corners: corners) { min(limit, points($0)) }
    let square = posterior.mean(corners: corners) { min(limit, points($0)) * min(limit, points($0)) }
    return (min(limit, max(0, mean)), max(0, square - mean * mean).squareRoot())
  }

  /// The figure that earns some points.
  ///
  /// - Parameter points: 0…120.
  public func figure(of points: Double) -> Double {
    let figures = targets.figures
    for index in 1..<figures.count where points <= Targets.points[index] {
      let part = (points - Targets.points[index - 1]) / (Targets.points[index] - Targets.points[index - 1])
      return figures[index - 1] + part * (figures[index] - figures[index - 1])
    }
    return figures[3]
  }
}

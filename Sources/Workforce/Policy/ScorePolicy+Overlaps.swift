extension ScorePolicy {
  /// Which of several policies of one cadence apply to the same days.
  ///
  /// - Parameter policies: The policies with what messages call them, such as their files.
  public static func overlaps(_ policies: [(name: String, policy: ScorePolicy)]) -> [PolicyProblem] {
    var found: [PolicyProblem] = []
    for (place, (leftName, left)) in policies.enumerated() {
      for (rightName, right) in policies.dropFirst(place + 1) where left.cadence == right.cadence {
        let leftEnd = left.until.map(\.dayNumber) ?? .max
        let rightEnd = right.until.map(\.dayNumber) ?? .max
        guard left.from.dayNumber <= rightEnd, right.from.dayNumber <= leftEnd else { continue }
        found.append(
          PolicyProblem(
            "applies",
            "\(leftName) (\(left.title), \(left.revision)) and \(rightName) (\(right.title), \(right.revision)) both apply on "
              + "\(max(left.from, right.from)), as \(left.cadence.rawValue) policies; end the earlier one by applies: until"
          ))
      }
    }
    return found
  }
}

/// How much agents differ and around what, for agents of whom some were not seen.
struct AgentSpread: Sendable {
  private let heterogeneity: Heterogeneity
  /// For each agent the place among those who were seen.
  private let places: [Int?]
  /// The spread most expected before looking.
  let scale: Double

  /// Looks at the agents.
  ///
  /// - Parameters:
  ///   - observations: For each agent the figure; nil for who has none.
  ///   - scale: The spread most expected before looking.
  init(_ observations: [Heterogeneity.Observation?], scale: Double) {
    var seen: [Heterogeneity.Observation] = []
    var places: [Int?] = []
    for item in observations {
      places.append(item.map { _ in seen.count })
      if let item { seen.append(item) }
    }
    (self.places, self.scale) = (places, scale)
    heterogeneity = Heterogeneity(seen, scale: scale)
  }

  /// The variance between agents.
  var variance: Double { heterogeneity.variance }

  /// The same by DerSimonian and Laird.
  var moments: Double { heterogeneity.moments }

  /// What is known of an agent from the others: from all who were seen, where the agent was not.
  ///
  /// - Returns: Mean and variance, or nil when there is nobody else.
  func prior(of agent: Int) -> Heterogeneity.Prior? { heterogeneity.prior(without: places[agent]) }
}

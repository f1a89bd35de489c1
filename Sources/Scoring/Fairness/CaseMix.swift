/// What colleagues would have made of each agent's cases, and of everybody's.
///
/// In each stratum an agent is held against the others in it, the agent left out, so that nobody is compared with their own
/// work. With fewer than three agents in a stratum leaving one out would hold two people against each other: all are taken then.
///
/// The same figures of the others serve twice: on the agent's own cases (`expected`) and on the cases of the whole team (`anchor`).
/// Using one and the same reference for both is what keeps differences from being blown up by k/(k−1), as happens when those left
/// out are held against an average that contains the agent; where there is but one stratum the adjusted figure is the raw one.
struct CaseMix: Sendable {
  /// What is known of one agent.
  struct Agent: Sendable, Hashable {
    /// The sum of weights.
    var weight = 0.0
    /// The sum of weighted values, less what load explains.
    var sum = 0.0
    /// The sum of weighted values as they were observed.
    var rawSum = 0.0
    /// How many records.
    var cases = 0.0
    /// The mean that colleagues would have had on the same cases.
    var expected = 0.0
    /// The mean that they would have had on the whole team's cases.
    var anchor = 0.0
    /// The variance of single cases like the agent's.
    var variance = 0.0

    /// The agent's own mean, less what load explains; nil without cases.
    var raw: Double? { weight > 0 ? sum / weight : nil }
    /// The agent's own mean as it was observed; nil without cases.
    var observed: Double? { weight > 0 ? rawSum / weight : nil }
  }

  /// The agents.
  let agents: [Agent]
  /// The strata.
  let strata: CaseStrata
  /// The team's mean.
  let mean: Double
  /// The team's weight.
  let weight: Double
  private let usual: [Double]
  private let variances: [Double]
  private let expectedOfCell: [Double]
  private let colleaguesOfCell: [Int]

  /// Compares agents on the strata of their cases.
  ///
  /// - Parameters:
  ///   - table: The cases.
  ///   - load: What load explains of their values.
  ///   - settings: The limits.
  init(_ table: CaseTable, load: LoadAdjustment, settings: FairnessSettings) {
    let strata = CaseStrata(table, load: load, settings: settings)
    self.strata = strata
    var agents = [Agent](repeating: Agent(), count: table.agentCount)
    var (usual, weights, variances) = ([Double](), [Double](), [Double]())
    var (expectedOfCell, colleaguesOfCell) = ([Double](), [Int]())
    var corrections = [Double](repeating: 0, count: table.agentCount)
    for stratum in 0..<strata.count {
      let cells = strata.cells(of: stratum)
      let weight = cells.reduce(0) { $0 + $1.weight }
      let sum = cells.reduce(0) { $0 + $1.sum }
      let mean = sum / weight
      let variance = CaseMix.variance(of: cells, table.kind)
      usual.append(mean)
      weights.append(weight)
      variances.append(variance)
      for cell in cells {
        let agent = Int(cell.agent)
        let leavesOut = cells.count >= 3 && weight - cell.weight > 1e-9 * weight
        let others = leavesOut ? (sum - cell.sum) / (weight - cell.weight) : mean
        expectedOfCell.append(others)
        colleaguesOfCell.append(cells.count - 1)
        agents[agent].weight += cell.weight
        agents[agent].sum += cell.sum
        agents[agent].rawSum += cell.rawSum
        agents[agent].cases += cell.cases
        agents[agent].expected += cell.weight * others
        agents[agent].variance += cell.weight * variance
        corrections[agent] += weight * (others - mean)
      }
    }
    let total = weights.reduce(0, +)
    let team = zip(usual, weights).reduce(0) { $0 + $1.0 * $1.1 }
    self.mean = total > 0 ? team / total : 0
    self.weight = total
    (self.usual, self.variances) = (usual, variances)
    (self.expectedOfCell, self.colleaguesOfCell) = (expectedOfCell, colleaguesOfCell)
    for index in agents.indices {
      agents[index].anchor = total > 0 ? (team + corrections[index]) / total : 0
      guard agents[index].weight > 0 else { continue }
      agents[index].expected /= agents[index].weight
      agents[index].variance /= agents[index].weight
    }
    self.agents = agents
  }

  /// Holds agents against what their colleagues had made of cases in a reference: only sums of their own are new.
  ///
  /// Where an agent had no case in a stratum of the reference, all who had one are colleagues.
  ///
  /// - Parameters:
  ///   - table: The cases.
  ///   - load: What load explains of their values.
  ///   - settings: The limits.
  ///   - reference: What the agents are held against.
  init(_ table: CaseTable, load: LoadAdjustment, settings: FairnessSettings, asIn reference: CaseMix) {
    strata = CaseStrata(table, load: load, settings: settings, asIn: reference.strata)
    (mean, weight) = (reference.mean, reference.weight)
    (usual, variances) = (reference.usual, reference.variances)
    var agents = reference.agents.map { Agent(anchor: $0.anchor) }
    var (expectedOfCell, colleaguesOfCell) = ([Double](), [Int]())
    for cell in strata.cells {
      let (agent, stratum) = (Int(cell.agent), Int(cell.stratum))
      let known = reference.strata.cell(of: cell.agent, in: stratum)
      let others = known.map { reference.expectedOfCell[$0] } ?? usual[stratum]
      expectedOfCell.append(others)
      colleaguesOfCell.append(
        known.map { reference.colleaguesOfCell[$0] } ?? reference.strata.cells(of: stratum).count)
      agents[agent].weight += cell.weight
      agents[agent].sum += cell.sum
      agents[agent].rawSum += cell.rawSum
      agents[agent].cases += cell.cases
      agents[agent].expected += cell.weight * others
      agents[agent].variance += cell.weight * variances[stratum]
    }
    for index in agents.indices where agents[index].weight > 0 {
      agents[index].expected /= agents[index].weight
      agents[index].variance /= agents[index].weight
    }
    (self.agents, self.expectedOfCell, self.colleaguesOfCell) = (agents, expectedOfCell, colleaguesOfCell)
  }

  /// What colleagues would have made of a case.
  func expected(_ item: ScoredCase) -> Double {
    let stratum = strata.stratum(of: item)
    guard let cell = strata.cell(of: item.agent, in: stratum) else { return usual[stratum] }
    return expectedOfCell[cell]
  }

  /// With how many colleagues the agent of a case is compared on cases like it.
  func colleagues(_ item: ScoredCase) -> Int {
    strata.cell(of: item.agent, in: strata.stratum(of: item)).map { colleaguesOfCell[$0] } ?? 0
  }

  /// The variance of single cases around their agent's mean, pooled over the agents of a stratum.
  ///
  /// A tenth of the range, as one case more, keeps a handful of equal values from counting as certain.
  private static func variance(of cells: ArraySlice<StratumCell>, _ kind: CaseTable.Kind) -> Double {
    guard case .mean(let low, let high) = kind else { return 0 }
    var (within, weight, cases, total, sum) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for cell in cells {
      within += max(0, cell.squares - cell.sum * cell.sum / cell.weight)
      (weight, cases) = (weight + cell.weight, cases + cell.cases)
      (total, sum) = (total + cell.squares, sum + cell.sum)
    }
    let freedom = cases - Double(cells.count)
    let pooled =
      freedom > 0 ? within / weight * cases / freedom : max(0, total - sum * sum / weight) / weight
    let range = high - low
    return (pooled * cases + 0.01 * range * range) / (cases + 1)
  }
}

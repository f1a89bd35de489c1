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
    /// The mean that they would have had on the team's cases, those left out that only one agent has the like of.
    var anchor = 0.0
    /// The variance of single cases like the agent's.
    var variance = 0.0
    /// How far chance may have moved `comparedExpected` against `anchor`: nothing where the agent's cases lie among the strata as the team's do.
    var expectedVariance = 0.0
    /// Of shares, what a small step on the inner scale of `comparedExpected` is as a share: p (1 − p), never none.
    var expectedSlope = 0.0
    /// The sum of weights of cases that colleagues have the like of.
    ///
    /// Of others nobody knows what is the agent's doing and what the circumstances', so they are no evidence.
    var comparedWeight = 0.0
    /// The sum of their weighted values, less what load explains.
    var comparedSum = 0.0
    /// The mean that colleagues would have had on them.
    var comparedExpected = 0.0

    /// The share of the weight of cases that colleagues have the like of, 0…1.
    var shared: Double { weight > 0 ? comparedWeight / weight : 1 }
    /// The agent's own mean, less what load explains; nil without cases.
    var raw: Double? { weight > 0 ? sum / weight : nil }
    /// The agent's own mean as it was observed; nil without cases.
    var observed: Double? { weight > 0 ? rawSum / weight : nil }

    /// Adds a cell's cases, and what colleagues made of such; to be finished by ``finish()``.
    fileprivate mutating func add(
      _ cell: StratumCell, expected: Expectation, variance: Double, company: Double
    ) {
      weight += cell.weight
      sum += cell.sum
      rawSum += cell.rawSum
      cases += cell.cases
      self.expected += cell.weight * expected.mean
      self.variance += cell.weight * variance
      comparedWeight += company * cell.weight
      comparedSum += company * cell.sum
      comparedExpected += company * cell.weight * expected.mean
      expectedSlope += company * cell.weight * expected.slope
    }

    /// Turns sums over cells into means.
    fileprivate mutating func finish() {
      guard weight > 0 else { return }
      expected /= weight
      variance /= weight
      guard comparedWeight > 0 else { return }
      comparedExpected /= comparedWeight
      expectedSlope /= comparedWeight
    }
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
  private let expectedOfCell: [Expectation]
  /// For each stratum its share of the team's weight, and how far chance may have moved its mean.
  private let parts: [(share: Double, variance: Double)]
  private let colleaguesOfCell: [Int]
  private let companyOfCell: [Double]

  /// Compares agents on the strata of their cases.
  ///
  /// - Parameters:
  ///   - table: The cases.
  ///   - load: What load explains of their values.
  ///   - settings: The limits.
  init(_ table: CaseTable, load: LoadAdjustment, settings: FairnessSettings) {
    let strata = CaseStrata(table, load: load, settings: settings)
    self.strata = strata
    let usual = (0..<strata.count).map { stratum in
      let cells = strata.cells(of: stratum)
      return cells.reduce(0) { $0 + $1.sum } / cells.reduce(0) { $0 + $1.weight }
    }
    let weights = (0..<strata.count).map { strata.cells(of: $0).reduce(0) { $0 + $1.weight } }
    let total = weights.reduce(0, +)
    let team = zip(usual, weights).reduce(0) { $0 + $1.0 * $1.1 }
    let mean = total > 0 ? team / total : 0
    (self.mean, self.weight, self.usual) = (mean, total, usual)
    // Whoever has no colleagues at all is held against nobody, and nothing is the circumstances' doing.
    let people = Set(strata.cells.map(\.agent)).count
    let isLonely = (0..<strata.count).map { people > 1 && strata.cells(of: $0).count == 1 }
    let common = zip(zip(usual, weights), isLonely).reduce((sum: 0.0, weight: 0.0)) { sum, part in
      part.1 ? sum : (sum.sum + part.0.0 * part.0.1, sum.weight + part.0.1)
    }
    var agents = [Agent](repeating: Agent(), count: table.agentCount)
    var variances: [Double] = []
    var (expectedOfCell, colleaguesOfCell, companyOfCell) = ([Expectation](), [Int](), [Double]())
    var corrections = [Double](repeating: 0, count: table.agentCount)
    for stratum in 0..<strata.count {
      let cells = strata.cells(of: stratum)
      let variance = CaseMix.variance(of: cells, table.kind)
      variances.append(variance)
      let comparison = Comparison(cells, table.kind, variance: variance, team: isLonely[stratum] ? common : nil)
      for cell in cells {
        let others = comparison.others(than: cell)
        expectedOfCell.append(others)
        colleaguesOfCell.append(cells.count - 1)
        let company = people > 2 ? comparison.company(of: cell) : 1
        companyOfCell.append(company)
        agents[Int(cell.agent)].add(cell, expected: others, variance: variance, company: company)
        if !isLonely[stratum] {
          corrections[Int(cell.agent)] += weights[stratum] * (others.mean - usual[stratum])
        }
      }
    }
    self.variances = variances
    (self.expectedOfCell, self.colleaguesOfCell) = (expectedOfCell, colleaguesOfCell)
    self.companyOfCell = companyOfCell
    for index in agents.indices {
      agents[index].anchor = common.weight > 0 ? (common.sum + corrections[index]) / common.weight : 0
      agents[index].finish()
    }
    parts = strata.keys.indices.map { stratum in
      let cases = strata.cells(of: stratum).reduce(0) { $0 + $1.cases }
      let mean = Expectation(usual[stratum], cases: cases, table.kind, variances[stratum])
      return (common.weight > 0 && !isLonely[stratum] ? weights[stratum] / common.weight : 0, mean.variance)
    }
    CaseMix.spread(&agents, strata.cells, expectedOfCell, companyOfCell, parts)
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
    var (expectedOfCell, colleaguesOfCell, companyOfCell) = ([Expectation](), [Int](), [Double]())
    for cell in strata.cells {
      let stratum = Int(cell.stratum)
      let known = reference.strata.cell(of: cell.agent, in: stratum)
      let all = reference.strata.cells(of: stratum)
      // Where the agent had no case in the reference, all who had one are colleagues.
      let others =
        known.map { reference.expectedOfCell[$0] }
        ?? Expectation(usual[stratum], cases: all.reduce(0) { $0 + $1.cases }, table.kind, variances[stratum])
      expectedOfCell.append(others)
      colleaguesOfCell.append(known.map { reference.colleaguesOfCell[$0] } ?? all.count)
      let company = known.map { reference.companyOfCell[$0] } ?? 1
      companyOfCell.append(company)
      agents[Int(cell.agent)].add(cell, expected: others, variance: variances[stratum], company: company)
    }
    for index in agents.indices { agents[index].finish() }
    parts = reference.parts
    CaseMix.spread(&agents, strata.cells, expectedOfCell, companyOfCell, parts)
    self.agents = agents
    (self.expectedOfCell, self.colleaguesOfCell) = (expectedOfCell, colleaguesOfCell)
    self.companyOfCell = companyOfCell
  }

  /// Finds how far chance may have moved what agents are held against: Σ (wₐₛ/wₐ − wₛ/w)² vₛ over the strata.
  private static func spread(
    _ agents: inout [Agent], _ cells: [StratumCell], _ expected: [Expectation],
    _ company: [Double], _ parts: [(share: Double, variance: Double)]
  ) {
    let whole = parts.reduce(0) { $0 + $1.share * $1.share * $1.variance }
    for index in agents.indices { agents[index].expectedVariance = whole }
    for ((cell, expected), company) in zip(zip(cells, expected), company) where company > 0 {
      let part = parts[Int(cell.stratum)]
      let excess = company * cell.weight / agents[Int(cell.agent)].comparedWeight - part.share
      agents[Int(cell.agent)].expectedVariance +=
        excess * excess * expected.variance - part.share * part.share * part.variance
    }
    // What is nothing may come out as a hair less.
    for index in agents.indices { agents[index].expectedVariance = max(0, agents[index].expectedVariance) }
  }

  /// How far colleagues have the like of a case, 0…1.
  func company(_ item: ScoredCase) -> Double {
    strata.cell(of: item.agent, in: strata.stratum(of: item)).map { companyOfCell[$0] } ?? 1
  }

  /// What colleagues would have made of a case.
  func expected(_ item: ScoredCase) -> Double {
    let stratum = strata.stratum(of: item)
    guard let cell = strata.cell(of: item.agent, in: stratum) else { return usual[stratum] }
    return expectedOfCell[cell].mean
  }

  /// With how many colleagues the agent of a case is compared on cases like it.
  func colleagues(_ item: ScoredCase) -> Int {
    strata.cell(of: item.agent, in: strata.stratum(of: item)).map { colleaguesOfCell[$0] } ?? 0
  }

  /// The variance of single cases around their agent's mean, pooled over the agents of a stratum.
  ///
  /// A tenth of the range, as one case more, keeps a handful of equal values from counting as certain.
  private static func variance(of cells: ArraySlice<StratumCell>, _ kind: CaseTable.Kind) -> Double {
    guard kind != .share else { return 0 }
    var (within, weight, cases, total, sum) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for cell in cells {
      within += max(0, cell.squares - cell.sum * cell.sum / cell.weight)
      (weight, cases) = (weight + cell.weight, cases + cell.cases)
      (total, sum) = (total + cell.squares, sum + cell.sum)
    }
    let freedom = cases - Double(cells.count)
    let pooled =
      freedom > 0 ? within / weight * cases / freedom : max(0, total - sum * sum / weight) / weight
    return (pooled * cases + 0.01 * kind.limit * kind.limit) / (cases + 1)
  }
}

/// What colleagues make of an agent's cases in a stratum.
private struct Expectation: Sendable {
  var mean: Double
  /// How far chance may have moved it.
  var variance: Double
  /// Of shares p (1 − p).
  var slope: Double

  /// The mean of so many cases.
  init(_ mean: Double, cases: Double, _ kind: CaseTable.Kind, _ caseVariance: Double) {
    self.mean = mean
    // Half a success and half a failure keep a stratum without failures from counting as certain.
    let share = (min(1, max(0, mean)) * cases + 0.5) / (cases + 1)
    slope = kind == .share ? share * (1 - share) : 1
    variance = cases > 0 ? (kind == .share ? slope : caseVariance) / cases : 0
  }

  /// The mean of all shared cases, for cases that nobody shares.
  init(team mean: Double) { (self.mean, variance, slope) = (mean, 0, mean * (1 - mean)) }
}

/// What those of a stratum made of its cases, one of them left out.
private struct Comparison {
  private let cells: ArraySlice<StratumCell>
  private let kind: CaseTable.Kind
  private let caseVariance: Double
  private let team: (sum: Double, weight: Double)?
  private let (weight, sum, cases): (Double, Double, Double)

  init(
    _ cells: ArraySlice<StratumCell>, _ kind: CaseTable.Kind, variance: Double,
    team: (sum: Double, weight: Double)?
  ) {
    (self.cells, self.kind, self.team, caseVariance) = (cells, kind, team, variance)
    weight = cells.reduce(0) { $0 + $1.weight }
    sum = cells.reduce(0) { $0 + $1.sum }
    cases = cells.reduce(0) { $0 + $1.cases }
  }

  /// How far an agent has company in the stratum, 0…1: three share it; of two each does as far as half of the cases are the other's.
  func company(of cell: StratumCell) -> Double {
    cells.count > 2 ? 1 : min(1, 2 * (weight - cell.weight) / weight)
  }

  /// What the others made of the cases.
  ///
  /// Nobody can be told from the circumstances with whom nobody shares them: beside such cases stands what is usual of the others.
  func others(than cell: StratumCell) -> Expectation {
    if let team, team.weight > 0 { return Expectation(team: team.sum / team.weight) }
    guard cells.count >= 3, weight - cell.weight > 1e-9 * weight else {
      return Expectation(sum / weight, cases: cases, kind, caseVariance)
    }
    return Expectation((sum - cell.sum) / (weight - cell.weight), cases: cases - cell.cases, kind, caseVariance)
  }
}

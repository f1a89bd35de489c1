/// How many independent records an agent's cases are worth.
///
/// Cases of one customer resemble each other, and cases with unequal weights say less than equal ones. How much they resemble each other
/// is one figure for the team, from the variance over customers against that over independent cases: the closed form of what a bootstrap
/// over customers finds. It is not taken from each agent alone, since an agent with nothing but successes would come out as certain. What it
/// costs an agent depends on how the agent's own cases lie among customers.
///
/// Source: the linearised variance of a ratio over clusters, Cochran (1977), Sampling Techniques, equation 6.13; the design effect of
/// clusters of unequal size, 1 + ρ (Σm²/Σm − 1), and the worth of unequal weights, Kish (1965), Survey Sampling, sections 5.4 and 11.7.
struct SamplingError: Sendable {
  /// By what factor customers who come more than once widen the team's variance; at least 1.
  let designEffect: Double
  /// How much two cases of one customer resemble each other, 0…1.
  let correlation: Double
  /// For each agent, the number of independent records.
  let effective: [Double]
  /// For each agent, the number of customers.
  let customers: [Int]

  /// Looks at the cases, customer by customer.
  init(_ table: CaseTable, load: LoadAdjustment, mix: CaseMix) {
    var residuals = [Double](repeating: 0, count: table.agentCount)
    var crowds = [Crowd](repeating: Crowd(), count: table.agentCount)
    var (together, apart) = (0.0, 0.0)
    table.forEach { item in
      let agent = Int(item.agent)
      let own = mix.agents[agent]
      let expected = mix.expected(item)
      let residual = load.adjusted(item) - expected - ((own.raw ?? 0) - own.expected)
      if crowds[agent].add(item) {
        together += residuals[agent] * residuals[agent]
        residuals[agent] = 0
      }
      residuals[agent] += item.weight * residual
      apart +=
        item.weight * item.weight / item.records * SamplingError.variance(residual, expected, item, own, table.kind)
    }
    together += residuals.reduce(0) { $0 + $1 * $1 }
    let (pairs, squares) = crowds.reduce((0.0, 0.0)) { ($0.0 + $1.allPairs, $0.1 + $1.squares) }
    // With no customer who came twice there is nothing to learn, and nothing to widen.
    designEffect = apart > 0 && pairs > 0 ? max(1, together / apart) : 1
    correlation = pairs > 0 ? min(1, (designEffect - 1) * squares / pairs) : 0
    (effective, customers) = SamplingError.effective(mix, crowds, correlation)
  }

  /// The resemblance of a reference, and the agents' own customers and weights.
  init(_ table: CaseTable, mix: CaseMix, asIn reference: SamplingError) {
    (designEffect, correlation) = (reference.designEffect, reference.correlation)
    var crowds = [Crowd](repeating: Crowd(), count: table.agentCount)
    table.forEach { item in _ = crowds[Int(item.agent)].add(item) }
    (effective, customers) = SamplingError.effective(mix, crowds, correlation)
  }

  /// How an agent's cases lie among customers.
  private struct Crowd {
    private(set) var customers = 0
    /// The sum of squared weights, less for cases that are sums of several.
    private(set) var squares = 0.0
    private var pairs = 0.0
    private var customer: (key: UInt64, weight: Double, squares: Double) = (0, 0, 0)

    /// Adds a case; whether it is of another customer than the last one.
    mutating func add(_ item: ScoredCase) -> Bool {
      let isNew = customers == 0 || customer.key != item.customer
      if isNew {
        pairs = allPairs
        customer = (item.customer, 0, 0)
        customers += 1
      }
      customer.weight += item.weight
      customer.squares += item.weight * item.weight
      squares += item.weight * item.weight / item.records
      return isNew
    }

    /// The sum of products of the weights of two different cases of one customer.
    var allPairs: Double { pairs + max(0, customer.weight * customer.weight - customer.squares) }
  }

  /// For each agent, the number of independent records and of customers.
  private static func effective(
    _ mix: CaseMix, _ crowds: [Crowd], _ correlation: Double
  ) -> (records: [Double], customers: [Int]) {
    let records = crowds.indices.map { agent in
      let (weight, squares) = (mix.agents[agent].weight, crowds[agent].squares)
      guard weight > 0 else { return 0.0 }
      // Half a conversation is half a record, even when there are many such halves.
      return min(weight * weight / squares, weight) / (1 + correlation * crowds[agent].allPairs / squares)
    }
    return (records, crowds.map(\.customers))
  }

  /// The variance of one record like this: its own squared residual, or what theory says of a sum of many.
  private static func variance(
    _ residual: Double, _ expected: Double, _ item: ScoredCase, _ own: CaseMix.Agent, _ kind: CaseTable.Kind
  ) -> Double {
    if item.records == 1 { return residual * residual }
    switch kind {
    case .share: return max(0, expected * (1 - expected))
    case .mark, .amount: return own.variance
    }
  }
}

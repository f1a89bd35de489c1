/// How many independent records an agent's cases are worth.
///
/// Cases of one customer resemble each other, and cases with unequal weights say less than equal ones. The first is one factor
/// for the team, the variance over customers against that over independent cases: the closed form of what a bootstrap over customers
/// finds. It is not taken from each agent alone, since an agent with nothing but successes would come out as certain.
///
/// Source: the linearised variance of a ratio over clusters, Cochran (1977), Sampling Techniques, equation 6.13; the worth of unequal
/// weights, Kish (1965), Survey Sampling, section 11.7.
struct SamplingError: Sendable {
  /// By what factor customers who come more than once widen variances; at least 1.
  let designEffect: Double
  /// For each agent, the number of independent records.
  let effective: [Double]
  /// For each agent, the number of customers.
  let customers: [Int]

  /// Looks at the cases, customer by customer.
  init(_ table: CaseTable, load: LoadAdjustment, mix: CaseMix) {
    var sums = [(key: UInt64, sum: Double)](repeating: (0, 0), count: table.agentCount)
    var customers = [Int](repeating: 0, count: table.agentCount)
    var squares = [Double](repeating: 0, count: table.agentCount)
    var (together, apart) = (0.0, 0.0)
    table.forEach { item in
      let agent = Int(item.agent)
      let own = mix.agents[agent]
      let expected = mix.expected(item)
      let residual = load.adjusted(item) - expected - ((own.raw ?? 0) - own.expected)
      if customers[agent] == 0 || sums[agent].key != item.customer {
        together += sums[agent].sum * sums[agent].sum
        sums[agent] = (item.customer, 0)
        customers[agent] += 1
      }
      sums[agent].sum += item.weight * residual
      apart +=
        item.weight * item.weight / item.records * SamplingError.variance(residual, expected, item, own, table.kind)
      squares[agent] += item.weight * item.weight / item.records
    }
    together += sums.reduce(0) { $0 + $1.sum * $1.sum }
    let effect = apart > 0 ? max(1, together / apart) : 1
    designEffect = effect
    self.customers = customers
    effective = SamplingError.effective(mix, squares, effect)
  }

  /// The design effect of a reference, and the agents' own customers and weights.
  init(_ table: CaseTable, mix: CaseMix, asIn reference: SamplingError) {
    designEffect = reference.designEffect
    var last = [UInt64](repeating: 0, count: table.agentCount)
    var customers = [Int](repeating: 0, count: table.agentCount)
    var squares = [Double](repeating: 0, count: table.agentCount)
    table.forEach { item in
      let agent = Int(item.agent)
      if customers[agent] == 0 || last[agent] != item.customer {
        last[agent] = item.customer
        customers[agent] += 1
      }
      squares[agent] += item.weight * item.weight / item.records
    }
    self.customers = customers
    effective = SamplingError.effective(mix, squares, designEffect)
  }

  /// For each agent, the number of independent records.
  private static func effective(_ mix: CaseMix, _ squares: [Double], _ designEffect: Double) -> [Double] {
    squares.indices.map { agent in
      let weight = mix.agents[agent].weight
      guard weight > 0 else { return 0 }
      // Half a conversation is half a record, even when there are many such halves.
      return min(weight * weight / squares[agent], weight) / designEffect
    }
  }

  /// The variance of one record like this: its own squared residual, or what theory says of a sum of many.
  private static func variance(
    _ residual: Double, _ expected: Double, _ item: ScoredCase, _ own: CaseMix.Agent, _ kind: CaseTable.Kind
  ) -> Double {
    if item.records == 1 { return residual * residual }
    switch kind {
    case .share: return max(0, expected * (1 - expected))
    case .mean: return own.variance
    }
  }
}

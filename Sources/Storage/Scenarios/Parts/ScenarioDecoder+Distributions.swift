internal import Statistics
internal import Workforce

extension ScenarioDecoder {
  /// Reads a distribution of a duration; complains and returns nil when it makes no sense.
  func distribution(_ value: Value) -> Distribution? { distribution(value, shape: .distribution, depth: 0) }

  private func distribution(_ value: Value, shape: Shape.Name, depth: Int) -> Distribution? {
    if let text = value.scalar {
      // A duration alone leaves open how it varies, and that decides how long people wait.
      value.complain(
        "found \(Value.quoted(text)) without a distribution; write {distribution: exponential, mean: \(text)} when it "
          + "varies as telephone calls do, or {distribution: constant, value: \(text)} when it is always the same")
      return nil
    }
    if depth > ScenarioLimits.mixtureDepth {
      value.complain("mixtures are nested more than \(ScenarioLimits.mixtureDepth) deep; write fewer levels")
      return nil
    }
    guard let section = Section(value, shape) else { return nil }
    guard let word = section["distribution"]?.choice(DistributionFamily.names, "a family of distributions"),
      let family = DistributionFamily(rawValue: word)
    else { return nil }
    guard let way = parameters(of: family, section) else { return nil }
    let shift = section["shift"].map { $0.duration() } ?? .some(0)
    guard let member = member(of: family, way, section, depth: depth), let shift else { return nil }
    let result: Distribution = shift > 0 ? .shifted(by: shift, member) : member
    guard isUsable(result, value) else { return nil }
    return result
  }

  /// Which way of naming a member the given parameters follow; complains about parameters that belong elsewhere.
  private func parameters(of family: DistributionFamily, _ section: Section) -> Set<String>? {
    let given = section.keys.filter { $0 != "distribution" && $0 != "weight" && !family.options.contains($0) }
    if let way = family.parameters.first(where: { Set($0) == Set(given) }) { return Set(way) }
    let known = Set(family.parameters.flatMap { $0 })
    var foreign = given.filter { !known.contains($0) }
    if family != .exponential { foreign = foreign.filter { $0 != "mean" || given.count > 1 } }
    if let key = foreign.first {
      let mean = family == .exponential && (key == "cv" || key == "sd")
      let remedy =
        mean
        ? "its coefficient of variation is always 1, so remove \(key), or choose gamma or lognormal"
        : "it is given by \(family.wording)"
      section[key]?.complain("\(family.rawValue) has no \(key): \(remedy)")
      return nil
    }
    let found = given.isEmpty ? "no parameters" : Value.alternatives(given, "and")
    section.value.complain("\(family.rawValue) is given by \(family.wording); found \(found)")
    return nil
  }

  private func member(
    of family: DistributionFamily, _ way: Set<String>, _ section: Section, depth: Int
  ) -> Distribution? {
    switch family {
    case .constant: return section["value"]?.duration().map { .constant($0) }
    case .exponential: return section["mean"]?.duration(positive: true).map { .exponential(mean: $0) }
    case .empirical: return empirical(section)
    case .mixture: return mixture(section, depth: depth)
    case .triangular, .beta: return bounded(family, section)
    case .uniform where way.contains("low"): return bounded(family, section)
    case .hyperexponential where way.contains("parts"): return hyperexponential(section, depth: depth)
    case .erlang where way.contains("phases"):
      let mean = section["mean"]?.duration(positive: true)
      guard let phases = section["phases"]?.count(1...100_000, of: "a number of phases"), let mean else { return nil }
      return .erlang(phases: phases, mean: mean)
    case .gamma where way.contains("shape"), .weibull where way.contains("shape"):
      let shape = section["shape"]?.number(0...1e6, positive: true, of: "a shape")
      guard let scale = section["scale"]?.duration(positive: true), let shape else { return nil }
      return family == .gamma ? .gamma(shape: shape, scale: scale) : .weibull(shape: shape, scale: scale)
    default: return fitted(family, way, section)
    }
  }

  /// A member from a mean and its variation, or from percentiles.
  private func fitted(_ family: DistributionFamily, _ way: Set<String>, _ section: Section) -> Distribution? {
    guard let fitting = family.fitted else { return nil }
    if way.contains("percentiles") || way.contains("p90") {
      guard let (low, high) = percentiles(section) else { return nil }
      return fit(section) { () throws(StatisticsError) in try .fitting(fitting, low, high) }
    }
    let centre = way.contains("median") ? "median" : "mean"
    guard let mean = section[centre]?.duration(positive: true) else {
      _ = section["cv"]?.ratio(atMost: ScenarioLimits.coefficientOfVariation)
      _ = section["sd"]?.duration()
      return nil
    }
    let ratio =
      way.contains("sd")
      ? section["sd"]?.duration().map { $0 / mean }
      : section["cv"]?.ratio(atMost: ScenarioLimits.coefficientOfVariation)
    guard let ratio else { return nil }
    // The mean of a lognormal lies above its median by a factor that the variation alone decides.
    let shift = way.contains("median") ? (1 + ratio * ratio).squareRoot() : 1
    return fit(section) { () throws(StatisticsError) in
      try .fitting(fitting, mean: mean * shift, coefficientOfVariation: ratio)
    }
  }

  private func fit(
    _ section: Section, _ make: () throws(StatisticsError) -> Distribution
  ) -> Distribution? {
    do {
      return try make()
    } catch {
      section.value.complain(error.description.split(separator: "\n").joined(separator: "; "))
      return nil
    }
  }

  private func percentiles(_ section: Section) -> (Percentile, Percentile)? {
    if let value = section["percentiles"] {
      guard let entries = value.entries(from: "two percentages to durations, such as {50: 3m, 90: 8m}") else {
        return nil
      }
      let points = entries.compactMap { key, value -> Percentile? in
        let text = key.scalar ?? ""
        let percent = Value.plainNumber(text.last == "%" ? String(text.dropLast()) : text)
        guard let percent, percent > 0, percent < 100 else {
          key.complain(found: Value.quoted(text), expected: "a percentage between 0 and 100, such as 90")
          return nil
        }
        return value.duration(positive: true).map { Percentile(probability: percent / 100, value: $0) }
      }
      guard points.count == entries.count else { return nil }
      guard points.count == 2 else {
        value.complain("found \(points.count) percentiles, expected two, such as {50: 3m, 90: 8m}")
        return nil
      }
      return (points[0], points[1])
    }
    let median = section["median"]?.duration(positive: true)
    guard let high = section["p90"]?.duration(positive: true), let median else { return nil }
    return (.median(median), .p90(high))
  }

  private func bounded(_ family: DistributionFamily, _ section: Section) -> Distribution? {
    let low = section["low"]?.duration()
    let high = section["high"]?.duration()
    let mode = family == .triangular ? section["mode"]?.duration() : low
    let alpha = family == .beta ? section["alpha"]?.number(0...1e6, positive: true, of: "a shape") : 1
    let beta = family == .beta ? section["beta"]?.number(0...1e6, positive: true, of: "a shape") : 1
    guard let low, let high, let mode, let alpha, let beta else { return nil }
    guard low < high, mode >= low, mode <= high else {
      section.value.complain(
        "found low \(DurationText.format(low)), high \(DurationText.format(high))"
          + (family == .triangular
            ? " and mode \(DurationText.format(mode)); expected low ≤ mode ≤ high, and low < high"
            : "; expected low < high"))
      return nil
    }
    switch family {
    case .triangular: return .triangular(low: low, mode: mode, high: high)
    case .beta: return .beta(alpha: alpha, beta: beta, low: low, high: high)
    default: return .uniform(low: low, high: high)
    }
  }

  private func hyperexponential(_ section: Section, depth: Int) -> Distribution? {
    guard let parts = parts(section, depth: depth) else { return nil }
    let branches = parts.compactMap { part -> Distribution.ExponentialBranch? in
      guard case .exponential(let mean) = part.distribution else { return nil }
      return Distribution.ExponentialBranch(weight: part.weight, mean: mean)
    }
    guard branches.count == parts.count else {
      section["parts"]?.complain(
        "a hyperexponential consists of exponential parts; write distribution: mixture instead")
      return nil
    }
    return .hyperexponential(branches)
  }

  private func mixture(_ section: Section, depth: Int) -> Distribution? {
    parts(section, depth: depth).map { .mixture($0) }
  }

  private func parts(_ section: Section, depth: Int) -> [Distribution.MixturePart]? {
    guard let value = section["parts"], let items = value.list(of: "parts, each with weight and distribution") else {
      return nil
    }
    guard (1...ScenarioLimits.mixtureParts).contains(items.count) else {
      value.complain("found \(items.count) parts, expected 1 to \(ScenarioLimits.mixtureParts)")
      return nil
    }
    let parts = items.map { item -> Distribution.MixturePart? in
      let weight = item.isMap ? item.child("weight")?.share() : nil
      guard let distribution = distribution(item, shape: .mixturePart, depth: depth + 1), let weight else { return nil }
      return Distribution.MixturePart(weight: weight, distribution: distribution)
    }
    guard parts.allSatisfy({ $0 != nil }) else { return nil }
    let sound = parts.compactMap { $0 }
    guard let weights = value.normalised(sound.map(\.weight), "the weights") else { return nil }
    return zip(sound, weights).map { Distribution.MixturePart(weight: $1, distribution: $0.distribution) }
  }

  /// Whether a distribution can be used; complains when its mean is not what a duration can have.
  private func isUsable(_ distribution: Distribution, _ value: Value) -> Bool {
    let problems = distribution.problems()
    if let problem = problems.first {
      value.complain(problem.description)
      return false
    }
    guard distribution.mean <= ScenarioLimits.longestDuration else {
      value.complain(
        "has a mean of \(DurationText.format(distribution.mean.rounded())); expected at most ten years; check the units"
      )
      return false
    }
    return true
  }
}

extension Value {
  /// The value of a key of a mapping, without a complaint when there is none.
  func child(_ key: String) -> Value? {
    guard case .map(let entries) = node.content, let entry = entries.first(where: { $0.key == key }) else { return nil }
    return Value(node: entry.value, path: "\(path).\(key)", complaints: complaints)
  }

  /// Shares that add up to one, made to do so exactly; complains when they miss it by more than rounding.
  func normalised(_ shares: [Double], _ what: String) -> [Double]? {
    let sum = shares.reduce(0, +)
    guard abs(sum - 1) <= 0.0005 else {
      complain(
        "\(what) add up to \(Value.percent(sum)), expected 100%; change one of them, so that nothing is left over")
      return nil
    }
    return shares.map { $0 / sum }
  }

  /// A share as a percentage with up to two decimals.
  static func percent(_ share: Double) -> String {
    written((share * 10_000).rounded() / 100) + "%"
  }
}

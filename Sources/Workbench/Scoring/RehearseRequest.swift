import Reporting
import Scoring
import Simulation
import Storage
import Workforce

/// What `crewcast score rehearse` is asked: a policy tried on simulated agents of known skill.
public struct RehearseRequest: Sendable {
  /// The policy's file.
  public var policy: String
  /// A scenario whose simulated contacts are served; nil for a month made up.
  public var scenario: String?
  /// How many months are tried.
  public var months: Int
  /// How many agents, where no scenario says.
  public var agents: Int
  /// The standard deviation of skill between agents, in logits.
  public var spread: Double
  /// The seed.
  public var seed: UInt64

  /// A policy to try.
  public init(
    policy: String, scenario: String? = nil, months: Int = 30, agents: Int = 30, spread: Double = 0.4, seed: UInt64 = 1
  ) {
    self.policy = policy
    self.scenario = scenario
    self.months = months
    self.agents = agents
    self.spread = spread
    self.seed = seed
  }

  /// Tries the policy.
  public func report() throws(Failure) -> Report {
    let loaded = try ScoreRequest.load(policy)
    var inputs = [Report.Input(path: loaded.input.path, digest: loaded.input.digest)]
    let template: RehearsalTemplate
    if let scenario {
      let read = try SimulationRequest.load(scenario)
      inputs += read.inputs.map { Report.Input(path: $0.path, digest: $0.digest) }
      template = try RehearseRequest.template(of: SimulationRequest.model(of: read), seed: seed, path: scenario)
    } else {
      template = .example(agents: agents, contactsEach: 400, seed: seed)
    }
    let found = Rehearsal(loaded.policy, template: template, months: months, spread: spread, seed: seed)
    return Report(
      command: "score-rehearse", inputs: inputs, seed: seed, result: members(found, template),
      document: document(found, template, loaded.policy), tables: [Report.Table("rehearsal", rows(found))],
      warnings: loaded.warnings.map(\.description))
  }

  /// The contacts that simulated agents served, with their waits and what was usual in that half hour.
  private static func template(
    of model: SimulationModel, seed: UInt64, path: String
  ) throws(Failure) -> RehearsalTemplate {
    let served = SimulatedRecords.records(model, seed: seed).filter { $0.outcome == .answered && $0.agent != nil }
    let clock = model.scenario.horizon.clock
    let agents = Array(Set(served.compactMap(\.agent))).sorted()
    let place = Dictionary(uniqueKeysWithValues: agents.enumerated().map { ($1, Int32($0)) })
    let types = model.scenario.contactTypes.map(\.name)
    guard agents.count >= 3, served.count >= 30 * agents.count else {
      throw Failure(
        .badInput,
        "\(path): \(agents.count) agents serve \(served.count) contacts; a rehearsal needs three agents and 30 "
          + "contacts for each, so lengthen the horizon.")
    }
    var slots: [Int: (sum: Double, count: Double)] = [:]
    func slot(_ record: ContactRecord) -> Int { Int((record.arrived.secondsSince1970 / 1800).rounded(.down)) }
    for record in served {
      slots[slot(record), default: (0, 0)].sum += record.waitSeconds ?? 0
      slots[slot(record), default: (0, 0)].count += 1
    }
    let contacts = served.map { record in
      let second = clock.local(record.arrived).secondOfDay
      let usual = slots[slot(record)] ?? (0, 1)
      return RehearsalTemplate.Contact(
        agent: record.agent.flatMap { place[$0] } ?? 0, type: Int32(types.firstIndex(of: record.type) ?? 0),
        isNight: second < 8 * 3600 || second >= 20 * 3600, waitSeconds: record.waitSeconds ?? 0,
        expectedWaitSeconds: usual.sum / max(1, usual.count))
    }
    // The scenario does not say how hard types are to please: the longer they take, the harder they are taken to be, up to one logit.
    let means = types.indices.map { type -> Double in
      let own = served.filter { $0.type == types[type] }.compactMap(\.handlingSeconds)
      return own.isEmpty ? 0 : own.reduce(0, +) / Double(own.count)
    }
    let (low, high) = (means.filter { $0 > 0 }.min() ?? 0, means.max() ?? 0)
    let difficulty = means.map { high > low ? max(0, ($0 - low) / (high - low)) : 0 }
    return RehearsalTemplate(agentCount: agents.count, difficulty: difficulty, contacts: contacts)
  }

  // MARK: - Words

  private func document(_ found: Rehearsal, _ template: RehearsalTemplate, _ policy: ScorePolicy) -> ReportDocument {
    var document = ReportDocument()
    document.heading("Rehearsal of \(policy.title), revision \(policy.revision)")
    document.paragraph(
      "\(found.months) months of \(found.agents) simulated agents whose true skill is known, "
        + "\(Figures.count(template.contacts.count)) contacts each month.")
    var table = TextTable(columns: [.init("", .leading), .init("this policy"), .init("naive points")])
    func row(_ name: String, _ value: (Rehearsal.Finding) -> String) {
      table.append([.init(name), .init(value(found.policy)), .init(value(found.naive))])
    }
    func percent(_ estimate: Estimate) -> String {
      "\(Figures.percent(estimate.mean, decimals: 0)) (\(Figures.percent(estimate.low, decimals: 0))–\(Figures.percent(estimate.high, decimals: 0)))"
    }
    func points(_ estimate: Estimate) -> String {
      guard estimate.mean.isFinite else { return Figures.missing }
      return
        "\(Figures.number(estimate.mean, decimals: 1)) (\(Figures.number(estimate.low, decimals: 1))–\(Figures.number(estimate.high, decimals: 1)))"
    }
    row("grade is the one that true skill earns") { percent($0.gradeRight) }
    row("no grade given, for want of evidence") { Figures.percent($0.ungraded, decimals: 0) }
    row("share of the spread that is not skill") { percent($0.luck) }
    row("points that working at night costs") { points($0.nightCost) }
    row("points that hard matters cost") { points($0.hardCost) }
    for (place, gain) in found.policy.gains.enumerated() {
      table.append([
        .init("points gained by \(gain.kind)"), .init(points(gain.points)),
        .init(points(found.naive.gains[place].points)),
      ])
    }
    document.table(table)
    document.paragraph(
      "A ranking by naive points names one of the true best three in \(percent(found.topThreeRight)) of its first three places, and "
        + "puts somebody from the better half into \(percent(found.bottomThreeAboveMiddle)) of its last three.")
    document.notes([
      "Skill is one figure per agent, normal with a standard deviation of \(Figures.number(spread)) logits; it raises every share and "
        + "shortens every time. The truth is what an agent would score on the whole team's contacts, without chance.",
      "cherry-picking: hands hard matters to colleagues; haste: answers at once and badly; selective-asking: asks only content "
        + "customers for a rating. Each is tried on an agent of average skill, with the same luck as without it.",
      "Ratings are given by a quarter of customers, reviews made of one contact in twelve; 95 % intervals over months.",
    ])
    return document
  }

  private func members(_ found: Rehearsal, _ template: RehearsalTemplate) -> [JSONValue.Member] {
    func estimate(_ value: Estimate) -> JSONValue { value.mean.isFinite ? JSONValue(value) : .null }
    func finding(_ value: Rehearsal.Finding) -> JSONValue {
      [
        "gradeRight": estimate(value.gradeRight), "ungraded": .number(value.ungraded), "luck": estimate(value.luck),
        "nightCost": estimate(value.nightCost), "hardCost": estimate(value.hardCost),
        "gamingGains": .object(value.gains.map { .init($0.kind, estimate($0.points)) }),
      ]
    }
    return [
      .init("months", .integer(found.months)), .init("agents", .integer(found.agents)),
      .init("contacts", .integer(template.contacts.count)), .init("spread", .number(spread)),
      .init("policy", finding(found.policy)), .init("naive", finding(found.naive)),
      .init("topThreeRight", estimate(found.topThreeRight)),
      .init("bottomThreeAboveMiddle", estimate(found.bottomThreeAboveMiddle)),
    ]
  }

  private func rows(_ found: Rehearsal) -> CSVDocument {
    var rows = CSVDocument(header: ["figure", "way", "mean", "low", "high"])
    for (way, finding) in [("policy", found.policy), ("naive", found.naive)] {
      let figures =
        [
          ("gradeRight", finding.gradeRight), ("luck", finding.luck), ("nightCost", finding.nightCost),
          ("hardCost", finding.hardCost),
        ]
        + finding.gains.map { ("gain-" + $0.kind, $0.points) }
      for (name, estimate) in figures {
        rows.append([.text(name), .text(way), .number(estimate.mean), .number(estimate.low), .number(estimate.high)])
      }
    }
    return rows
  }
}

extension SimulatedRecords {
  /// The contacts of the first replication, warm-up left out.
  static func records(_ model: SimulationModel, seed: UInt64) -> [ContactRecord] {
    var replication = Replication(model, seed: seed, number: 0, keepingRecords: true)
    let names = SimulatedRecords(model, seed: seed).agentNames
    var records: [ContactRecord] = []
    var (limit, goesOn) = (0.0, true)
    while goesOn {
      limit += 86_400
      goesOn = replication.run(until: limit)
      for contact in replication.takeRecords() where contact.arrived >= model.scenario.horizon.warmUp {
        records.append(ContactRecord(contact, of: model.scenario, agents: names))
      }
    }
    return records
  }
}

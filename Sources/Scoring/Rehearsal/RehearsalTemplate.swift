import Statistics

/// Who served what when, before anybody says how well: the contacts of a month that a policy is tried on.
public struct RehearsalTemplate: Sendable {
  /// A contact that an agent served.
  public struct Contact: Sendable, Hashable, BitwiseCopyable {
    /// The agent.
    public var agent: Int32
    /// What it was about.
    public var type: Int32
    /// Whether it came at night.
    public var isNight: Bool
    /// How long it waited for an agent, in seconds.
    public var waitSeconds: Double
    /// How long such contacts waited on average at that time, in seconds.
    public var expectedWaitSeconds: Double

    /// A contact.
    public init(agent: Int32, type: Int32, isNight: Bool, waitSeconds: Double, expectedWaitSeconds: Double) {
      self.agent = agent
      self.type = type
      self.isNight = isNight
      self.waitSeconds = waitSeconds
      self.expectedWaitSeconds = expectedWaitSeconds
    }
  }

  /// The number of agents.
  public let agentCount: Int
  /// How hard each type is, in logits taken off successes.
  public let difficulty: [Double]
  /// The contacts.
  public let contacts: [Contact]

  /// A month of contacts.
  public init(agentCount: Int, difficulty: [Double], contacts: [Contact]) {
    precondition(
      contacts.allSatisfy { Int($0.agent) < agentCount && Int($0.type) < difficulty.count },
      "contacts name agents and types there are")
    self.agentCount = agentCount
    self.difficulty = difficulty
    self.contacts = contacts
  }

  /// A month made up: a fifth of the agents work at night, when too few are there and hard matters come.
  public static func example(agents: Int, contactsEach: Int, seed: UInt64) -> RehearsalTemplate {
    var stream = RandomStream(seed: seed, replication: 0, purpose: "rehearsal-template", entity: "example")
    var contacts: [Contact] = []
    for agent in 0..<agents {
      let isNight = agent % 5 == 4
      for _ in 0..<contactsEach {
        let isHard = stream.happens(withProbability: isNight ? 0.6 : 0.25)
        let expected = isNight ? 140.0 : 30
        contacts.append(
          Contact(
            agent: Int32(agent), type: isHard ? 1 : 0, isNight: isNight,
            waitSeconds: stream.happens(withProbability: 0.4) ? 0 : expected / 0.6 * stream.exponential(),
            expectedWaitSeconds: expected))
      }
    }
    return RehearsalTemplate(agentCount: agents, difficulty: [0, 1], contacts: contacts)
  }

  /// Agents most of whose contacts come at night.
  var nightAgents: Set<Int> { agents { $0.isNight } }

  /// Agents whose contacts are harder than the average agent's.
  var hardAgents: Set<Int> {
    var sums = [(Double, Double)](repeating: (0, 0), count: agentCount)
    for contact in contacts {
      sums[Int(contact.agent)].0 += difficulty[Int(contact.type)]
      sums[Int(contact.agent)].1 += 1
    }
    let all = sums.reduce(0) { $0 + $1.0 } / max(1, sums.reduce(0) { $0 + $1.1 })
    return Set(sums.indices.filter { sums[$0].1 > 0 && sums[$0].0 / sums[$0].1 > all * 1.1 + 1e-9 })
  }

  private func agents(_ isSo: (Contact) -> Bool) -> Set<Int> {
    var counts = [(Int, Int)](repeating: (0, 0), count: agentCount)
    for contact in contacts {
      counts[Int(contact.agent)].1 += 1
      if isSo(contact) { counts[Int(contact.agent)].0 += 1 }
    }
    return Set(counts.indices.filter { 2 * counts[$0].0 > counts[$0].1 })
  }
}

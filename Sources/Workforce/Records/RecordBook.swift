/// Everything that was read about a service over some time, in columns: what Records writes and Scoring reads.
///
/// Conversations lie in the order of their identities, rounds, ownership and holdings in the order of their conversations.
public struct RecordBook: Sendable, Hashable {
  /// The names behind the codes.
  public var names = RecordNames()
  /// The identities of the conversations.
  public var identities = TextColumn()
  /// The conversations.
  public var conversations = ConversationTable()
  /// Reply rounds.
  public var rounds: [ReplyRound] = []
  /// Agents' parts in rounds.
  public var holdings: [RoundHolding] = []
  /// Who was responsible when.
  public var ownership: [OwnershipInterval] = []
  /// Effective resolutions and whether they held, where the source tells every one of them.
  public var resolutions: [Resolution] = []
  /// Sums per agent and day, where a source has only these or has them too.
  public var agentDays: [AgentDay] = []
  /// The hours in which the clocks of these records run.
  public var clocks: ServiceClocks
  /// Facts that the source tells of single conversations though no row has one, such as that nobody complained.
  public var statedFacets: Set<RecordFacet> = []
  /// Until when the records reach: what had not happened by then may still happen.
  public var observedUntil: Instant
  private var credits: [Credit] = []
  private var creditEnds: [Int32] = []

  /// An empty book.
  ///
  /// - Parameters:
  ///   - observedUntil: Until when the records reach.
  ///   - clocks: The hours in which clocks run; by default they always do.
  public init(observedUntil: Instant, clocks: ServiceClocks = ServiceClocks()) {
    self.observedUntil = observedUntil
    self.clocks = clocks
  }

  /// Adds a conversation.
  ///
  /// - Parameters:
  ///   - identity: Its identity in the source, unique in the book.
  ///   - conversation: What is known of it.
  ///   - shares: The agents' shares in its outcome, which add up to one; empty when `conversation.agent` alone is answerable.
  public mutating func append(_ identity: String, _ conversation: Conversation, shares: [Credit] = []) {
    identities.append(identity)
    conversations.append(conversation)
    if !shares.isEmpty, creditEnds.isEmpty {
      creditEnds = Array(repeating: 0, count: conversations.count - 1)
    }
    if !shares.isEmpty || !creditEnds.isEmpty {
      credits.append(contentsOf: shares)
      creditEnds.append(Int32(credits.count))
    }
  }

  /// Calls a closure with each agent who has a share in a conversation's outcome; with nobody when the team has it.
  public func forEachCredit(of conversation: Int, _ body: (_ agent: Int32, _ share: Double) -> Void) {
    if !creditEnds.isEmpty {
      let start = conversation == 0 ? 0 : Int(creditEnds[conversation - 1])
      let end = Int(creditEnds[conversation])
      if end > start {
        for credit in credits[start..<end] { body(credit.agent, credit.share) }
        return
      }
    }
    if let agent = conversations.agent(conversation) { body(agent, 1) }
  }

  /// The agents' shares in a conversation's outcome.
  public func shares(of conversation: Int) -> [Credit] {
    var shares: [Credit] = []
    forEachCredit(of: conversation) { shares.append(Credit(agent: $0, share: $1)) }
    return shares
  }

  /// Charges one agent's shares in a conversation's outcome to another.
  mutating func moveCredits(of conversation: Int, from: Int32, to: Int32) {
    guard !creditEnds.isEmpty else { return }
    let start = conversation == 0 ? 0 : Int(creditEnds[conversation - 1])
    for place in start..<Int(creditEnds[conversation]) where credits[place].agent == from { credits[place].agent = to }
  }

  /// The rounds of some conversations, as places in the list.
  public func rounds(of conversations: Range<Int>) -> Range<Int> {
    firstRound(of: conversations.lowerBound)..<firstRound(of: conversations.upperBound)
  }

  private func firstRound(of conversation: Int) -> Int {
    var low = 0
    var high = rounds.count
    while low < high {
      let middle = (low + high) / 2
      if rounds[middle].conversation < conversation { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

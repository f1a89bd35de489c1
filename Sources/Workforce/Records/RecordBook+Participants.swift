extension RecordBook {
  /// Everybody who has a part in a conversation: who is answerable for its outcome, who replied, who held it while a customer waited or
  /// was responsible for it, who resolved it.
  ///
  /// The one meaning of having a part: who can be relieved of a record, who may not decide about it, on whose sheet objections to it
  /// stand.
  ///
  /// - Returns: The agents' codes.
  public func participants(of conversation: Int) -> Set<Int32> {
    var codes = Set(shares(of: conversation).map(\.agent))
    if let agent = conversations.agent(conversation) { codes.insert(agent) }
    for round in rounds[rounds(of: conversation..<conversation + 1)] {
      codes.formUnion(holdings[round.holdings].map(\.agent))
      if round.ending == .answered { codes.insert(round.replier) }
    }
    codes.formUnion(ownership.filter { Int($0.conversation) == conversation }.map(\.agent))
    codes.formUnion(resolutions.filter { Int($0.conversation) == conversation }.map(\.agent))
    return codes.filter { $0 >= 0 }
  }

  /// The names of everybody who has a part in the record of an identity; empty where there is no such record.
  public func participants(ofRecord identity: String) -> Set<String> {
    guard let row = row(of: identity) else { return [] }
    return Set(participants(of: row).compactMap { names.agents[$0] })
  }

  /// The place of a record's identity; nil when there is no such record.
  public func row(of identity: String) -> Int? {
    (0..<identities.count).first { identities[$0] == identity }
  }
}

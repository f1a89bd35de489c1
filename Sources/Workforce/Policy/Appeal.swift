/// An objection: what is to be changed in the records before they are scored again, why, and what came of it.
///
/// Records themselves are never rewritten; an upheld appeal is an event of its own that is applied to them.
public struct Appeal: Hashable, Sendable, Codable {
  /// What is changed.
  public enum Action: String, CaseIterable, Hashable, Sendable, Codable {
    /// The record counts in no indicator.
    case exclude
    /// A field of the record has another value.
    case correct
    /// What one agent was answerable for, another is.
    case reattribute = "re-attribute"
  }

  /// What came of it.
  public enum Outcome: String, CaseIterable, Hashable, Sendable, Codable {
    /// It was right: the change is made.
    case upheld
    /// It was not: nothing changes.
    case rejected
    /// It was received, and nobody has decided yet.
    case open
  }

  /// The fields that can be corrected.
  public enum Field: String, CaseIterable, Hashable, Sendable, Codable {
    case satisfied, resolved, complaint, accuracy, attitude, compliance
  }

  /// The identity of the conversation.
  public var record: String
  /// What is changed.
  public var action: Action
  /// The field, for a correction.
  public var field: Field?
  /// Its new value, for a correction; empty for none.
  public var value: String?
  /// Who was answerable, for a re-attribution.
  public var fromAgent: String?
  /// Who is, for a re-attribution.
  public var toAgent: String?
  /// Why it was upheld or rejected, or what the objection says.
  public var reason: String
  /// Who decided it, or received it: not the one who made the score.
  public var decidedBy: String
  /// What came of it.
  public var outcome: Outcome

  /// An objection.
  public init(
    record: String, action: Action, field: Field? = nil, value: String? = nil, fromAgent: String? = nil,
    toAgent: String? = nil, reason: String, decidedBy: String, outcome: Outcome = .upheld
  ) {
    self.record = record
    self.action = action
    self.field = field
    self.value = value
    self.fromAgent = fromAgent
    self.toAgent = toAgent
    self.reason = reason
    self.decidedBy = decidedBy
    self.outcome = outcome
  }
}

/// Why an appeal cannot be applied.
public enum AppealError: Error, Hashable, Sendable, CustomStringConvertible {
  /// There is no such record.
  case noSuchRecord(String)
  /// There is no such agent in the records.
  case noSuchAgent(String)
  /// The agent has no part in the record.
  case notAnswerable(agent: String, record: String)
  /// The appeal is not complete, or its value means nothing.
  case incomplete(record: String, found: String, expected: String)

  /// What was found, what was expected and what to do.
  public var description: String {
    switch self {
    case .noSuchRecord(let record):
      "there is no record \(record) in the period's records; check its identity, as the score sheet lists it"
    case .noSuchAgent(let agent):
      "there is no agent \(agent) in the period's records; write the name as the records have it"
    case .notAnswerable(let agent, let record):
      "\(agent) has no part in record \(record); name an agent who has"
    case .incomplete(let record, let found, let expected):
      "the appeal about record \(record): found \(found), expected \(expected)"
    }
  }
}

extension RecordBook {
  /// Applies an appeal.
  ///
  /// - Throws: ``AppealError``; the book is unchanged then.
  public mutating func apply(_ appeal: Appeal) throws(AppealError) {
    guard let row = (0..<identities.count).first(where: { identities[$0] == appeal.record }) else {
      throw .noSuchRecord(appeal.record)
    }
    switch appeal.action {
    case .exclude: conversations.exclude(row)
    case .correct: try correct(row, appeal)
    case .reattribute: try reattribute(row, appeal)
    }
  }

  private mutating func correct(_ row: Int, _ appeal: Appeal) throws(AppealError) {
    guard let field = appeal.field else {
      throw .incomplete(
        record: appeal.record, found: "no field",
        expected: "one of " + Appeal.Field.allCases.map(\.rawValue).joined(separator: ", "))
    }
    guard conversations.correct(row, field, appeal.value ?? "") else {
      throw .incomplete(
        record: appeal.record, found: "“\(appeal.value ?? "")” for \(field.rawValue)", expected: field.expectation)
    }
  }

  private mutating func reattribute(_ row: Int, _ appeal: Appeal) throws(AppealError) {
    guard let from = appeal.fromAgent, let to = appeal.toAgent, from != to else {
      throw .incomplete(record: appeal.record, found: "no two agents", expected: "who was answerable and who is")
    }
    guard let old = names.agents.find(from) else { throw .noSuchAgent(from) }
    guard let new = names.agents.find(to) else { throw .noSuchAgent(to) }
    let rounds = rounds(of: row..<row + 1)
    let parts = rounds.flatMap { self.rounds[$0].holdings }
    let isAnswerable =
      shares(of: row).contains { $0.agent == old } || parts.contains { holdings[$0].agent == old }
      || rounds.contains { self.rounds[$0].replier == old }
    guard isAnswerable else { throw .notAnswerable(agent: from, record: appeal.record) }
    moveCredits(of: row, from: old, to: new)
    if conversations.agent(row) == old { conversations.setAgent(row, new) }
    for place in parts where holdings[place].agent == old { holdings[place].agent = new }
    for place in rounds where self.rounds[place].replier == old { self.rounds[place].replier = new }
    for place in ownership.indices where ownership[place].conversation == row && ownership[place].agent == old {
      ownership[place].agent = new
    }
    for place in resolutions.indices where resolutions[place].conversation == row && resolutions[place].agent == old {
      resolutions[place].agent = new
    }
  }
}

extension Appeal.Field {
  /// What a value must look like.
  var expectation: String {
    switch self {
    case .satisfied, .resolved: "yes, no, or nothing"
    case .complaint: "attributable, not-attributable, or nothing"
    case .accuracy, .attitude, .compliance: "a mark from 0 to 1 such as 0.95 or 95%, or nothing"
    }
  }
}

extension ConversationTable {
  /// Leaves a conversation out of all indicators.
  mutating func exclude(_ row: Int) { exclusionColumn.set(row, Conversation.Exclusion.appealed.rawValue) }

  /// Makes another agent answerable for a conversation.
  mutating func setAgent(_ row: Int, _ agent: Int32) { agentColumn.set(row, agent) }

  /// Gives a field another value; false when the value means nothing there.
  mutating func correct(_ row: Int, _ field: Appeal.Field, _ value: String) -> Bool {
    let flag: UInt8? = ["yes": 1, "no": 0, "": UInt8.none][value]
    switch field {
    case .satisfied:
      guard let flag else { return false }
      isSatisfiedColumn.set(row, flag)
    case .resolved:
      guard let flag else { return false }
      isResolvedColumn.set(row, flag)
      if flag != 1 { resolvedColumn.set(row, .none) }
    case .complaint:
      let words: [String: UInt8] = [
        "attributable": Conversation.Complaint.attributable.rawValue,
        "not-attributable": Conversation.Complaint.notAttributable.rawValue, "": UInt8.none,
      ]
      guard let word = words[value] else { return false }
      complaintColumn.set(row, word)
    case .accuracy, .attitude, .compliance:
      guard let mark = value.isEmpty ? Double.none : Double(value), mark == .none || (0...1).contains(mark) else {
        return false
      }
      switch field {
      case .accuracy: accuracyColumn.set(row, mark)
      case .attitude: attitudeColumn.set(row, mark)
      default: complianceColumn.set(row, mark)
      }
    }
    return true
  }
}

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
    case arrived, queued, assigned, answered, ended
    case resolvedAt = "resolved-at"
    case due
    case firstResponse = "first-response"
    case resolutionTime = "resolution-time"

    /// What kind of value a field holds.
    public enum Kind: Hashable, Sendable {
      /// One of a few words.
      case word
      /// A share from 0 to 1.
      case mark
      /// A moment.
      case moment
      /// A length of time in seconds.
      case duration
    }

    /// What kind of value it holds.
    public var kind: Kind {
      switch self {
      case .satisfied, .resolved, .complaint: .word
      case .accuracy, .attitude, .compliance: .mark
      case .arrived, .queued, .assigned, .answered, .ended, .resolvedAt, .due: .moment
      case .firstResponse, .resolutionTime: .duration
      }
    }
  }

  /// The identity of the conversation.
  public var record: String
  /// What is changed.
  public var action: Action
  /// The field, for a correction.
  public var field: Field?
  /// Its new value, for a correction; empty for none.
  ///
  /// Moments as ISO 8601 with an offset, lengths of time in seconds such as `90s`.
  public var value: String?
  /// What the record said before, for a correction; nil where the ledger's entry is older than this field.
  public var was: String?
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
  /// A corrected time does not fit the record's other times.
  case impossible(record: String, CorrectedTimeProblem)

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
    case .impossible(let record, let problem): "the appeal about record \(record): \(problem)"
    }
  }
}

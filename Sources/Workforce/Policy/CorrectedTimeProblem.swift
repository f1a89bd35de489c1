/// Why a corrected time does not fit a record.
public enum CorrectedTimeProblem: Hashable, Sendable, CustomStringConvertible {
  /// The records are a log of single events, which tells the field by more than one of them.
  case inLog(Appeal.Field)
  /// A length is longer than the time between the moments at its ends.
  case tooLong(Appeal.Field, length: String, gap: String)
  /// A moment lies after the end of the records.
  case afterRecords(Appeal.Field, moment: String)
  /// A moment does not come in its turn.
  case outOfTurn(Appeal.Field, moment: String, isBefore: Bool, other: Appeal.Field, otherMoment: String)
  /// The log holds no reply to the first message.
  case noReply
  /// A reply that the log holds is to be taken away.
  case replyThere
  /// A reply lies before the message that it answers.
  case beforeMessage
  /// A reply lies after the customer's next message.
  case afterNextMessage

  /// What was found, what was expected and what to do.
  public var description: String {
    switch self {
    case .inLog(let field):
      "these records are a log of single events, of which answered, resolved-at and due can be corrected, found \(field.rawValue); "
        + "correct one of these, or leave the record out"
    case .tooLong(let field, let length, let gap):
      "\(field.rawValue) of \(length) is longer than the \(gap) between the record's own moments; correct "
        + "\(field == .firstResponse ? "answered" : "resolved-at"), or the moment at the other end"
    case .afterRecords(let field, let moment): "\(field.rawValue) \(moment) lies after the end of the records"
    case .outOfTurn(let field, let moment, let isBefore, let other, let otherMoment):
      "\(field.rawValue) \(moment) lies \(isBefore ? "before" : "after") \(other.rawValue), \(otherMoment); times follow in the order arrived, "
        + "queued and assigned, answered, resolved-at, ended, so look it up again, or correct \(other.rawValue) first"
    case .noReply: "the log holds no reply to its first message, so there is no time to correct; leave the record out"
    case .replyThere: "a reply that the log holds cannot be taken away; leave the record out"
    case .beforeMessage: "answered lies before the message that it answers"
    case .afterNextMessage:
      "answered lies after the customer's next message; look it up again, or leave the record out"
    }
  }
}

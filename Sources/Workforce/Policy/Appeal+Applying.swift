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
    let value = appeal.value ?? ""
    let isMeant =
      switch field.kind {
      case .word, .mark: conversations.correct(row, field, value)
      case .moment, .duration: try correctTime(row, field, value)
      }
    guard isMeant else {
      throw .incomplete(
        record: appeal.record, found: "“\(value)” for \(field.rawValue)", expected: field.expectation)
    }
  }

  private mutating func reattribute(_ row: Int, _ appeal: Appeal) throws(AppealError) {
    guard let from = appeal.fromAgent, let to = appeal.toAgent, from != to else {
      throw .incomplete(record: appeal.record, found: "no two agents", expected: "who was answerable and who is")
    }
    guard let old = names.agents.find(from) else { throw .noSuchAgent(from) }
    guard let new = names.agents.find(to) else { throw .noSuchAgent(to) }
    guard participants(of: row).contains(old) else { throw .notAnswerable(agent: from, record: appeal.record) }
    let rounds = rounds(of: row..<row + 1)
    let parts = rounds.flatMap { self.rounds[$0].holdings }
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
    case .arrived: "a day and time such as 2025-10-14 09:03"
    case .queued, .assigned, .answered, .ended, .resolvedAt, .due:
      "a day and time such as 2025-10-14 09:03, or nothing"
    case .firstResponse, .resolutionTime: "a time with its unit such as 90s or 1m30s, or nothing"
    }
  }
}

extension ConversationTable {
  /// Leaves a conversation out of all indicators.
  mutating func exclude(_ row: Int) { exclusionColumn.set(row, Conversation.Exclusion.appealed.rawValue) }

  /// Makes another agent answerable for a conversation.
  mutating func setAgent(_ row: Int, _ agent: Int32) { agentColumn.set(row, agent) }

  /// Gives a field of words or marks another value; false when the value means nothing there.
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
    case .arrived, .queued, .assigned, .answered, .ended, .resolvedAt, .due, .firstResponse, .resolutionTime:
      return false
    }
    return true
  }
}

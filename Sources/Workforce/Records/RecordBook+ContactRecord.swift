extension RecordBook {
  /// Adds one contact as a conversation.
  ///
  /// - Parameters:
  ///   - record: The contact.
  ///   - customer: The customer's pseudonym as a number; by default read from the record's sixteen hexadecimal digits or, failing
  ///     that, made from its text without a key.
  public mutating func append(_ record: ContactRecord, customer: UInt64? = nil) {
    var row = Conversation(channel: record.channel, arrived: record.arrived, outcome: record.outcome)
    row.customer = customer ?? record.customer.map(RecordBook.customerNumber)
    row.matter = record.caseIdentifier.map { names.cases.code($0) }
    row.type = names.types.code(record.type)
    row.language = record.language.map { names.languages.code($0) }
    row.servedLanguage = record.servedLanguage.map { names.languages.code($0) }
    row.team = record.group.map { names.teams.code($0) }
    row.agent = record.agent.map { names.agents.code($0) }
    row.attempt = Int32(clamping: record.attempt)
    fillMoments(of: &row, record)
    fillFigures(of: &row, record)
    append(record.contact, row)
  }

  private func fillMoments(of row: inout Conversation, _ record: ContactRecord) {
    row.queued = record.queued
    row.assigned = record.assigned
    row.answered = record.answered
    row.ended = record.ended
    row.released = record.released
    row.due = record.due
    row.botBegan = record.botBegan
    row.botEnded = record.botEnded
    row.botOutcome = record.botOutcome
    row.isResolved = record.resolved
    // A contact that was settled, without a moment of its own for that, was settled when it ended.
    row.resolved = record.effectivelyResolved ?? (record.resolved == true ? record.ended : nil)
    row.firstResolved = record.firstResolved ?? row.resolved
    row.lastResolved = record.lastResolved ?? row.resolved
  }

  private func fillFigures(of row: inout Conversation, _ record: ContactRecord) {
    row.firstResponseSeconds = record.firstResponseSeconds
    row.resolutionSeconds = record.resolutionSeconds
    row.handlingSeconds = record.workSeconds
    row.replies = record.replies.map(Int32.init(clamping:))
    row.reopens = record.reopens.map(Int32.init(clamping:))
    row.transfers = record.transfers.map(Int32.init(clamping:))
    row.rating = record.rating
    row.isSatisfied = record.isSatisfied
    row.wasSurveyed = record.wasSurveyed
    row.complaint = record.complaint
    row.goodsReturn = record.goodsReturn
    row.returnWasAvoidable = record.returnWasAvoidable
    row.accuracy = record.accuracy
    row.attitude = record.attitude
    row.compliance = record.compliance
    row.qualityWeight = record.qualityWeight
    row.cost = record.cost
    row.startedByAgent = record.startedByAgent
    row.exclusion = record.exclusion
  }

  /// A conversation of the book as a contact with names.
  public func contactRecord(_ row: Int) -> ContactRecord {
    let known = conversations[row]
    var record = ContactRecord(
      contact: identities[row], type: names.types[known.type] ?? "", channel: known.channel, arrived: known.arrived,
      outcome: known.outcome)
    record.caseIdentifier = names.cases[known.matter]
    record.customer = known.customer.map(RecordBook.customerText)
    record.attempt = Int(known.attempt)
    record.language = names.languages[known.language]
    record.servedLanguage = names.languages[known.servedLanguage]
    record.group = names.teams[known.team]
    record.agent = names.agents[known.agent]
    fillMoments(of: &record, known)
    fillFigures(of: &record, known)
    return record
  }

  private func fillMoments(of record: inout ContactRecord, _ known: Conversation) {
    record.queued = known.queued
    record.assigned = known.assigned
    record.answered = known.answered
    record.ended = known.ended
    record.released = known.released
    record.due = known.due
    record.botBegan = known.botBegan
    record.botEnded = known.botEnded
    record.botOutcome = known.botOutcome
    record.resolved = known.isResolved
    record.effectivelyResolved = known.resolved
    record.firstResolved = known.firstResolved
    record.lastResolved = known.lastResolved
  }

  private func fillFigures(of record: inout ContactRecord, _ known: Conversation) {
    record.firstResponseSeconds = known.firstResponseSeconds
    record.resolutionSeconds = known.resolutionSeconds
    record.workSeconds = known.handlingSeconds
    record.replies = known.replies.map(Int.init)
    record.reopens = known.reopens.map(Int.init)
    record.transfers = known.transfers.map(Int.init)
    record.rating = known.rating
    record.isSatisfied = known.isSatisfied
    record.wasSurveyed = known.wasSurveyed
    record.complaint = known.complaint
    record.goodsReturn = known.goodsReturn
    record.returnWasAvoidable = known.returnWasAvoidable
    record.accuracy = known.accuracy
    record.attitude = known.attitude
    record.compliance = known.compliance
    record.qualityWeight = known.qualityWeight
    record.cost = known.cost
    record.startedByAgent = known.startedByAgent
    record.exclusion = known.exclusion
  }

  /// The pseudonym as sixteen hexadecimal digits.
  static func customerText(_ number: UInt64) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }

  static func customerNumber(_ text: String) -> UInt64 {
    if text.utf8.count == 16, let number = UInt64(text, radix: 16), number != 0 { return number }
    return Pseudonymizer(key: (0, 0)).pseudonym(of: text)
  }
}

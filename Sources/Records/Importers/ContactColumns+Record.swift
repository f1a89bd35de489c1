import Workforce

extension ContactColumns {
  /// The record of a row; nil with complaints when it has no identity or no arrival.
  func record(
    _ reader: inout RowReader<some RecordColumns>, _ mapping: RecordMapping, _ options: ImportOptions
  ) -> ContactRecord? {
    guard let identity = text(.contact, reader) else {
      reader.problems.append(reader.problem(name(.contact), nil, "no identity; the row is left out", rejectsRow: true))
      return nil
    }
    guard let arrived = moment(.arrived, &reader) else {
      reader.problems.append(reader.problem(name(.arrived), nil, "no arrival; the row is left out", rejectsRow: true))
      return nil
    }
    let named = word(.channel, &reader, ChannelNames.channel)
    var record = ContactRecord(
      contact: identity, type: text(.type, reader) ?? "", channel: named ?? mapping.channel, arrived: arrived,
      outcome: .unfinished)
    fillIdentity(of: &record, &reader, options)
    fillMoments(of: &record, &reader)
    fillFigures(of: &record, &reader)
    fillMarks(of: &record, &reader)
    checkOrder(of: &record, &reader)
    checkSeconds(of: &record, &reader)
    if mapping.statesWallClock, record.answered == nil, let seconds = record.firstResponseSeconds {
      record.answered = arrived.advanced(by: seconds)
    }
    record.outcome = outcome(of: record, &reader)
    return record
  }

  private func fillIdentity(
    of record: inout ContactRecord, _ reader: inout RowReader<some RecordColumns>, _ options: ImportOptions
  ) {
    record.caseIdentifier = text(.matter, reader)
    record.customer = text(.customer, reader).map { CustomerText.pseudonym(of: $0, options) }
    record.attempt = count(.attempt, &reader) ?? 1
    record.group = text(.group, reader)
    record.language = text(.language, reader)
    record.servedLanguage = text(.servedLanguage, reader)
    guard let agent = text(.agent, reader) else { return }
    let person = options.people[agent] ?? agent
    record.agent = person
    if let roster = options.roster, !roster.contains(person) {
      reader.problems.append(
        reader.problem(name(.agent), person, "not on the roster; the row is kept", rejectsRow: false))
    }
  }

  private func fillMoments(of record: inout ContactRecord, _ reader: inout RowReader<some RecordColumns>) {
    record.botBegan = moment(.botBegan, &reader)
    record.botEnded = moment(.botEnded, &reader)
    record.queued = moment(.queued, &reader)
    record.assigned = moment(.assigned, &reader)
    record.answered = moment(.answered, &reader)
    record.firstResolved = moment(.firstResolved, &reader)
    record.lastResolved = moment(.lastResolved, &reader)
    record.effectivelyResolved = moment(.resolvedAt, &reader)
    record.ended = moment(.ended, &reader)
    record.released = moment(.released, &reader)
    record.due = moment(.due, &reader)
  }

  private func fillFigures(of record: inout ContactRecord, _ reader: inout RowReader<some RecordColumns>) {
    record.firstResponseSeconds = seconds(.firstResponseSeconds, &reader)
    record.resolutionSeconds = seconds(.resolutionSeconds, &reader)
    record.workSeconds = seconds(.workSeconds, &reader)
    record.replies = count(.replies, &reader)
    record.reopens = count(.reopens, &reader)
    record.transfers = count(.transfers, &reader)
    record.cost = number(.cost, &reader)
    record.startedByAgent = flag(.startedByAgent, &reader)
    record.resolved = flag(.resolved, &reader) ?? (record.effectivelyResolved != nil ? true : nil)
    // A source that tells when things were resolved tells by an empty cell that they were not.
    if record.resolved == nil, tells(.resolvedAt) || tells(.lastResolved) {
      record.resolved = record.effectivelyResolved ?? record.lastResolved != nil
    }
    if record.effectivelyResolved == nil, record.resolved == true { record.effectivelyResolved = record.lastResolved }
  }

  private func fillMarks(of record: inout ContactRecord, _ reader: inout RowReader<some RecordColumns>) {
    if let rating = rating(&reader) { (record.rating, record.isSatisfied) = (rating.share, rating.isSatisfied) }
    record.wasSurveyed = flag(.surveyed, &reader)
    record.complaint = word(.complaint, &reader, RecordWords.complaint)
    record.goodsReturn = word(.goodsReturn, &reader, RecordWords.goodsReturn)
    record.returnWasAvoidable = flag(.returnWasAvoidable, &reader)
    record.accuracy = number(.accuracy, &reader)
    record.attitude = number(.attitude, &reader)
    record.compliance = number(.compliance, &reader)
    record.qualityWeight = number(.qualityWeight, &reader)
    record.botOutcome = word(.botOutcome, &reader, { ContactRecord.BotOutcome(rawValue: $0) })
    record.exclusion = word(.exclusion, &reader, RecordWords.exclusion)
  }

  /// Moments that lie before the arrival cannot be; they are reported and count as unknown.
  private func checkOrder(of record: inout ContactRecord, _ reader: inout RowReader<some RecordColumns>) {
    let checks: [(ContactField, WritableKeyPath<ContactRecord, Instant?>)] = [
      (.queued, \.queued), (.assigned, \.assigned), (.answered, \.answered), (.firstResolved, \.firstResolved),
      (.lastResolved, \.lastResolved), (.resolvedAt, \.effectivelyResolved), (.ended, \.ended), (.released, \.released),
    ]
    for (field, path) in checks {
      guard let moment = record[keyPath: path], moment < record.arrived else { continue }
      record[keyPath: path] = nil
      let value = LocalClock.utc.iso8601(moment)
      reader.problems.append(
        reader.problem(name(field), value, "before the contact began; the cell counts as unknown", rejectsRow: false))
    }
  }

  /// Exports fill times to the resolution with zero where they have none; moments more than a minute apart tell better.
  private func checkSeconds(of record: inout ContactRecord, _ reader: inout RowReader<some RecordColumns>) {
    guard record.resolutionSeconds == 0, let resolved = record.effectivelyResolved,
      resolved.seconds(since: record.arrived) > 60
    else { return }
    record.resolutionSeconds = nil
    let reason = "zero, although the moments lie apart; the cell counts as unknown"
    reader.problems.append(reader.problem(name(.resolutionSeconds), "0", reason, rejectsRow: false))
  }

  /// What became of the contact, as far as the row tells.
  private func outcome(
    of record: ContactRecord, _ reader: inout RowReader<some RecordColumns>
  ) -> ContactRecord.Outcome {
    if let text = text(.outcome, reader) {
      if let outcome = ContactRecord.Outcome(rawValue: text) { return outcome }
      let known = ContactRecord.Outcome.allCases.map(\.rawValue).joined(separator: ", ")
      _ = reader.take(Result<Bool?, BadCell>.failure(BadCell(text, "none of \(known)")), name(.outcome) ?? "")
    }
    if record.answered != nil || record.firstResponseSeconds != nil || (record.replies ?? 0) > 0 { return .answered }
    if record.botOutcome == .resolved, record.queued == nil { return .contained }
    let isOver = record.ended != nil || record.resolved == true
    // Where no reply is ever told, whoever has it has served it; where replies are told, no reply is none.
    let tellsReplies = tells(.answered) || tells(.firstResponseSeconds) || tells(.replies)
    if !tellsReplies, isOver, record.agent != nil { return .answered }
    return isOver ? .abandoned : .unfinished
  }
}

/// Words that stand for values in files.
enum RecordWords {
  static func complaint(_ text: String) -> Conversation.Complaint? {
    switch text.lowercased() {
    case "raised", "yes", "是": .raised
    case "attributable", "confirmed", "有责": .attributable
    case "not-attributable", "dismissed", "无责": .notAttributable
    default: nil
    }
  }

  static func goodsReturn(_ text: String) -> Conversation.GoodsReturn? {
    switch text.lowercased() {
    case "kept", "no", "none", "否": .kept
    case "returned", "return", "退货": .returned
    case "exchanged", "exchange", "换货": .exchanged
    default: nil
    }
  }

  static func exclusion(_ text: String) -> Conversation.Exclusion? {
    switch text.lowercased() {
    case "spam": .spam
    case "merged": .merged
    default: nil
    }
  }
}

/// Channels by the names that exports give them.
enum ChannelNames {
  static func channel(_ text: String) -> Channel? {
    let text = text.lowercased()
    if let known = Channel(rawValue: text) { return known }
    for (channel, names) in names where names.contains(where: { text.contains($0) }) { return channel }
    return nil
  }

  private static let names: [(Channel, [String])] = [
    (.phone, ["phone", "voice", "call", "aircall", "电话"]), (.email, ["mail", "邮件"]),
    (
      .social, ["facebook", "instagram", "twitter", "whatsapp", "tiktok", "weibo", "telegram", "line", "sms", "x corp"]
    ),
    (.chat, ["chat", "messenger", "messaging", "widget", "旺旺", "飞鸽", "咚咚", "在线"]),
    (.ticket, ["web", "form", "portal", "api", "ticket", "help center", "工单"]),
  ]
}

/// Customers as pseudonyms.
enum CustomerText {
  static func pseudonym(of identity: String, _ options: ImportOptions) -> String {
    let digits = String(options.pseudonymizer.pseudonym(of: identity), radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}

extension ConversationTable {
  /// The matter, which other contacts may share.
  @inlinable public func matter(_ row: Int) -> Int32? { matterColumn[row] }

  /// Pseudonym of the customer.
  @inlinable public func customer(_ row: Int) -> UInt64? { customerColumn[row] }

  /// The contact type.
  @inlinable public func type(_ row: Int) -> Int32? { typeColumn[row] }

  /// The channel.
  @inlinable public func channel(_ row: Int) -> Channel { Channel(code: channelColumn[row]) }

  /// The customer's language.
  @inlinable public func language(_ row: Int) -> Int32? { languageColumn[row] }

  /// The language in which the customer was served.
  @inlinable public func servedLanguage(_ row: Int) -> Int32? { servedLanguageColumn[row] }

  /// The team.
  @inlinable public func team(_ row: Int) -> Int32? { teamColumn[row] }

  /// The agent who is answerable for the outcome when no shares are known.
  @inlinable public func agent(_ row: Int) -> Int32? { agentColumn[row] }

  /// Which contact of its matter this is, from 1.
  @inlinable public func attempt(_ row: Int) -> Int32 { attemptColumn[row] ?? 1 }

  /// When the customer came.
  @inlinable public func arrived(_ row: Int) -> Instant { Instant(secondsSince1970: arrivedColumn[row] ?? 0) }

  /// When a human was asked for.
  @inlinable public func queued(_ row: Int) -> Instant? { queuedColumn[row].map(Instant.init) }

  /// When somebody first became responsible.
  @inlinable public func assigned(_ row: Int) -> Instant? { assignedColumn[row].map(Instant.init) }

  /// When a human first replied effectively.
  @inlinable public func answered(_ row: Int) -> Instant? { answeredColumn[row].map(Instant.init) }

  /// When it was first resolved.
  @inlinable public func firstResolved(_ row: Int) -> Instant? {
    firstResolvedColumn[row].map(Instant.init) ?? resolved(row)
  }

  /// When it was last resolved.
  @inlinable public func lastResolved(_ row: Int) -> Instant? {
    lastResolvedColumn[row].map(Instant.init) ?? resolved(row)
  }

  /// When it was resolved for good: later reopenings, if any, needed no reply.
  @inlinable public func resolved(_ row: Int) -> Instant? { resolvedColumn[row].map(Instant.init) }

  /// When it ended.
  @inlinable public func ended(_ row: Int) -> Instant? { endedColumn[row].map(Instant.init) }

  /// When the agent was free again.
  @inlinable public func released(_ row: Int) -> Instant? { releasedColumn[row].map(Instant.init) }

  /// By when it was promised to be resolved.
  @inlinable public func due(_ row: Int) -> Instant? { dueColumn[row].map(Instant.init) }

  /// When the customer came back with the same matter after it had been resolved.
  @inlinable public func recontacted(_ row: Int) -> Instant? { recontactedColumn[row].map(Instant.init) }

  /// How long the customer waited for the first reply, as the source says or as the rounds say.
  @inlinable public func firstResponseSeconds(_ row: Int) -> Double? { firstResponseSecondsColumn[row] }

  /// Business time from arrival to the effective resolution, without waiting for the customer and without hold; while there is no
  /// such resolution, until the end of observation.
  @inlinable public func resolutionSeconds(_ row: Int) -> Double? { resolutionSecondsColumn[row] }

  /// Working time on it.
  ///
  /// As stated, else from the answer until the agent was free again or, where agent and customer are there at the same time, until the
  /// end. Written to and fro over days, the time from the answer to the end is not work.
  public func handlingSeconds(_ row: Int) -> Double? {
    if let stated = handlingSecondsColumn[row] { return stated }
    guard let answered = answeredColumn[row],
      let end = releasedColumn[row] ?? (channel(row).isLive ? endedColumn[row] : nil)
    else { return nil }
    return end - answered
  }

  /// How often a human replied effectively, consecutive messages of one agent taken as one.
  @inlinable public func replies(_ row: Int) -> Int32? { repliesColumn[row] }

  /// Reopenings that needed another reply.
  @inlinable public func reopens(_ row: Int) -> Int32? { reopensColumn[row] }

  /// Changes of hands between agents.
  @inlinable public func transfers(_ row: Int) -> Int32? { transfersColumn[row] }

  /// The customer's rating on 0…1.
  @inlinable public func rating(_ row: Int) -> Double? { ratingColumn[row] }

  /// Whether the rating is one of the two best of its scale (or "good").
  @inlinable public func isSatisfied(_ row: Int) -> Bool? { isSatisfiedColumn[row].map { $0 == 1 } }

  /// Whether the customer was asked for a rating.
  @inlinable public func wasSurveyed(_ row: Int) -> Bool? { wasSurveyedColumn[row].map { $0 == 1 } }

  /// The complaint about it.
  @inlinable public func complaint(_ row: Int) -> Conversation.Complaint? {
    complaintColumn[row].flatMap(Conversation.Complaint.init)
  }

  /// Whether goods came back.
  @inlinable public func goodsReturn(_ row: Int) -> Conversation.GoodsReturn? {
    goodsReturnColumn[row].flatMap(Conversation.GoodsReturn.init)
  }

  /// Whether better service would have avoided the return.
  @inlinable public func returnWasAvoidable(_ row: Int) -> Bool? { returnWasAvoidableColumn[row].map { $0 == 1 } }

  /// Quality mark for accuracy.
  @inlinable public func accuracy(_ row: Int) -> Double? { accuracyColumn[row] }

  /// Quality mark for attitude.
  @inlinable public func attitude(_ row: Int) -> Double? { attitudeColumn[row] }

  /// Quality mark for compliance.
  @inlinable public func compliance(_ row: Int) -> Double? { complianceColumn[row] }

  /// How many conversations this sampled one stands for: one over its probability of being sampled.
  @inlinable public func qualityWeight(_ row: Int) -> Double? { qualityWeightColumn[row] }

  /// Money paid for it besides work: compensation, logistics.
  @inlinable public func cost(_ row: Int) -> Double? { costColumn[row] }

  /// How the bot's session ended.
  @inlinable public func botOutcome(_ row: Int) -> ContactRecord.BotOutcome? {
    botOutcomeColumn[row].map { ContactRecord.BotOutcome(code: $0) }
  }

  /// When the bot's session began.
  @inlinable public func botBegan(_ row: Int) -> Instant? { botBeganColumn[row].map(Instant.init) }

  /// When it ended.
  @inlinable public func botEnded(_ row: Int) -> Instant? { botEndedColumn[row].map(Instant.init) }

  /// What became of the contact.
  @inlinable public func outcome(_ row: Int) -> ContactRecord.Outcome {
    ContactRecord.Outcome(code: outcomeColumn[row])
  }

  /// Whether the matter was settled, where the source says so itself.
  @inlinable public func isResolved(_ row: Int) -> Bool? { isResolvedColumn[row].map { $0 == 1 } }

  /// Whether an agent began it.
  @inlinable public func startedByAgent(_ row: Int) -> Bool? { startedByAgentColumn[row].map { $0 == 1 } }

  /// Why it counts nowhere, if so.
  @inlinable public func exclusion(_ row: Int) -> Conversation.Exclusion? {
    exclusionColumn[row].flatMap(Conversation.Exclusion.init)
  }
}

extension Channel {
  /// The place in the list of cases, for columns.
  @inlinable public var code: UInt8 {
    switch self {
    case .phone: 0
    case .chat: 1
    case .email: 2
    case .social: 3
    case .ticket: 4
    case .other: 5
    }
  }

  @inlinable @inline(__always) init(code: UInt8?) {
    switch code {
    case 0: self = .phone
    case 1: self = .chat
    case 2: self = .email
    case 3: self = .social
    case 4: self = .ticket
    default: self = .other
    }
  }
}

extension ContactRecord.Outcome {
  /// The place in the list of cases, for columns.
  package var code: UInt8 {
    switch self {
    case .answered: 0
    case .abandoned: 1
    case .blocked: 2
    case .balked: 3
    case .cleared: 4
    case .contained: 5
    case .unfinished: 6
    }
  }

  @inlinable @inline(__always) init(code: UInt8?) {
    switch code {
    case 0: self = .answered
    case 1: self = .abandoned
    case 2: self = .blocked
    case 3: self = .balked
    case 4: self = .cleared
    case 5: self = .contained
    default: self = .unfinished
    }
  }
}

extension ContactRecord.BotOutcome {
  /// The place in the list of cases, for columns.
  package var code: UInt8 {
    switch self {
    case .resolved: 0
    case .falselyContained: 1
    case .escalated: 2
    }
  }

  @inlinable init(code: UInt8) {
    switch code {
    case 0: self = .resolved
    case 1: self = .falselyContained
    default: self = .escalated
    }
  }
}

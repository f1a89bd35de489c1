extension RecordBook {
  /// The kinds of facts that these records hold, of single conversations or in sums.
  public var facets: Set<RecordFacet> { conversationFacets.union(sumFacets) }

  /// The kinds of facts that sums per agent and day hold.
  public var sumFacets: Set<RecordFacet> {
    agentDays.reduce(into: []) { $0.formUnion($1.facets) }
  }

  /// The kinds of facts that are held of single conversations.
  ///
  /// A log knows of everything that it has events for; what it never mentions it cannot tell, which is not the same as never.
  public var conversationFacets: Set<RecordFacet> {
    var facets = conversations.facets
    if conversations.count > 0 { facets.formUnion(statedFacets.union([.conversations])) }
    guard isLog else { return facets }
    // Whoever is not answered shows only where messages are logged, and whether a reopening needed a reply too.
    if rounds.isEmpty {
      facets.subtract([.departures, .reopens, .replies])
    } else {
      facets.formUnion([.rounds, .firstResponse, .departures])
    }
    if !rounds.isEmpty, !resolutions.isEmpty { facets.insert(.reopens) }
    if conversations.resolvedColumn.isEmpty, conversations.lastResolvedColumn.isEmpty {
      facets.subtract([.resolution, .reopens])
    }
    // A replier holds what nobody held; who gave what to whom shows only where assignments are logged.
    if facets.contains(.transfers) { facets.insert(.ownership) }
    return facets
  }

  /// Whether the conversations come from events, and not from rows of one contact each.
  private var isLog: Bool { !rounds.isEmpty || !ownership.isEmpty || !resolutions.isEmpty }
}

extension ConversationTable {
  /// The kinds of facts that the columns hold.
  var facets: Set<RecordFacet> {
    var facets: Set<RecordFacet> = []
    let present: [(Bool, RecordFacet)] = [
      (!answeredColumn.isEmpty || !firstResponseSecondsColumn.isEmpty, .firstResponse),
      (!answeredColumn.isEmpty || !firstResponseSecondsColumn.isEmpty, .departures),
      (!repliesColumn.isEmpty, .departures), (!repliesColumn.isEmpty, .replies),
      (!resolvedColumn.isEmpty || !isResolvedColumn.isEmpty || !lastResolvedColumn.isEmpty, .resolution),
      (!dueColumn.isEmpty, .deadlines), (!assignedColumn.isEmpty, .assignment), (!reopensColumn.isEmpty, .reopens),
      (!customerColumn.isEmpty || !matterColumn.isEmpty, .identities), (!ratingColumn.isEmpty, .ratings),
      (!isSatisfiedColumn.isEmpty, .ratings), (!wasSurveyedColumn.isEmpty, .surveys),
      (!complaintColumn.isEmpty, .complaints), (!goodsReturnColumn.isEmpty, .returns),
      (!accuracyColumn.isEmpty || !attitudeColumn.isEmpty || !complianceColumn.isEmpty, .quality),
      (!transfersColumn.isEmpty, .transfers),
      (!costColumn.isEmpty, .costs), (!languageColumn.isEmpty, .languages),
      (!servedLanguageColumn.isEmpty, .servedLanguages),
      (!botOutcomeColumn.isEmpty || !botBeganColumn.isEmpty, .bot),
    ]
    for (isPresent, facet) in present where isPresent { facets.insert(facet) }
    if !facets.contains(.departures), (0..<count).contains(where: { outcome($0).isLost }) {
      facets.insert(.departures)
    }
    let tellsEnds = !releasedColumn.isEmpty || !endedColumn.isEmpty
    if !handlingSecondsColumn.isEmpty || (!answeredColumn.isEmpty && tellsEnds),
      (0..<count).contains(where: { handlingSeconds($0) != nil })
    {
      facets.insert(.handling)
    }
    let isRated = { (row: Int) in self.isSatisfied(row) != nil || self.rating(row) != nil }
    if facets.contains(.ratings), (0..<count).contains(where: { !isRated($0) }) { facets.insert(.unrated) }
    return facets
  }
}

extension ContactRecord.Outcome {
  /// Whether the customer asked for a human and left, or was turned away, without one.
  public var isLost: Bool {
    switch self {
    case .abandoned, .balked, .blocked, .cleared: true
    case .answered, .contained, .unfinished: false
    }
  }
}

extension AgentDay {
  /// The kinds of facts that this row holds.
  var facets: Set<RecordFacet> {
    var facets: Set<RecordFacet> = []
    if handled != nil { facets.insert(.volumes) }
    if firstResponseSeconds != nil || responseSeconds != nil || !punctuality.isEmpty {
      facets.insert(.responseAverages)
    }
    if unanswered != nil { facets.insert(.unanswered) }
    if ratings != nil { facets.insert(.ratings) }
    if transfersOut != nil { facets.insert(.transfers) }
    if resolved != nil { facets.insert(.resolution) }
    if handlingSeconds != nil { facets.insert(.handling) }
    if staffedSeconds != nil, busySeconds != nil { facets.insert(.staffing) }
    if scheduledSeconds != nil, adherentSeconds != nil { facets.insert(.schedules) }
    if cost != nil { facets.formUnion([.costs, .wages]) }
    return facets
  }
}

import Workforce

extension ContactField {
  /// What kinds of facts a column of this field tells of; empty where no indicator rests on it alone.
  var facets: Set<RecordFacet> {
    switch self {
    case .rating: [.ratings]
    case .surveyed: [.surveys]
    case .complaint: [.complaints]
    case .goodsReturn, .returnWasAvoidable: [.returns]
    case .accuracy, .attitude, .compliance, .qualityWeight: [.quality]
    case .transfers: [.transfers]
    case .replies: [.replies, .departures]
    case .reopens: [.reopens]
    case .answered, .firstResponseSeconds: [.firstResponse]
    case .resolved, .resolvedAt, .firstResolved, .lastResolved, .resolutionSeconds: [.resolution]
    case .ended, .released: [.handling]
    case .workSeconds: [.handling]
    case .due: [.deadlines]
    case .assigned, .queued: [.assignment]
    case .outcome: [.departures]
    case .cost: [.costs]
    case .language: [.languages]
    case .servedLanguage: [.servedLanguages]
    case .botBegan, .botEnded, .botOutcome: [.bot]
    case .contact, .matter, .customer, .type, .channel, .attempt, .arrived, .agent, .group, .startedByAgent, .exclusion:
      []
    }
  }
}

extension AgentDayField {
  /// What kinds of facts a column of this field tells of.
  var facets: Set<RecordFacet> {
    switch self {
    case .agent, .date: []
    // Averages weigh as many as the contacts are that they are of.
    case .handled: [.volumes, .responseAverages]
    case .unanswered: [.unanswered]
    case .firstResponseSeconds, .responseSeconds, .repliedWithin: [.responseAverages]
    case .ratings, .goodRatings: [.ratings]
    case .resolved: [.resolution]
    case .transfersOut, .transfersIn: [.transfers]
    case .handlingSeconds: [.handling]
    case .scheduledSeconds, .adherentSeconds: [.schedules]
    case .staffedSeconds, .busySeconds: [.staffing]
    case .paidSeconds, .cost: [.costs, .wages]
    }
  }
}

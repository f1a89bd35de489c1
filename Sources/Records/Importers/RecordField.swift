/// What a column tells about a contact, a name that is also the column's in our own layout.
public enum ContactField: String, CaseIterable, Hashable, Sendable {
  case contact
  case matter = "case"
  case customer, type, channel, attempt
  case arrived, botBegan, botEnded, botOutcome, queued, assigned, answered, firstResolved, lastResolved, resolvedAt
  case ended, released, due, agent, group, outcome, resolved
  case firstResponseSeconds, resolutionSeconds, workSeconds, replies, reopens, transfers
  case rating, surveyed, complaint, goodsReturn, returnWasAvoidable, accuracy, attitude, compliance, qualityWeight
  case cost, language, servedLanguage, startedByAgent, exclusion
}

/// What a column tells about an event.
public enum EventField: String, CaseIterable, Hashable, Sendable {
  case conversation, event, time, sequence, agent, subject, team, value, text, customer
  case matter = "case"
  case type, channel
}

/// What a column tells in sum about an agent's day.
public enum AgentDayField: String, CaseIterable, Hashable, Sendable {
  case agent, date, handled, unanswered, firstResponseSeconds, responseSeconds, repliedWithin, ratings, goodRatings
  case resolved, transfersOut, transfersIn, handlingSeconds, scheduledSeconds, staffedSeconds, busySeconds
  case adherentSeconds, paidSeconds, cost
}

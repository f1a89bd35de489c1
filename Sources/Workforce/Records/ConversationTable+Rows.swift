extension ConversationTable {
  /// A conversation, put together from its columns; in loops over millions ask for the fields instead.
  public subscript(row: Int) -> Conversation {
    var conversation = Conversation(channel: channel(row), arrived: arrived(row), outcome: outcome(row))
    fillIdentity(of: &conversation, row)
    fillMoments(of: &conversation, row)
    fillFigures(of: &conversation, row)
    return conversation
  }

  private func fillIdentity(of conversation: inout Conversation, _ row: Int) {
    conversation.matter = matter(row)
    conversation.customer = customer(row)
    conversation.type = type(row)
    conversation.language = language(row)
    conversation.servedLanguage = servedLanguage(row)
    conversation.team = team(row)
    conversation.agent = agent(row)
    conversation.attempt = attempt(row)
  }

  private func fillMoments(of conversation: inout Conversation, _ row: Int) {
    conversation.queued = queued(row)
    conversation.assigned = assigned(row)
    conversation.answered = answered(row)
    conversation.firstResolved = firstResolved(row)
    conversation.lastResolved = lastResolved(row)
    conversation.resolved = resolved(row)
    conversation.ended = ended(row)
    conversation.released = released(row)
    conversation.due = due(row)
    conversation.recontacted = recontacted(row)
  }

  private func fillFigures(of conversation: inout Conversation, _ row: Int) {
    conversation.firstResponseSeconds = firstResponseSeconds(row)
    conversation.resolutionSeconds = resolutionSeconds(row)
    conversation.handlingSeconds = handlingSeconds(row)
    conversation.replies = replies(row)
    conversation.reopens = reopens(row)
    conversation.transfers = transfers(row)
    conversation.rating = rating(row)
    conversation.isSatisfied = isSatisfied(row)
    conversation.wasSurveyed = wasSurveyed(row)
    conversation.complaint = complaint(row)
    conversation.goodsReturn = goodsReturn(row)
    conversation.returnWasAvoidable = returnWasAvoidable(row)
    conversation.accuracy = accuracy(row)
    conversation.attitude = attitude(row)
    conversation.compliance = compliance(row)
    conversation.qualityWeight = qualityWeight(row)
    conversation.cost = cost(row)
    conversation.botOutcome = botOutcome(row)
    conversation.botBegan = botBegan(row)
    conversation.botEnded = botEnded(row)
    conversation.isResolved = isResolved(row)
    conversation.startedByAgent = startedByAgent(row)
    conversation.exclusion = exclusion(row)
  }
}

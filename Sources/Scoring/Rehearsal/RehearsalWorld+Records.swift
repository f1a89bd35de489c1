import Statistics
import Workforce

extension RehearsalWorld {
  /// The simulated contacts with what came of them: records as `score` reads them.
  ///
  /// Every contact has its own luck, drawn whether it is needed or not, so that worlds that differ in what one agent
  /// does share it.
  ///
  /// - Parameters:
  ///   - contacts: The simulated contacts.
  ///   - skills: The agents' skills, by code.
  ///   - gaming: Who bends what; empty for nobody.
  ///   - seed: The seed.
  ///   - number: The number of the period.
  func records(
    _ contacts: RehearsalContacts, skills: [AgentSkill], gaming: [Int32: Gaming], seed: UInt64,
    number: Int
  ) -> RecordBook {
    var book = RecordBook(
      observedUntil: contacts.period.end.advanced(by: (settings.recontactDays + 400) * 86_400))
    book.names = contacts.names
    var stream = RandomStream(seed: seed, replication: number, purpose: "rehearsal", entity: "outcomes")
    let pickers = Set(gaming.filter { $0.value == .cherryPicking }.keys)
    let owner = pickers.isEmpty ? nil : cherryPicked(contacts, by: pickers)
    let givers = gaming.filter { $0.value == .handingOver }.keys
    let colleagues = Dictionary(
      givers.map { ($0, self.colleagues(of: $0, contacts)) }, uniquingKeysWith: { first, _ in first })
    for (row, known) in contacts.rows.enumerated() {
      var item = known
      if item.outcome == .answered, item.agent != nil {
        if let owner { item.agent = owner[row] }
        let luck = ContactLuck(&stream)
        serve(&item, row, contacts, skills, gaming, colleagues, luck)
        if needsRounds, contacts.isWritten(row) { addRounds(of: item, row, skills, gaming, luck, to: &book) }
      } else if needsRounds, contacts.isWritten(row), item.outcome == .abandoned {
        addUnanswered(item, row, to: &book)
      }
      book.append(contacts.identities[row], item)
    }
    return book
  }

  /// Who else is in an agent's team; all others where nobody is.
  private func colleagues(of agent: Int32, _ contacts: RehearsalContacts) -> [Int32] {
    let team = contacts.served.first { contacts.rows[$0].agent == agent }.flatMap { contacts.rows[$0].team }
    let others = Set(contacts.served.compactMap { contacts.rows[$0].agent }).subtracting([agent])
    let near = Set(contacts.served.filter { contacts.rows[$0].team == team }.compactMap { contacts.rows[$0].agent })
      .subtracting([agent])
    return (near.isEmpty ? others : near).sorted()
  }

  /// Draws what came of a contact.
  private func serve(
    _ item: inout Conversation, _ row: Int, _ contacts: RehearsalContacts, _ skills: [AgentSkill],
    _ gaming: [Int32: Gaming], _ colleagues: [Int32: [Int32]], _ luck: ContactLuck
  ) {
    guard var agent = item.agent else { return }
    let game = gaming[agent]
    let ease = contacts.ease(row)
    var skill = skills[Int(agent)]
    if game == .haste { skill = skill.hasty }
    if let others = colleagues[agent], !others.isEmpty, luck.game < 0.5,
      luck.resolution >= resolved(skill, ease: ease)
    {
      agent = others[min(others.count - 1, Int(2 * luck.game * Double(others.count)))]
      (item.agent, item.transfers) = (agent, 1)
      skill = skills[Int(agent)]
    }
    let hurry = game == .haste ? 0.1 : 1
    let own = contacts.isWritten(row) ? hurry * ownReply(skill) * luck.reply : 0
    // An empty reply stops the clock, not the wait.
    item.answered = item.answered?.advanced(by: game == .emptyReply ? 0.1 * own : own)
    item.ended = item.ended?.advanced(by: own)
    item.released = item.released?.advanced(by: own)
    item.handlingSeconds = item.handlingSeconds.map { $0 * pace(skill) }
    let isSettled = luck.resolution < resolved(skill, ease: ease)
    settle(&item, isSettled, skill, luck, isClosed: game == .markingResolved)
    let isContent = luck.satisfaction < satisfied(skill, ease: ease, wait: contacts.wait(row) + own)
    item.wasSurveyed = !(game == .selectiveAsking && !isContent && luck.game < 0.5)
    let isBegged = game == .begging && isContent && luck.game < 0.5
    if item.wasSurveyed == true, luck.rates < RehearsalWorld.ratingShare || isBegged { item.isSatisfied = isContent }
    item.complaint = luck.complaint < complained(skill, ease: ease) ? .attributable : nil
    if luck.review < RehearsalWorld.reviewShare {
      func mark(_ aspect: QualityMark.Aspect, _ draws: [Double]) -> Double {
        let share = self.mark(aspect, skill, ease: ease)
        return Double(draws.count { $0 < share }) / Double(draws.count)
      }
      item.accuracy = mark(.accuracy, luck.marks[0])
      item.attitude = mark(.attitude, luck.marks[1])
      item.compliance = mark(.compliance, luck.marks[2])
    }
  }

  /// Says whether and when a matter was settled.
  private func settle(
    _ item: inout Conversation, _ isSettled: Bool, _ skill: AgentSkill, _ luck: ContactLuck, isClosed: Bool
  ) {
    if settings.resolutionTargetSeconds == nil { item.due = item.arrived.advanced(by: targetSeconds) }
    item.isResolved = isSettled || isClosed
    let settled = isSettled && !isClosed ? settling(skill) * luck.settling : 0
    item.resolved = isSettled || isClosed ? item.ended?.advanced(by: settled) : nil
    item.firstResolved = item.resolved
    item.lastResolved = item.resolved
    if isClosed, !isSettled, luck.game < 0.6, let resolved = item.resolved {
      item.recontacted = resolved.advanced(by: luck.game / 0.6 * settings.recontactDays * 86_400 * 0.99)
    }
  }

  // MARK: - Reply rounds

  private func addRounds(
    of item: Conversation, _ row: Int, _ skills: [AgentSkill], _ gaming: [Int32: Gaming],
    _ luck: ContactLuck, to book: inout RecordBook
  ) {
    guard let agent = item.agent, let answered = item.answered else { return }
    let hurry = gaming[agent] == .haste ? 0.1 : 1
    let start = item.queued ?? item.arrived
    add(row, agent, start, answered.seconds(since: start), isFirst: true, to: &book)
    var moment = answered
    if gaming[agent] == .emptyReply {
      // The reply that helps ends a wait of its own.
      let rest = 0.9 * ownReply(skills[Int(agent)]) * luck.reply
      add(row, agent, moment, rest, isFirst: false, to: &book)
      moment = moment.advanced(by: rest)
    }
    for reply in luck.furtherReplies {
      let seconds = hurry * ownReply(skills[Int(agent)]) * reply
      moment = moment.advanced(by: 30)
      add(row, agent, moment, seconds, isFirst: false, to: &book)
      moment = moment.advanced(by: seconds)
    }
  }

  private func add(
    _ row: Int, _ agent: Int32, _ start: Instant, _ seconds: Double, isFirst: Bool, to book: inout RecordBook
  ) {
    let round = Int32(book.rounds.count)
    book.holdings.append(
      RoundHolding(round: round, agent: agent, seconds: seconds, ending: .replied, isAssumed: true))
    book.rounds.append(
      ReplyRound(
        conversation: Int32(row), replier: agent, firstHolding: Int32(book.holdings.count - 1), holdingCount: 1,
        start: start, end: start.advanced(by: seconds), customerSeconds: seconds, teamSeconds: 0, opening: .message,
        ending: .answered, isFirst: isFirst))
  }

  private func addUnanswered(_ item: Conversation, _ row: Int, to book: inout RecordBook) {
    let start = item.queued ?? item.arrived
    let end = item.ended ?? start
    book.rounds.append(
      ReplyRound(
        conversation: Int32(row), replier: -1, firstHolding: Int32(book.holdings.count), holdingCount: 0, start: start,
        end: end, customerSeconds: end.seconds(since: start), teamSeconds: end.seconds(since: start),
        opening: .message, ending: .unanswered, isFirst: true))
  }
}

/// The luck of one contact: the same numbers whoever serves it and however.
struct ContactLuck {
  let (resolution, satisfaction, rates, complaint, review, game): (Double, Double, Double, Double, Double, Double)
  /// Exponential with mean one: the own reply, and the way to the solution.
  let (reply, settling): (Double, Double)
  /// Exponential with mean one, none to six of them.
  let furtherReplies: [Double]
  let marks: [[Double]]

  init(_ stream: inout RandomStream) {
    (resolution, satisfaction, rates) = (stream.uniform(), stream.uniform(), stream.uniform())
    (complaint, review, game) = (stream.uniform(), stream.uniform(), stream.uniform())
    (reply, settling) = (stream.exponential(), stream.exponential())
    furtherReplies = (0..<stream.index(below: 1 + 2 * Int(RehearsalWorld.furtherRounds))).map { _ in
      stream.exponential()
    }
    marks =
      review < RehearsalWorld.reviewShare
      ? (0..<3).map { _ in (0..<RehearsalWorld.reviewItems).map { _ in stream.uniform() } } : []
  }
}

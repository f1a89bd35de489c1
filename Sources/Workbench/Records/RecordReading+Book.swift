import Records
import Storage
import Workforce

extension RecordReading {
  /// Every contact that was read, in order of arrival; empty when the files hold events or sums.
  var contactRecords: [ContactRecord] {
    (0..<contacts.count).map(contacts.book.contactRecord).sorted { ($0.arrived, $0.contact) < ($1.arrived, $1.contact) }
  }

  /// The book of everything that was read, which is then no longer here.
  mutating func book(over period: Period) throws(Failure) -> RecordBook {
    let end = try input.end(on: period.clock)
    if log.conversationCount > 0, contacts.count > 0 {
      throw Failure(
        .badInput,
        "Some files hold events and others one row a contact; measure them one after the other, since they would count twice."
      )
    }
    var book: RecordBook
    if log.conversationCount > 0 {
      let reconstruction = Reconstruction(
        of: log, rules: ReconstructionRules(), clocks: clocks(over: period), observedUntil: end)
      tallies = reconstruction.tallies
      book = reconstruction.book
      log = EventLog()
    } else {
      book = contactBook(over: period, observedUntil: end)
    }
    for var day in sums.agentDays {
      day.agent = book.names.agents.code(sums.names.agents[day.agent] ?? "")
      book.agentDays.append(day)
    }
    return book
  }

  private mutating func contactBook(over period: Period, observedUntil end: Instant?) -> RecordBook {
    var book = contacts.book
    contacts = ContactCollection()
    if let end { book.observedUntil = end }
    if calendar != nil { book.countBusinessTime(clocks(over: period)) }
    book.linkRecontacts()
    return book
  }

  /// The hours laid out over the period, with room on both sides for what reaches beyond it.
  private func clocks(over period: Period) -> ServiceClocks {
    guard let hours else { return ServiceClocks() }
    let room = 400
    guard
      let days = DateRange(
        first: period.days.first.advanced(by: -room), last: period.days.last.advanced(by: room))
    else { return ServiceClocks() }
    return hours.clocks(over: days)
  }
}

extension RecordBook {
  /// Replaces waits on the wall clock by waits in the hours of the service, wherever the moments are known.
  mutating func countBusinessTime(_ clocks: ServiceClocks) {
    for row in 0..<conversations.count {
      guard let hours = clocks.hours(channel: conversations.channel(row), team: names.teams[conversations.team(row)])
      else { continue }
      let arrived = conversations.arrived(row)
      if let answered = conversations.answered(row) {
        conversations.setFirstResponse(
          row, hours.businessSeconds(from: conversations.queued(row) ?? arrived, to: answered))
      }
      if let resolved = conversations.resolved(row) {
        conversations.setResolutionTime(row, hours.businessSeconds(from: arrived, to: resolved))
      }
    }
  }
}

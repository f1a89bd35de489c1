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
        of: log, rules: settings.rules, clocks: clocks(over: period, ConversationTable()), observedUntil: end)
      tallies = reconstruction.tallies
      book = reconstruction.book
      if input.keepsEvents { events = log }
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
    if settings.calendar != nil { book.run(on: clocks(over: period, book.conversations)) }
    book.linkRecontacts()
    return book
  }

  /// The hours laid out over the period and all records, with room for what falls due after them.
  private func clocks(over period: Period, _ contacts: ConversationTable) -> ServiceClocks {
    guard let hours = settings.hours else { return ServiceClocks() }
    var (first, last) = (period.start, max(period.end, contacts.lastMoment))
    for row in 0..<contacts.count { first = min(first, contacts.arrived(row)) }
    for event in log.events { (first, last) = (min(first, event.time), max(last, event.time)) }
    let day = { (moment: Instant) in period.clock.local(moment).date }
    guard let days = DateRange(first: day(first).advanced(by: -2), last: day(last).advanced(by: 400)) else {
      return ServiceClocks()
    }
    return hours.clocks(over: days)
  }
}

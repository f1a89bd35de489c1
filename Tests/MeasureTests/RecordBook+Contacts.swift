import Records
import Workforce

extension RecordBook {
  /// A book of rows of one contact each.
  ///
  /// The result depends on what the rows say and not on their order; of rows with the same identity the first stands.
  ///
  /// - Parameters:
  ///   - contacts: The rows.
  ///   - clocks: The hours in which clocks run.
  ///   - end: Until when the rows reach; by default the last moment in them.
  init(
    contacts: some Collection<ContactRecord>, clocks: ServiceClocks = ServiceClocks(), observedUntil end: Instant? = nil
  ) {
    let last = contacts.reduce(-Double.infinity) { max($0, $1.lastMoment.secondsSince1970) }
    self.init(observedUntil: end ?? Instant(secondsSince1970: last.isFinite ? last : 0))
    var identities = TextColumn()
    for contact in contacts { identities.append(contact.contact) }
    let places = Array(contacts.indices)
    var previous: String?
    for place in identities.order() {
      let record = contacts[places[Int(place)]]
      guard record.contact != previous else { continue }
      previous = record.contact
      append(record)
    }
    run(on: clocks)
    linkRecontacts()
  }
}

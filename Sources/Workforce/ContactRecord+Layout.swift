extension ContactRecord {
  /// The columns of a file of contact records, one row a contact.
  ///
  /// Moments are ISO 8601 with offset, to the microsecond; what is unknown or never happened is empty.
  public static let layout = [
    "contact", "case", "customer", "type", "channel", "attempt", "arrived", "botBegan", "botEnded", "botOutcome",
    "queued", "assigned", "answered", "ended", "released", "agent", "group", "outcome", "resolved",
  ]

  /// The record as the fields of ``layout``.
  ///
  /// - Parameter clock: The wall clock whose offsets the moments are written with.
  public func fields(on clock: LocalClock) -> [String] {
    let moment = { (instant: Instant?) in instant.map { clock.iso8601($0, fractionDigits: 6) } ?? "" }
    return [
      contact, caseIdentifier ?? "", customer ?? "", type, channel.rawValue, String(attempt), moment(arrived),
      moment(botBegan), moment(botEnded), botOutcome?.rawValue ?? "", moment(queued), moment(assigned),
      moment(answered), moment(ended),
      moment(released), agent ?? "", group ?? "", outcome.rawValue, resolved.map { $0 ? "yes" : "no" } ?? "",
    ]
  }
}

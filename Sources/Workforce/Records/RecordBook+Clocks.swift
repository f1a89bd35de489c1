extension RecordBook {
  /// Lets the clocks of rows of one contact run in hours of their own, and counts their waits in these.
  ///
  /// What the source states is kept only where it is less: it may leave out what the moments cannot show, such as a bot's time or
  /// waiting for the customer, yet no wait in business hours is longer than the business time between its moments. Rows are counted
  /// once, so a book is put on its clocks once.
  public mutating func run(on clocks: ServiceClocks) {
    self.clocks = clocks
    let faces = BookClocks(self)
    guard faces.haveHours else { return }
    for row in 0..<conversations.count {
      let face = faces.face(channel: conversations.channel(row), team: conversations.team(row))
      guard face.hours != nil else { continue }
      let arrived = conversations.arrived(row)
      if let answered = conversations.answered(row) {
        let seconds = face.seconds(from: conversations.queued(row) ?? arrived, to: answered)
        conversations.setFirstResponse(row, min(conversations.firstResponseSeconds(row) ?? .infinity, seconds))
      }
      if let resolved = conversations.resolved(row) {
        let seconds = face.seconds(from: arrived, to: resolved)
        conversations.setResolutionTime(row, min(conversations.resolutionSeconds(row) ?? .infinity, seconds))
      }
    }
  }
}

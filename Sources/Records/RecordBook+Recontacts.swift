public import Workforce

extension RecordBook {
  /// Notes for every conversation when the customer came back with the same matter, and which contact of its matter it is.
  ///
  /// The matter is the source's own, such as an order, together with the type; where it tells none, the same customer and the same type.
  /// A conversation that was resolved is recontacted by the first that begins after its resolution; another by the first that begins
  /// after it. Conversations that count nowhere are neither. Of two that begin together the one that comes first in the book is the
  /// earlier.
  public mutating func linkRecontacts() {
    var keyed: [KeyedConversation] = []
    for row in 0..<conversations.count where conversations.exclusion(row) == nil {
      guard let key = matterKey(row) else { continue }
      keyed.append(KeyedConversation(key: key, arrived: conversations.arrived(row), row: Int32(row)))
    }
    guard !keyed.isEmpty else { return }
    keyed.sort { ($0.key.first, $0.key.second, $0.arrived, $0.row) < ($1.key.first, $1.key.second, $1.arrived, $1.row) }
    var start = 0
    while start < keyed.count {
      var end = start + 1
      while end < keyed.count, keyed[end].key == keyed[start].key { end += 1 }
      link(keyed[start..<end])
      start = end
    }
  }

  private mutating func link(_ matter: ArraySlice<KeyedConversation>) {
    for index in matter.indices {
      let row = Int(matter[index].row)
      conversations.setAttempt(row, Int32(index - matter.startIndex + 1))
      let earliest = conversations.resolved(row) ?? matter[index].arrived
      let next = matter[(index + 1)...].first { $0.arrived >= earliest }
      if let next { conversations.setRecontacted(row, next.arrived) }
    }
  }

  private func matterKey(_ row: Int) -> MatterKey? {
    let type = UInt64(UInt32(bitPattern: conversations.type(row) ?? -1)) << 1
    if let matter = conversations.matter(row) { return MatterKey(first: UInt64(matter), second: type) }
    if let customer = conversations.customer(row) { return MatterKey(first: customer, second: type | 1) }
    return nil
  }
}

/// The matter or the customer, and the type with a bit that says which of the two.
private struct MatterKey: Equatable {
  var first: UInt64
  var second: UInt64
}

private struct KeyedConversation {
  var key: MatterKey
  var arrived: Instant
  var row: Int32
}

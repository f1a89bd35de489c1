/// What kind of event happens when several fall on the same moment: the lower comes first.
///
/// Ties then mean something: an agent who becomes free at the moment a customer's patience ends still serves that
/// customer.
enum EventClass: UInt64 {
  case serviceEnd = 1
  case workAfterContactEnd = 2
  case breakEnd = 3
  case botSessionEnd = 4
  case recontact = 5
  case overflow = 6
  /// Arrivals are kept outside the calendar; this is their place among the others.
  case arrival = 7
  case patienceEnd = 8
}

/// Class and sequence number of an event in one word, so that equal times compare once more and never again.
///
/// Source of the idea: events ordered by (time, class, sequence).
struct EventOrder: BitwiseCopyable, Comparable {
  private static let sequenceBits: UInt64 = 56
  private var word: UInt64

  @inline(__always)
  init(_ eventClass: EventClass, sequence: UInt64) {
    word = eventClass.rawValue << EventOrder.sequenceBits | sequence
  }

  /// Comes before every other; a filler for empty places.
  static let first = EventOrder(.serviceEnd, sequence: 0)

  @inline(__always)
  static func < (left: EventOrder, right: EventOrder) -> Bool { left.word < right.word }
}

/// What staffing alone makes likely of the wait of one customer: with the people who were seen, and with enough people.
///
/// Units: seconds; shares are 0…1. NaN stands for what is not known.
public struct ExpectedWait: Hashable, Sendable, BitwiseCopyable {
  /// The mean wait with the people who were there.
  public var seconds: Double
  /// The mean wait of the same demand with enough people; the same where there were enough.
  public var adequateSeconds: Double
  /// The probability of a wait no longer than the reply target with the people who were there.
  public var within: Double
  /// The same probability with enough people.
  public var adequateWithin: Double

  /// Nothing is known.
  public static let unknown = ExpectedWait(seconds: .nan)

  /// What staffing makes likely; without figures for enough people, there were enough.
  public init(
    seconds: Double, adequateSeconds: Double? = nil, within: Double = .nan, adequateWithin: Double? = nil
  ) {
    (self.seconds, self.adequateSeconds) = (seconds, adequateSeconds ?? seconds)
    (self.within, self.adequateWithin) = (within, adequateWithin ?? within)
  }
}

/// What staffing makes likely of each conversation's wait.
///
/// Customers of the same half hour share an entry, so that millions of them take four bytes each.
public struct ExpectedWaits: Hashable, Sendable, ExpressibleByArrayLiteral {
  /// The entries.
  private let entries: [ExpectedWait]
  /// For each conversation its entry; negative where nothing is known.
  private let places: [Int32]

  /// Entries, and for each conversation the place of its own; negative for none.
  public init(_ entries: [ExpectedWait], places: [Int32]) {
    (self.entries, self.places) = (entries, places)
  }

  /// An entry for each conversation.
  public init(_ waits: [ExpectedWait]) { self.init(waits, places: waits.indices.map(Int32.init)) }

  /// An entry for each conversation; none where nobody knows.
  public init(arrayLiteral elements: ExpectedWait...) { self.init(elements) }

  /// Whether nobody knows anything.
  public var isEmpty: Bool { places.isEmpty }

  /// What is known of a conversation.
  public subscript(conversation: Int) -> ExpectedWait {
    let place = Int(places[conversation])
    return place < 0 ? .unknown : entries[place]
  }

  /// Where the lower and the middle third of the expected waits end; empty where they are too few or all alike.
  var thirds: [Double] {
    var counts = [Int](repeating: 0, count: entries.count)
    for place in places where place >= 0 { counts[Int(place)] += 1 }
    let known = entries.indices.filter { counts[$0] > 0 && entries[$0].seconds.isFinite }
      .sorted { (entries[$0].seconds, $0) < (entries[$1].seconds, $1) }
    let total = known.reduce(0) { $0 + counts[$1] }
    guard total >= 90, let first = known.first, let last = known.last,
      entries[last].seconds > entries[first].seconds
    else { return [] }
    var (ends, passed) = ([Double](), 0)
    for place in known {
      passed += counts[place]
      while ends.count != 2, (ends.count + 1) * total / 3 < passed { ends.append(entries[place].seconds) }
    }
    return ends
  }
}

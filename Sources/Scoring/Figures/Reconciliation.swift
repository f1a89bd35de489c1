public import Workforce

/// Where two definitions of a figure differ: every round or conversation that counts differently under them, and why.
public struct Reconciliation: Sendable {
  /// What one definition makes of a record.
  public struct Entry: Hashable, Sendable {
    /// The conversation, as an index into the book.
    public var conversation: Int32
    /// When the round began; nil where records are conversations as a whole.
    public var start: Instant?
    /// When the round ended; nil where it has not.
    public var end: Instant?
    /// What it counts for; nil when it is left out.
    public var value: Double?
    /// With what weight it enters the figure.
    public var weight: Double
    /// How long the reply took, where a reply within a target is asked for.
    public var seconds: Double?
    /// What the definition does with it that the other may not do.
    public var divergences: Set<Divergence>

    /// An entry in all its parts.
    public init(
      conversation: Int32, start: Instant? = nil, end: Instant? = nil, value: Double?, weight: Double = 1,
      seconds: Double? = nil, divergences: Set<Divergence> = []
    ) {
      self.conversation = conversation
      self.start = start
      self.end = end
      self.value = value
      self.weight = weight
      self.seconds = seconds
      self.divergences = divergences
    }
  }

  /// A record that counts differently.
  public struct Difference: Hashable, Sendable {
    /// The conversation's identity.
    public var conversation: String
    /// When the round began; nil where records are conversations as a whole.
    public var start: Instant?
    /// What it counts for under the first definition; nil when it is left out.
    public var left: Double?
    /// What it counts for under the second definition; nil when it is left out.
    public var right: Double?
    /// Why, the most telling reason first; never empty.
    public var reasons: [Divergence]
  }

  /// The figure under the first definition; nil when nothing counts.
  public private(set) var left: Double?
  /// The figure under the second definition; nil when nothing counts.
  public private(set) var right: Double?
  /// The records that count differently, in the order of the book and of time.
  public private(set) var differences: [Difference] = []
  /// How many records count the same under both.
  public private(set) var agreeing = 0

  /// Compares what two definitions make of the same records.
  ///
  /// - Parameters:
  ///   - left: What the first definition makes of them.
  ///   - right: What the second makes of them; records match by conversation and beginning.
  ///   - book: The records.
  ///   - targets: Within how many seconds each asks for a reply, where both do.
  ///   - tolerance: Up to which difference two values count as the same.
  public init(
    _ left: [Entry], _ right: [Entry], in book: RecordBook, targets: ClosedRange<Double>? = nil,
    tolerance: Double = 1e-6
  ) {
    let (leftWaits, rightWaits) = (Waits(left), Waits(right))
    var pairs: [Key: (left: Side, right: Side)] = [:]
    for entry in left { pairs[Key(entry), default: (Side(), Side())].left.add(entry) }
    for entry in right { pairs[Key(entry), default: (Side(), Side())].right.add(entry) }
    for key in pairs.keys.sorted() {
      guard let pair = pairs[key] else { continue }
      let (one, other) = (pair.left.value, pair.right.value)
      if one == nil, other == nil { continue }
      if let one, let other, abs(one - other) <= tolerance {
        agreeing += 1
        continue
      }
      var reasons = pair.left.divergences.union(pair.right.divergences)
      if one != nil, other != nil, let targets, let seconds = pair.left.seconds, targets.lowerBound < seconds,
        seconds <= targets.upperBound
      {
        reasons.insert(.otherTarget)
      }
      if pair.left.isMissing && leftWaits.contain(key) || pair.right.isMissing && rightWaits.contain(key) {
        reasons.insert(.waitingAlready)
      }
      if reasons.isEmpty { reasons.insert(.cutOtherwise) }
      differences.append(
        Difference(
          conversation: book.identities[Int(key.conversation)], start: key.start, left: one, right: other,
          reasons: reasons.sorted()))
    }
    self.left = Reconciliation.figure(of: left)
    self.right = Reconciliation.figure(of: right)
  }

  private static func figure(of entries: [Entry]) -> Double? {
    let counted = entries.filter { $0.value != nil }
    let weight = counted.reduce(0) { $0 + $1.weight }
    return weight > 0 ? counted.reduce(0) { $0 + ($1.value ?? 0) * $1.weight } / weight : nil
  }

  private struct Key: Hashable, Comparable {
    var conversation: Int32
    var start: Instant?

    init(_ entry: Entry) { (conversation, start) = (entry.conversation, entry.start) }

    static func < (left: Key, right: Key) -> Bool {
      (left.conversation, left.start?.secondsSince1970 ?? 0) < (right.conversation, right.start?.secondsSince1970 ?? 0)
    }
  }

  /// The waits of each conversation under one definition.
  private struct Waits {
    private var spans: [Int32: [(start: Instant, end: Instant?)]] = [:]

    init(_ entries: [Entry]) {
      for entry in entries {
        if let start = entry.start { spans[entry.conversation, default: []].append((start, entry.end)) }
      }
    }

    /// Whether a wait that had begun earlier was still going on.
    func contain(_ key: Key) -> Bool {
      guard let start = key.start else { return false }
      return spans[key.conversation]?.contains { $0.start < start && ($0.end.map { start < $0 } ?? true) } ?? false
    }
  }

  /// What one definition makes of all that matches.
  private struct Side {
    var isMissing = true
    var sum = 0.0
    var weight = 0.0
    var isCounted = false
    var seconds: Double?
    var divergences: Set<Divergence> = []

    var value: Double? { isCounted ? sum / weight : nil }

    mutating func add(_ entry: Entry) {
      isMissing = false
      divergences.formUnion(entry.divergences)
      seconds = entry.seconds ?? seconds
      guard let value = entry.value else { return }
      // A record that shares another's weight still has a value of its own.
      let share = entry.weight > 0 ? entry.weight : 1
      isCounted = true
      sum += value * share
      weight += share
    }
  }
}

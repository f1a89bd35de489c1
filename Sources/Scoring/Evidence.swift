public import Workforce

/// The records, the period and the settings that indicators look at.
///
/// Immutable, and a class because it is handed over for every one of millions of records.
public final class Evidence: Sendable {
  /// The records.
  public let book: RecordBook
  /// The book's conversations; looked at in place, since copying so many columns would cost more than looking.
  let conversations: ConversationTable
  /// The period.
  public let period: Period
  /// Limits and windows.
  public let settings: MeasureSettings
  /// What the records hold of single conversations.
  public let conversationFacets: Set<RecordFacet>
  /// What they hold in sums per agent and day.
  public let sumFacets: Set<RecordFacet>
  /// Whether single conversations come with rounds, resolutions, surveys; asked for every conversation, so kept apart.
  let hasRounds: Bool
  let hasResolutions: Bool
  let hasSurveys: Bool
  /// Whether the records ever say that goods were kept; else those of which nothing is said were.
  let saysKept: Bool
  let clocks: BookClocks
  /// The conversations, customer by customer; those of unknown customers stand alone.
  let order: [Int32]
  /// The days on which conversations that count came, as far as in the period; looked up by every indicator.
  private let arrivalDays: [Int32]
  /// Where the rounds of each conversation begin; empty when there are none.
  private let roundStarts: [Int32]
  private let ownershipStarts: [Int32]
  private let resolutionStarts: [Int32]

  /// Records seen over a period.
  public init(book: RecordBook, period: Period, settings: MeasureSettings = MeasureSettings()) {
    self.book = book
    conversations = book.conversations
    self.period = period
    self.settings = settings
    conversationFacets = Evidence.conversationFacets(book, settings)
    sumFacets = Evidence.sumFacets(book, settings)
    clocks = BookClocks(book)
    saysKept =
      conversationFacets.contains(.returns)
      && (0..<book.conversations.count).contains { book.conversations.goodsReturn($0) == .kept }
    hasRounds = conversationFacets.contains(.rounds)
    hasResolutions = conversationFacets.contains(.resolution)
    hasSurveys = conversationFacets.contains(.surveys)
    let count = book.conversations.count
    roundStarts = Evidence.starts(count, book.rounds.count) { book.rounds[$0].conversation }
    ownershipStarts = Evidence.starts(count, book.ownership.count) { book.ownership[$0].conversation }
    resolutionStarts = Evidence.starts(count, book.resolutions.count) { book.resolutions[$0].conversation }
    order = Evidence.byCustomer(book)
    arrivalDays = Evidence.arrivalDays(book, period)
  }

  /// For each conversation that counts the day on which it came, when that lies in the period.
  private static func arrivalDays(_ book: RecordBook, _ period: Period) -> [Int32] {
    let table = book.conversations
    return Parallel.fill(table.count) { rows, take in
      for row in rows { take(table.exclusion(row) == nil ? period.day(of: table.arrived(row)) ?? .min : .min) }
    }
  }

  /// The same records, of which some were changed by objections.
  ///
  /// What the records can tell and in which order they stand stay as they were: an objection to one record decides neither whether
  /// others can be measured nor how.
  ///
  /// - Parameters:
  ///   - book: The same conversations, changed.
  ///   - other: The records before.
  public init(_ book: RecordBook, asIn other: Evidence) {
    precondition(book.conversations.count == other.conversations.count, "objections neither add nor remove records")
    self.book = book
    conversations = book.conversations
    (period, settings) = (other.period, other.settings)
    (conversationFacets, sumFacets) = (other.conversationFacets, other.sumFacets)
    (hasRounds, hasResolutions, hasSurveys) = (other.hasRounds, other.hasResolutions, other.hasSurveys)
    (saysKept, clocks, order) = (other.saysKept, other.clocks, other.order)
    (roundStarts, ownershipStarts) = (other.roundStarts, other.ownershipStarts)
    resolutionStarts = other.resolutionStarts
    arrivalDays = Evidence.arrivalDays(book, period)
  }

  /// The seconds of the window in which coming back counts.
  var recontactSeconds: Double { settings.recontactDays * 86_400 }

  /// The rounds of a conversation, as places in the book's list.
  func rounds(of conversation: Int) -> Range<Int> { Evidence.range(roundStarts, conversation) }

  /// The ownership intervals of a conversation, as places in the book's list.
  func ownership(of conversation: Int) -> Range<Int> { Evidence.range(ownershipStarts, conversation) }

  /// The resolutions of a conversation, as places in the book's list.
  func resolutions(of conversation: Int) -> Range<Int> { Evidence.range(resolutionStarts, conversation) }

  /// Whether a conversation counts in indicators at all.
  func counts(_ conversation: Int) -> Bool { conversations.exclusion(conversation) == nil }

  /// The day on which a conversation came, when that lies in the period and the conversation counts.
  func arrivalDay(_ conversation: Int) -> Int32? {
    let day = arrivalDays[conversation]
    return day == .min ? nil : day
  }

  /// Whether a human served a conversation.
  func wasHandled(_ conversation: Int) -> Bool { conversations.outcome(conversation) == .answered }

  /// The facts of single conversations, and what settings add to them.
  private static func conversationFacets(_ book: RecordBook, _ settings: MeasureSettings) -> Set<RecordFacet> {
    var facets = book.conversationFacets
    if settings.resolutionTargetSeconds != nil { facets.insert(.deadlines) }
    if settings.hourlyCost != nil, facets.contains(.handling) { facets.insert(.wages) }
    return facets
  }

  /// The facts of sums, and what settings add to them.
  private static func sumFacets(_ book: RecordBook, _ settings: MeasureSettings) -> Set<RecordFacet> {
    var facets = book.sumFacets
    if settings.hourlyCost != nil, book.agentDays.contains(where: { $0.paidSeconds != nil }) { facets.insert(.wages) }
    return facets
  }

  private static func range(_ starts: [Int32], _ conversation: Int) -> Range<Int> {
    starts.isEmpty ? 0..<0 : Int(starts[conversation])..<Int(starts[conversation + 1])
  }

  private static func starts(_ conversations: Int, _ count: Int, _ owner: (Int) -> Int32) -> [Int32] {
    guard count > 0 else { return [] }
    var starts = [Int32](repeating: 0, count: conversations + 1)
    for index in 0..<count { starts[Int(owner(index)) + 1] += 1 }
    for index in starts.indices.dropFirst() { starts[index] += starts[index - 1] }
    return starts
  }

  private static func byCustomer(_ book: RecordBook) -> [Int32] {
    let all = Array(0..<Int32(book.conversations.count))
    guard book.conversationFacets.contains(.identities) else { return all }
    let keys = all.map { book.conversations.customer(Int($0)) ?? 0 }
    let sorted = all.sorted { (keys[Int($0)], $0) < (keys[Int($1)], $1) }
    // Customers follow each other as they first came: their pseudonyms depend on the key, and no digit may depend on that.
    var starts = sorted.indices.filter { $0 == 0 || keys[Int(sorted[$0])] != keys[Int(sorted[$0 - 1])] }
    starts.append(sorted.count)
    return zip(starts, starts.dropFirst()).sorted { sorted[$0.0] < sorted[$1.0] }.flatMap { sorted[$0.0..<$0.1] }
  }
}

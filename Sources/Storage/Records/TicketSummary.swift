public import Workforce

/// The few figures of an agent's month that fit a file too large for memory: counted where the file lies, by one query.
///
/// It knows neither calendars nor rounds: waits are on the wall clock, and only of tickets that were answered. Units: seconds; shares
/// 0…1; ratings in the scale of the file.
public struct TicketSummary: Sendable {
  /// The columns of a file of tickets, one row each.
  public struct Columns: Hashable, Sendable {
    /// The agent.
    public var agent: String
    /// When the ticket was created, ISO 8601.
    public var created: String
    /// When it was first answered; empty where it was not.
    public var firstResponse: String
    /// When it was resolved; empty where it was not.
    public var resolved: String?
    /// The customer's rating; empty where there is none.
    public var rating: String?

    /// Columns by their names.
    public init(agent: String, created: String, firstResponse: String, resolved: String? = nil, rating: String? = nil) {
      self.agent = agent
      self.created = created
      self.firstResponse = firstResponse
      self.resolved = resolved
      self.rating = rating
    }
  }

  /// A mean with what its interval follows from.
  public struct Mean: Hashable, Sendable {
    /// The mean.
    public var value: Double
    /// The standard deviation of single values; nil for one value.
    public var deviation: Double?
    /// How many values.
    public var count: Int

    /// A mean of so many values.
    public init(value: Double, deviation: Double?, count: Int) {
      self.value = value
      self.deviation = deviation
      self.count = count
    }
  }

  /// One agent's month.
  public struct Month: Hashable, Sendable {
    /// The agent; empty where no agent is named.
    public var agent: String
    /// The month, 0 for that of the first boundary.
    public var month: Int
    /// Tickets created in it.
    public var count: Int
    /// Tickets whose reply stands before their beginning, which is no wait.
    public var impossible: Int
    /// Seconds to the first reply, of those answered.
    public var firstResponse: Mean?
    /// The seconds that nine of ten of those answered did not exceed.
    public var firstResponseP90: Double?
    /// How many are resolved; nil where the file does not tell.
    public var resolved: Int?
    /// The rating, of those rated.
    public var rating: Mean?

    /// One agent's month.
    public init(
      agent: String, month: Int, count: Int, impossible: Int = 0, firstResponse: Mean? = nil,
      firstResponseP90: Double? = nil,
      resolved: Int? = nil, rating: Mean? = nil
    ) {
      (self.agent, self.month, self.count, self.impossible) = (agent, month, count, impossible)
      (self.firstResponse, self.firstResponseP90) = (firstResponse, firstResponseP90)
      (self.resolved, self.rating) = (resolved, rating)
    }
  }

  /// The months by agent and month.
  public let months: [Month]
  /// Rows that could not be read.
  public let rejected: [TableProblem]

  /// Counts a file.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - columns: Its columns.
  ///   - people: Accounts that are somebody known by another name.
  ///   - boundaries: When each month begins, and when the last one ends; tickets before and after are left out. Where the file's
  ///     moments carry no offset, by its own wall clock as if it were UTC.
  ///   - options: What is not to be found out from the file.
  ///   - reader: The session to read it in.
  /// - Throws: ``StorageError``.
  public init(
    of path: String, columns: Columns, people: [String: String] = [:], boundaries: [Instant],
    options: TableOptions = TableOptions(), reader: TableReader
  ) throws(StorageError) {
    precondition(boundaries.count >= 2, "a month has a beginning and an end")
    let moments = [columns.created, columns.firstResponse] + [columns.resolved].compactMap(\.self)
    var types = Dictionary(moments.map { ($0, TableColumnType.timestamp) }, uniquingKeysWith: { first, _ in first })
    if let rating = columns.rating { types[rating] = .double }
    let names = [columns.agent] + types.keys.sorted()
    let source = try reader.open(path, columns: names, types: types, options: options)
    try source.require(names)
    var months: [Month] = []
    try reader.database.stream(TicketSummary.query(source.relation, columns, people, boundaries)) {
      chunk throws(StorageError) in
      let (agents, places, counts) = (chunk.texts(0), chunk.integers(1), chunk.integers(2))
      let (p90s, resolved, impossible) = (chunk.doubles(6), chunk.integers(7), chunk.integers(11))
      for row in 0..<chunk.rowCount {
        months.append(
          Month(
            agent: agents[row] ?? "", month: Int(places[row] ?? 0), count: Int(counts[row] ?? 0),
            impossible: Int(impossible[row] ?? 0),
            firstResponse: TicketSummary.mean(chunk, 3, row), firstResponseP90: p90s[row],
            resolved: columns.resolved == nil ? nil : Int(resolved[row] ?? 0),
            rating: TicketSummary.mean(chunk, 8, row)))
      }
    }
    self.months = months
    rejected = try source.outcome().rejected
  }

  /// A mean from three columns: value, deviation, count.
  private static func mean(_ chunk: borrowing TableChunk, _ first: Int, _ row: Int) -> Mean? {
    guard let value = chunk.doubles(first)[row] else { return nil }
    return Mean(value: value, deviation: chunk.doubles(first + 1)[row], count: Int(chunk.integers(first + 2)[row] ?? 0))
  }

  private static func query(
    _ relation: String, _ columns: Columns, _ people: [String: String], _ boundaries: [Instant]
  ) -> String {
    let created = SQL.name(columns.created)
    let moment = { (instant: Instant) in "make_timestamp(\(Int64(instant.secondsSince1970 * 1e6)))" }
    let cases = boundaries.dropFirst().enumerated().map { "WHEN \(created) < \(moment($1)) THEN \($0)" }
    let answered = SQL.name(columns.firstResponse)
    let wait = "CASE WHEN \(answered) >= \(created) THEN epoch(\(answered) - \(created)) END"
    let rating = columns.rating.map(SQL.name) ?? "NULL::DOUBLE"
    let account = "trim(\(SQL.name(columns.agent)))"
    let names = people.sorted { $0.key < $1.key }.map { "WHEN \(SQL.text($0.key)) THEN \(SQL.text($0.value))" }
    let agent = names.isEmpty ? account : "CASE \(account) \(names.joined(separator: " ")) ELSE \(account) END"
    func mean(_ value: String) -> String { "avg(\(value)), stddev_samp(\(value)), count(\(value))::BIGINT" }
    return """
      SELECT \(agent) AS agent, (CASE \(cases.joined(separator: " ")) END)::BIGINT AS month, count(*)::BIGINT,
        \(mean(wait)), quantile_cont(\(wait), 0.9), count(\(columns.resolved.map(SQL.name) ?? "NULL"))::BIGINT, \(mean(rating)),
        count(*) FILTER (WHERE \(answered) < \(created))::BIGINT
      FROM \(relation)
      WHERE \(created) >= \(moment(boundaries[0])) AND \(created) < \(moment(boundaries[boundaries.count - 1]))
      GROUP BY 1, 2 ORDER BY 1, 2
      """
  }
}

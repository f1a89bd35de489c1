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
    public var resolved: String
    /// The customer's rating; empty where there is none.
    public var rating: String

    /// Columns by their names.
    public init(agent: String, created: String, firstResponse: String, resolved: String, rating: String) {
      self.agent = agent
      self.created = created
      self.firstResponse = firstResponse
      self.resolved = resolved
      self.rating = rating
    }
  }

  /// One agent's month.
  public struct Month: Hashable, Sendable {
    /// The agent.
    public var agent: String
    /// The month, 0 for that of the first boundary.
    public var month: Int
    /// Tickets created in it.
    public var count: Int
    /// Mean seconds to the first reply, of those answered.
    public var meanFirstResponse: Double?
    /// The seconds that nine of ten of those answered did not exceed.
    public var firstResponseP90: Double?
    /// The share that is resolved.
    public var resolvedShare: Double
    /// The mean rating, of those rated.
    public var meanRating: Double?
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
  ///   - boundaries: When each month begins, and when the last one ends; tickets before and after are left out.
  ///   - reader: The session to read it in.
  /// - Throws: ``StorageError``.
  public init(
    of path: String, columns: Columns, boundaries: [Instant], reader: TableReader
  ) throws(StorageError) {
    precondition(boundaries.count >= 2, "a month has a beginning and an end")
    let names = [columns.agent, columns.created, columns.firstResponse, columns.resolved, columns.rating]
    let source = try reader.open(
      path, columns: names,
      types: [
        columns.created: .timestamp, columns.firstResponse: .timestamp, columns.resolved: .timestamp,
        columns.rating: .double,
      ])
    try source.require(names)
    var months: [Month] = []
    try reader.database.stream(TicketSummary.query(source.relation, columns, boundaries)) {
      chunk throws(StorageError) in
      let (agents, places, counts) = (chunk.texts(0), chunk.integers(1), chunk.integers(2))
      let (means, p90s, shares, ratings) = (chunk.doubles(3), chunk.doubles(4), chunk.doubles(5), chunk.doubles(6))
      for row in 0..<chunk.rowCount {
        months.append(
          Month(
            agent: agents[row] ?? "", month: Int(places[row] ?? 0), count: Int(counts[row] ?? 0),
            meanFirstResponse: means[row], firstResponseP90: p90s[row], resolvedShare: shares[row] ?? 0,
            meanRating: ratings[row]))
      }
    }
    self.months = months
    rejected = try source.outcome().rejected
  }

  private static func query(_ relation: String, _ columns: Columns, _ boundaries: [Instant]) -> String {
    let created = SQL.name(columns.created)
    let moment = { (instant: Instant) in "make_timestamp(\(Int64(instant.secondsSince1970 * 1e6)))" }
    let cases = boundaries.dropFirst().enumerated().map { "WHEN \(created) < \(moment($1)) THEN \($0)" }
    let wait = "epoch(\(SQL.name(columns.firstResponse)) - \(created))"
    return """
      SELECT \(SQL.name(columns.agent)) AS agent, (CASE \(cases.joined(separator: " ")) END)::BIGINT AS month,
        count(*)::BIGINT, avg(\(wait)), quantile_cont(\(wait), 0.9),
        avg((\(SQL.name(columns.resolved)) IS NOT NULL)::INT), avg(\(SQL.name(columns.rating)))
      FROM \(relation)
      WHERE \(created) >= \(moment(boundaries[0])) AND \(created) < \(moment(boundaries[boundaries.count - 1]))
      GROUP BY 1, 2 ORDER BY 1, 2
      """
  }
}

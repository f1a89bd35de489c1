public import Workforce

/// How the columns of a file become records: each vendor's layout is one, and anybody may write one. As a file:
///
///     shape: contacts                      # or events, or agent-days
///     name: PwC call centre
///     zone: Asia/Shanghai                  # of moments without an offset
///     channel: phone
///     columns:
///       contact: { from: Call Id }
///       arrived: { from: [Date, Time], dates: ymd }
///       agent: { from: Agent }
///       resolved: { from: Resolved, values: { Y: "true", N: "false" } }
///       firstResponseSeconds: { from: Speed of answer in seconds, unit: 1s }
///       rating: { from: Satisfaction rating, lowest: 1, highest: 5 }
///     summaries: [汇总]                     # rows of this name are sums, not records
public struct RecordMapping: Hashable, Sendable {
  /// What a row is.
  public enum Shape: String, CaseIterable, Hashable, Sendable {
    /// One contact, ticket or conversation.
    case contacts
    /// One event of a conversation.
    case events
    /// One agent over a day or longer.
    case agentDays = "agent-days"
  }

  /// In which order day, month and year stand where all three are numbers.
  public enum DateOrder: String, CaseIterable, Hashable, Sendable {
    case ymd, dmy, mdy
  }

  /// Where a field comes from and how it is read.
  public struct Source: Hashable, Sendable {
    /// The columns whose texts are joined with a blank; of each, the first of its possible names that the file has.
    public var columns: [[String]]
    /// The order of day, month and year; nil to find it out from the whole column.
    public var dates: DateOrder?
    /// Seconds that a plain number counts; nil to find it out from the column's name.
    public var unit: Double?
    /// What texts stand for.
    public var values: [String: String]
    /// Texts that mean that there is nothing, besides the usual ones.
    public var none: Set<String>
    /// The worst and best rating or mark of the scale.
    public var scale: ClosedRange<Double>?
    /// The scale on which ratings are read where nobody told one: a single number outside it makes the column undecided.
    public var assumedScale: ClosedRange<Double>?
    /// The limit in seconds of a share replied within a limit.
    public var within: Double?
    /// Whether a file without it is not of this layout.
    public var isRequired: Bool

    /// A source of a field.
    public init(
      _ columns: [[String]], dates: DateOrder? = nil, unit: Double? = nil, values: [String: String] = [:],
      none: Set<String> = [], scale: ClosedRange<Double>? = nil, within: Double? = nil, isRequired: Bool = false
    ) {
      self.columns = columns
      self.dates = dates
      self.unit = unit
      self.values = values
      self.none = none
      self.scale = scale
      self.within = within
      self.isRequired = isRequired
    }

    /// A source that is one column under one of several names.
    public static func column(
      _ names: String..., dates: DateOrder? = nil, unit: Double? = nil, values: [String: String] = [:],
      none: Set<String> = [], scale: ClosedRange<Double>? = nil, within: Double? = nil, isRequired: Bool = false
    ) -> Source {
      Source(
        [names], dates: dates, unit: unit, values: values, none: none, scale: scale, within: within,
        isRequired: isRequired)
    }
  }

  /// The name of the layout.
  public var name: String
  /// What a row is.
  public var shape: Shape
  /// The time zone of moments that carry no offset and whose column names none.
  public var zone: String?
  /// The channel where no column tells it.
  public var channel: Channel
  /// Fields of contacts.
  public var contacts: [ContactField: Source] = [:]
  /// Fields of events.
  public var events: [EventField: Source] = [:]
  /// Fields of agents' days; several sources for shares within several limits.
  public var agentDays: [AgentDayField: [Source]] = [:]
  /// What the texts of the event column stand for: one text may be several events.
  public var eventKinds: [String: [SupportEvent.Kind]] = [:]
  /// When what a row tells the end of began, for events that are waits.
  public var began: Source?
  /// What happened at that beginning, by the text of the event column.
  public var beganKinds: [String: SupportEvent.Kind] = [:]
  /// Names of rows that are sums or averages over others.
  public var summaries: Set<String> = RecordMapping.usualSummaries
  /// Whether the stated time to the first reply runs on the wall clock from arrival, so that it tells the moment of the reply.
  public var statesWallClock = false
  /// What this layout cannot tell, for people.
  public var remarks: [String] = []

  /// A mapping without columns.
  public init(name: String, shape: Shape, channel: Channel = .other, zone: String? = nil) {
    self.name = name
    self.shape = shape
    self.channel = channel
    self.zone = zone
  }

  /// Names under which exports hide sums and averages among the rows.
  public static let usualSummaries: Set<String> = [
    "汇总值", "平均值", "汇总", "均值", "全店平均值", "全店汇总值", "同行同层优秀", "同行同层均值", "合计", "总计", "total", "totals", "average",
    "summary", "grand total",
  ]
}

/// What importers are told besides the file.
public struct ImportOptions: Sendable {
  /// The zone of moments that carry no offset, where neither the file nor the mapping names one.
  public var zone: String?
  /// The days that rows per agent are about, where no column tells them.
  public var days: DateRange?
  /// Which names are the same person: from an account's name to the person's.
  public var people: [String: String] = [:]
  /// Turns customers into pseudonyms.
  public var pseudonymizer: Pseudonymizer
  /// The agents there are, so that others are reported; nil when no roster is known.
  public var roster: Set<String>?

  /// Options that leave everything to the file.
  public init(pseudonymizer: Pseudonymizer) { self.pseudonymizer = pseudonymizer }
}

/// What came of reading a file.
public struct ImportReport: Sendable, Hashable {
  /// Cells and rows that could not be used.
  public internal(set) var problems: [RecordProblem] = []
  /// Rows left out that are not listed, because so many were.
  public internal(set) var unlistedRows = 0
  /// Cells that could not be used and are not listed, because so many were.
  public internal(set) var unlistedCells = 0
  /// The columns of which cells could not be used, with their numbers and what they tell of.
  public internal(set) var lostCells: [LostCells] = []
  /// Rows that are sums over others: the line and the name.
  public internal(set) var summaryRows: [RecordProblem] = []
  /// Rows that were there twice and the same.
  public internal(set) var duplicateRows = 0
  /// Rows that became records.
  public internal(set) var acceptedRows = 0
  /// What was found out about the columns, for people: units, orders of dates, zones.
  public internal(set) var notes: [String] = []

  /// Cells of a column that could not be used.
  public struct LostCells: Sendable, Hashable {
    /// The column, as the file names it.
    public var column: String
    /// What kinds of facts it tells of.
    public var facets: Set<RecordFacet>
    /// How many cells, those that are too many to be listed included.
    public var count: Int
  }

  /// Nothing yet.
  public init() {}
}

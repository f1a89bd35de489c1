public import Workforce

/// Which column of an export is what, as a file tells it; fields and events are words that ``MappingWords`` knows.
public struct MappingFile: Hashable, Sendable {
  /// A column and how it is read.
  public struct Column: Hashable, Sendable {
    /// The columns whose texts are joined.
    public var from: [String]
    /// The order of day, month and year: `ymd`, `dmy` or `mdy`.
    public var dates: String?
    /// Seconds that a plain number counts.
    public var unitSeconds: Double?
    /// What texts stand for.
    public var values: [String: String] = [:]
    /// Texts that mean that there is nothing.
    public var none: [String] = []
    /// The worst and best rating.
    public var scale: ClosedRange<Double>?
    /// The limit of a share replied within a limit.
    public var withinSeconds: Double?

    /// A column that is read as it stands.
    public init(from: [String]) { self.from = from }
  }

  /// How events become rounds, as far as the file says.
  public struct Rules: Hashable, Sendable {
    /// Whether replies that say nothing count as replies.
    public var perfunctoryRepliesCount: Bool?
    /// Whether replying to what nobody holds makes the replier responsible.
    public var replyTakesOwnership: Bool?
    /// What becomes of messages closed without a reply: `dismissed` or `unanswered`.
    public var closedWithoutReply: String?
    /// Further phrases of customers that need no reply.
    public var thanks: [String] = []
    /// Further phrases of agents that say nothing.
    public var perfunctory: [String] = []
    /// Further names under which rules and machines write.
    public var automaticSenders: [String] = []
    /// Further beginnings of messages that rules write.
    public var automaticBeginnings: [String] = []

    /// Nothing said.
    public init() {}
  }

  /// What the source is called.
  public var name: String
  /// What a row is: `contacts`, `events` or `agent-days`; empty where a known layout says it.
  public var shape: String
  /// The known layout that the file adds to, in place of columns.
  public var source: String?
  /// How events become rounds.
  public var rules = Rules()
  /// The zone of moments without an offset.
  public var zone: String?
  /// The channel where no column tells it.
  public var channel = Channel.other
  /// For each field its columns.
  public var columns: [String: [Column]] = [:]
  /// For a text of the event column, what happened.
  public var events: [String: [String]] = [:]
  /// When what a row tells the end of began.
  public var began: Column?
  /// For a text of the event column, what happened then.
  public var beganEvents: [String: String] = [:]
  /// Names of rows that are sums over others, besides the usual ones.
  public var summaries: [String] = []
  /// For an account the person.
  public var people: [String: String] = [:]
  /// The agents there are; empty when no roster is given.
  public var roster: [String] = []
  /// What is worth knowing about the source.
  public var remarks: [String] = []

  /// A mapping without columns.
  public init(name: String, shape: String) {
    self.name = name
    self.shape = shape
  }
}

/// The words that a mapping file may use: they belong to the room that reads records, and are told to the one that reads files.
public struct MappingWords: Sendable {
  /// For each shape the names of fields.
  public var fields: [String: [String]]
  /// For each shape the fields that must have a column.
  public var required: [String: [String]]
  /// Fields that may have several columns.
  public var repeatable: Set<String>
  /// Names of events.
  public var events: [String]
  /// What may become of messages closed without a reply.
  public var closings: [String] = []
  /// Names of known layouts.
  public var sources: [String] = []

  /// Words in all their parts.
  public init(fields: [String: [String]], required: [String: [String]], repeatable: Set<String>, events: [String]) {
    self.fields = fields
    self.required = required
    self.repeatable = repeatable
    self.events = events
  }
}

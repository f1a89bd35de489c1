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

  /// What the source is called.
  public var name: String
  /// What a row is: `contacts`, `events` or `agent-days`.
  public var shape: String
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

  /// Words in all their parts.
  public init(fields: [String: [String]], required: [String: [String]], repeatable: Set<String>, events: [String]) {
    self.fields = fields
    self.required = required
    self.repeatable = repeatable
    self.events = events
  }
}

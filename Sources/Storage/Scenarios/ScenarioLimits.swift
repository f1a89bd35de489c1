/// How large a scenario may be; whoever exceeds a limit is told its name and value.
///
/// The limits keep memory and running time of the largest scenario within what one machine has, far beyond any real service.
public enum ScenarioLimits {
  /// Longest horizon in days.
  public static let days = 3_660
  /// Most reporting intervals.
  public static let intervals = 200_000
  /// Most figures kept for a replication: reporting intervals times contact types and groups.
  public static let intervalCells = 20_000_000
  /// Most contacts expected in one replication.
  public static let arrivals = 100_000_000.0
  /// Highest rate of a single stream.
  public static let arrivalsPerSecond = 1_000_000.0
  /// Most agents in all groups together.
  public static let agents = 100_000
  /// Most shifts of all agents over the horizon.
  public static let duties = 2_000_000
  /// Most breaks in one shift.
  public static let breaks = 20
  /// Most pieces into which all rates, staffing levels, distributions and opening hours fall over the horizon.
  public static let pieces = 5_000_000
  /// Most spans of opening hours in one day.
  public static let spansOfDay = 48
  /// Most contact types.
  public static let contactTypes = 1_000
  /// Most agent groups.
  public static let groups = 1_000
  /// Most arrival streams.
  public static let streams = 1_000
  /// Most bots.
  public static let bots = 100
  /// Most lines in one group of lines.
  public static let lines = 1_000_000
  /// Most rows taken from one table.
  public static let rows = 10_000_000
  /// Highest priority number and most levels of routing.
  public static let priorities = 1_000
  /// Longest duration in seconds: ten years.
  public static let longestDuration = 316_224_000.0
  /// Largest coefficient of variation.
  public static let coefficientOfVariation = 100.0
  /// Most parts of a mixture.
  public static let mixtureParts = 100
  /// Deepest nesting of mixtures.
  public static let mixtureDepth = 8
  /// Largest amount of money.
  public static let money = 1_000_000_000.0
  /// Longest text in bytes.
  public static let textBytes = 10_000
  /// Longest name in characters.
  public static let nameLength = 100
  /// Problems, and warnings, that are listed one by one.
  public static let listedProblems = 100
}

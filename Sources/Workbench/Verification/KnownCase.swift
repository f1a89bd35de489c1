/// A model with parameters whose answers are known, and how the program answers it.
public struct KnownCase: Sendable {
  /// How long the answer takes.
  public enum Effort: Hashable, Sendable {
    /// Computed at once.
    case exact
    /// Simulated: left out by `--quick`.
    case simulated
  }

  /// What a run of the known answers may vary.
  public struct Settings: Sendable {
    /// The seed of simulated cases.
    public var seed: UInt64
    /// How many threads simulated cases may use.
    public var threads: Int

    /// Settings of a run.
    public init(seed: UInt64, threads: Int) {
      self.seed = seed
      self.threads = threads
    }
  }

  /// The family it belongs to, such as `Erlang C`; cases of one family stand together.
  public var model: String
  /// Its parameters in words.
  public var name: String
  /// Where its answers come from.
  public var source: String
  /// How long it takes.
  public var effort: Effort
  /// Answers it.
  public var answers: @Sendable (Settings) async throws -> [KnownAnswer]

  /// A case.
  public init(
    model: String, name: String, source: String, effort: Effort = .exact,
    answers: @escaping @Sendable (Settings) async throws -> [KnownAnswer]
  ) {
    self.model = model
    self.name = name
    self.source = source
    self.effort = effort
    self.answers = answers
  }

  /// Every case that this version knows, families together.
  public static var all: [KnownCase] {
    erlangC + erlangA + erlangB + staffing + simulatedSteadyStates + simulatedDays
  }

  /// Whether a word that the user gave names this case.
  func matches(_ word: String) -> Bool {
    model.lowercased().contains(word.lowercased()) || name.lowercased().contains(word.lowercased())
  }
}

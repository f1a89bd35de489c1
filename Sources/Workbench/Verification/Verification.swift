/// A run of the known answers: every chosen case, answered.
public struct Verification: Sendable {
  /// A case and what came of it.
  public struct Result: Sendable {
    /// The case.
    public var known: KnownCase
    /// Its answers; empty when it failed.
    public var answers: [KnownAnswer]
    /// Why it could not be answered.
    public var failure: String?

    /// Whether every answer is met.
    public var isMet: Bool { failure == nil && answers.allSatisfy(\.isMet) }
  }

  /// The cases in order.
  public let results: [Result]
  /// The seed of simulated cases.
  public let seed: UInt64
  /// How many simulated cases were left out because a quick run was asked for.
  public let leftOut: Int

  /// Answers cases.
  ///
  /// - Parameters:
  ///   - cases: what is known, families together.
  ///   - settings: what a run may vary.
  ///   - only: words of which one must occur in the family or the name of a case; empty for all.
  ///   - isQuick: whether to leave simulated cases out.
  ///   - progress: told how many cases are done.
  /// - Throws: ``Failure`` when no case is chosen.
  public init(
    of cases: [KnownCase] = KnownCase.all, settings: KnownCase.Settings, only: [String] = [], isQuick: Bool = false,
    progress: (Int, Int) -> Void = { _, _ in }
  ) async throws(Failure) {
    let named = cases.filter { known in only.isEmpty || only.contains { known.matches($0) } }
    let chosen = named.filter { !isQuick || $0.effort == .exact }
    guard !chosen.isEmpty else {
      throw Failure(.usage, Self.nothingChosen(cases, only: only, isOnlySlow: !named.isEmpty))
    }
    seed = settings.seed
    leftOut = named.count - chosen.count
    var results: [Result] = []
    for known in chosen {
      progress(results.count, chosen.count)
      do {
        results.append(Result(known: known, answers: try await known.answers(settings)))
      } catch {
        results.append(Result(known: known, answers: [], failure: Failure(describing: error).description))
      }
    }
    self.results = results
  }

  /// Whether every answer of every case is met.
  public var isMet: Bool { results.allSatisfy(\.isMet) }

  private static func nothingChosen(_ cases: [KnownCase], only: [String], isOnlySlow: Bool) -> String {
    if isOnlySlow { return "Only simulated cases match, and '--quick' leaves those out; drop '--quick'." }
    var models: [String] = []
    for known in cases where models.last != known.model { models.append(known.model) }
    let words = only.map { "\"\($0)\"" }.joined(separator: ", ")
    return "No known answer matches \(words); the families are \(models.joined(separator: ", "))."
  }
}

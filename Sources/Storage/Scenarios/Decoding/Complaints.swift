internal import Workforce

/// Gathers what is wrong with a file and what is worth knowing about it, so that all of it can be said at once.
///
/// Shared by the values of one document while it is being decoded; not safe to share between threads.
final class Complaints {
  /// The scenario's file, as the user named it.
  let file: String
  private(set) var problems: [ScenarioError.Problem] = []
  private(set) var unlisted = 0
  private var said: Set<String> = []
  private(set) var warnings: [Warning] = []
  /// Keys that were looked at, as `shape.key`, so that a test can tell whether the decoder reads all it promises.
  var keysRead: Set<String> = []

  /// Paths of values that something is wrong with, so that nothing that hangs on them is judged.
  private(set) var faulty: Set<String> = []

  init(file: String) { self.file = file }

  /// Forgets what was said, to read a file anew.
  func startOver() { (problems, unlisted, said, warnings, faulty) = ([], 0, [], [], []) }

  /// Notes that the value of a path is not to be had.
  func distrust(_ path: String) { faulty.insert(path) }

  /// Notes a problem; beyond a bound it is only counted.
  func add(_ problem: ScenarioError.Problem) {
    // An alias is decoded wherever it is used, and what is wrong with it is said once.
    let place = "\(problem.place) \(problem.text)"
    guard said.insert(place).inserted else { return }
    if problems.count < ScenarioLimits.listedProblems { problems.append(problem) } else { unlisted += 1 }
  }

  /// Notes advice.
  func warn(_ text: String, at place: String? = nil) {
    let warning = Warning(text, at: place)
    if warnings.count < ScenarioLimits.listedProblems, !warnings.contains(warning) { warnings.append(warning) }
  }

  /// How many problems there are so far.
  var count: Int { problems.count + unlisted }

  /// Whether nothing has been found wrong so far.
  var isEmpty: Bool { problems.isEmpty }

  /// The problems in the order of the file, those of other files last.
  var sorted: [ScenarioError.Problem] {
    problems.enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      let own = (a.file == file, b.file == file)
      if own.0 != own.1 { return own.0 }
      if a.file != b.file { return a.file < b.file }
      if a.line != b.line { return (a.line ?? 0) < (b.line ?? 0) }
      if a.column != b.column { return (a.column ?? 0) < (b.column ?? 0) }
      return left.offset < right.offset
    }.map(\.element)
  }
}

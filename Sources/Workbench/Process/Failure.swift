/// Why a command cannot do what it was asked: a text for people and a status for scripts.
public struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
  /// The status that the program ends with.
  public var status: ExitStatus
  /// All problems, each a sentence or two that ends in a remedy.
  public var problems: [String]

  /// A failure with its problems.
  ///
  /// - Parameters:
  ///   - status: what the program ends with.
  ///   - problems: at least one.
  public init(_ status: ExitStatus, _ problems: [String]) {
    precondition(!problems.isEmpty, "a failure has a reason")
    self.status = status
    self.problems = problems
  }

  /// A failure with one problem.
  public init(_ status: ExitStatus, _ problem: String) { self.init(status, [problem]) }

  /// The problems, one a line.
  public var description: String { problems.joined(separator: "\n") }
}

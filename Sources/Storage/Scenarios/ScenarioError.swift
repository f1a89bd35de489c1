/// Why a file is no usable scenario: every problem that was found, in the order of the file.
public struct ScenarioError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file, as the user named it.
  public var path: String
  /// The problems; never empty.
  public var problems: [Problem]
  /// How many more problems were found than are listed.
  public var unlisted: Int
  /// Whether the scenario's own file was not found, as opposed to being wrong.
  public var isMissingFile: Bool

  /// An error with its problems.
  public init(path: String, problems: [Problem], unlisted: Int = 0, isMissingFile: Bool = false) {
    self.path = path
    self.problems = problems
    self.unlisted = unlisted
    self.isMissingFile = isMissingFile
  }

  /// One line per problem.
  public var description: String {
    let lines = problems.map(\.description) + (unlisted > 0 ? ["\(path): … and \(unlisted) more problems"] : [])
    return lines.joined(separator: "\n")
  }

  /// One thing to mend.
  public struct Problem: Hashable, Sendable, CustomStringConvertible {
    /// The file it is in: the scenario or a table it reads.
    public var file: String
    /// Line of the file, from 1; nil when the file as a whole is meant.
    public var line: Int?
    /// Column in the line, from 1.
    public var column: Int?
    /// The key, as a path such as `contactTypes.returns.patience.mean`.
    public var key: String?
    /// What was found, what was expected and what to do, in one sentence.
    public var text: String

    /// A problem at a place.
    public init(file: String, line: Int? = nil, column: Int? = nil, key: String? = nil, text: String) {
      self.file = file
      self.line = line
      self.column = column
      self.key = key
      self.text = text
    }

    /// The place as `file:line:column`.
    public var place: String { ([file] + [line, column].compactMap { $0.map(String.init) }).joined(separator: ":") }

    /// `file:line:column: key: text`.
    public var description: String { place + (key.map { ": \($0)" } ?? "") + ": " + text }
  }
}

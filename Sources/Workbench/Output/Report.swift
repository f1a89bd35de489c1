public import Reporting
public import Storage

/// What a command has to say, in all forms at once: for people, for programs, for spreadsheets.
public struct Report: Sendable {
  /// A file that the result depends on.
  public struct Input: Hashable, Sendable {
    /// The path as the user named it.
    public var path: String
    /// The digest of its bytes.
    public var digest: FileDigest

    /// An input.
    public init(path: String, digest: FileDigest) {
      self.path = path
      self.digest = digest
    }

    /// An input whose bytes are read now.
    public init(readingFrom path: String) throws(StorageError) {
      self.init(path: path, digest: try FileDigest(ofFile: path))
    }
  }

  /// A table for spreadsheets.
  public struct Table: Sendable {
    /// What it holds, in a word; part of the file's name.
    public var name: String
    /// Its rows.
    public var rows: CSVDocument

    /// A table.
    public init(_ name: String, _ rows: CSVDocument) {
      self.name = name
      self.rows = rows
    }
  }

  /// The command that yielded it.
  public var command: String
  /// The files it depends on, in the order in which they were named.
  public var inputs: [Input]
  /// The seed of its random numbers; nil when there are none.
  public var seed: UInt64?
  /// The result for programs: the members that follow the envelope.
  public var result: [JSONValue.Member]
  /// The result for people.
  public var document: ReportDocument
  /// The result for spreadsheets, the most important table first.
  public var tables: [Table]
  /// Targets that were missed, a phrase each.
  public var missedTargets: [String]
  /// Advice that is no failure, for standard error.
  public var warnings: [String]
  /// What tells its files from those of the same command about others, such as whose sheet it is; empty where nothing does.
  public var suffix: String

  /// A report.
  public init(
    command: String, inputs: [Input] = [], seed: UInt64? = nil, result: [JSONValue.Member], document: ReportDocument,
    tables: [Table], missedTargets: [String] = [], warnings: [String] = [], suffix: String = ""
  ) {
    precondition(!tables.isEmpty, "every command has a table for spreadsheets")
    self.command = command
    self.inputs = inputs
    self.seed = seed
    self.result = result
    self.document = document
    self.tables = tables
    self.missedTargets = missedTargets
    self.warnings = warnings
    self.suffix = suffix
  }

  /// The whole JSON object: the envelope that all commands share, then the result.
  public var json: JSONValue {
    .object(
      [
        .init("crewcast", .string(Version.current)),
        .init("command", .string(command)),
        .init(
          "inputs",
          .array(inputs.map { ["path": .string($0.path), "sha256": .string($0.digest.hexadecimal)] })),
        .init("seed", seed.map(Self.seed) ?? .null),
      ] + result)
  }

  /// Seeds beyond 2^53 would lose digits in many readers of JSON: they are written as text.
  private static func seed(_ seed: UInt64) -> JSONValue {
    seed <= 1 << 53 ? .integer(Int(seed)) : .string(String(seed))
  }
}

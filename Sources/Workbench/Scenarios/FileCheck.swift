import Scoring
import Simulation
public import Storage
public import Workforce

/// What `crewcast check` found out about one file.
public struct FileCheck: Sendable {
  /// What a file that can be used holds.
  public enum Content: Sendable {
    /// A scenario with its tables.
    case scenario(LoadedScenario)
    /// A policy.
    case policy(LoadedPolicy)
    /// The hours of a service.
    case calendar(CalendarFile, FileDigest, [Warning])
    /// Which column of an export is what.
    case mapping(MappingFile, FileDigest)
    /// Who does what, since when.
    case roster([StaffMember], FileDigest)
    /// Grave events, and whether their kinds were held against a policy.
    case events([RedLineEvent], FileDigest, knowsKinds: Bool)
  }

  /// The file, as the user named it.
  public let path: String
  /// What it is about; nil for what cannot be checked.
  public private(set) var kind: FileKind?
  /// What it holds, when nothing is wrong with it.
  public private(set) var content: Content?
  /// What is wrong with it.
  public private(set) var problems: [ScenarioError.Problem] = []
  /// How many more problems there are than are listed.
  public private(set) var unlisted = 0
  /// Whether there is no such file.
  public private(set) var isMissing = false

  /// Reads a file and what it names, without using it.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - eventKinds: The kinds of events that policies checked beside it know; nil where there are none.
  public init(_ path: String, eventKinds: [String]? = nil) {
    self.path = path
    do throws(ScenarioError) {
      let kind = try Self.kind(of: path)
      self.kind = kind
      let content = try Self.content(path, kind, eventKinds)
      if case .scenario(let loaded) = content { problems = Self.modelProblems(loaded.scenario, path) }
      if problems.isEmpty { self.content = content }
    } catch {
      (problems, unlisted, isMissing) = (error.problems, error.unlisted, error.isMissingFile)
    }
  }

  private static func content(
    _ path: String, _ kind: FileKind, _ eventKinds: [String]?
  ) throws(ScenarioError) -> Content {
    switch kind {
    case .scenario: return .scenario(try ScenarioReader.read(path))
    case .policy:
      return .policy(try PolicyReader.read(path, definitions: IndicatorCatalogue.all.map(\.definition)))
    case .calendar:
      let read = try CalendarReader.read(path)
      return .calendar(read.calendar, read.digest, read.warnings)
    case .mapping:
      let read = try MappingReader.read(path, words: MappingWords.known)
      return .mapping(read.mapping, read.digest)
    case .roster, .events, .table: return try table(path, kind, eventKinds)
    }
  }

  /// What only shows when the scenario is made ready to run.
  private static func modelProblems(_ scenario: Scenario, _ path: String) -> [ScenarioError.Problem] {
    do {
      _ = try SimulationModel(scenario)
      return []
    } catch {
      return [ScenarioError.Problem(file: path, text: error.description)]
    }
  }

  /// Whether the file can be used.
  public var isValid: Bool { content != nil }

  /// The scenario, when it is one and can be run.
  public var scenario: LoadedScenario? {
    if case .scenario(let loaded) = content { loaded } else { nil }
  }

  /// The policy, when it is one and can be used.
  public var policy: ScorePolicy? {
    if case .policy(let loaded) = content { loaded.policy } else { nil }
  }

  /// The heading of what it holds.
  var title: String? {
    switch content {
    case .scenario(let loaded): loaded.scenario.title
    case .policy(let loaded): loaded.policy.title
    case .mapping(let mapping, _): mapping.name
    case .calendar, .roster, .events, nil: nil
    }
  }

  /// What is worth knowing about it.
  var warnings: [Warning] {
    switch content {
    case .scenario(let loaded): loaded.warnings
    case .policy(let loaded): loaded.warnings
    case .calendar(_, _, let warnings): warnings
    case .mapping, .roster, .events, nil: []
    }
  }

  /// The files that were read.
  var inputs: [Report.Input] {
    switch content {
    case .scenario(let loaded): loaded.inputs.map { Report.Input(path: $0.path, digest: $0.digest) }
    case .policy(let loaded): [Report.Input(path: loaded.input.path, digest: loaded.input.digest)]
    case .calendar(_, let digest, _), .mapping(_, let digest), .roster(_, let digest), .events(_, let digest, _):
      [Report.Input(path: path, digest: digest)]
    case nil: []
    }
  }
}

/// What `crewcast check` found out about all files.
public struct FileChecks: Sendable {
  /// One for each file, in the order in which they were named.
  public let checks: [FileCheck]
  /// What is wrong between the files: policies of one cadence that apply to the same days.
  public let overlaps: [String]

  /// Checks files.
  public init(_ paths: [String]) {
    var checks = paths.map { FileCheck($0) }
    // Policies of different names are for different people or purposes; revisions of one must not overlap.
    let policies = checks.compactMap { check in check.policy.map { (name: check.path, policy: $0) } }
    if !policies.isEmpty {
      let kinds = policies.flatMap { $0.policy.redLines.map(\.kind) }
      for place in checks.indices where checks[place].kind == .events {
        checks[place] = FileCheck(checks[place].path, eventKinds: kinds)
      }
    }
    self.checks = checks
    var overlaps: [String] = []
    for title in Set(policies.map(\.policy.title)).sorted() {
      overlaps += ScorePolicy.overlaps(policies.filter { $0.policy.title == title }).map(\.text)
    }
    self.overlaps = overlaps
  }

  /// What the program ends with.
  public var status: ExitStatus {
    let bad = checks.filter { !$0.isValid }
    if bad.isEmpty { return .done }
    return bad.allSatisfy(\.isMissing) ? .notFound : .badInput
  }
}

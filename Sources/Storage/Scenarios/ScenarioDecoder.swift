internal import Workforce

/// Turns the text of a scenario into a ``Scenario``, listing everything that is wrong with it.
///
/// Knows no files: tables that the scenario names are asked for through a ``ScenarioTables``.
struct ScenarioDecoder {
  let complaints: Complaints
  let tables: any ScenarioTables
  let pieces = PieceBudget()
  /// Set as soon as they are known; the parts that follow build on them.
  var calendar = ScenarioDecoder.anyCalendar
  var reportingInterval = 1_800.0
  var openingHours = OpeningHours.always
  var contactTypes = NameTable<ContactType>()
  var groups = NameTable<AgentGroup>()

  /// Decodes a scenario.
  ///
  /// - Parameters:
  ///   - text: The YAML.
  ///   - file: The file's name, for messages.
  ///   - tables: Where tables come from.
  /// - Returns: The scenario and what is worth knowing about it.
  /// - Throws: ``ScenarioError`` with every problem.
  static func decode(
    _ text: String, file: String, tables: any ScenarioTables
  ) throws(ScenarioError) -> (scenario: Scenario, warnings: [Warning]) {
    let complaints = Complaints(file: file)
    return try decode(text, complaints: complaints, tables: tables)
  }

  /// Decodes a scenario, leaving what was noticed in `complaints`.
  static func decode(
    _ text: String, complaints: Complaints, tables: any ScenarioTables
  ) throws(ScenarioError) -> (scenario: Scenario, warnings: [Warning]) {
    let scenario = try SettingsDocument.decode(text, .scenario, complaints) { root in
      var decoder = ScenarioDecoder(complaints: complaints, tables: tables)
      return decoder.scenario(root)
    }
    return (scenario, complaints.warnings)
  }

  private mutating func scenario(_ root: Value) -> Scenario? {
    guard let section = Section(root, .scenario) else { return nil }
    guard version(section) else { return nil }
    let before = complaints.count
    let title = section["title"].flatMap { $0.text() }
    let question = section["question"].flatMap { $0.text() }
    let source = section["source"].flatMap { $0.text() }
    let horizon = horizon(section)
    openingHours = section["openingHours"].flatMap { $0.openingHours() } ?? .always
    contactTypes = decodeContactTypes(section["contactTypes"])
    groups = decodeGroups(section["groups"])
    let arrivals = decodeArrivals(section["arrivals"])
    let lines = decodeLines(section["lines"])
    let routing = decodeRouting(section["routing"], groupsKey: section["groups"], typesKey: section["contactTypes"])
    let bots = decodeBots(section["bots"])
    let costs = decodeCosts(section["costs"])
    // What is wrong with the text itself, such as a key that stands twice, does not keep the whole from being judged.
    guard let title, let horizon, complaints.count == before else { return nil }
    var scenario = Scenario(
      title: title, horizon: horizon, contactTypes: contactTypes.items, arrivals: arrivals, groups: groups.items,
      routing: routing)
    (scenario.question, scenario.source) = (question, source)
    (scenario.lines, scenario.bots, scenario.costs) = (lines, bots, costs)
    check(scenario, section)
    return scenario
  }

  /// Whether the file is of a version that this program reads; of any other nothing can be said.
  private func version(_ section: Section) -> Bool {
    guard let value = section["crewcast"] else { return true }
    if value.scalar == "1" { return true }
    value.complain(
      expected: "version 1 of the scenario format; write crewcast: 1, or use the Crewcast that wrote this file")
    return false
  }

  /// A stand-in for a horizon that could not be read, so that the rest can be checked still.
  private static let anyCalendar = ScenarioCalendar(
    clock: .utc, start: Instant(secondsSince1970: 1_767_225_600), length: 86_400)
}

/// Counts the pieces into which everything falls over the horizon, before memory is taken for them.
final class PieceBudget {
  private var used = 0

  /// Whether so many more pieces are within the limit; complains when they are not.
  func take(_ count: Int, at value: Value) -> Bool {
    used += count
    if used <= ScenarioLimits.pieces { return true }
    value.complain(
      "rates, staffing and opening hours fall into more than \(ScenarioLimits.pieces) pieces over the horizon; "
        + "shorten the horizon, or use fewer times")
    return false
  }
}

/// Things by name, in the order written.
struct NameTable<Item> {
  /// The names, unique.
  private(set) var names: [String] = []
  /// The things, in the order of the names.
  private(set) var items: [Item] = []
  private var indices: [String: Int] = [:]

  mutating func add(_ name: String, _ item: Item) {
    indices[name] = names.count
    names.append(name)
    items.append(item)
  }

  /// The position of a name.
  func index(_ name: String) -> Int? { indices[name] }
}

extension Value {
  /// The position of a name in a table; complains with a guess when it is not there.
  func reference<Item>(in table: NameTable<Item>, _ what: String, definedIn key: String) -> Int? {
    guard let scalar else {
      complain(expected: "the name of a \(what)")
      return nil
    }
    if let index = table.index(scalar) { return index }
    // That there is none at all has been said where they should stand.
    if table.names.isEmpty { return nil }
    let nearest = Spelling.nearest(to: scalar, among: table.names)
    let remedy = nearest.map { "did you mean \($0)?" } ?? "define it under \(key), or name one of those that are there"
    complain("there is no \(what) \(Value.quoted(scalar)); \(remedy)")
    return nil
  }

  /// Complains about a name that is empty or too long to print.
  func checkName(_ what: String) -> Bool {
    guard let name = scalar, !name.allSatisfy(\.isWhitespace), name.count <= ScenarioLimits.nameLength,
      !name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
    else {
      complain(expected: "the name of a \(what), of 1 to \(ScenarioLimits.nameLength) printable characters")
      return false
    }
    return true
  }
}

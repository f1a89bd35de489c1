/// The keys that a mapping of the scenario format may have.
struct Shape: Sendable {
  /// Its name in the JSON Schema.
  let name: Name
  /// What it describes.
  let summary: String
  /// The keys in the order in which they are best written.
  let keys: [Key]
  /// Sets of keys of which exactly one must be given.
  let choices: [[String]]
  private let index: [String: Int]

  init(_ name: Name, _ summary: String, exactlyOneOf choices: [[String]] = [], _ keys: [Key]) {
    self.name = name
    self.summary = summary
    self.keys = keys
    self.choices = choices
    self.index = Dictionary(uniqueKeysWithValues: keys.enumerated().map { ($1.name, $0) })
  }

  /// The key of a name.
  func key(_ name: String) -> Key? { index[name].map { keys[$0] } }

  /// The mappings of the formats.
  enum Name: String, Sendable {
    case scenario, horizon, contactType, balking, target, distribution, mixturePart, handlingTimes, arrivals, busyness
    case counts, contacts, tableColumn, group, skill, staffingTable, shift, shiftBreak, roster, rosterBreak
    case lineGroup, routing, overflow, bot, recontact, costs, series
    case calendar, calendarHours, calendarEdition, exemption
    case recordMapping, recordColumn, recordBeginning, recordRules
    case policy, policyDays, policyMeasures, policyItem, policyEvidence, policyGuard, policyBonus, policyEligibility
    case policyPeers

    /// The mappings of the calendar format.
    static let ofCalendars: [Name] = [.calendar, .calendarHours, .calendarEdition, .exemption]
    /// The mappings of the format that says which column of an export is what.
    static let ofMappings: [Name] = [.recordMapping, .recordColumn, .recordBeginning, .recordRules]
    /// The mappings of the policy format.
    static let ofPolicies: [Name] = [
      .policy, .policyDays, .policyMeasures, .policyItem, .policyEvidence, .policyGuard, .policyBonus,
      .policyEligibility, .policyPeers,
    ]
    /// The mappings of the scenario format.
    static let ofScenarios: [Name] = [
      .scenario, .horizon, .contactType, .balking, .target, .distribution, .mixturePart, .handlingTimes, .arrivals,
      .busyness, .counts, .contacts, .tableColumn, .group, .skill, .staffingTable, .shift, .shiftBreak, .roster,
      .rosterBreak, .lineGroup, .routing, .overflow, .bot, .recontact, .costs, .series,
    ]
  }

  /// A key with the form of its value.
  struct Key: Sendable {
    /// The key as it is written.
    let name: String
    /// What may stand there.
    let form: Form
    /// What it means, including its default.
    let summary: String
    /// Whether it must be there.
    let isRequired: Bool

    init(_ name: String, _ form: Form, _ summary: String, required: Bool = false) {
      self.name = name
      self.form = form
      self.summary = summary
      self.isRequired = required
    }
  }

  /// The table of keys of a mapping.
  static func of(_ name: Name) -> Shape { all[name] ?? Shape(name, "", []) }

  /// The keys of all formats.
  static let allKeys: Set<String> = Set(all.values.flatMap { $0.keys.map(\.name) })

  private static let all: [Name: Shape] = Dictionary(
    uniqueKeysWithValues: (general + demand + supply + automation + calendars + mappings + policies).map {
      ($0.name, $0)
    })
}

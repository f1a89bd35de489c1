import Records
public import Storage
import Workforce

extension MappingWords {
  /// The words by which records are described.
  public static let known: MappingWords = {
    var words = plain
    words.closings = ReconstructionRules.UnexplainedClosing.allCases.map(\.rawValue)
    words.sources = RecordSources.names
    return words
  }()

  private static let plain = MappingWords(
    fields: [
      "contacts": ContactField.allCases.map(\.rawValue), "events": EventField.allCases.map(\.rawValue),
      "agent-days": AgentDayField.allCases.map(\.rawValue),
    ],
    required: [
      "contacts": ["contact", "arrived"], "events": ["conversation", "event", "time"], "agent-days": ["agent"],
    ],
    repeatable: [AgentDayField.repliedWithin.rawValue], events: SupportEvent.Kind.allCases.map(\.word))
}

extension SupportEvent.Kind {
  /// The name in files: `customer-message` for `customerMessage`.
  var word: String {
    String(describing: self).reduce(into: "") { word, letter in
      word += letter.isUppercase ? "-" + letter.lowercased() : String(letter)
    }
  }

  /// The kind of a name in a file.
  init?(word: String) {
    guard let kind = SupportEvent.Kind.allCases.first(where: { $0.word == word }) else { return nil }
    self = kind
  }
}

extension RecordMapping {
  /// What a mapping file says.
  init(_ file: MappingFile) {
    self.init(
      name: file.name, shape: Shape(rawValue: file.shape) ?? .contacts, channel: file.channel, zone: file.zone)
    for (field, columns) in file.columns {
      // A column that was named is missed when it is not there.
      let sources = columns.map(Source.init)
      switch shape {
      case .contacts: if let field = ContactField(rawValue: field) { contacts[field] = sources.first }
      case .events: if let field = EventField(rawValue: field) { events[field] = sources.first }
      case .agentDays: if let field = AgentDayField(rawValue: field) { agentDays[field] = sources }
      }
    }
    for (text, words) in file.events { eventKinds[text] = words.compactMap(SupportEvent.Kind.init(word:)) }
    began = file.began.map(Source.init)
    for (text, word) in file.beganEvents { beganKinds[text] = SupportEvent.Kind(word: word) }
    summaries.formUnion(file.summaries)
    remarks = file.remarks
  }
}

extension MappingFile.Rules {
  /// The rules, with the recommended ones where the file says nothing.
  var reconstruction: ReconstructionRules {
    var rules = ReconstructionRules()
    if let counts = perfunctoryRepliesCount { rules.perfunctoryRepliesAreVoid = !counts }
    if let takes = replyTakesOwnership { rules.replyTakesOwnership = takes }
    if let closing = closedWithoutReply.flatMap(ReconstructionRules.UnexplainedClosing.init(rawValue:)) {
      rules.unexplainedClosing = closing
    }
    return rules
  }

  /// What tells messages apart, the usual phrases and the file's.
  var classifier: MessageClassifier {
    MessageClassifier(
      thanks: Set(thanks), perfunctory: Set(perfunctory), automaticSenders: Set(automaticSenders),
      automaticBeginnings: automaticBeginnings)
  }
}

extension RecordMapping.Source {
  init(_ column: MappingFile.Column) {
    self.init(
      column.from.map { [$0] }, dates: column.dates.flatMap(RecordMapping.DateOrder.init(rawValue:)),
      unit: column.unitSeconds, values: column.values, none: Set(column.none), scale: column.scale,
      within: column.withinSeconds, isRequired: true)
  }
}

extension CalendarFile {
  /// The hours laid out over some days.
  func clocks(over days: DateRange) -> ServiceClocks {
    var clocks = ServiceClocks(standard: standard.businessHours(over: days))
    clocks.channels = channels.mapValues { $0.businessHours(over: days) }
    clocks.teams = teams.mapValues { $0.businessHours(over: days) }
    clocks.shifts = shifts.mapValues { $0.businessHours(over: days) }
    return clocks
  }
}

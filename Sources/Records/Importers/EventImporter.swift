import Workforce

/// Reads rows of one event each into a log.
public struct EventImporter {
  private let mapping: RecordMapping
  private let options: ImportOptions
  private let classifier: MessageClassifier

  /// An importer of a layout.
  public init(_ mapping: RecordMapping, options: ImportOptions, classifier: MessageClassifier = MessageClassifier()) {
    precondition(mapping.shape == .events, "this importer reads rows of events")
    self.mapping = mapping
    self.options = options
    self.classifier = classifier
  }

  /// Adds a table's events to a log.
  ///
  /// Several files may be read into one log; what is there twice counts once when the log is sorted. Texts of messages
  /// are looked at
  /// and dropped.
  ///
  /// - Throws: ``RecordsError`` when the columns are not those of the layout or cannot be read in one way only.
  public func read(_ table: some RecordColumns, into log: inout EventLog) throws(RecordsError) -> ImportReport {
    let columns = try EventColumns(mapping, table, options)
    var report = ImportReport()
    report.notes = [columns.time.note].compactMap(\.self)
    for row in 0..<table.rowCount {
      var reader = RowReader(table, row)
      if let summary = reader.summary([columns.conversation], mapping.summaries) {
        report.summaryRows.append(summary)
        continue
      }
      if add(&reader, columns, to: &log) { report.acceptedRows += 1 }
      report.problems.append(contentsOf: reader.problems)
    }
    return report
  }

  /// Adds a row's events; false with a complaint when it cannot be used.
  private func add(
    _ reader: inout RowReader<some RecordColumns>, _ columns: EventColumns, to log: inout EventLog
  ) -> Bool {
    guard let identity = columns.conversation.text(reader.row, of: reader.table) else {
      return reject(&reader, columns.conversation.name, nil, "no conversation")
    }
    let moment: Instant
    switch columns.time.moment(reader.row, of: reader.table) {
    case .success(let found?): moment = found
    case .success(nil): return reject(&reader, columns.time.cells.name, nil, "no time")
    case .failure(let bad): return reject(&reader, columns.time.cells.name, bad.value, bad.reason)
    }
    guard let name = columns.event.text(reader.row, of: reader.table) else {
      return reject(&reader, columns.event.name, nil, "no event")
    }
    guard let kinds = columns.kinds[name] ?? columns.kinds[name.lowercased()] else {
      return reject(&reader, columns.event.name, name, "this event is not in the mapping")
    }
    // A row that cannot be used leaves nothing behind, so everything is looked at first.
    for kind in kinds {
      if let lack = columns.lack(of: kind, reader) {
        return reject(&reader, lack.column, lack.value, lack.reason)
      }
    }
    let began = mapping.beganKinds[name] == nil ? nil : columns.beginning(&reader)
    let conversation = log.conversation(identity, channel: mapping.channel)
    columns.fillFacts(of: Int(conversation), reader, options, in: &log)
    if let kind = mapping.beganKinds[name], let began, began <= moment {
      log.append(SupportEvent(kind, conversation: conversation, at: began))
    }
    for kind in kinds {
      log.append(columns.event(kind, conversation, moment, reader, options, classifier, &log))
    }
    return true
  }

  private func reject(
    _ reader: inout RowReader<some RecordColumns>, _ column: String, _ value: String?, _ reason: String
  ) -> Bool {
    reader.problems.append(reader.problem(column, value, "\(reason); the row is left out", rejectsRow: true))
    return false
  }
}

/// The columns of a table of events, with the way each is read settled.
struct EventColumns {
  let conversation: CellColumn
  let time: MomentColumn
  let event: CellColumn
  let kinds: [String: [SupportEvent.Kind]]
  private var others: [EventField: CellColumn] = [:]
  private var began: MomentColumn?
  /// How numbers of events are read that lie on a scale.
  private var ratings: ScaleRule?
  private var marks: ScaleRule?

  init(_ mapping: RecordMapping, _ table: some RecordColumns, _ options: ImportOptions) throws(RecordsError) {
    let index = HeaderIndex(table.columnNames)
    var missing: [String] = []
    for field in EventField.allCases {
      guard let source = mapping.events[field] else { continue }
      if let column = CellColumn(source, table.columnNames, index) {
        others[field] = column
      } else if source.isRequired || [.conversation, .event, .time].contains(field) {
        missing.append(contentsOf: source.columns.compactMap(\.first))
      }
    }
    guard let conversation = others[.conversation], let event = others[.event], let time = others[.time],
      missing.isEmpty
    else {
      if missing.isEmpty {
        throw .badMapping(["\(mapping.name): events need the fields conversation, event and time"])
      }
      throw .otherLayout(
        file: table.file, layout: mapping.name, missing: missing, found: table.columnNames,
        looksLike: RecordLayouts.detect(table.columnNames)?.name)
    }
    self.conversation = conversation
    self.event = event
    kinds = mapping.eventKinds
    if let source = mapping.began, let cells = CellColumn(source, table.columnNames, index) {
      switch MomentColumn.settle(cells, of: table, zone: mapping.zone ?? options.zone) {
      case .success(let moment): began = moment
      case .failure(let problem): throw .undecided(file: table.file, columns: [problem.sentence])
      }
    }
    switch MomentColumn.settle(time, of: table, zone: mapping.zone ?? options.zone) {
    case .success(let moment): self.time = moment
    case .failure(let problem): throw .undecided(file: table.file, columns: [problem.sentence])
    }
    try settleScales(table)
  }

  /// Settles that ratings and marks fit their scales, from all rows.
  private mutating func settleScales(_ table: some RecordColumns) throws(RecordsError) {
    guard let column = others[.value] else { return }
    let hasRatings = kinds.values.contains { $0.contains(.rated) }
    var source = column.source
    let ratings = ScaleRule(.rating, source, key: EventField.value.rawValue)
    // One column has one scale; where it is that of ratings, marks are shares.
    if hasRatings { source.scale = nil }
    let marks = ScaleRule(.accuracy, source, key: EventField.value.rawValue)
    var (ofRatings, ofMarks) = (ScaleFacts(), ScaleFacts())
    for row in 0..<table.rowCount {
      guard let name = event.text(row, of: table), let kinds = kinds[name] ?? kinds[name.lowercased()],
        let text = column.text(row, of: table)
      else { continue }
      let meant = column.source.values[text] ?? text
      if kinds.contains(.rated) { ofRatings.add(ratings.read(meant).kind, text: text) }
      if kinds.contains(where: \.isMark) { ofMarks.add(marks.read(meant).kind, text: text) }
    }
    let doubts = [ratings.doubt(ofRatings, column.name), marks.doubt(ofMarks, column.name)].compactMap { $0?.sentence }
    guard doubts.isEmpty else { throw .undecided(file: table.file, columns: doubts) }
    (self.ratings, self.marks) = (ratings, marks)
  }

  /// When what a row tells the end of began.
  func beginning(_ reader: inout RowReader<some RecordColumns>) -> Instant? {
    began.flatMap { reader.take($0.moment(reader.row, of: reader.table), $0.cells.name) }
  }

  private func text(_ field: EventField, _ reader: RowReader<some RecordColumns>) -> String? {
    guard let column = others[field], let text = column.text(reader.row, of: reader.table) else { return nil }
    return column.source.values[text] ?? text
  }

  /// What a row tells about its conversation as a whole.
  func fillFacts(
    of conversation: Int, _ reader: RowReader<some RecordColumns>, _ options: ImportOptions, in log: inout EventLog
  ) {
    if let customer = text(.customer, reader) {
      log.facts[conversation].customer = options.pseudonymizer.pseudonym(of: customer)
    }
    if let matter = text(.matter, reader) { log.facts[conversation].matter = log.names.cases.code(matter) }
    if let type = text(.type, reader) { log.facts[conversation].type = log.names.types.code(type) }
    if let channel = text(.channel, reader).flatMap(ChannelNames.channel) { log.facts[conversation].channel = channel }
    if let team = text(.team, reader) { log.facts[conversation].team = log.names.teams.code(team) }
  }

  /// What a row lacks for an event of a kind; nil when it can be used.
  func lack(
    of kind: SupportEvent.Kind, _ reader: RowReader<some RecordColumns>
  ) -> (column: String, value: String?, reason: String)? {
    switch kind {
    case .assigned where text(.subject, reader) == nil && text(.agent, reader) == nil:
      (others[.agent]?.name ?? "agent", nil, "assigned to nobody")
    case .assignedToTeam where text(.team, reader) == nil && text(.subject, reader) == nil:
      (others[.team]?.name ?? "team", nil, "assigned to no team")
    case .rated, .worked, .paid, .accuracyMarked, .attitudeMarked, .complianceMarked:
      value(of: kind, reader) == nil
        ? (others[.value]?.name ?? "value", text(.value, reader), "no figure such as this event needs") : nil
    default: nil
    }
  }

  /// One event of a row that lacks nothing.
  func event(
    _ kind: SupportEvent.Kind, _ conversation: Int32, _ moment: Instant, _ reader: RowReader<some RecordColumns>,
    _ options: ImportOptions, _ classifier: MessageClassifier, _ log: inout EventLog
  ) -> SupportEvent {
    var event = SupportEvent(kind, conversation: conversation, at: moment)
    event.sequence = text(.sequence, reader).flatMap { Int64($0) } ?? 0
    let person = text(.agent, reader).map { options.people[$0] ?? $0 }
    if let person { event.actor = log.names.agents.code(person) }
    switch kind {
    case .assigned:
      // Where only one name stands in the row, it is the one who takes it.
      let subject = text(.subject, reader).map { options.people[$0] ?? $0 } ?? person
      if let subject { event.subject = log.names.agents.code(subject) }
    case .assignedToTeam:
      if let team = text(.team, reader) ?? text(.subject, reader) { event.subject = log.names.teams.code(team) }
    case .merged:
      let channel = log.facts[Int(conversation)].channel
      if let target = text(.subject, reader) { event.subject = log.conversation(target, channel: channel) }
    case .rated, .worked, .paid, .accuracyMarked, .attitudeMarked, .complianceMarked:
      if let value = value(of: kind, reader) {
        event.value = Float(value.number)
        if value.isGood { event.flags.insert(.positive) }
      }
    case .customerMessage: if let text = text(.text, reader) { event.flags = classifier.flags(ofCustomer: text) }
    case .agentMessage:
      event.flags = classifier.flags(ofAgent: text(.text, reader), from: text(.agent, reader))
    default: break
    }
    return event
  }

  private func value(
    of kind: SupportEvent.Kind, _ reader: RowReader<some RecordColumns>
  ) -> (number: Double, isGood: Bool)? {
    guard let text = text(.value, reader) else { return nil }
    if kind == .rated || kind.isMark {
      guard case .success(let mark?)? = (kind == .rated ? ratings : marks)?.read(text).result else { return nil }
      return (mark.share, kind == .rated && mark.isSatisfied)
    }
    guard let number = Double(text), number >= 0, number <= (kind == .paid ? RecordLimits.money : RecordLimits.seconds)
    else { return nil }
    return (number, false)
  }
}

extension SupportEvent.Kind {
  /// Whether it tells a mark of a quality review.
  fileprivate var isMark: Bool { [.accuracyMarked, .attitudeMarked, .complianceMarked].contains(self) }
}

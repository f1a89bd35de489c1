import Records
import Storage
import Workforce

/// How records are to be understood: the calendar, the mapping, and how customers are hidden.
struct RecordSettings: Sendable {
  /// The zone that was named.
  let zone: String?
  /// What the mapping file says, if there is one.
  private(set) var mapping: RecordMapping?
  /// The mapping file, when it adds to a known layout.
  private(set) var additions: MappingFile?
  /// How events become rounds.
  private(set) var rules = ReconstructionRules()
  /// What tells messages apart.
  private(set) var classifier = MessageClassifier()
  private var mappingZone: String?
  /// The zone that the names of columns carry, once a file was seen.
  var headerZone: LocalClock?
  /// The hours of the service, of single channels and teams, and shifts of agents, if they were given.
  private(set) var hours: CalendarFile?
  /// What importers are told.
  private(set) var options: ImportOptions
  /// Mapping and calendar files, as inputs of a report.
  private(set) var inputs: [Report.Input] = []
  /// What is worth knowing about these files.
  private(set) var warnings: [String] = []

  /// Reads the files that say how records are to be understood.
  init(_ input: RecordInput) throws(Failure) {
    try input.checkZone()
    zone = input.zone
    let keyPath = input.keyPath
    options = ImportOptions(
      pseudonymizer: try Failure.stored { () throws(StorageError) in try CustomerKey.pseudonymizer(path: keyPath) })
    options.zone = input.zone
    if let path = input.calendarPath { try readCalendar(path) }
    if let path = input.mappingPath { try readMapping(path) }
    if options.zone == nil { options.zone = calendar?.clock.zone }
  }

  /// The hours in which clocks run, if they were given.
  var calendar: BusinessCalendar? { hours?.standard }

  /// The clock of days: as asked for, or the calendar's, the mapping's, the columns', universal time.
  var clock: LocalClock {
    zone.flatMap(LocalClock.init) ?? calendar?.clock ?? mappingZone.flatMap(LocalClock.init) ?? headerZone ?? .utc
  }

  /// Whether somebody said in which zone days begin.
  var hasZone: Bool { zone != nil || calendar != nil || mappingZone != nil || headerZone != nil }

  /// The layout of a table: as mapped, as named, or as its columns show.
  func layout(of table: TableSource, named source: String?) throws(Failure) -> RecordMapping {
    if let mapping { return mapping }
    if let source = source ?? additions?.source {
      guard var layout = RecordSources.layout(source, columns: table.columnNames) else {
        throw Failure(
          .usage,
          "There is no source \"\(source)\"; expected one of \(RecordSources.names.joined(separator: ", ")), or a mapping "
            + "file with --mapping.")
      }
      layout.summaries.formUnion(additions?.summaries ?? [])
      layout.remarks += additions?.remarks ?? []
      return layout
    }
    if let found = RecordLayouts.detect(table.columnNames) { return found }
    throw Failure(.badInput, RecordsError.unknownLayout(file: table.file, found: table.columnNames).description)
  }

  private mutating func readCalendar(_ path: String) throws(Failure) {
    do throws(ScenarioError) {
      let file = try CalendarReader.read(path)
      hours = file.calendar
      inputs.append(Report.Input(path: path, digest: file.digest))
      warnings += file.warnings.map(\.description)
    } catch {
      throw Failure(error)
    }
  }

  private mutating func readMapping(_ path: String) throws(Failure) {
    do throws(ScenarioError) {
      let file = try MappingReader.read(path, words: MappingWords.known)
      if file.mapping.source == nil { mapping = RecordMapping(file.mapping) } else { additions = file.mapping }
      (rules, classifier) = (file.mapping.rules.reconstruction, file.mapping.rules.classifier)
      inputs.append(Report.Input(path: path, digest: file.digest))
      options.people = file.mapping.people
      if !file.mapping.roster.isEmpty { options.roster = Set(file.mapping.roster) }
      mappingZone = file.mapping.zone
      if options.zone == nil { options.zone = mappingZone }
    } catch {
      throw Failure(error)
    }
  }
}

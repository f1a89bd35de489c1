public import Workforce

/// The layouts of exports that are known by themselves.
public enum RecordLayouts {
  /// All layouts, by the names that `--source` takes.
  public static let all: [RecordMapping] =
    [
      crewcast, zendesk, zendeskMetricEvents, freshdesk, intercom, gorgias, chatwootEvents, chatwootConversations,
      chatwootAgents, chatwootRatings,
    ] + chinese

  /// The layout of a name, or nil when there is none.
  public static func find(_ name: String) -> RecordMapping? { all.first { $0.name == name } }

  /// The zone that names of columns carry, as in "Conversation started at (America/New_York)"; nil where they name none or several.
  public static func zone(in columnNames: [String]) -> LocalClock? {
    let clocks = columnNames.compactMap { HeaderName($0).zone }
    guard let first = clocks.first, clocks.allSatisfy({ $0.zone == first.zone }) else { return nil }
    return first
  }

  /// The layout whose columns a file has: of those whose required columns are all there, the one with most columns in
  /// the file.
  public static func detect(_ columnNames: [String]) -> RecordMapping? {
    let index = HeaderIndex(columnNames)
    var best: (layout: RecordMapping, found: Int)?
    for layout in all {
      let sources = layout.sources
      guard sources.allSatisfy({ !$0.isRequired || index.find($0) != nil }) else { continue }
      let found = sources.count { index.find($0) != nil }
      if found > best?.found ?? 1 { best = (layout, found) }
    }
    return best?.layout
  }
}

extension RecordMapping {
  /// The sources of all fields.
  var sources: [Source] {
    Array(contacts.values) + Array(events.values) + agentDays.values.flatMap(\.self) + [began].compactMap(\.self)
  }

  /// A layout of contacts.
  static func contacts(
    _ name: String, channel: Channel, _ fields: [ContactField: Source], remarks: [String] = []
  ) -> RecordMapping {
    var mapping = RecordMapping(name: name, shape: .contacts, channel: channel)
    mapping.contacts = fields
    mapping.remarks = remarks
    return mapping
  }
}

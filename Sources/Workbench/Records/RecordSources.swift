import Records

/// The names that `--source` takes.
public enum RecordSources {
  /// The names, each with the layouts among which the columns decide.
  static let layouts: [(name: String, layouts: [String])] = [
    ("crewcast", ["crewcast"]), ("zendesk", ["zendesk", "zendesk-metric-events"]), ("freshdesk", ["freshdesk"]),
    ("intercom", ["intercom"]), ("gorgias", ["gorgias"]),
    ("chatwoot", ["chatwoot-events", "chatwoot-conversations", "chatwoot-agents", "chatwoot-ratings"]),
    ("taobao", ["wangwang-reception", "taoxi-agents", "tmall"]), ("jd", ["jd"]), ("douyin", ["douyin"]),
    ("pinduoduo", ["pdd"]),
  ]

  /// The names that are offered.
  public static var names: [String] { layouts.map(\.name) }

  /// The layout of a name for some columns; nil when there is no such name.
  ///
  /// A table of other columns is told apart by the importer, which lists what is missing.
  static func layout(_ name: String, columns: [String]) -> RecordMapping? {
    if let exact = layouts.first(where: { $0.name == name }) {
      let candidates = exact.layouts.compactMap(RecordLayouts.find)
      let found = RecordLayouts.detect(columns)
      return candidates.first { $0.name == found?.name } ?? candidates.first
    }
    return RecordLayouts.find(name)
  }
}

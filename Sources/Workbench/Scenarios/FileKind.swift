public import Storage

/// What a file that can be checked is about: a YAML file by its keys, a table by its columns.
public enum FileKind: String, Hashable, Sendable {
  case scenario, policy, calendar, mapping
  case roster, events
  /// A table that is none of these.
  case table

  /// The kind of a file of settings.
  public init(_ kind: SettingsKind) {
    self =
      switch kind {
      case .scenario: .scenario
      case .policy: .policy
      case .calendar: .calendar
      case .mapping: .mapping
      }
  }
}

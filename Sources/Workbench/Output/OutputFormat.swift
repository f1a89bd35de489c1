/// What goes to standard output.
public enum OutputFormat: String, CaseIterable, Sendable {
  /// Sentences and tables for people.
  case text
  /// One object for programs.
  case json
  /// The most important table for spreadsheets.
  case csv
}

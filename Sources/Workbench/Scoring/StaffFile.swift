/// A file about people that a policy may make use of.
public enum StaffFile: String, CaseIterable, Hashable, Sendable {
  /// Grave events that cap scores.
  case events
  /// Roles, days of employment and part time.
  case roster

  /// The option by which a period is frozen without it.
  var refusal: String { "--without-\(rawValue)" }
}

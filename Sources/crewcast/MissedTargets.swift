/// Thrown after everything has been written, when `--fail-on-miss` asks to hear of missed targets.
struct MissedTargets: Error {
  /// A phrase for each.
  var targets: [String]
}

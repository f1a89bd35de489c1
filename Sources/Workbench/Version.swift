/// The version of Crewcast, as `--version` and every JSON result name it.
public enum Version {
  /// Major, minor, patch; see CHANGELOG.md.
  public static let current = "0.1.0"
}

/// Names of people as they are compared: whoever decides must not be whom it is about, however the name is written.
public enum PersonName {
  /// A name without case and without any white space, the full-width kind too: "王　芳" is 王芳, and "LI na" is "Li Na".
  ///
  /// - Parameter name: The name as somebody typed it.
  /// - Returns: What is the same for all ways of writing it.
  public static func plain(_ name: String) -> String {
    String(name.filter { !$0.isWhitespace }).lowercased()
  }
}

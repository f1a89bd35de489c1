/// The language of a text for people.
public enum Language: String, CaseIterable, Hashable, Sendable {
  /// English.
  case en
  /// Chinese.
  case zh
}

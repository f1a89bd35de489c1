/// The language of a text for people.
public enum Language: String, CaseIterable, Hashable, Sendable {
  /// English.
  case en
  /// Chinese.
  case zh

  /// The one of two texts that is in this language.
  func said(_ english: String, _ chinese: String) -> String { self == .zh ? chinese : english }
}

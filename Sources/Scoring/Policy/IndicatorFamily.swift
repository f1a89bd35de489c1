/// Which indicators look at the same records, so that luck in one is luck in the other.
enum IndicatorFamily {
  /// The family of an indicator; its own name where it has none.
  static func name(of indicator: String) -> String {
    switch indicator {
    case "first-response", "average-response", "first-reply-within", "replied-within", "never-answered":
      "response"
    case "resolution-rate", "resolved-share", "first-contact-resolution", "reopen-rate": "resolution"
    case "quality-accuracy", "quality-attitude", "quality-compliance": "quality"
    default: indicator.hasPrefix("resolution-time") || indicator == "on-time" ? "resolution-time" : indicator
    }
  }
}

import Workforce

/// All indicators, in the order in which they are shown.
public enum IndicatorCatalogue {
  /// The indicators.
  public static let all: [any Indicator] = [
    FirstResponse(), AverageResponse(), FirstReplyWithin(), RepliedWithin(), Unanswered(), QueueWait(), Abandonment(),
    OnTimeResolution(), ResolutionTime(.effective), ResolutionTime(.first), ResolutionTime(.last), ResolutionRate(),
    ResolvedShare(), FirstContactResolution(), ReopenRate(), Satisfaction(), RatingResponse(), ComplaintRate(),
    ComplaintClosure(), ReturnRate(),
    QualityMark(.accuracy), QualityMark(.attitude), QualityMark(.compliance), TransferRate(), HandledVolume(),
    OpenAtEnd(),
    HandlingTime(), Occupancy(), Adherence(), CostPerResolution(), ChannelConsistency(of: Satisfaction()),
    ChannelConsistency(of: FirstReplyWithin()), LanguageCoverage(), BotDeflection(),
  ]

  /// The indicator of a key, or nil when there is none.
  public static func find(_ key: String) -> (any Indicator)? { all.first { $0.definition.key == key } }
}

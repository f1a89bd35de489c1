public import Workforce

/// A help desk or shop platform whose own figures can be computed again.
public enum Platform: String, CaseIterable, Hashable, Sendable {
  case zendesk, tmall, jd, douyin, pinduoduo

  /// Its name, as its users write it.
  public var vendor: String {
    switch self {
    case .zendesk: Dialect.zendeskName
    case .tmall: "天猫"
    case .jd: "京东"
    case .douyin: "抖音"
    case .pinduoduo: "拼多多"
    }
  }

  /// The zone in which its hours are meant; nil where it has none.
  public var zone: String? { self == .zendesk ? nil : "Asia/Shanghai" }

  /// Over which days it shows its figures, where these are not the days of a month.
  public var window: Int? { self == .tmall || self == .douyin ? 30 : nil }

  /// Its figures, in all their editions.
  public var dialects: [Dialect] {
    switch self {
    case .zendesk: Dialect.zendesk
    case .tmall: Dialect.tmall
    case .jd: Dialect.jingdong
    case .douyin: Dialect.douyin
    case .pinduoduo: Dialect.pinduoduo
    }
  }

  /// Its figures in the editions in force at the end of a period.
  public func dialects(in period: Period) -> [Dialect] { dialects.filter { $0.isInForce(in: period) } }
}

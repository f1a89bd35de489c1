import Reporting
import Workforce

/// How figures are written in a language: one way each, everywhere.
///
/// English texts have a space before percent signs and short units (`90 %`, `1 min 51 s`); Chinese texts have neither (`90%`, `1分51秒`).
struct LocalFigures: Sendable {
  let language: Language

  /// A share 0…1 in percent.
  func percent(_ share: Double, decimals: Int? = nil) -> String { signed(Figures.percent(share, decimals: decimals)) }

  /// A share with its interval.
  func percent(_ estimate: Estimate) -> String { signed(Figures.percent(estimate)) }

  /// A duration in its natural units.
  func duration(_ seconds: Double) -> String { units(Figures.duration(seconds)) }

  /// A duration with its interval.
  func duration(_ estimate: Estimate) -> String { units(Figures.duration(estimate)) }

  /// A duration that somebody stated, in full.
  func stated(_ seconds: Double) -> String { units(Figures.statedDuration(seconds)) }

  /// An amount of money: `CNY 604.52`, in Chinese `604.52 元`.
  func money(_ amount: Double, currency: String) -> String {
    language == .zh && currency == "CNY"
      ? Figures.money(amount) + " 元" : Figures.money(amount, currency: currency)
  }

  /// A figure in a unit.
  func figure(_ value: Double, _ unit: IndicatorDefinition.Unit) -> String {
    switch unit {
    case .share: percent(value)
    case .seconds: duration(value)
    case .contacts: Figures.number(value, decimals: value == value.rounded() ? 0 : 1)
    case .money: Figures.money(value)
    }
  }

  /// The name of a channel.
  func name(_ channel: Channel) -> String {
    guard language == .zh else { return channel.rawValue }
    return switch channel {
    case .phone: "电话"
    case .chat: "在线聊天"
    case .email: "邮件"
    case .social: "社交媒体"
    case .ticket: "工单"
    case .other: "其他"
    }
  }

  private func signed(_ text: String) -> String { language == .zh ? text.replacing(" %", with: "%") : text }

  private func units(_ text: String) -> String {
    guard language == .zh else { return text }
    let chinese = [(" min ", "分"), (" h ", "小时"), (" d ", "天"), (" min", "分"), (" s", "秒"), (" h", "小时"), (" d", "天")]
      .reduce(text) { $0.replacing($1.0, with: $1.1) }
    // A number of whole minutes is said in full.
    return chinese.hasSuffix("分") && !chinese.contains("小时") ? chinese + "钟" : chinese
  }
}

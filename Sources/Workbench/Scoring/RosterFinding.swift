import Scoring
import Workforce

/// Something odd about a roster, beside a policy and records: no failure, but somebody should look at it.
enum RosterFinding: Hashable, Sendable {
  /// A row of a person that lies in the period.
  struct Part: Hashable, Sendable {
    /// The role, or else the team.
    var role: String?
    /// On how many of the period's days.
    var days: Int
    /// The line.
    var line: Int
  }

  /// A role that the policy is not for, and that is nearly one it is for.
  case otherRole(path: String, line: Int, role: String, meant: String)
  /// A role of the policy that nobody has.
  case roleOfNobody(path: String, role: String)
  /// A person whose role or hours change within the period.
  case severalRows(path: String, agent: String, parts: [Part], scoredAs: String?)
  /// A person who stands there twice for the same days, under two accounts.
  case sameDays(path: String, line: Int, agent: String, firstLine: Int)
  /// Records of days on which the agent was not employed; the limit is the day of hiring or leaving.
  case strays(path: String, agent: String, ScoreInput.Service.Stray, limit: CalendarDate?)

  /// The sentence.
  func text(_ language: Language) -> String { language == .zh ? chinese : english }

  private var english: String {
    switch self {
    case .otherRole(let path, let line, let role, let meant):
      return "\(path):\(line): the policy is not for the role ‘\(role)’; did you mean \(meant)?"
    case .roleOfNobody(let path, let role):
      return "\(path): nobody has the role \(role), which the policy is for; check how the roster writes it."
    case .severalRows(let path, let agent, let parts, let scoredAs):
      let list = parts.map { "\($0.role ?? "without role") on \($0.days) days (line \($0.line))" }
      return "\(path): \(agent) is \(list.joined(separator: " and ")); all records of the period are scored"
        + (scoredAs.map { " as \($0)" } ?? "")
        + ", with the mean of the hours. To see the parts apart, not to pay by them, name their days by --period."
    case .sameDays(let path, let line, let agent, let firstLine):
      return
        "\(path):\(line): \(agent) stands on line \(firstLine) already under another account, for the same days; line "
        + "\(firstLine) is taken."
    case .strays(let path, let agent, let stray, let limit):
      let side: String =
        switch stray.side {
        case .beforeHiring: "before being hired on \(limit?.description ?? "")"
        case .afterLeaving: "after leaving on \(limit?.description ?? "")"
        case .between: "between two employments"
        }
      return
        "\(path): \(agent) has \(stray.records) record\(stray.records == 1 ? "" : "s"), the first of \(stray.firstDay), \(side); "
        + "the score counts them, the pay follows the roster; mend the one that is wrong."
    }
  }

  private var chinese: String {
    switch self {
    case .otherRole(let path, let line, let role, let meant):
      return "\(path):\(line)：方案不适用于岗位“\(role)”；是否应为“\(meant)”？"
    case .roleOfNobody(let path, let role):
      return "\(path)：没有人属于方案适用的岗位“\(role)”；请核对花名册的写法。"
    case .severalRows(let path, let agent, let parts, let scoredAs):
      let list = parts.map { "\($0.days) 天为\($0.role ?? "无岗位")（第 \($0.line) 行）" }
      return "\(path)：\(agent) 在本周期内 \(list.joined(separator: "，"))；全部记录"
        + (scoredAs.map { "按“\($0)”" } ?? "一并") + "评分，工时取平均值。如需分别查看（不作发放依据），请用 --period 指定各段日期。"
    case .sameDays(let path, let line, let agent, let firstLine):
      return "\(path):\(line)：\(agent) 已在第 \(firstLine) 行以另一账号列出，日期重叠；以第 \(firstLine) 行为准。"
    case .strays(let path, let agent, let stray, let limit):
      let side: String =
        switch stray.side {
        case .beforeHiring: "入职日（\(limit?.description ?? "")）之前"
        case .afterLeaving: "离职日（\(limit?.description ?? "")）之后"
        case .between: "两段在职期之间"
        }
      return "\(path)：\(agent) 在\(side)有 \(stray.records) 条记录，最早为 \(stray.firstDay)；评分照常计入，奖金以花名册为准；请更正有误的一方。"
    }
  }
}

import Workforce

/// Something worth knowing about records, policy or period that is no failure: one case for each, said in every language.
enum Advice: Hashable, Sendable {
  /// A sentence that is there in English only, such as those about single places of a file.
  case english(String)
  /// A file was named twice.
  case sameBytes(path: String, first: String)
  /// Nobody said in which zone days begin.
  case noZone
  /// The records end before the period does.
  case recordsEnd(moment: String, period: String, last: CalendarDate)
  /// Nothing falls into the period; `span` is nil where there are no records at all.
  case nothingInPeriod(period: String, days: DateRange, zone: String, span: DateRange?)
  /// The policy is made for periods of another length.
  case otherCadence(ScorePolicy.Cadence, period: String, days: Int)
  /// The bonus is that of a whole period, and the period is shorter.
  case wholeBonus(ScorePolicy.Cadence, period: String)
  /// The scores are made before the period is over.
  case periodNotOver(today: CalendarDate, period: String)
  /// Nobody has a role that the policy is for.
  case nobodyInRoles([String])
  /// There are records, but none for which an agent is answerable in what the policy measures.
  case nobodyAnswerable(period: String)
  /// Rows could not be used.
  case rowsLeftOut(Int)
  /// The records cannot tell an indicator of the policy; `lacks` is empty where nothing in the period counts for it.
  case unmeasured(IndicatorDefinition, lacks: [RecordFacet], rule: ScorePolicy.MissingRule)
  /// Cells could not be used, of a column that indicators of the policy rest on.
  case cellsLost(path: String, column: String, count: Int, indicators: [IndicatorDefinition])
  /// The records of the period are sums per agent, which tell none of the policy's indicators; `told` are those that they tell.
  case notFromSums(period: String, indicators: [Lack], told: [IndicatorDefinition])
  /// Agents of the records are not on the roster.
  case notOnRoster(path: String, count: Int, names: String)
  /// Agents are not scored, since the policy is for other roles.
  case otherRoles([String], names: String)
  /// Most cases of some agents came under circumstances that hardly anybody else works under.
  case comparedWithNobody(agents: Int)
  /// A file is not named that the policy makes use of.
  case lacks(StaffFile)
  /// An event is about somebody of whom there are no records.
  case strangers(path: String, names: String)
  /// Something odd about the roster.
  case roster(RosterFinding)
  /// Events of days outside the period.
  case otherDays(path: String, events: Int, period: String)

  /// An indicator with what records lack for it.
  struct Lack: Hashable, Sendable {
    var definition: IndicatorDefinition
    var facets: [RecordFacet]

    init(_ definition: IndicatorDefinition, lacks facets: [RecordFacet]) {
      (self.definition, self.facets) = (definition, facets)
    }
  }

  /// The sentence.
  func text(_ language: Language) -> String { language == .zh ? chinese : english }

  private var english: String {
    switch self {
    case .english(let text): text
    case .sameBytes(let path, let first): "\(path): the same bytes as \(first); it is read once."
    case .noZone:
      "no time zone is named, so days and the period begin at 00:00 UTC; name yours, for example --zone Asia/Shanghai."
    case .recordsEnd(let moment, let period, let last):
      "the records end at \(moment), before the period \(period) does (\(last)): the figures are of a part "
        + "of it; export again when it is over, or say with --observed-until how far the records reach."
    case .nothingInPeriod(let period, let days, let zone, let span):
      "no record falls into \(period) (\(days.first) to \(days.last), \(zone)); "
        + (span.map { "the records are of \($0.first) to \($0.last); name that period." }
          ?? "the files hold no records.")
    case .otherCadence(let cadence, let period, let days):
      "the policy is \(cadence.rawValue), and \(period) has \(days) day\(days == 1 ? "" : "s")."
    case .wholeBonus(let cadence, let period):
      "the bonus is that of a whole \(cadence.rawValue) period and not cut to \(period); do not pay it for parts."
    case .roster(let finding): finding.text(.en)
    case .periodNotOver(let today, let period): "on \(today) the period \(period) is not over."
    case .nobodyInRoles(let roles):
      "nobody in the records has a role that the policy is for (\(roles.joined(separator: ", "))); check the roster."
    case .nobodyAnswerable(let period):
      "records fall into \(period), but none of them is charged to an agent in any indicator of the policy; check the column that names the "
        + "agents."
    case .rowsLeftOut(let rows): "\(rows) row\(rows == 1 ? " was" : "s were") left out; see the list of rejected rows."
    case .unmeasured(let definition, let lacks, let rule):
      "\(definition.key) cannot be measured: "
        + (lacks.isEmpty
          ? "nothing in the period counts for it" : "the records lack \(lacks.map(\.meaning).joined(separator: ", "))")
        + (rule == .shareOut
          ? "; its weight is shared out among the others."
          : "; take it out of the policy, or write missing: share-out.")
    case .cellsLost(let path, let column, let count, let indicators):
      "\(path): \(count) cell\(count == 1 ? "" : "s") of the column \"\(column)\" could not be understood, on which "
        + "\(indicators.map(\.key).joined(separator: ", ")) rest\(indicators.count == 1 ? "s" : ""): correct the export, "
        + "or tell by a mapping what the column holds; the list of cells not understood says what each counts as."
    case .notFromSums(let period, let indicators, let told):
      "the records of \(period) are sums per agent, which tell none of the policy's indicators: "
        + indicators.map { "\($0.definition.key) needs \($0.facets.map(\.meaning).joined(separator: " and "))" }
        .joined(separator: "; ")
        + "; export single conversations or their messages"
        + (told.isEmpty ? "." : ", or score by what these sums tell: \(told.map(\.key).joined(separator: ", ")).")
    case .notOnRoster(let path, let count, let names):
      "\(path): \(count) agent\(count == 1 ? "" : "s") of the records \(count == 1 ? "is" : "are") not in it: \(names); "
        + "add them."
    case .otherRoles(let roles, let names):
      "not scored, since the policy is for the roles \(roles.joined(separator: ", ")): \(names)."
    case .comparedWithNobody(let agents):
      "\(agents) agent\(agents == 1 ? " is" : "s are") compared with nobody on most cases of some indicators, as the flags say: hardly "
        + "anybody else works under such circumstances. Let colleagues share shifts and matters, or compare by fewer of them (compareBy)."
    case .lacks(.events):
      "the policy has redLines, and no events are named, so nobody's score is capped; name the table by --events."
    case .lacks(.roster):
      "the policy's bonus is in proportion to part time and days employed, and no roster is named, so everybody is paid as full time and "
        + "for the whole period; name the table by --roster."
    case .strangers(let path, let names): "\(path): no record of \(names); check how the records write the name."
    case .otherDays(let path, let events, let period):
      "\(path): \(events) event\(events == 1 ? "" : "s") of other days than \(period) \(events == 1 ? "is" : "are") left out."
    }
  }

  private var chinese: String {
    switch self {
    case .english(let text): text
    case .sameBytes(let path, let first): "\(path)：内容与 \(first) 完全相同，只读取一次。"
    case .noZone: "未指定时区，日期与周期按 UTC 零点起算；请用 --zone 指定，例如 --zone Asia/Shanghai。"
    case .recordsEnd(let moment, let period, let last):
      "记录截至 \(moment)，早于周期 \(period) 的最后一天（\(last)），现有数值仅反映部分周期；请在周期结束后重新导出，或用 --observed-until 说明记录实际截至何时。"
    case .nothingInPeriod(let period, let days, let zone, let span):
      "周期 \(period)（\(days.first) 至 \(days.last)，\(zone)）内没有记录；"
        + (span.map { "现有记录的日期为 \($0.first) 至 \($0.last)，请指定该周期。" } ?? "文件中没有任何记录。")
    case .otherCadence(let cadence, let period, let days):
      "考核方案按\(Advice.chineseName(cadence))考核，而周期 \(period) 共 \(days) 天。"
    case .wholeBonus(let cadence, let period):
      "奖金按完整的\(Advice.chineseName(cadence))计算，未按 \(period) 折算；请勿按部分周期发放。"
    case .roster(let finding): finding.text(.zh)
    case .periodNotOver(let today, let period): "截至 \(today)，周期 \(period) 尚未结束。"
    case .nobodyInRoles(let roles): "记录中没有属于方案适用岗位（\(roles.joined(separator: "、"))）的客服；请核对花名册。"
    case .nobodyAnswerable(let period): "周期 \(period) 内有记录，但方案的各项指标均没有可归属到客服的记录；请核对客服姓名所在的列。"
    case .rowsLeftOut(let rows): "已剔除 \(rows) 行无法使用的数据，详见剔除清单。"
    case .unmeasured(let definition, let lacks, let rule):
      "无法计算“\(definition.chineseName)”："
        + (lacks.isEmpty
          ? "周期内没有可计入的记录" : "记录中缺少\(lacks.map { MeasureWords(language: .zh).missing($0) }.joined(separator: "、"))")
        + (rule == .shareOut ? "；其权重已分摊到其他指标。" : "；请从方案中去掉该指标，或写 missing: share-out。")
    case .cellsLost(let path, let column, let count, let indicators):
      "\(path)：“\(column)”列有 \(count) 个单元格无法识别，而\(indicators.map { "“\($0.chineseName)”" }.joined(separator: "、"))"
        + "以该列为依据；请更正导出数据，或用映射文件说明该列的含义；各单元格如何计入见剔除清单。"
    case .notFromSums(let period, let indicators, let told):
      "周期 \(period) 的记录是按客服汇总的数据，无法据此计算方案中的任何指标："
        + indicators.map { lack in
          "“\(lack.definition.chineseName)”需要"
            + lack.facets.map { MeasureWords(language: .zh).missing($0) }.joined(separator: "和")
        }.joined(separator: "；") + "；请导出逐个会话或逐条消息的记录"
        + (told.isEmpty ? "。" : "，或改用这些汇总数据可计算的指标：\(told.map(\.chineseName).joined(separator: "、"))。")
    case .notOnRoster(let path, let count, let names): "\(path)：有 \(count) 名客服有记录但不在花名册中：\(Advice.listed(names))；请补充。"
    case .otherRoles(let roles, let names): "方案仅适用于岗位 \(roles.joined(separator: "、"))，以下客服不参评：\(Advice.listed(names))。"
    case .comparedWithNobody(let agents):
      "有 \(agents) 名客服部分指标的多数会话无可比同事（见相应说明）：这类情形几乎没有其他同事处理。请让同事轮换班次和业务，或减少比较维度（compareBy）。"
    case .lacks(.events): "方案设有红线，但未提供红线事件表，任何人的分数都不会因此封顶；请用 --events 指定。"
    case .lacks(.roster): "方案的奖金按在岗比例和在职天数折算，但未提供花名册，所有人均按全职、全周期计发；请用 --roster 指定。"
    case .strangers(let path, let names): "\(path)：记录中没有 \(Advice.listed(names))；请核对姓名写法。"
    case .otherDays(let path, let events, let period): "\(path)：有 \(events) 条事件不在周期 \(period) 内，未计入。"
    }
  }

  /// Names in a row, as Chinese writes them.
  private static func listed(_ names: String) -> String { names.replacing(", ", with: "、") }

  private static func chineseName(_ cadence: ScorePolicy.Cadence) -> String {
    switch cadence {
    case .monthly: "月"
    case .quarterly: "季度"
    case .annual: "年度"
    }
  }
}

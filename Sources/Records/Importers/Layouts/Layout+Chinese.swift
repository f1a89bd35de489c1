import Workforce

/// Exports of Chinese shop tools: sums per agent, the date mostly in the file's name.
extension RecordLayouts {
  static let chinese: [RecordMapping] = [reception, taoxi, tmall, jingdong, douyin, pinduoduo]

  private static func agentDays(
    _ name: String, _ fields: [AgentDayField: [RecordMapping.Source]], remarks: [String] = []
  ) -> RecordMapping {
    var mapping = RecordMapping(name: name, shape: .agentDays, channel: .chat, zone: "Asia/Shanghai")
    mapping.agentDays = fields
    mapping.agentDays[.date] = [.column("日期", "统计日期", dates: .ymd)]
    mapping.remarks = ["Rows are sums per agent: nothing is known of single conversations."] + remarks
    return mapping
  }

  /// 店铺「咨询接待分析」, sheet 数据信息.
  private static let reception = agentDays(
    "wangwang-reception",
    [
      .agent: [.column("旺旺昵称", isRequired: true)], .handled: [.column("有效接待人数", "接待人数", isRequired: true)],
      .unanswered: [.column("未回复人数")], .responseSeconds: [.column("平均响应时长(秒)", unit: 1)],
      .repliedWithin: [.column("3分钟人工响应率", within: 180, isRequired: true)],
      .firstResponseSeconds: [.column("首次响应时长(秒)", unit: 1)],
    ])

  /// 淘系/飞猪 客服数据.
  private static let taoxi = agentDays(
    "taoxi-agents",
    [
      .agent: [.column("客服昵称", isRequired: true)], .handled: [.column("接待人数", isRequired: true)],
      .unanswered: [.column("未回复人数")], .transfersIn: [.column("转发接入人数")],
      .transfersOut: [.column("转出人数", isRequired: true)], .firstResponseSeconds: [.column("首次响应(秒)", unit: 1)],
      .responseSeconds: [.column("平均响应(秒)", unit: 1)],
    ],
    remarks: ["平均接待时长 is the time from the first to the last message and no working time: it is left out."])

  /// 天猫: weight 人工接待会话量.
  private static let tmall = agentDays(
    "tmall",
    [
      .agent: [.column("旺旺账号名称", isRequired: true)], .handled: [.column("人工接待会话量", isRequired: true)],
      .responseSeconds: [.column("平均响应时长(秒)", "平均响应时长", unit: 1)],
      .repliedWithin: [.column("3分钟人工响应率", within: 180)], .goodRatings: [.column("满意评价量")],
      .ratings: [.column("旺旺评价量")],
    ])

  /// 京东, sheet 整体数据: weight 接待量.
  private static let jingdong = agentDays(
    "jd",
    [
      .agent: [.column("客服", isRequired: true)], .handled: [.column("接待量", isRequired: true)],
      .responseSeconds: [.column("平均响应时长(新)", "平均响应时长", unit: 1)],
      .repliedWithin: [.column("30s应答率", within: 30), .column("客服3分钟人工回复率", within: 180)],
      .goodRatings: [.column("好评量")], .ratings: [.column("评价量")],
    ])

  /// 抖音: weight 接待会话量.
  private static let douyin = agentDays(
    "douyin",
    [
      .agent: [.column("客服账号", "客服昵称", isRequired: true)], .handled: [.column("接待会话量", isRequired: true)],
      .responseSeconds: [.column("工作时间平响时长(秒)", "工作时间平响时长", unit: 1)],
      .repliedWithin: [.column("工作时间3分钟回复率", within: 180)], .goodRatings: [.column("有效好评数")],
      .ratings: [.column("有效评价数")],
    ])

  /// 拼多多, Sheet0: weight 需要人工回复的咨询人数; one of its tables has minutes.
  private static let pinduoduo = agentDays(
    "pdd",
    [
      .agent: [.column("客服账号", isRequired: true)], .handled: [.column("需要人工回复的咨询人数", isRequired: true)],
      .responseSeconds: [
        .column("平均响应时长(分)", unit: 60), .column("平均人工响应时长(秒)", "平均人工响应时长", unit: 1),
      ],
      .repliedWithin: [.column("30秒应答率(8-23点)", within: 30), .column("3分钟人工回复率(8-23点)", within: 180)],
    ])
}

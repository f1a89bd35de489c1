import Workforce

extension AppealError {
  /// What was found, what was expected and what to do, in a language.
  func text(_ language: Language) -> String {
    guard language == .zh else { return description + "." }
    switch self {
    case .noSuchRecord(let record): return "本期记录中没有 \(record)；请按评分单上的编号填写。"
    case .noSuchAgent(let agent): return "本期记录中没有客服 \(agent)；请按记录中的写法填写姓名。"
    case .notAnswerable(let agent, let record): return "\(agent) 与记录 \(record) 无关；请填写与该记录有关的客服。"
    case .incomplete(let record, let found, let expected):
      return "针对记录 \(record) 的申诉：无法理解 \(found)，应为 \(expected)。"
    case .impossible(let record, let problem): return "针对记录 \(record) 的申诉：\(problem.chinese)。"
    }
  }
}

extension CorrectedTimeProblem {
  /// The same in Chinese.
  fileprivate var chinese: String {
    let words = ScoreWords(language: .zh)
    func length(_ text: String) -> String { words.value(text, of: .firstResponse) }
    switch self {
    case .inLog(let field):
      return "记录为逐条事件日志，只能更正首次回复时间、解决时间和承诺时限，不能更正\(words.name(field))；请更正其中之一，或排除该记录"
    case .tooLong(let field, let own, let gap):
      let end = words.name(field == .firstResponse ? .answered : .resolvedAt)
      return "\(words.name(field)) \(length(own)) 超过记录中两端时间之差 \(length(gap))；请更正\(end)或另一端的时间"
    case .afterRecords(let field, let moment): return "\(words.name(field)) \(moment) 晚于记录的截止时间"
    case .outOfTurn(let field, let moment, let isBefore, let other, let otherMoment):
      return
        "\(words.name(field)) \(moment) \(isBefore ? "早于" : "晚于")\(words.name(other)) \(otherMoment)；时间先后应为到达、转人工和分配、"
        + "首次回复、解决、结束，请核对，或先更正\(words.name(other))"
    case .noReply: return "日志中首条消息没有回复，无从更正时间；可排除该记录"
    case .replyThere: return "日志中已有的回复不能去掉；可排除该记录"
    case .beforeMessage: return "首次回复时间早于所回复的消息"
    case .afterNextMessage: return "首次回复时间晚于客户的下一条消息；请核对，或排除该记录"
    }
  }
}

import Scoring
import Workforce

/// The words of rehearsals in all languages: one table, so that nothing can be said in one language only.
struct RehearsalWords: Sendable {
  let language: Language

  /// A text by its key.
  enum Key: String, CaseIterable, Sendable {
    case title, setting, madeUp, lived, livedOnce, cut, stopped, enough, leftOut, leftOutRefused, earned
    case summary, policy, naive, interval, same
    case isRight, right, guess, beyondGuess, kappa, above, below, withoutEvidence, withoutPeers, unscored, error
    case whyDiffer, skill, circumstance, luck
    case whatCosts, ranking, topThree, bottomThree, whatGains, pays, useless, unclear, untried
    case money, paid, due, undeserved, undeservedShare, missed, missedShare, swing, costs
    case found, trusted, notTrusted, notTrustedUnfair, fewRight, manyWorse, hardlyKnown, noBetter, perhapsNoBetter
    case oneGrade, seldomGraded, seldomScored
    case fewPeers, widerPeers, moreAgents
    case paying, payingAlike, payingCosts
    case unfair, lacking, lackingNothing, alikePeers, fair, unknownCosts, alike
    case tempting, notTempting
    case from, back, guarded, nothingLoses, reweigh
    case assign, assignAndCompare, watchTransfers, confirmClosing, askAll, readMessages, reviewToo
    case worldNote, truthNote, guessNote, costNote, rankNote, gamingNote, moneyNote, shareNote
  }

  /// The text of a key, with `{0}`, `{1}` … replaced.
  func callAsFunction(_ key: Key, _ parts: String...) -> String {
    text(RehearsalWords.table[key] ?? ("", ""), parts)
  }

  /// A list in prose.
  func list(_ parts: [String]) -> String { parts.joined(separator: language == .zh ? "、" : ", ") }

  /// The name of an indicator.
  func name(ofIndicator key: String) -> String {
    guard let definition = IndicatorCatalogue.find(key)?.definition else { return key }
    return language == .zh ? definition.chineseName : key
  }

  /// A circumstance.
  func name(of circumstance: Circumstance) -> String {
    let texts =
      switch circumstance {
      case .night: ("night work", "夜班")
      case .thin: ("thinly staffed hours", "人手不足的时段")
      case .hard: ("hard matters", "疑难业务")
      }
    return language == .zh ? texts.1 : texts.0
  }

  /// A kind of gaming.
  func name(of kind: Gaming) -> String {
    let texts =
      switch kind {
      case .cherryPicking: ("taking easy contacts, leaving hard ones", "挑简单会话，把难的留给同事")
      case .handingOver: ("handing over what would stay unsettled", "把解决不了的会话转给同事")
      case .markingResolved: ("closing early, all marked as resolved", "提前结束会话并一律标记已解决")
      case .selectiveAsking: ("not asking discontented customers to rate", "不向不满意的客户邀评")
      case .begging: ("begging content customers to rate", "向满意的客户索要好评")
      case .emptyReply: ("an empty first reply at once", "先秒回一句空话")
      case .haste: ("replying at once and badly", "回复快但敷衍")
      }
    return language == .zh ? texts.1 : texts.0
  }

  /// What shows that a trick was used: `{0}` how much is seen with it, `{1}` the interval, `{2}` how much without it, `{3}` how many
  /// cases an audit draws.
  func traces(of kind: Gaming) -> (en: String, zh: String) {
    switch kind {
    case .cherryPicking:
      (
        "Contacts easier than average are then {0} ({1}) of the agent's own, else {2}: counts by type and hour show it.",
        "此时较易的会话占该客服会话的 {0}（{1}），否则为 {2}：按类型和时段统计即可看出。"
      )
    case .handingOver:
      (
        "The agent then hands over {0} ({1}) of the contacts, else {2}: transfer-rate shows it where records hold every change of "
          + "hands; a row per contact does not.",
        "此时该客服转出 {0}（{1}）的会话，否则为 {2}：若记录保留每次转接，转接率可以看出；每会话一行的记录看不出。"
      )
    case .markingResolved:
      (
        "Of the cases closed so {0} ({1}) are not settled, else {2}: an audit catches it, since of {3} closed cases drawn at random "
          + "one at least is such a case nineteen times in twenty.",
        "这样关闭的会话有 {0}（{1}）并未解决，否则为 {2}：抽查可以发现，随机抽 {3} 个已关闭会话，有 95 % 的把握至少抽到一个。"
      )
    case .selectiveAsking:
      (
        "Only {0} ({1}) of customers are then asked to rate, else {2}: the log of invitations shows it.",
        "此时只有 {0}（{1}）的客户被邀评，否则为 {2}：邀评记录可以看出。"
      )
    case .begging:
      (
        "Of customers then {0} ({1}) rate, else {2}: rating-response shows it.", "此时有 {0}（{1}）的客户评价，否则为 {2}：参评率可以看出。"
      )
    case .emptyReply:
      (
        "The first reply then seems to be in time for {0} ({1}) of contacts; the one that helps is for {2}.",
        "此时首次响应看似有 {0}（{1}）及时，真正有用的答复只有 {2} 及时。"
      )
    case .haste:
      (
        "Marks for accuracy are then {0} ({1}) on average, else {2}: reviews by sample show it.",
        "此时准确性质检平均为 {0}（{1}），否则为 {2}：抽样质检可以看出。"
      )
    }
  }

  /// A text in the language, with its places filled.
  func text(_ texts: (en: String, zh: String), _ parts: [String]) -> String {
    var text = language == .zh ? texts.zh : texts.en
    for (index, part) in parts.enumerated() { text = text.replacing("{\(index)}", with: part) }
    return text
  }
}

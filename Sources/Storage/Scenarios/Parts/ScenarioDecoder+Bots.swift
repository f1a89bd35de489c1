internal import Workforce

extension ScenarioDecoder {
  /// Reads the bots.
  func decodeBots(_ value: Value?) -> [Bot] {
    guard let value, let entries = value.entries(from: "names of bots to what they do") else { return [] }
    if entries.count > ScenarioLimits.bots {
      value.complain("there are \(entries.count) bots, more than the limit of \(ScenarioLimits.bots)")
      return []
    }
    var taken: [Int: String] = [:]
    return entries.compactMap { key, inner in
      guard key.checkName("bot") else { return nil }
      let name = key.scalar ?? ""
      guard let bot = bot(inner, name: name) else { return nil }
      for type in bot.contactTypes {
        if let other = taken.updateValue(name, forKey: type) {
          inner.complain(
            "\(contactTypes.names[type]) meets the bot \(Value.quoted(other)) already; name each type in one bot")
        }
      }
      return bot
    }
  }

  private func bot(_ value: Value, name: String) -> Bot? {
    guard let section = Section(value, .bot) else { return nil }
    let types = section["contactTypes"].map { typeList($0) } ?? Array(contactTypes.names.indices)
    let involvement = section["involvement"].map { $0.share() } ?? .some(1)
    let shares = ["resolved", "falselyContained", "escalated"].map { section[$0].flatMap { $0.share() } }
    let session = section["sessionTime"].flatMap { distribution($0) }
    let factor = section["handoverFactor"].map { $0.number(0...100, positive: true, of: "a factor") } ?? .some(1)
    let known = shares.compactMap { $0 }
    let whole = known.count == 3 ? value.normalised(known, "resolved, falselyContained and escalated") : nil
    guard let involvement, let whole, let factor, let session else {
      checkRest(section)
      return nil
    }
    var bot = Bot(
      name: name, contactTypes: types, involvement: involvement, resolved: whole[0], falselyContained: whole[1],
      escalated: whole[2], sessionTime: session)
    bot.handoverFactor = factor
    section["recontact"].map { recontact($0, &bot) }
    section["capacity"].flatMap { $0.count(0...1_000_000_000, of: "a number of sessions") }.map { bot.capacity = $0 }
    section["hours"].flatMap { $0.openingHours() }.map { bot.hours = $0 }
    section["costPerSession"].flatMap { $0.money() }.map { bot.costPerSession = $0 }
    section["costPerResolution"].flatMap { $0.money() }.map { bot.costPerResolution = $0 }
    if bot.falselyContained > 0, bot.recontact == 0, !section.has("recontact") {
      value.warn(
        "\(Value.percent(bot.falselyContained)) of sessions end without a solution and nobody comes back, which flatters "
          + "the bot; add recontact")
    }
    if involvement * bot.falselyContained * bot.recontact * (1 - bot.recontactToAgent) >= 0.95 {
      value.complain("nearly every customer comes back to the bot over and over; lower falselyContained or recontact")
    }
    return bot
  }

  /// Looks for problems in what is not needed because others have been found already.
  private func checkRest(_ section: Section) {
    var bot = Bot(
      name: "", contactTypes: [], involvement: 1, resolved: 1, falselyContained: 0, escalated: 0,
      sessionTime: .constant(0))
    section["recontact"].map { recontact($0, &bot) }
    _ = section["capacity"].flatMap { $0.count(0...1_000_000_000, of: "a number of sessions") }
    _ = section["hours"].flatMap { $0.openingHours() }
    for key in ["costPerSession", "costPerResolution"] { _ = section[key].flatMap { $0.money() } }
  }

  private func recontact(_ value: Value, _ bot: inout Bot) {
    guard let section = Section(value, .recontact) else { return }
    section["probability"].flatMap { $0.share() }.map { bot.recontact = $0 }
    section["toAgent"].flatMap { $0.share() }.map { bot.recontactToAgent = $0 }
    section["after"].flatMap { distribution($0) }.map { bot.recontactDelay = $0 }
  }
}

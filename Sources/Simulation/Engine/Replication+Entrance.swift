import Statistics
import Workforce

extension Replication {
  /// A contact whose way may lead over lines and a bot enters.
  @inline(never)
  mutating func enter(_ slot: Int32, _ type: Int32) {
    guard seizesLine(type) else { return block(slot, type) }
    let bot = types[type].model.bot
    if bot >= 0 && meetsBot(slot, type, bot) { return }
    askForAgent(slot, type)
  }

  /// Takes a line if the type needs one; false when all are taken.
  mutating func seizesLine(_ type: Int32) -> Bool {
    let line = types[type].model.line
    guard line >= 0 else { return true }
    guard linesInUse[line] < model.lineGroups[Int(line)] else { return false }
    linesInUse[line] += 1
    return true
  }

  mutating func block(_ slot: Int32, _ type: Int32) {
    contacts[slot].interval = interval
    contacts[slot].queued = now
    counts[interval * typeCount + type].offered += 1
    lose(slot, type, .blocked)
  }

  // MARK: Bot

  /// Whether the contact begins a session with the bot.
  private mutating func meetsBot(_ slot: Int32, _ type: Int32, _ bot: Int32) -> Bool {
    let compiled = model.bots[Int(bot)]
    // Drawn for every contact, so that the luck of the others does not depend on it.
    let involved = types[type].botLuck.uniform() < compiled.involvement
    let fate = types[type].botLuck.uniform()
    guard bots[bot].isOn else { return false }
    if isCounting { bots[bot].counts.offered += 1 }
    guard involved else { return false }
    guard bots[bot].sessions < compiled.capacity else {
      if isCounting { bots[bot].counts.turnedAway += 1 }
      return false
    }
    let length = model.samplers.draw(compiled.session, from: &bots[bot].sessionLuck)
    bots[bot].sessions += 1
    if isCounting {
      bots[bot].counts.sessions += 1
      bots[bot].counts.sessionSeconds += length
    }
    contacts[slot].state = .withBot
    journeys[slot].botBegan = now
    journeys[slot].botOutcome =
      fate < compiled.resolved
      ? .resolved : fate < compiled.resolved + compiled.falselyContained ? .falselyContained : .escalated
    calendar.insert(agentCount + slot, at: now + length, .botSessionEnd, now: now)
    return true
  }

  /// A session with the bot ends: settled, left unsolved, or handed over.
  @inline(never)
  mutating func endBotSession(_ slot: Int32) {
    let type = contacts[slot].type
    let bot = types[type].model.bot
    bots[bot].sessions -= 1
    journeys[slot].botEnded = now
    let began = journeys[slot].botBegan
    let counts = began >= model.scenario.horizon.warmUp
    switch journeys[slot].botOutcome {
    case .escalated:
      if counts { bots[bot].counts.escalated += 1 }
      contacts[slot].handling *= model.bots[Int(bot)].handoverFactor
      contacts[slot].afterWork *= model.bots[Int(bot)].handoverFactor
      handOver(slot, type)
    case .falselyContained:
      if counts { bots[bot].counts.falselyContained += 1 }
      endContained(slot, type)
      considerRecontact(slot, type, bot)
    case .resolved, .none:
      if counts { bots[bot].counts.resolved += 1 }
      endContained(slot, type)
      freeSlot(slot)
    }
  }

  /// A contact that the bot gives up on asks for an agent, unless it is sent away because the service has closed meanwhile.
  private mutating func handOver(_ slot: Int32, _ type: Int32) {
    guard types[type].model.clears && !types[type].isOpen else { return askForAgent(slot, type) }
    contacts[slot].queued = now
    contacts[slot].interval = interval
    counts[interval * typeCount + type].offered += 1
    lose(slot, type, .cleared)
  }

  private mutating func endContained(_ slot: Int32, _ type: Int32) {
    if types[type].model.line >= 0 { linesInUse[types[type].model.line] -= 1 }
    journeys[slot].conversationEnded = now
    if keepsRecords { record(slot, .contained, released: -1) }
  }

  /// A customer left without a solution may come back later.
  private mutating func considerRecontact(_ slot: Int32, _ type: Int32, _ bot: Int32) {
    let compiled = model.bots[Int(bot)]
    let comesBack = bots[bot].recontactLuck.uniform() < compiled.recontact
    let toAgent = bots[bot].recontactLuck.uniform() < compiled.recontactToAgent
    let delay = model.samplers.draw(compiled.recontactDelay, from: &bots[bot].recontactLuck)
    guard comesBack && !ended else { return freeSlot(slot) }
    contacts[slot].state = .away
    journeys[slot].returnsToAgent = toAgent
    calendar.insert(agentCount + slot, at: now + delay, .recontact, now: now)
  }

  /// A customer comes back with the same matter, now or when the doors open.
  @inline(never)
  mutating func comeBack(_ slot: Int32) {
    let type = contacts[slot].type
    guard types[type].isOpen else { return deferReturn(of: slot, type) }
    let bot = types[type].model.bot
    let old = journeys[slot]
    if isCounting {
      if old.returnsToAgent {
        bots[bot].counts.recontactsToAgent += 1
      } else {
        bots[bot].counts.recontactsToDoor += 1
      }
    }
    contactNumber += 1
    counts[interval * typeCount + type].arrived += 1
    journeys[slot] = Journey(
      number: contactNumber, caseNumber: old.caseNumber, attempt: old.attempt + 1, arrived: now)
    drawLuck(of: slot, type)
    guard old.returnsToAgent else { return enter(slot, type) }
    guard seizesLine(type) else { return block(slot, type) }
    askForAgent(slot, type)
  }

  private mutating func deferReturn(of slot: Int32, _ type: Int32) {
    let last = types[type].lastDeferred
    contacts[slot].next = -1
    if last >= 0 { contacts[last].next = slot } else { types[type].firstDeferred = slot }
    types[type].lastDeferred = slot
  }

  /// The doors of a type open: those who came back too early come now.
  mutating func open(_ type: Int32) {
    types[type].isOpen = true
    var slot = types[type].firstDeferred
    types[type].firstDeferred = -1
    types[type].lastDeferred = -1
    while slot >= 0 {
      let next = contacts[slot].next
      comeBack(slot)
      slot = next
    }
  }

  /// Whether the warm-up is over.
  var isCounting: Bool { interval >= firstInterval }
}

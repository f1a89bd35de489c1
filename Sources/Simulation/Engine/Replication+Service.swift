import Statistics

extension Replication {
  /// An agent who is counted as busy begins to serve a contact that is in no queue.
  @inline(__always)
  mutating func serve(_ slot: Int32, _ type: Int32, _ agent: Int32, _ group: Int32, factor: Double) {
    let contact = contacts.at(slot)
    let wait = now - contact.pointee.queued
    let cell = counts.at(contact.pointee.interval &* typeCount &+ type)
    if wait <= types.at(type).pointee.model.threshold { cell.pointee.answeredInTarget &+= 1 }
    if wait > 0 {
      cell.pointee.waitOfAnswered += wait
      if contact.pointee.interval >= firstInterval { waits[Int(type)].record(wait) }
    } else {
      cell.pointee.answeredAtOnce &+= 1
    }
    begin(slot, agent, group, cell, factor: factor)
  }

  /// Begins a service whose wait has been counted.
  @inline(__always)
  mutating func begin(
    _ slot: Int32, _ agent: Int32, _ group: Int32, _ cell: UnsafeMutablePointer<ContactCounts>, factor: Double
  ) {
    let contact = contacts.at(slot)
    let handling = contact.pointee.handling * factor
    let afterWork = contact.pointee.afterWork * factor
    cell.pointee.answered &+= 1
    cell.pointee.handling += handling + afterWork
    groups.at(group).pointee.handled &+= 1
    if selection == .leastOccupied { agents[agent].worked += handling + afterWork }
    contact.pointee.state = .talking
    contact.pointee.answered = now
    contact.pointee.agent = agent
    contact.pointee.afterWork = afterWork
    calendar.insert(agentCount &+ slot, at: now + handling, .serviceEnd, now: now)
  }

  /// The customer is served; the agent may have work to do afterwards.
  @inline(__always)
  mutating func endConversation(_ slot: Int32) {
    let contact = contacts.at(slot)
    let line = types.at(contact.pointee.type).pointee.model.line
    if line >= 0 { linesInUse[line] -= 1 }
    if keepsJourneys { journeys[slot].conversationEnded = now }
    if contact.pointee.afterWork > 0 {
      contact.pointee.state = .afterWork
      calendar.insert(agentCount + slot, at: now + contact.pointee.afterWork, .workAfterContactEnd, now: now)
    } else {
      release(slot)
    }
  }

  /// The agent is done with a contact.
  @inline(__always)
  mutating func release(_ slot: Int32) {
    let agent = contacts.at(slot).pointee.agent
    let present = agents.at(agent)
    let group = present.pointee.group
    if keepsRecords { record(slot, .answered, released: now) }
    freeSlot(slot)
    if present.pointee.leaves || present.pointee.breakLength > 0 || groups.at(group).pointee.leaving > 0 {
      if departs(agent, group) { return }
    }
    if !serveNext(agent, group) { becomeIdle(agent, group) }
  }

  /// A busy agent finds nothing to do.
  @inline(__always)
  mutating func becomeIdle(_ agent: Int32, _ group: Int32) {
    changeBusy(group, by: -1)
    appendIdle(agent, group)
  }

  @inline(__always)
  mutating func appendIdle(_ agent: Int32, _ group: Int32) {
    let team = groups.at(group)
    let last = team.pointee.lastIdle
    let idle = agents.at(agent)
    idle.pointee.state = .idle
    idle.pointee.idleSince = now
    idle.pointee.next = -1
    idle.pointee.previous = last
    if last >= 0 { agents.at(last).pointee.next = agent } else { team.pointee.firstIdle = agent }
    team.pointee.lastIdle = agent
  }

  @inline(__always)
  mutating func removeIdle(_ agent: Int32, _ group: Int32) {
    let team = groups.at(group)
    let next = agents.at(agent).pointee.next
    let previous = agents.at(agent).pointee.previous
    if previous >= 0 { agents.at(previous).pointee.next = next } else { team.pointee.firstIdle = next }
    if next >= 0 { agents.at(next).pointee.previous = previous } else { team.pointee.lastIdle = previous }
  }

  @inline(__always)
  mutating func changeBusy(_ group: Int32, by change: Int32) {
    let team = groups.at(group)
    team.pointee.busy &+= change
    team.pointee.busyOffset -= Double(change) * (now - intervalStart)
  }

  // MARK: Not being served

  /// Whether a customer who finds nobody free leaves at once; if so the contact is done with.
  @inline(never)
  mutating func balks(_ slot: Int32, _ type: Int32) -> Bool {
    let probability = types[type].model.balking
    guard probability > 0 else { return false }
    let unwilling = types[type].balkingLuck.uniform() < probability
    guard unwilling && types[type].waiting >= types[type].model.balkingQueue else { return false }
    lose(slot, type, .balked)
    return true
  }

  /// The customer's patience ends.
  @inline(__always)
  mutating func abandon(_ slot: Int32) {
    let type = contacts[slot].type
    dequeue(slot, type)
    if now - contacts[slot].queued <= types[type].model.threshold {
      counts[contacts[slot].interval * typeCount + type].abandonedInTarget += 1
    }
    lose(slot, type, .abandoned)
  }

  /// A contact that is in no queue ends without an agent.
  mutating func lose(_ slot: Int32, _ type: Int32, _ fate: SimulatedContact.Fate) {
    let place = contacts[slot].interval * typeCount + type
    switch fate {
    case .abandoned: counts[place].abandoned += 1
    case .balked: counts[place].balked += 1
    case .cleared: counts[place].cleared += 1
    case .blocked: counts[place].blocked += 1
    case .answered, .contained, .unfinished: break
    }
    if fate == .abandoned || fate == .cleared { counts[place].waitOfLost += now - contacts[slot].queued }
    if types[type].model.line >= 0 && fate != .blocked { linesInUse[types[type].model.line] -= 1 }
    if keepsJourneys { journeys[slot].conversationEnded = now }
    if keepsRecords { record(slot, fate, released: -1) }
    freeSlot(slot)
  }

  // MARK: Records

  /// Keeps what happened to a contact that is done with.
  @inline(never)
  mutating func record(_ slot: Int32, _ fate: SimulatedContact.Fate, released: Double) {
    let contact = contacts[slot]
    let journey = journeys[slot]
    let askedForAgent = fate != .contained && fate != .blocked
    records.append(
      SimulatedContact(
        number: journey.number, caseNumber: journey.caseNumber, attempt: journey.attempt, type: contact.type,
        agent: fate == .answered ? contact.agent : -1, fate: fate, botOutcome: journey.botOutcome.rawValue,
        arrived: journey.arrived, botBegan: journey.botBegan, botEnded: journey.botEnded,
        queued: askedForAgent ? contact.queued : -1, answered: fate == .answered ? contact.answered : -1,
        ended: journey.conversationEnded, released: released))
  }
}

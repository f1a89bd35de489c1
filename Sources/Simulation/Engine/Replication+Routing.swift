extension Replication {
  /// A contact asks for an agent: it is served, leaves at once, or waits.
  @inline(__always)
  mutating func askForAgent(_ slot: Int32, _ type: Int32) {
    let cell = counts.at(interval &* typeCount &+ type)
    cell.pointee.offered &+= 1
    let contact = contacts.at(slot)
    contact.pointee.queued = now
    contact.pointee.interval = interval
    let choice = findAgent(for: type, waited: 0)
    if choice >= 0 {
      let chosen = choices.at(choice).pointee
      let agent = takeIdle(chosen.group)
      cell.pointee.answeredInTarget &+= 1
      cell.pointee.answeredAtOnce &+= 1
      begin(slot, agent, chosen.group, cell, factor: chosen.factor)
    } else if types.at(type).pointee.model.isPlain || !balks(slot, type) {
      enqueue(slot, type)
    }
  }

  /// The choice whose group has the agent to serve a type now, -1 when nobody is free.
  ///
  /// Groups of the lowest level with a free agent; among those the agent idle longest, or least occupied; then the
  /// group that
  /// stands first.
  @inline(__always)
  func findAgent(for type: Int32, waited: Double) -> Int32 {
    let range = types.at(type).pointee.model.choices
    var best: Int32 = -1
    var bestMark = Double.infinity
    var bestLevel = Int32.max
    var index = range.start
    while index < range.end {
      let choice = choices.at(index)
      if choice.pointee.level > bestLevel { break }
      let head = groups.at(choice.pointee.group).pointee.firstIdle
      if head >= 0 && choice.pointee.delay <= waited {
        let mark =
          selection == .longestIdle
          ? agents.at(head).pointee.idleSince : leastOccupancy(in: choice.pointee.group)
        if mark < bestMark {
          best = index
          bestMark = mark
          bestLevel = choice.pointee.level
        }
      }
      index &+= 1
    }
    return best
  }

  /// The least share of busy time among a group's idle agents.
  private func leastOccupancy(in group: Int32) -> Double {
    var least = Double.infinity
    var agent = groups[group].firstIdle
    while agent >= 0 {
      least = min(least, occupancy(of: agent))
      agent = agents[agent].next
    }
    return least
  }

  private func occupancy(of agent: Int32) -> Double {
    let onDuty = now - agents[agent].onDutySince
    return onDuty > 0 ? agents[agent].worked / onDuty : 0
  }

  /// Takes from a group's idle agents the one to be chosen, and counts it as busy.
  @inline(__always)
  mutating func takeIdle(_ group: Int32) -> Int32 {
    var agent = groups[group].firstIdle
    if selection == .leastOccupied { agent = leastOccupied(in: group) }
    removeIdle(agent, group)
    changeBusy(group, by: 1)
    agents.at(agent).pointee.state = .busy
    return agent
  }

  private func leastOccupied(in group: Int32) -> Int32 {
    var best = groups[group].firstIdle
    var agent = agents[best].next
    while agent >= 0 {
      if occupancy(of: agent) < occupancy(of: best) { best = agent }
      agent = agents[agent].next
    }
    return best
  }

  // MARK: Queues

  @inline(__always)
  mutating func enqueue(_ slot: Int32, _ type: Int32) {
    let contact = contacts.at(slot)
    let queue = types.at(type)
    let last = queue.pointee.last
    contact.pointee.state = .waiting
    contact.pointee.previous = last
    contact.pointee.next = -1
    if last >= 0 { contacts.at(last).pointee.next = slot } else { queue.pointee.first = slot }
    queue.pointee.last = slot
    queue.pointee.waiting &+= 1
    waiting &+= 1
    if queue.pointee.model.overflows { return awaitOverflow(slot, type, waited: 0) }
    if queue.pointee.model.hasPatience {
      calendar.insert(agentCount &+ slot, at: now + contact.pointee.patience, .patienceEnd, now: now)
    }
  }

  @inline(__always)
  mutating func dequeue(_ slot: Int32, _ type: Int32) {
    let next = contacts.at(slot).pointee.next
    let previous = contacts.at(slot).pointee.previous
    let queue = types.at(type)
    if previous >= 0 { contacts.at(previous).pointee.next = next } else { queue.pointee.first = next }
    if next >= 0 { contacts.at(next).pointee.previous = previous } else { queue.pointee.last = previous }
    queue.pointee.waiting &-= 1
    waiting &-= 1
  }

  /// An agent who is counted as busy takes the contact that is next for the group; false when there is none.
  ///
  /// Types of the lowest rank that are waiting; among those the contact that has waited longest, head starts included;
  /// then the type
  /// that stands first.
  @inline(__always)
  mutating func serveNext(_ agent: Int32, _ group: Int32) -> Bool {
    if waiting == 0 { return false }
    let range = groups.at(group).pointee.model.entries
    var best: Int32 = -1
    var bestMark = Double.infinity
    var bestRank = Int32.max
    var index = range.start
    while index < range.end {
      let entry = entries.at(index)
      if entry.pointee.rank > bestRank { break }
      let head = types.at(entry.pointee.type).pointee.first
      if head >= 0 {
        let queued = contacts.at(head).pointee.queued
        if entry.pointee.delay == 0 || now - queued >= entry.pointee.delay {
          let mark = queued - types.at(entry.pointee.type).pointee.model.headStart
          if mark < bestMark {
            best = index
            bestMark = mark
            bestRank = entry.pointee.rank
          }
        }
      }
      index &+= 1
    }
    if best < 0 { return false }
    let chosen = entries.at(best).pointee
    takeFromQueue(chosen.type, agent, group, factor: chosen.factor)
    return true
  }

  @inline(__always)
  mutating func takeFromQueue(_ type: Int32, _ agent: Int32, _ group: Int32, factor: Double) {
    let slot = types.at(type).pointee.first
    dequeue(slot, type)
    calendar.removeIfPending(agentCount &+ slot)
    serve(slot, type, agent, group, factor: factor)
  }

  // MARK: Overflow

  /// Waits for patience to end or for the next group to become eligible, whichever comes first.
  @inline(never)
  mutating func awaitOverflow(_ slot: Int32, _ type: Int32, waited: Double) {
    let queued = contacts[slot].queued
    let deadline = queued + contacts[slot].patience
    var nextDelay = Double.infinity
    let range = types[type].model.choices
    for index in range.start..<range.end where choices[index].delay > waited {
      nextDelay = min(nextDelay, choices[index].delay)
    }
    if queued + nextDelay < deadline {
      contacts[slot].state = .waitingForOverflow
      calendar.insert(agentCount + slot, at: max(now, queued + nextDelay), .overflow, now: now)
      return
    }
    contacts[slot].state = .waiting
    if deadline < .infinity {
      calendar.insert(agentCount + slot, at: max(now, deadline), .patienceEnd, now: now)
    }
  }

  /// A waiting contact may now be taken by further groups.
  @inline(never)
  mutating func overflow(_ slot: Int32) {
    let type = contacts[slot].type
    // The moment was computed as queued + delay, which rounding may have moved.
    let waited = (now - contacts[slot].queued) * (1 + 1e-12) + 1e-9
    let choice = findAgent(for: type, waited: waited)
    guard choice >= 0 else { return awaitOverflow(slot, type, waited: waited) }
    let group = choices[choice].group
    dequeue(slot, type)
    let agent = takeIdle(group)
    serve(slot, type, agent, group, factor: choices[choice].factor)
  }
}

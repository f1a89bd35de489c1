extension Replication {
  /// A contact asks for an agent: it is served, leaves at once, or waits.
  @inline(__always)
  mutating func askForAgent(_ slot: Int32, _ type: Int32) {
    counts[interval * typeCount + type].offered += 1
    contacts[slot].queued = now
    contacts[slot].interval = interval
    let choice = findAgent(for: type, waited: 0)
    if choice >= 0 {
      let group = choices[choice].group
      let agent = takeIdle(group)
      serve(slot, type, agent, group, factor: choices[choice].factor)
    } else if typeModels[type].isPlain || !balks(slot, type) {
      enqueue(slot, type)
    }
  }

  /// The choice whose group has the agent to serve a type now, -1 when nobody is free.
  ///
  /// Groups of the lowest level with a free agent; among those the agent idle longest, or least occupied; then the group that
  /// stands first.
  @inline(__always)
  func findAgent(for type: Int32, waited: Double) -> Int32 {
    let range = typeModels[type].choices
    var best: Int32 = -1
    var bestMark = Double.infinity
    var bestLevel = Int32.max
    for index in range.start..<range.end {
      let choice = choices[index]
      if choice.level > bestLevel { break }
      let head = groups[choice.group].firstIdle
      if head < 0 || choice.delay > waited { continue }
      let mark = selection == .longestIdle ? agents[head].idleSince : leastOccupancy(in: choice.group)
      if mark < bestMark {
        best = index
        bestMark = mark
        bestLevel = choice.level
      }
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
    agents[agent].state = .busy
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
    contacts[slot].state = .waiting
    let last = types[type].last
    contacts[slot].previous = last
    contacts[slot].next = -1
    if last >= 0 { contacts[last].next = slot } else { types[type].first = slot }
    types[type].last = slot
    types[type].waiting += 1
    waiting += 1
    if typeModels[type].overflows { return awaitOverflow(slot, type, waited: 0) }
    if typeModels[type].hasPatience {
      calendar.insert(agentCount + slot, at: now + contacts[slot].patience, .patienceEnd, now: now)
    }
  }

  @inline(__always)
  mutating func dequeue(_ slot: Int32, _ type: Int32) {
    let next = contacts[slot].next
    let previous = contacts[slot].previous
    if previous >= 0 { contacts[previous].next = next } else { types[type].first = next }
    if next >= 0 { contacts[next].previous = previous } else { types[type].last = previous }
    types[type].waiting -= 1
    waiting -= 1
  }

  /// An agent who is counted as busy takes the contact that is next for the group; false when there is none.
  ///
  /// Types of the lowest rank that are waiting; among those the contact that has waited longest, head starts included; then the type
  /// that stands first.
  @inline(__always)
  mutating func serveNext(_ agent: Int32, _ group: Int32) -> Bool {
    if waiting == 0 { return false }
    let range = groupModels[group].entries
    var best: Int32 = -1
    var bestMark = Double.infinity
    var bestRank = Int32.max
    for index in range.start..<range.end {
      let entry = entries[index]
      if entry.rank > bestRank { break }
      let head = types[entry.type].first
      if head < 0 { continue }
      let queued = contacts[head].queued
      if entry.delay > 0 && now - queued < entry.delay { continue }
      let mark = queued - typeModels[entry.type].headStart
      if mark < bestMark {
        best = index
        bestMark = mark
        bestRank = entry.rank
      }
    }
    if best < 0 { return false }
    takeFromQueue(entries[best].type, agent, group, factor: entries[best].factor)
    return true
  }

  @inline(__always)
  mutating func takeFromQueue(_ type: Int32, _ agent: Int32, _ group: Int32, factor: Double) {
    let slot = types[type].first
    dequeue(slot, type)
    if typeModels[type].hasPatience || calendar.contains(agentCount + slot) { calendar.remove(agentCount + slot) }
    serve(slot, type, agent, group, factor: factor)
  }

  // MARK: Overflow

  /// Waits for patience to end or for the next group to become eligible, whichever comes first.
  @inline(never)
  mutating func awaitOverflow(_ slot: Int32, _ type: Int32, waited: Double) {
    let queued = contacts[slot].queued
    let deadline = queued + contacts[slot].patience
    var nextDelay = Double.infinity
    let range = typeModels[type].choices
    for index in range.start..<range.end where choices[index].delay > waited {
      nextDelay = min(nextDelay, choices[index].delay)
    }
    if queued + nextDelay < deadline {
      calendar.insert(agentCount + slot, at: max(now, queued + nextDelay), .overflow, now: now)
    } else if deadline < .infinity {
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

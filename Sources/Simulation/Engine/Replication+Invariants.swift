#if CREWCAST_INVARIANTS
  extension Replication {
    /// Checks every so many events, so that debug builds stay usable.
    mutating func checkNowAndThen() {
      eventsUntilCheck -= 1
      guard eventsUntilCheck <= 0 else { return }
      eventsUntilCheck = eventsBetweenChecks
      checks += 1
      // Its thousands of buckets are looked at less often.
      if checks.isMultiple(of: 64) || eventsBetweenChecks > 64 { calendar.checkInvariants() }
      checkInvariants()
    }

    /// Checks what must hold between any two events; costs a walk over everything but the calendar.
    func checkInvariants() {
      var queued: Int32 = 0
      for type in 0..<Int32(types.count) {
        var slot = types[type].first
        var previous: Int32 = -1
        var length: Int32 = 0
        while slot >= 0 {
          precondition(contacts[slot].isWaiting && contacts[slot].type == type, "a queue holds its own type")
          precondition(contacts[slot].previous == previous, "a queue is linked both ways")
          length += 1
          previous = slot
          slot = contacts[slot].next
        }
        precondition(length == types[type].waiting && previous == types[type].last, "a queue is as long as it says")
        queued += length
      }
      precondition(queued == waiting, "everyone who waits is counted")
      for group in 0..<Int32(groups.count) { checkGroup(group) }
      checkContacts()
      checkFlow()
    }

    /// Contacts hold the lines, bot sessions and agents that are counted as held, and have the events that they need.
    private func checkContacts() {
      var lines = Array(repeating: Int32(0), count: linesInUse.count)
      var sessions = Array(repeating: 0, count: bots.count)
      var contactsOfAgent = Array(repeating: 0, count: Int(agentCount))
      for slot in 0..<Int32(contacts.count) {
        let contact = contacts[slot]
        let (line, isPending) = (types[contact.type].model.line, calendar.contains(agentCount + slot))
        switch contact.state {
        case .free: precondition(!isPending, "a free slot has no event")
        case .waiting: precondition(isPending || contact.patience == .infinity, "patience ends some time")
        case .waitingForOverflow: precondition(isPending, "overflow comes some time")
        case .talking, .afterWork:
          precondition(isPending, "service ends some time")
          contactsOfAgent[Int(contact.agent)] += 1
        case .withBot:
          precondition(isPending, "a session ends some time")
          sessions[Int(types[contact.type].model.bot)] += 1
        case .away: break
        }
        if line >= 0 && (contact.isWaiting || contact.state == .talking || contact.state == .withBot) {
          lines[Int(line)] += 1
        }
      }
      precondition(lines == linesInUse.elements, "lines are held by those who wait or talk")
      for bot in bots.elements.indices { precondition(sessions[bot] == bots[bot].sessions, "sessions are counted") }
      for agent in 0..<agentCount {
        precondition(contactsOfAgent[Int(agent)] == (agents[agent].state == .busy ? 1 : 0), "the busy have one contact")
        precondition(calendar.contains(agent) == (agents[agent].state == .onBreak), "a break ends some time")
      }
    }

    private func checkGroup(_ group: Int32) {
      let range = groups[group].model.agents
      var (idle, busy, resting): (Int32, Int32, Int32) = (0, 0, 0)
      for agent in range.start..<range.end {
        switch agents[agent].state {
        case .idle: idle += 1
        case .busy: busy += 1
        case .onBreak: resting += 1
        case .off: break
        }
      }
      precondition(busy == groups[group].busy, "busy agents are counted")
      precondition(idle + busy == groups[group].present, "agents on duty are counted")
      precondition(groups[group].onPaidBreak <= resting, "paid breaks are breaks")
      var listed: Int32 = 0
      var agent = groups[group].firstIdle
      while agent >= 0 {
        listed += 1
        agent = agents[agent].next
      }
      precondition(listed == idle, "idle agents are listed")
      guard idle > 0 else { return }
      let entriesRange = groups[group].model.entries
      for index in entriesRange.start..<entriesRange.end {
        let entry = entries[index]
        let head = types[entry.type].first
        precondition(
          head < 0 || now - contacts[head].queued <= entry.delay + 1e-6, "nobody waits for an agent who is idle")
      }
    }

    /// offered = answered + lost + blocked + waiting.
    private func checkFlow() {
      for type in 0..<Int(typeCount) {
        var sum = ContactCounts()
        for interval in 0...model.intervals { sum.add(counts[interval * Int(typeCount) + type]) }
        precondition(
          sum.offered == sum.answered + sum.lost + sum.blocked + types[type].waiting,
          "every contact offered is accounted for")
      }
    }
  }
#endif

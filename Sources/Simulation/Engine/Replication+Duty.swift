import Statistics
import Workforce

extension Replication {
  /// Does what the timetable says is due.
  @inline(never)
  mutating func keepAppointment() {
    let due = timetable[nextAppointment]
    nextAppointment += 1
    nextAppointmentTime = nextAppointment < timetable.count ? timetable[nextAppointment].time : .infinity
    switch due.kind {
    case .interval: closeInterval()
    case .handlingChange: types[due.subject].handling = model.changes[Int(due.value)]
    case .patienceChange: types[due.subject].patience = model.changes[Int(due.value)]
    case .opening: open(due.subject)
    case .closing: close(due.subject)
    case .botStart: bots[due.subject].isOn = true
    case .botStop: bots[due.subject].isOn = false
    case .level: setLevel(of: due.subject, to: due.value)
    case .dutyEnd: endDuty(due.subject)
    case .dutyStart: startDuty(due.subject)
    case .breakDue: callForBreak(due.subject, length: due.length, paid: due.value == 1)
    case .end: end()
    }
  }

  // MARK: Coming and going

  /// An absent agent comes on duty and takes a contact or waits for one.
  private mutating func comeOnDuty(_ agent: Int32) {
    let group = agents[agent].group
    changePresent(group, by: 1)
    agents[agent].onDutySince = now
    agents[agent].worked = 0
    takeUpWork(agent, group)
  }

  private mutating func takeUpWork(_ agent: Int32, _ group: Int32) {
    agents[agent].state = .busy
    changeBusy(group, by: 1)
    if !serveNext(agent, group) { becomeIdle(agent, group) }
  }

  /// A busy agent who has finished a contact leaves or takes a break if one of them is due.
  @inline(never)
  mutating func departs(_ agent: Int32, _ group: Int32) -> Bool {
    let leaves = agents[agent].leaves || (groups[group].model.byLevel && groups[group].leaving > 0)
    if leaves {
      // Those who came before closing time are served first, where that is promised.
      if servesLatecomers(agent, group) { return true }
      changeBusy(group, by: -1)
      if groups[group].model.byLevel { groups[group].leaving -= 1 }
      goOffDuty(agent, group)
      return true
    }
    guard agents[agent].breakLength > 0 else { return false }
    changeBusy(group, by: -1)
    beginBreak(agent, group)
    return true
  }

  /// An agent whose shift is over takes a contact that waits although its type has closed; false when there is none.
  private mutating func servesLatecomers(_ agent: Int32, _ group: Int32) -> Bool {
    let range = groups[group].model.entries
    for index in range.start..<range.end {
      let entry = entries[index]
      guard types[entry.type].model.servesLatecomers, ended || !types[entry.type].isOpen, types[entry.type].first >= 0
      else { continue }
      takeFromQueue(entry.type, agent, group, factor: entry.factor)
      return true
    }
    return false
  }

  /// An agent who is not counted as busy leaves.
  private mutating func goOffDuty(_ agent: Int32, _ group: Int32) {
    changePresent(group, by: -1)
    agents[agent].state = .off
    agents[agent].leaves = false
    agents[agent].breakLength = 0
    if groups[group].model.byLevel {
      agents[agent].next = groups[group].firstOff
      groups[group].firstOff = agent
    }
  }

  // MARK: Groups staffed by number

  private mutating func setLevel(of group: Int32, to wanted: Int32) {
    var change = wanted - groups[group].wanted
    groups[group].wanted = wanted
    // Those who still had to leave stay.
    let stay = min(max(change, 0), groups[group].leaving)
    groups[group].leaving -= stay
    change -= stay
    while change > 0 {
      let agent = groups[group].firstOff
      precondition(agent >= 0, "a group has as many agents as its highest level")
      groups[group].firstOff = agents[agent].next
      comeOnDuty(agent)
      change -= 1
    }
    while change < 0 {
      let agent = groups[group].lastIdle
      if agent >= 0 {
        removeIdle(agent, group)
        goOffDuty(agent, group)
      } else {
        groups[group].leaving += 1
      }
      change += 1
    }
  }

  // MARK: Shifts and breaks

  private mutating func startDuty(_ agent: Int32) {
    // Somebody still at work from the last shift simply goes on.
    if agents[agent].state == .off { comeOnDuty(agent) } else { agents[agent].leaves = false }
  }

  private mutating func endDuty(_ agent: Int32) {
    let group = agents[agent].group
    switch agents[agent].state {
    case .off: break
    case .idle:
      removeIdle(agent, group)
      goOffDuty(agent, group)
    case .busy: agents[agent].leaves = true
    case .onBreak: leaveFromBreak(agent, group)
    }
  }

  private mutating func callForBreak(_ agent: Int32, length: Double, paid: Bool) {
    guard agents[agent].state == .idle || agents[agent].state == .busy, !agents[agent].leaves, length > 0 else {
      return
    }
    // A break that is still owed is taken together with this one.
    agents[agent].breakLength += length
    agents[agent].breakIsPaid = paid
    guard agents[agent].state == .idle else { return }
    let group = agents[agent].group
    removeIdle(agent, group)
    beginBreak(agent, group)
  }

  /// An agent who is not counted as busy begins the break that is due.
  private mutating func beginBreak(_ agent: Int32, _ group: Int32) {
    changePresent(group, by: -1)
    if agents[agent].breakIsPaid { changePaidBreaks(group, by: 1) }
    agents[agent].state = .onBreak
    calendar.insert(agent, at: now + agents[agent].breakLength, .breakEnd, now: now)
    agents[agent].breakLength = 0
  }

  mutating func endBreak(_ agent: Int32) {
    let group = agents[agent].group
    if agents[agent].breakIsPaid { changePaidBreaks(group, by: -1) }
    changePresent(group, by: 1)
    takeUpWork(agent, group)
  }

  private mutating func leaveFromBreak(_ agent: Int32, _ group: Int32) {
    calendar.remove(agent)
    if agents[agent].breakIsPaid { changePaidBreaks(group, by: -1) }
    changePresent(group, by: 1)
    goOffDuty(agent, group)
  }

  private mutating func changePresent(_ group: Int32, by change: Int32) {
    groups[group].present += change
    groups[group].presentOffset -= Double(change) * (now - intervalStart)
  }

  private mutating func changePaidBreaks(_ group: Int32, by change: Int32) {
    groups[group].onPaidBreak += change
    groups[group].paidOffset -= Double(change) * (now - intervalStart)
  }

  // MARK: Closing time and the end

  private mutating func close(_ type: Int32) {
    types[type].isOpen = false
    guard types[type].model.clears else { return }
    while types[type].first >= 0 {
      let slot = types[type].first
      dequeue(slot, type)
      calendar.removeIfPending(agentCount + slot)
      lose(slot, type, .cleared)
    }
  }

  private mutating func end() {
    closeInterval()
    ended = true
    arrivals.close()
    // Those who would come back later do so after the end, where nobody arrives.
    for slot in 0..<Int32(contacts.count) where contacts[slot].state == .away {
      calendar.removeIfPending(agentCount + slot)
      freeSlot(slot)
    }
    if model.scenario.horizon.atEnd == .stop { stopped = true }
  }

  /// Enters the group times of the interval that ends now and begins the next one.
  mutating func closeInterval() {
    let length = now - intervalStart
    for group in 0..<Int32(groups.count) {
      let place = interval * Int32(groups.count) + group
      let busy = groups[group].busyOffset + Double(groups[group].busy) * length
      let present = groups[group].presentOffset + Double(groups[group].present) * length
      let onPaidBreak = groups[group].paidOffset + Double(groups[group].onPaidBreak) * length
      times[place].busy = busy
      // After the end agents go home as soon as they are no longer needed, so only their work counts.
      times[place].present = ended ? busy : present
      times[place].paid = ended ? busy : present + onPaidBreak
      times[place].handled = groups[group].handled
      groups[group].busyOffset = 0
      groups[group].presentOffset = 0
      groups[group].paidOffset = 0
      groups[group].handled = 0
    }
    intervalStart = now
    interval += 1
  }

  /// Counts those who are left when nothing more can happen.
  mutating func finish() {
    guard Int(interval) == model.intervals else { return }
    closeInterval()
    for slot in 0..<Int32(contacts.count) {
      if contacts[slot].isWaiting {
        counts[contacts[slot].interval * typeCount + contacts[slot].type].unfinished += 1
      }
      if keepsRecords { recordPresent(slot) }
    }
  }

  /// Keeps what is known of a contact that is still present when observation ends.
  private mutating func recordPresent(_ slot: Int32) {
    switch contacts[slot].state {
    case .free, .away: break
    case .talking, .afterWork: record(slot, .answered, released: -1)
    case .waiting, .waitingForOverflow: record(slot, .unfinished, released: -1)
    case .withBot:
      contacts[slot].queued = -1
      journeys[slot].botOutcome = .none
      record(slot, .unfinished, released: -1)
    }
  }

  /// What was counted; call when the run has come to its end.
  public var result: ReplicationResult {
    var sketches = waits
    for type in 0..<model.types.count {
      var atOnce = 0
      for interval in Int(firstInterval)...model.intervals {
        atOnce += Int(counts[interval * model.types.count + type].answeredAtOnce)
      }
      sketches[type].recordZeros(atOnce)
    }
    return ReplicationResult(
      number: number, typeCount: model.types.count, groupCount: model.groups.count, intervalCount: model.intervals,
      firstInterval: Int(firstInterval), counts: counts.elements, times: times.elements,
      bots: (0..<bots.count).map { bots[$0].counts }, waits: sketches, contacts: Int(contactNumber), lastMoment: now)
  }
}

import Glibc
import Statistics
import Workforce

extension Replication {
  /// The next contact comes to the front door.
  @inline(__always)
  mutating func arrive() {
    let stream = arrivals.nextStream
    let kind = streamModels.at(stream).pointee.kind
    if kind == .trace { return arriveAsTraced(stream) }
    var type = streamModels.at(stream).pointee.type
    if type < 0 { type = drawType(of: stream) }
    if kind == .rates {
      arrivals.set(stream, to: nextPoissonArrival(of: stream))
    } else {
      scheduleKnownArrival(of: stream)
    }
    let slot = takeSlot()
    drawLuck(of: slot, type)
    comeToDoor(slot, type)
  }

  /// The next contact of a trace comes to the front door.
  @inline(never)
  private mutating func arriveAsTraced(_ stream: Int32) {
    let contact = model.trace[Int(streams[stream].place)]
    streams[stream].place += 1
    scheduleKnownArrival(of: stream)
    let slot = takeSlot()
    drawLuck(of: slot, Int32(contact.contactType))
    if let measured = contact.handlingTime {
      // The time as it was measured stands for conversation and the work after it.
      contacts[slot].handling = measured
      contacts[slot].afterWork = 0
    }
    comeToDoor(slot, Int32(contact.contactType))
  }

  @inline(__always)
  private mutating func comeToDoor(_ slot: Int32, _ type: Int32) {
    contactNumber += 1
    counts.at(interval &* typeCount &+ type).pointee.arrived &+= 1
    if keepsJourneys {
      journeys[slot] = Journey(number: contactNumber, caseNumber: contactNumber, arrived: now)
    }
    if types.at(type).pointee.model.isPlain {
      askForAgent(slot, type)
    } else {
      enter(slot, type)
    }
  }

  @inline(__always)
  private mutating func drawType(of stream: Int32) -> Int32 {
    let point = streams.at(stream).pointee.mixLuck.uniform()
    // The last share reaches beyond one, so the walk ends within the stream's own.
    var place = streamModels.at(stream).pointee.mix
    while point >= mixes.at(place).pointee.upTo { place &+= 1 }
    return mixes.at(place).pointee.type
  }

  /// Draws how long a contact takes and waits.
  @inline(__always)
  mutating func drawLuck(of slot: Int32, _ type: Int32) {
    let contact = contacts.at(slot)
    let state = types.at(type)
    contact.pointee.type = type
    contact.pointee.handling = model.samplers.draw(state.pointee.handling, from: &state.pointee.handlingLuck)
    contact.pointee.afterWork = 0
    contact.pointee.patience = .infinity
    if state.pointee.model.hasPatience {
      contact.pointee.patience = model.samplers.draw(state.pointee.patience, from: &state.pointee.patienceLuck)
    }
    if state.pointee.model.hasAfterWork { drawAfterWork(of: slot, type) }
  }

  @inline(never)
  private mutating func drawAfterWork(of slot: Int32, _ type: Int32) {
    contacts[slot].afterWork = model.samplers.draw(types[type].model.afterWork, from: &types[type].afterWorkLuck)
  }

  /// Finds the moment of a stream's first arrival.
  mutating func scheduleArrival(of stream: Int32) {
    if streamModels[stream].kind == .rates {
      arrivals.set(stream, to: nextPoissonArrival(of: stream))
    } else {
      scheduleKnownArrival(of: stream)
    }
  }

  /// The next point of a Poisson process with piecewise constant rate.
  ///
  /// A unit exponential is spent along the rate: what is left at the end of a piece is spent in the next one.
  @inline(__always)
  private mutating func nextPoissonArrival(of stream: Int32) -> Double {
    let end = streamModels.at(stream).pointee.pieces.end
    let state = streams.at(stream)
    var need = state.pointee.luck.exponential()
    var position = state.pointee.position
    var place = state.pointee.place
    while place < end {
      let piece = rates.at(place).pointee
      let rate = piece.factor < 0 ? piece.rate : piece.rate * dayFactors[piece.factor]
      let start = max(position, piece.start)
      let time = start + need / rate
      if time < piece.end {
        state.pointee.position = time
        state.pointee.place = place
        return time
      }
      need -= (piece.end - start) * rate
      position = piece.end
      place += 1
    }
    state.pointee.place = end
    return .infinity
  }

  @inline(never)
  private mutating func scheduleKnownArrival(of stream: Int32) {
    let source = streamModels[stream]
    if source.kind == .trace {
      let place = streams[stream].place
      arrivals.set(stream, to: place < source.pieces.end ? model.trace[Int(place)].arrival : .infinity)
      return
    }
    // Uniform times in ascending order: the least of k uniform numbers on what is left.
    var state = streams[stream]
    while state.left == 0 {
      guard state.place < source.pieces.end else { return arrivals.set(stream, to: .infinity) }
      let piece = model.counts[Int(state.place)]
      state.left = piece.count
      state.position = piece.start
      state.place += 1
    }
    let end = model.counts[Int(state.place - 1)].end
    let share = state.luck.uniform()
    state.position += (end - state.position) * -expm1(log1p(-share) / Double(state.left))
    state.left -= 1
    streams[stream] = state
    arrivals.set(stream, to: state.position)
  }
}

import Glibc
import Statistics
import Workforce

extension Replication {
  /// The next contact comes to the front door.
  @inline(__always)
  mutating func arrive() {
    let stream = arrivals.nextStream
    let source = streamModels[stream]
    var type = source.type
    var traced = -1.0
    if source.kind == .trace {
      let contact = model.trace[Int(streams[stream].place)]
      type = Int32(contact.contactType)
      traced = contact.handlingTime ?? -1
      streams[stream].place += 1
    } else if type < 0 {
      type = drawType(of: stream)
    }
    scheduleArrival(of: stream)
    contactNumber += 1
    counts[interval * typeCount + type].arrived += 1
    let slot = takeSlot()
    drawLuck(of: slot, type)
    if traced >= 0 {
      // The time as it was measured stands for conversation and the work after it.
      contacts[slot].handling = traced
      contacts[slot].afterWork = 0
    }
    if keepsJourneys {
      journeys[slot] = Journey(number: contactNumber, caseNumber: contactNumber, arrived: now)
    }
    if typeModels[type].isPlain {
      askForAgent(slot, type)
    } else {
      enter(slot, type)
    }
  }

  @inline(never)
  private mutating func drawType(of stream: Int32) -> Int32 {
    let point = streams[stream].mixLuck.uniform()
    let mix = model.mixes[Int(stream)]
    return mix.first { point < $0.upTo }?.type ?? mix[mix.count - 1].type
  }

  /// Draws how long a contact takes and waits.
  @inline(__always)
  mutating func drawLuck(of slot: Int32, _ type: Int32) {
    let handling = model.samplers.draw(types[type].handling, from: &types[type].handlingLuck)
    contacts[slot].handling = handling
    contacts[slot].type = type
    if typeModels[type].hasAfterWork {
      contacts[slot].afterWork = model.samplers.draw(typeModels[type].afterWork, from: &types[type].afterWorkLuck)
    } else {
      contacts[slot].afterWork = 0
    }
    if typeModels[type].hasPatience {
      contacts[slot].patience = model.samplers.draw(types[type].patience, from: &types[type].patienceLuck)
    } else {
      contacts[slot].patience = .infinity
    }
  }

  /// Finds the moment of a stream's next arrival.
  @inline(__always)
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
    let end = streamModels[stream].pieces.end
    var need = streams[stream].luck.exponential()
    var position = streams[stream].position
    var place = streams[stream].place
    while place < end {
      let piece = rates[place]
      let rate = piece.factor < 0 ? piece.rate : piece.rate * dayFactors[piece.factor]
      let start = max(position, piece.start)
      let time = start + need / rate
      if time < piece.end {
        streams[stream].position = time
        streams[stream].place = place
        return time
      }
      need -= (piece.end - start) * rate
      position = piece.end
      place += 1
    }
    streams[stream].place = end
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

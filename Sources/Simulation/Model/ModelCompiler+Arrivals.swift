import Workforce

extension ModelCompiler {
  mutating func compileArrivals() {
    let boundaries = dayBoundaries()
    days = boundaries.count
    for stream in scenario.arrivals {
      let single = stream.mix.count == 1 ? Int32(stream.mix[0].contactType) : -1
      let kind: SimulationModel.StreamModel.Kind
      let range: Range<Int>
      switch stream.pattern {
      case .rates(let pieces):
        kind = .rates
        let start = rates.count
        append(pieces, busyness: stream.busyness.map { index(of: $0) }, boundaries)
        range = start..<rates.count
      case .counts(let pieces):
        kind = .counts
        let start = counts.count
        counts += pieces.filter { $0.count > 0 }.sorted { $0.start < $1.start }
        range = start..<counts.count
      case .trace(let contacts):
        kind = .trace
        let start = trace.count
        trace += contacts.enumerated().sorted { ($0.element.arrival, $0.offset) < ($1.element.arrival, $1.offset) }
          .map(\.element)
        range = start..<trace.count
      }
      streams.append(
        SimulationModel.StreamModel(kind: kind, pieces: Range32(range), type: single, mix: Int32(mixes.count)))
      mixes += cumulated(stream.mix)
    }
  }

  private func cumulated(_ mix: [ArrivalStream.MixShare]) -> [SimulationModel.MixModel] {
    var sum = 0.0
    var parts = mix.map { part -> SimulationModel.MixModel in
      sum += part.share
      return SimulationModel.MixModel(type: Int32(part.contactType), upTo: sum)
    }
    // Rounding must not leave a gap at the top.
    if !parts.isEmpty { parts[parts.count - 1].upTo = .infinity }
    return parts
  }

  /// Starts of the local days of the horizon, the first one at or before its start.
  private func dayBoundaries() -> [Double] {
    let horizon = scenario.horizon
    let (firstDay, _) = horizon.clock.local(horizon.start)
    var boundaries: [Double] = []
    var day = firstDay
    while true {
      let start = horizon.clock.instant(day, secondOfDay: 0).seconds(since: horizon.start)
      if start >= horizon.length && !boundaries.isEmpty { return boundaries }
      boundaries.append(start)
      day = day.advanced(by: 1)
    }
  }

  private mutating func index(of factor: Busyness) -> Int {
    if let known = busyness.firstIndex(where: { $0.name == factor.name }) { return known }
    let variation = factor.coefficientOfVariation
    busyness.append(SimulationModel.BusynessModel(name: factor.name, shape: 1 / (variation * variation)))
    return busyness.count - 1
  }

  /// Adds rate pieces in order, cut at midnight where a daily factor applies.
  private mutating func append(_ pieces: [RatePiece], busyness: Int?, _ boundaries: [Double]) {
    for piece in pieces.sorted(by: { $0.start < $1.start }) where piece.rate > 0 && piece.end > piece.start {
      guard let busyness else {
        rates.append(
          SimulationModel.RateModel(start: piece.start, end: piece.end, rate: piece.rate, factor: -1))
        continue
      }
      var start = piece.start
      while start < piece.end {
        let day = max(0, (boundaries.firstIndex { $0 > start } ?? boundaries.count) - 1)
        let end = day + 1 < boundaries.count ? min(piece.end, boundaries[day + 1]) : piece.end
        rates.append(
          SimulationModel.RateModel(
            start: start, end: end, rate: piece.rate, factor: Int32(busyness * boundaries.count + day)))
        start = end
      }
    }
  }
}

import Glibc

/// How each day's contacts are spread over its slots: the weekday's profile, bent by a few shapes whose strength on each day
/// the calendar and the last weeks explain.
///
/// Square roots of shares are modelled, as counting noise is then equally strong everywhere. Shapes are the first singular
/// vectors of the days' deviations from their weekday's profile.
///
/// Source: Shen and Huang (2008), Interday forecasting and intraday updating of call center arrivals,
/// doi:10.1287/msom.1070.0179; Brown et al. (2005), doi:10.1198/016214504000001808 (the root transform).
struct ProfileModel: Sendable {
  /// Shares of each day from the origin on; horizon × slots, each open day adding up to one.
  let shares: [Double]

  static let shapes = 4

  /// - Parameter events: Days, counted from the first, whose shape an event explains; they teach nothing here.
  init(
    _ prepared: PreparedHistory, _ design: DayDesign, horizon: Int, events: Set<Int> = [],
    shapes: Int = ProfileModel.shapes
  ) {
    let slots = prepared.slots
    let origin = prepared.dayCount
    // Shapes need whole days; a part-day would bend them.
    let days = prepared.knownDays.filter {
      prepared.coverage[$0] > 0.999 && prepared.totals[$0] > 0 && !events.contains($0)
    }
    var roots = [Double](repeating: 0, count: horizon * slots)
    for lead in 0..<horizon {
      let weekday = prepared.weekday(at: origin + lead)
      for slot in 0..<slots { roots[lead * slots + slot] = prepared.profile[weekday * slots + slot].squareRoot() }
    }
    let openSlots = (0..<slots).filter { slot in (0..<7).contains { prepared.isOpen(weekday: $0, slot: slot) } }
    if days.count >= 10, openSlots.count >= 3 {
      let meanTotal = days.reduce(0) { $0 + prepared.totals[$1] } / Double(days.count)
      let weights = days.map { prepared.totals[$0] / meanTotal }
      let deviations = ProfileModel.deviations(prepared, days, openSlots)
      let vectors = LeadingShapes.vectors(
        deviations, weights: weights, width: openSlots.count, count: min(shapes, openSlots.count - 1))
      let layout = EffectLayout(design, origin: origin, drift: .memories([60]), trend: false, priorVariance: 0.25)
      let rows = days.map { layout.row($0) }
      for vector in vectors {
        let strengths = days.indices.map { day in
          openSlots.indices.reduce(0.0) { $0 + deviations[day * openSlots.count + $1] * vector[$1] }
        }
        let future = ProfileModel.strengths(strengths, weights, rows, layout, origin: origin, horizon: horizon)
        for lead in 0..<horizon {
          for (index, slot) in openSlots.enumerated() { roots[lead * slots + slot] += future[lead] * vector[index] }
        }
      }
    }
    shares = ProfileModel.normalised(roots, prepared, origin: origin, horizon: horizon)
  }

  /// Root shares minus those of the weekday's profile; days × open slots.
  private static func deviations(_ prepared: PreparedHistory, _ days: [Int], _ openSlots: [Int]) -> [Double] {
    let slots = prepared.slots
    return days.flatMap { (day) -> [Double] in
      let weekday = prepared.weekday(at: day)
      return openSlots.map { slot -> Double in
        guard prepared.isOpen(weekday: weekday, slot: slot) else { return 0 }
        let share = (prepared.counts[day * slots + slot] + 0.25) / prepared.totals[day]
        // The quarter keeps the root of small counts near unbiased only if it is in both terms.
        let usual = prepared.profile[weekday * slots + slot] + 0.25 / prepared.totals[day]
        return share.squareRoot() - usual.squareRoot()
      }
    }
  }

  /// A shape's strength on each day to come.
  private static func strengths(
    _ past: [Double], _ weights: [Double], _ rows: [SparseRow], _ layout: EffectLayout, origin: Int, horizon: Int
  ) -> [Double] {
    let scale = (past.reduce(0) { $0 + $1 * $1 } / Double(past.count)).squareRoot()
    guard scale > 1e-12 else { return Array(repeating: 0, count: horizon) }
    var model = MixedModel(groups: layout.groups, columnCount: layout.columnCount, noisePrior: 0.25)
    // A shape has no level of its own: deviations are around the profile.
    model.groups[0].priorVariance = 0.25
    model.iterations = 6
    let fit = model.fit(
      rows, .values(past.map { $0 / scale }, weights: weights), offsets: Array(repeating: 0, count: past.count))
    return (0..<horizon).map { layout.row(origin + $0).dot(fit.coefficients) * scale }
  }

  private static func normalised(
    _ roots: [Double], _ prepared: PreparedHistory, origin: Int, horizon: Int
  ) -> [Double] {
    let slots = prepared.slots
    var shares = [Double](repeating: 0, count: horizon * slots)
    for lead in 0..<horizon {
      let weekday = prepared.weekday(at: origin + lead)
      var sum = 0.0
      for slot in 0..<slots where prepared.isOpen(weekday: weekday, slot: slot) {
        let root = max(0, roots[lead * slots + slot])
        shares[lead * slots + slot] = root * root
        sum += root * root
      }
      guard sum > 0 else { continue }
      for slot in 0..<slots { shares[lead * slots + slot] /= sum }
    }
    return shares
  }
}

/// The first right singular vectors of a weighted matrix, by subspace iteration.
enum LeadingShapes {
  /// - Parameters:
  ///   - matrix: Rows × width, row-major.
  ///   - weights: One for each row.
  /// - Returns: Up to `count` orthonormal vectors, strongest first.
  static func vectors(_ matrix: [Double], weights: [Double], width: Int, count: Int) -> [[Double]] {
    let rows = weights.count
    // A start that no shape is likely to be orthogonal to, and that is the same every time.
    var vectors: [[Double]] = (0..<count).map { k in
      (0..<width).map { cos(Double($0 * (k + 1)) * 0.7 + Double(k)) }
    }
    orthonormalise(&vectors)
    for _ in 0..<40 {
      var next = [[Double]](repeating: Array(repeating: 0, count: width), count: vectors.count)
      for row in 0..<rows {
        for k in vectors.indices {
          var product = 0.0
          for column in 0..<width { product += matrix[row * width + column] * vectors[k][column] }
          product *= weights[row]
          for column in 0..<width { next[k][column] += product * matrix[row * width + column] }
        }
      }
      vectors = next
      orthonormalise(&vectors)
    }
    return vectors
  }

  private static func orthonormalise(_ vectors: inout [[Double]]) {
    for k in vectors.indices {
      for other in 0..<k {
        let product = zip(vectors[k], vectors[other]).reduce(0) { $0 + $1.0 * $1.1 }
        for column in vectors[k].indices { vectors[k][column] -= product * vectors[other][column] }
      }
      let length = vectors[k].reduce(0) { $0 + $1 * $1 }.squareRoot()
      for column in vectors[k].indices { vectors[k][column] = length > 1e-150 ? vectors[k][column] / length : 0 }
    }
  }
}

import Glibc

extension MixedModel {
  /// The state of the iteration.
  struct Workspace {
    let model: MixedModel
    let rows: [SparseRow]
    let response: Response
    let offsets: [Double]
    /// Diagonal and off-diagonal of each group's precision, at variance one.
    let precisions: [(diagonal: [Double], neighbour: [Double])]
    var fit: Fit
    var linear: [Double]
    var trust: [Double]
    private var matrix: [Double]

    init(_ model: MixedModel, _ rows: [SparseRow], _ response: Response, _ offsets: [Double]) {
      self.model = model
      self.rows = rows
      self.response = response
      self.offsets = offsets
      precisions = model.groups.map { Workspace.precision(of: $0) }
      fit = Fit(
        coefficients: Array(repeating: 0, count: model.columnCount),
        variances: model.groups.map { $0.priorVariance ?? 1e4 }, noise: model.noisePrior, covariance: [])
      trust = Array(repeating: 1, count: rows.count)
      matrix = Array(repeating: 0, count: model.columnCount * model.columnCount)
      switch response {
      case .counts(let counts, let coverage):
        let total = counts.reduce(0, +) + 0.5
        let mean = total / max(coverage.reduce(0, +), 1e-9)
        // The first working point: the row's own count where it says much, the mean where it says little.
        linear = zip(counts, coverage).map { log($0 >= MixedModel.smallMean ? $0 / $1 : mean) }
      case .values(let values, _):
        linear = values
      }
    }

    private static func precision(of group: EffectGroup) -> (diagonal: [Double], neighbour: [Double]) {
      var diagonal = [Double](repeating: 1, count: group.columns.count)
      var neighbour: [Double] = []
      guard !group.chain.isEmpty else { return (diagonal, []) }
      for (index, correlation) in group.chain.enumerated() {
        let spread = 1 - correlation * correlation
        diagonal[index] += correlation * correlation / spread
        diagonal[index + 1] += correlation * correlation / spread
        neighbour.append(-correlation / spread)
      }
      return (diagonal, neighbour)
    }

    /// One round: weigh the rows, solve for the effects, learn the variances.
    mutating func step() {
      let (target, spread, own) = working()
      var right = [Double](repeating: 0, count: model.columnCount)
      assemble(target, spread, &right)
      guard let factor = CholeskyFactor(matrix, size: model.columnCount) else { return }
      fit.covariance = factor.inverse()
      fit.coefficients = factor.solve(right)
      var noiseSum = MixedModel.priorWeight * model.noisePrior
      for row in rows.indices {
        linear[row] = offsets[row] + rows[row].dot(fit.coefficients)
        let residual = target[row] - linear[row]
        let square = residual * residual + fit.variance(of: rows[row])
        if own[row] < 1 / MixedModel.smallMean {
          let degrees = MixedModel.degreesOfFreedom
          trust[row] = (degrees + 1) / (degrees + square / spread[row])
        } else {
          trust[row] = 1
        }
        let share = (spread[row] - own[row]) / spread[row]
        noiseSum += weight(row) * trust[row] * share * share * square + share * own[row]
      }
      fit.noise = noiseSum / (Double(rows.count) + MixedModel.priorWeight)
      learnVariances()
    }

    private func weight(_ row: Int) -> Double {
      if case .values(_, let weights) = response { return weights[row] }
      return 1
    }

    /// The response to be explained, its variance and the part of that which is due to counting.
    private func working() -> (target: [Double], spread: [Double], own: [Double]) {
      switch response {
      case .values(let values, let weights):
        return (values, weights.map { fit.noise / $0 }, Array(repeating: 0, count: values.count))
      case .counts(let counts, let coverage):
        var target: [Double] = []
        var spread: [Double] = []
        var own: [Double] = []
        for row in counts.indices {
          let mean = max(exp(min(linear[row], 30)) * coverage[row], 0.05)
          let level = log(mean / coverage[row])
          target.append(
            mean >= MixedModel.smallMean
              ? log((counts[row] + 0.5) / coverage[row]) : level + max(-1, min(10, (counts[row] - mean) / mean)))
          own.append(1 / mean)
          spread.append(fit.noise + 1 / mean)
        }
        return (target, spread, own)
      }
    }

    private mutating func assemble(_ target: [Double], _ spread: [Double], _ right: inout [Double]) {
      let size = model.columnCount
      for index in matrix.indices { matrix[index] = 0 }
      for (index, group) in model.groups.enumerated() {
        let precision = precisions[index]
        let variance = fit.variances[index]
        for (offset, column) in group.columns.enumerated() {
          matrix[column * size + column] += precision.diagonal[offset] / variance
          if offset > 0, !precision.neighbour.isEmpty {
            matrix[column * size + column - 1] += precision.neighbour[offset - 1] / variance
          }
        }
      }
      for row in rows.indices {
        let factor = trust[row] / spread[row]
        let columns = rows[row].columns
        let values = rows[row].values
        let gap = target[row] - offsets[row]
        for a in columns.indices {
          let base = Int(columns[a]) * size
          let scaled = factor * values[a]
          right[Int(columns[a])] += scaled * gap
          // Columns ascend within a row, so the second never passes the first: the lower triangle is filled.
          for b in 0...a { matrix[base + Int(columns[b])] += scaled * values[b] }
        }
      }
    }

    private mutating func learnVariances() {
      let size = model.columnCount
      for (index, group) in model.groups.enumerated() {
        guard let prior = group.priorVariance else { continue }
        let precision = precisions[index]
        var sum = MixedModel.priorWeight * prior
        for (offset, column) in group.columns.enumerated() {
          let effect = fit.coefficients[column]
          sum += precision.diagonal[offset] * (effect * effect + fit.covariance[column * size + column])
          guard offset > 0, !precision.neighbour.isEmpty else { continue }
          let product = effect * fit.coefficients[column - 1] + fit.covariance[column * size + column - 1]
          sum += 2 * precision.neighbour[offset - 1] * product
        }
        fit.variances[index] = max(sum / (Double(group.columns.count) + MixedModel.priorWeight), 1e-12)
      }
    }
  }
}

/// Ordinary least squares of a few columns, by Gram and Schmidt's orthogonalization (modified, so that rounding does
/// no harm).
struct LeastSquares {
  /// The coefficients, the constant first and then the columns; nil where columns cannot be told apart.
  let coefficients: [Double]?
  /// The sum of squared residuals.
  let residualSquares: Double
  /// The sum of squared distances from the mean.
  let totalSquares: Double
  /// The number of values less the number of coefficients.
  let degreesOfFreedom: Int

  /// The share of the variance that the columns leave unexplained, both variances unbiased; nil where nothing varies
  /// or too few values are left.
  var unexplained: Double? {
    guard degreesOfFreedom > 0, totalSquares > 1e-12, coefficients != nil else { return nil }
    let count = degreesOfFreedom + (coefficients?.count ?? 1)
    return (residualSquares / Double(degreesOfFreedom)) / (totalSquares / Double(count - 1))
  }

  /// Explains values by a constant and some columns.
  ///
  /// - Parameters:
  ///   - values: What is explained, not empty.
  ///   - columns: By what; each as long as the values.
  init(_ values: [Double], by columns: [[Double]]) {
    precondition(!values.isEmpty && columns.allSatisfy { $0.count == values.count }, "columns are as long as values")
    let all = [[Double](repeating: 1, count: values.count)] + columns
    var basis: [[Double]] = []
    var upper: [[Double]] = []
    var isIndependent = true
    for column in all {
      var rest = column
      let row = LeastSquares.takeOut(basis, of: &rest)
      let length = LeastSquares.product(rest, rest).squareRoot()
      let whole = LeastSquares.product(column, column).squareRoot()
      if length <= 1e-9 * max(whole, 1e-300) {
        isIndependent = false
        break
      }
      basis.append(rest.map { $0 / length })
      upper.append(row + [length])
    }
    var residual = values
    let parts = LeastSquares.takeOut(basis, of: &residual)
    residualSquares = LeastSquares.product(residual, residual)
    let mean = values.reduce(0, +) / Double(values.count)
    totalSquares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    degreesOfFreedom = values.count - all.count
    guard isIndependent, values.count >= all.count else {
      coefficients = nil
      return
    }
    // Back substitution: upper[j][i] is the part of column j along vector i.
    var found = [Double](repeating: 0, count: all.count)
    for place in all.indices.reversed() {
      let later = all.indices.filter { $0 > place }.reduce(0) { $0 + upper[$1][place] * found[$1] }
      found[place] = (parts[place] - later) / upper[place][place]
    }
    coefficients = found
  }

  /// Takes what lies along vectors out of values, one after the other.
  ///
  /// - Parameters:
  ///   - basis: Vectors of length one, at right angles to each other.
  ///   - values: What is left of them.
  /// - Returns: How much lay along each.
  private static func takeOut(_ basis: [[Double]], of values: inout [Double]) -> [Double] {
    basis.map { vector in
      let part = product(vector, values)
      for index in values.indices { values[index] -= part * vector[index] }
      return part
    }
  }

  private static func product(_ left: [Double], _ right: [Double]) -> Double {
    var sum = 0.0
    for index in left.indices { sum += left[index] * right[index] }
    return sum
  }
}

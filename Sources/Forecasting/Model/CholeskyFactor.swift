/// The Cholesky factor of a symmetric positive definite matrix.
///
/// Shape: row-major square arrays, of which the lower triangle is read.
struct CholeskyFactor {
  let size: Int
  private var lower: [Double]

  /// The factor, or nil when the matrix is not positive definite.
  init?(_ matrix: [Double], size: Int) {
    precondition(matrix.count == size * size, "a square matrix")
    self.size = size
    var lower = matrix
    let succeeded = lower.withUnsafeMutableBufferPointer { a in
      for j in 0..<size {
        let rowJ = j * size
        for i in j..<size {
          let rowI = i * size
          var sum = a[rowI + j]
          for k in 0..<j { sum -= a[rowI + k] * a[rowJ + k] }
          if i == j {
            guard sum > 0, sum.isFinite else { return false }
            a[rowJ + j] = sum.squareRoot()
          } else {
            a[rowI + j] = sum / a[rowJ + j]
          }
        }
      }
      return true
    }
    guard succeeded else { return nil }
    self.lower = lower
  }

  /// The inverse of the matrix, both triangles filled.
  func inverse() -> [Double] {
    let n = size
    var inverse = [Double](repeating: 0, count: n * n)
    lower.withUnsafeBufferPointer { l in
      inverse.withUnsafeMutableBufferPointer { inv in
        // The inverse factor's columns are stored as rows of the upper triangle, so that every inner loop walks memory in order.
        var columns = [Double](repeating: 0, count: n * n)
        for j in 0..<n {
          columns[j * n + j] = 1 / l[j * n + j]
          for i in (j + 1)..<max(n, j + 1) {
            var sum = 0.0
            for k in j..<i { sum += l[i * n + k] * columns[j * n + k] }
            columns[j * n + i] = -sum / l[i * n + i]
          }
        }
        for i in 0..<n {
          for j in 0...i {
            var sum = 0.0
            for k in i..<n { sum += columns[i * n + k] * columns[j * n + k] }
            inv[i * n + j] = sum
            inv[j * n + i] = sum
          }
        }
      }
    }
    return inverse
  }

  /// Solves for one right-hand side.
  func solve(_ right: [Double]) -> [Double] {
    var x = right
    for i in 0..<size {
      for k in 0..<i { x[i] -= lower[i * size + k] * x[k] }
      x[i] /= lower[i * size + i]
    }
    for i in (0..<size).reversed() {
      for k in (i + 1)..<max(size, i + 1) { x[i] -= lower[k * size + i] * x[k] }
      x[i] /= lower[i * size + i]
    }
    return x
  }
}

import CGSL

/// The least value of a function of several variables, by GSL.
public enum Minimizer {
  private final class Target {
    let function: ([Double]) -> Double
    var calls = 0

    init(_ function: @escaping ([Double]) -> Double) { self.function = function }
  }

  /// The point at which a function is least, by the downhill simplex.
  ///
  /// The function need not be smooth. The search ends when the simplex is small or the evaluations are spent; the best point
  /// found is returned either way. Values that are not finite count as very large.
  ///
  /// - Parameters:
  ///   - start: Where to begin; at least one variable.
  ///   - step: How far the first simplex reaches along each variable.
  ///   - evaluations: About how often the function may be called.
  ///   - function: The function.
  /// - Returns: The best point found.
  ///
  /// Source: Nelder and Mead (1965), doi:10.1093/comjnl/7.4.308, as `gsl_multimin_fminimizer_nmsimplex2`.
  public static func simplex(
    start: [Double], step: Double, evaluations: Int, of function: @escaping ([Double]) -> Double
  ) -> [Double] {
    precondition(!start.isEmpty && step > 0, "a search needs a variable and a step")
    _ = SpecialFunctions.quietened
    let size = start.count
    guard
      let minimizer = gsl_multimin_fminimizer_alloc(cgsl_simplex_type(), size),
      let point = gsl_vector_alloc(size), let steps = gsl_vector_alloc(size)
    else { return start }
    defer {
      gsl_multimin_fminimizer_free(minimizer)
      gsl_vector_free(point)
      gsl_vector_free(steps)
    }
    for index in start.indices {
      gsl_vector_set(point, index, start[index])
      gsl_vector_set(steps, index, step)
    }
    let target = Target(function)
    return withExtendedLifetime(target) {
      var objective = gsl_multimin_function(
        f: { vector, context in
          guard let vector, let context else { return .greatestFiniteMagnitude }
          let target = Unmanaged<Target>.fromOpaque(context).takeUnretainedValue()
          target.calls += 1
          let value = target.function((0..<vector.pointee.size).map { gsl_vector_get(vector, $0) })
          return value.isFinite ? value : .greatestFiniteMagnitude
        }, n: size, params: Unmanaged.passUnretained(target).toOpaque())
      guard gsl_multimin_fminimizer_set(minimizer, &objective, point, steps) == Int32(GSL_SUCCESS) else { return start }
      while target.calls < evaluations, gsl_multimin_fminimizer_iterate(minimizer) == Int32(GSL_SUCCESS) {
        if gsl_multimin_fminimizer_size(minimizer) < 1e-4 * step { break }
      }
      return (0..<size).map { gsl_vector_get(gsl_multimin_fminimizer_x(minimizer), $0) }
    }
  }
}

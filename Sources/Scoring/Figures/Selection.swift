/// Quantiles by selection, which is quicker than sorting.
///
/// Source: Hoare (1961), "Algorithm 65: Find", doi:10.1145/366622.366647; interpolation of type 7 in Hyndman and Fan (1996).
enum Selection {
  /// The quantile of some values, which are put into another order: linear between the two nearest values.
  static func quantile(of values: inout [Float], _ probability: Double) -> Float {
    precondition(!values.isEmpty, "a quantile needs a value")
    let place = probability * Double(values.count - 1)
    let low = Int(place)
    let lower = select(low, of: &values)
    guard Double(low) < place else { return lower }
    // What lies above the chosen place is not smaller: the next value is the least of it.
    let upper = values[(low + 1)...].min() ?? lower
    return lower + Float(place - Double(low)) * (upper - lower)
  }

  /// The value that would stand at a place if the values were sorted; no smaller value stands above it afterwards.
  static func select(_ place: Int, of values: inout [Float]) -> Float {
    values.withUnsafeMutableBufferPointer { values in
      var low = 0
      var high = values.count - 1
      while low < high {
        // The middle of three keeps sorted input from being the worst case.
        let middle = (low + high) / 2
        if values[middle] < values[low] { values.swapAt(middle, low) }
        if values[high] < values[low] { values.swapAt(high, low) }
        if values[high] < values[middle] { values.swapAt(high, middle) }
        let pivot = values[middle]
        var left = low
        var right = high
        while left <= right {
          while values[left] < pivot { left += 1 }
          while values[right] > pivot { right -= 1 }
          if left <= right {
            values.swapAt(left, right)
            left += 1
            right -= 1
          }
        }
        if place <= right { high = right } else if place >= left { low = left } else { break }
      }
      return values[place]
    }
  }
}

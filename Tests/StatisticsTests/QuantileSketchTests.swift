import Glibc
import Statistics
import Testing

struct QuantileSketchTests {
  private func samples() -> [(name: String, values: [Double])] {
    var stream = RandomStream(seed: 6, replication: 0, purpose: "sketch", entity: 0)
    func values(_ count: Int, _ draw: (inout RandomStream) -> Double) -> [Double] {
      (0..<count).map { _ in draw(&stream) }
    }
    return [
      ("exponential", values(5000) { 180 * $0.exponential() }),
      ("heavy tail", values(5000) { exp(5 * $0.normal()) }),
      ("waits, 70 % zero", values(5000) { $0.happens(withProbability: 0.7) ? 0 : 20 * $0.exponential() }),
      ("whole numbers", values(5000) { Double($0.index(below: 40)) }),
      ("powers of two", values(500) { exp2(Double($0.index(below: 30))) }),
      ("just below powers of two", values(500) { exp2(Double($0.index(below: 30))).nextDown }),
      ("few", values(3) { $0.uniform() }),
      ("one", [17.3]),
      ("all zero", [0, 0, 0]),
    ]
  }

  @Test("quantiles are within the stated relative error of the exact ones")
  func errorBound() throws {
    for (name, values) in samples() {
      var sketch = QuantileSketch()
      for value in values { sketch.record(value) }
      for step in 0...200 {
        let probability = Double(step) / 200
        let exact = try #require(SampleQuantile.value(at: probability, of: values))
        let quantile = try #require(sketch.quantile(probability))
        let bound = QuantileSketch.relativeError * exact * (1 + 1e-12)
        #expect(abs(quantile - exact) <= bound, "\(name), probability \(probability), exact \(exact)")
      }
      #expect(sketch.quantile(0) == values.min() && sketch.quantile(1) == values.max())
      #expect(sketch.count == values.count && sketch.zeroCount == values.count { $0 == 0 })
    }
  }

  @Test("the bound has teeth: the worst value of a bucket comes near it")
  func boundIsTight() throws {
    var sketch = QuantileSketch()
    // The lowest value of a bucket, between two others that keep it from being an extreme.
    for value in [0.5, 1, 2] { sketch.record(value) }
    let error = abs(try #require(sketch.quantile(0.5)) - 1)
    #expect(error > 0.9 * QuantileSketch.relativeError && error <= QuantileSketch.relativeError)
  }

  @Test("the share at most x agrees with counting, to within one bucket")
  func cumulative() throws {
    for (name, values) in samples() {
      var sketch = QuantileSketch()
      for value in values { sketch.record(value) }
      func share(_ x: Double) -> Double { Double(values.count { $0 <= x }) / Double(values.count) }
      for x in values.prefix(50) + [0, 0.3, 20, 1e9] {
        let found = try #require(sketch.cumulative(at: x))
        let reach = 2 * QuantileSketch.relativeError * x
        #expect(found >= share(x - reach) - 1e-12 && found <= share(x + reach) + 1e-12, "\(name), x \(x)")
      }
      #expect(sketch.cumulative(at: 0) == share(0), "\(name)")
      #expect(sketch.cumulative(at: 1e300) == 1)
    }
  }

  @Test("merging in any order equals recording everything, to the bit")
  func merging() {
    let parts = samples().map { sample in
      var sketch = QuantileSketch()
      for value in sample.values { sketch.record(value) }
      return sketch
    }
    var whole = QuantileSketch()
    for value in samples().flatMap(\.values) { whole.record(value) }
    var forwards = QuantileSketch()
    for part in parts { forwards.merge(part) }
    var backwards = QuantileSketch()
    for part in parts.reversed() { backwards.merge(part) }
    var pairs = parts
    while pairs.count > 1 {
      var last = pairs.removeLast()
      last.merge(pairs.removeLast())
      pairs.insert(last, at: 0)
    }
    #expect(forwards == whole && backwards == whole && pairs == [whole])
  }

  @Test func nothing() {
    let sketch = QuantileSketch()
    #expect(sketch.quantile(0.5) == nil && sketch.cumulative(at: 1) == nil && sketch.minimum == nil)
  }

  @Test("values beyond the range are counted, and memory stays bounded")
  func outOfRange() {
    var sketch = QuantileSketch()
    for value in [.leastNonzeroMagnitude, 1e-12, 1, 1e300, .greatestFiniteMagnitude] { sketch.record(value) }
    #expect(sketch.count == 5 && sketch.zeroCount == 2)
    #expect(sketch.minimum == .leastNonzeroMagnitude && sketch.maximum == .greatestFiniteMagnitude)
    #expect(sketch.quantile(1) == .greatestFiniteMagnitude)
    #expect(sketch.quantile(0.5).map { abs($0 - 1) < 0.004 } == true)
  }
}

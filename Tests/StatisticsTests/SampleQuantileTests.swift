import Statistics
import Testing

struct SampleQuantileTests {
  @Test("R: quantile(1:10, c(0, .1, .25, .5, .9, 1)) gives 1, 1.9, 3.25, 5.5, 9.1, 10")
  func agreesWithR() {
    var values = (1...10).map(Double.init).reversed().map { $0 }
    let quantiles = SampleQuantile.values(at: [0.9, 0, 0.1, 0.25, 1, 0.5], ofReordering: &values)
    #expect(zip(quantiles, [9.1, 1, 1.9, 3.25, 10, 5.5]).allSatisfy { abs($0 - $1) < 1e-12 })
  }

  @Test func smallSamples() {
    #expect(SampleQuantile.value(at: 0.5, of: []) == nil)
    #expect(SampleQuantile.value(at: 0.3, of: [7]) == 7)
    #expect(SampleQuantile.value(at: 0.25, of: [2, 1]) == 1.25)
  }

  @Test("selection agrees with sorting, on random, tied, sorted, reversed and organ-pipe samples")
  func agreesWithSorting() {
    var stream = RandomStream(seed: 4, replication: 0, purpose: "quantiles", entity: 0)
    for trial in 0..<300 {
      let count = 1 + stream.index(below: 400)
      var values = (0..<count).map { index in
        switch trial % 6 {
        case 0: stream.exponential()
        case 1: Double(stream.index(below: 5))
        case 2: Double(index)
        case 3: Double(count - index)
        case 4: Double(min(index, count - index))
        default: 4.0
        }
      }
      let sorted = values.sorted()
      let probabilities = (0..<7).map { _ in stream.uniform() } + [0, 1, 0.5]
      let quantiles = SampleQuantile.values(at: probabilities, ofReordering: &values)
      for (probability, quantile) in zip(probabilities, quantiles) {
        let position = probability * Double(count - 1)
        let rank = Int(position)
        let next = sorted[min(rank + 1, count - 1)]
        let expected = sorted[rank] + (position - Double(rank)) * (next - sorted[rank])
        #expect(quantile == expected, "trial \(trial), count \(count), probability \(probability)")
      }
      #expect(values.sorted() == sorted)
    }
  }
}

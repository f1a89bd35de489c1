import CRandom
import Testing

struct ZigguratTests {
  @Test("all layers have the same area and the top one reaches the peak (Marsaglia and Tsang 2000)")
  func equalAreas() {
    for layer in UInt8(1)...255 {
      let index = Int32(layer)
      let exponential =
        crandom_exponential_width(layer) * 0x1p53
        * (crandom_exponential_density(index + 1) - crandom_exponential_density(index))
      #expect(abs(exponential - 0.003949659822581572) < 1e-13, "layer \(layer)")
      let normal =
        crandom_normal_width(layer) * 0x1p53 * (crandom_normal_density(index + 1) - crandom_normal_density(index))
      #expect(abs(normal - 0.00492867323399) < 1e-13, "layer \(layer)")
    }
    #expect(crandom_exponential_density(256) == 1)
    #expect(crandom_normal_density(256) == 1)
    #expect(abs(crandom_exponential_tail - 7.697117470131050) < 1e-12)
    #expect(abs(crandom_normal_tail - 3.654152885361009) < 1e-12)
  }
}

import Glibc
import Statistics
import Testing

struct SpecialFunctionsTests {
  private func near(_ value: Double, _ expected: Double, _ tolerance: Double = 1e-13) -> Bool {
    abs(value - expected) <= tolerance * abs(expected)
  }

  @Test("values from mpmath with 30 digits and from SciPy")
  func known() throws {
    #expect(near(try SpecialFunctions.regularizedGammaP(2.5, 0.1), 0.00088613878881244261))
    #expect(near(try SpecialFunctions.regularizedGammaQ(12.5, 10), 0.746825306016536950))
    #expect(near(try SpecialFunctions.regularizedGammaQ(20_000, 20_100), 0.23938329443858235, 1e-10))
    #expect(near(try SpecialFunctions.regularizedBeta(0.3, 2, 3.5), 0.41170250234256476))
    #expect(near(SpecialFunctions.logGamma(0.5), 0.57236494292470009))
    #expect(near(SpecialFunctions.logGamma(1e6), 12_815_504.569147612))
    #expect(near(SpecialFunctions.normalQuantile(0.975), 1.9599639845400539))
    #expect(near(SpecialFunctions.normalCumulative(1.9599639845400539), 0.975))
    #expect(near(SpecialFunctions.normalHazard(3), 3.2830986549304365))
    #expect(near(SpecialFunctions.studentQuantile(0.975, degreesOfFreedom: 1), 12.706204736174694, 1e-11))
    #expect(near(SpecialFunctions.studentQuantile(0.975, degreesOfFreedom: 4), 2.7764451051977934, 1e-11))
    #expect(near(SpecialFunctions.studentQuantile(0.975, degreesOfFreedom: 29.5), 2.043724966772122, 1e-11))
    #expect(near(SpecialFunctions.chiSquareQuantile(0.05, degreesOfFreedom: 7), 2.167349909298057, 1e-11))
    #expect(near(SpecialFunctions.chiSquareQuantile(0.95, degreesOfFreedom: 7), 14.067140449340169, 1e-11))
  }

  @Test("too small to be represented is zero, not an error; nothing stops the program")
  func underflow() throws {
    #expect(try SpecialFunctions.regularizedGammaQ(1, 1e6) == 0)
    #expect(try SpecialFunctions.regularizedGammaP(1e6, 1) == 0)
    #expect(try SpecialFunctions.regularizedGammaQ(5, 0) == 1)
    #expect(try SpecialFunctions.regularizedBeta(0, 2, 3) == 0)
    #expect(SpecialFunctions.normalQuantile(0) == -.infinity)
    #expect(SpecialFunctions.normalQuantile(1) == .infinity)
  }

  @Test("P + Q = 1 and ∂P/∂x is the density, over many sizes")
  func identities() throws {
    for shape in [0.1, 1, 3.7, 50, 999.5, 20_000, 1e6] {
      for ratio in [0.5, 0.9, 0.99, 1, 1.01, 1.1, 2] {
        let x = shape * ratio
        let sum =
          try SpecialFunctions.regularizedGammaP(shape, x) + SpecialFunctions.regularizedGammaQ(shape, x)
        #expect(abs(sum - 1) < 1e-10, "shape \(shape), x \(x)")
        // Q(a + 1, x) − Q(a, x) = x^a e^−x / Γ(a + 1)
        let step =
          try SpecialFunctions.regularizedGammaQ(shape + 1, x) - SpecialFunctions.regularizedGammaQ(shape, x)
        let density = poissonTerm(shape, x)
        #expect(abs(step - density) < 1e-9, "shape \(shape), x \(x)")
      }
    }
  }

  private func poissonTerm(_ shape: Double, _ x: Double) -> Double {
    exp(shape * log(x) - x - SpecialFunctions.logGamma(shape + 1))
  }
}

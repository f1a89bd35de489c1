import CGSL
import Testing

@testable import Statistics

struct SpecialFunctionFailureTests {
  @Test("a failure inside GSL becomes an error that says where and why, and does not stop the program")
  func failuresAreErrors() {
    #expect {
      try SpecialFunctions.checked("Γ", "-1.0") { gsl_sf_gamma_e(-1, $0) }
    } throws: { error in
      "\(error)" == "Γ(-1.0) could not be computed: input domain error; use arguments closer to ordinary size"
    }
    #expect(throws: StatisticsError.self) {
      try SpecialFunctions.checked("Γ", "1000.0") { gsl_sf_gamma_e(1000, $0) }
    }
  }

  @Test func anUnderflowIsZero() throws {
    #expect(try SpecialFunctions.checked("exp", "-1000.0") { gsl_sf_exp_e(-1000, $0) } == 0)
  }
}

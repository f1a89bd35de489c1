import CGSL
import TestSupport
import Testing

@testable import Statistics

struct RandomStreamTests {
  @Test("the generator is xoshiro256++: reference output for the state 1, 2, 3, 4 (Blackman and Vigna's C code)")
  func referenceOutput() {
    var stream = RandomStream(s0: 1, s1: 2, s2: 3, s3: 4)
    let expected: [UInt64] = [
      41_943_041, 58_720_359, 3_588_806_011_781_223, 3_591_011_842_654_386, 9_228_616_714_210_784_205,
      9_973_669_472_204_895_162, 14_011_001_112_246_962_877, 12_406_186_145_184_390_807,
      15_849_039_046_786_891_736, 10_450_023_813_501_588_000,
    ]
    #expect(expected.map { _ in stream.next() } == expected)
  }

  @Test("names are hashed as documented, for ever: values from an independent implementation of the hash")
  func namesAreStable() {
    var named = RandomStream(seed: 42, replication: 3, purpose: "patience", entity: "after-sales chat")
    #expect(
      (0..<4).map { _ in named.next() } == [
        3_771_871_075_688_066_518, 11_931_770_150_475_959_918, 12_275_821_750_456_066_941, 9_940_050_891_027_232_562,
      ])
    var numbered = RandomStream(seed: 42, replication: 3, purpose: "patience", entity: 7)
    #expect(
      (0..<4).map { _ in numbered.next() } == [
        11_926_111_799_581_288_227, 11_706_220_723_510_314_411, 5_645_837_209_996_457_098, 5_612_382_506_670_953_225,
      ])
  }

  @Test func everyPartOfTheNameMatters() {
    let names: [RandomStream] = [
      RandomStream(seed: 1, replication: 0, purpose: "arrivals", entity: "chat"),
      RandomStream(seed: 2, replication: 0, purpose: "arrivals", entity: "chat"),
      RandomStream(seed: 1, replication: 1, purpose: "arrivals", entity: "chat"),
      RandomStream(seed: 1, replication: -1, purpose: "arrivals", entity: "chat"),
      RandomStream(seed: 1, replication: 0, purpose: "patience", entity: "chat"),
      RandomStream(seed: 1, replication: 0, purpose: "arrivals", entity: "phone"),
      RandomStream(seed: 1, replication: 0, purpose: "arrival", entity: "schat"),
      RandomStream(seed: 1, replication: 0, purpose: "arrivals", entity: ""),
      RandomStream(seed: 1, replication: 0, purpose: "", entity: "chat"),
      RandomStream(seed: 1, replication: 0, purpose: "arrivals", entity: "0"),
      RandomStream(seed: 1, replication: 0, purpose: "arrivals", entity: "0\0"),
      RandomStream(seed: 1, replication: 0, purpose: "arrivals", entity: 0),
      RandomStream(seed: 0, replication: 1, purpose: "arrivals", entity: 0),
      RandomStream(seed: 1, replication: 0, purpose: "arrivals", entity: 1),
    ]
    #expect(Set(names).count == names.count)
    #expect(
      Set(
        names.map { stream in
          var stream = stream; return stream.next()
        }
      ).count == names.count)
  }

  @Test func familyGivesTheSameStreams() {
    let family = StreamFamily(seed: 5, replication: 9, purpose: "service")
    #expect(
      family.stream(entity: "售后") == RandomStream(seed: 5, replication: 9, purpose: "service", entity: "售后"))
    #expect(family.stream(entity: 12) == RandomStream(seed: 5, replication: 9, purpose: "service", entity: 12))
  }

  @Test("neighbouring streams do not resemble each other", arguments: ["replication", "entity", "seed"])
  func neighboursAreUncorrelated(part: String) {
    // Across 200 neighbours the first draws must look independent and uniform, and pairs of long runs uncorrelated.
    let streams = (0..<200).map { index in
      switch part {
      case "replication": RandomStream(seed: 7, replication: index, purpose: "p", entity: 0)
      case "entity": RandomStream(seed: 7, replication: 0, purpose: "p", entity: index)
      default: RandomStream(seed: UInt64(index), replication: 0, purpose: "p", entity: 0)
      }
    }
    let runs = streams.map { stream in
      var stream = stream
      return (0..<500).map { _ in stream.uniform() - 0.5 }
    }
    var correlations: [Double] = []
    for (run, next) in zip(runs, runs.dropFirst()) {
      correlations.append(zip(run, next).reduce(0) { $0 + $1.0 * $1.1 } * 12 / 500.0.squareRoot())
    }
    #expect(GoodnessOfFit.kolmogorovSmirnov(correlations, SpecialFunctions.normalCumulative) > 1e-3)
    #expect(GoodnessOfFit.kolmogorovSmirnov(runs.map { $0[0] + 0.5 }) { $0 } > 1e-3)
    // Teeth: correlations as small as 0.2 would be seen.
    #expect(
      GoodnessOfFit.kolmogorovSmirnov(correlations.map { $0 + 0.2 * 500.0.squareRoot() / 10 }) {
        SpecialFunctions.normalCumulative($0)
      } < 1e-3)
  }

  @Test("GSL draws from the very same sequence")
  func gslSharesTheSequence() {
    var ours = RandomStream(seed: 3, replication: 0, purpose: "p", entity: "e")
    var lent = ours
    for _ in 0..<1000 {
      let fromGSL = lent.withGSLGenerator { gsl_rng_uniform($0) }
      #expect(fromGSL == ours.uniform())
    }
    #expect(lent == ours)
    let integer = lent.withGSLGenerator { gsl_rng_get($0) }
    #expect(UInt64(integer) == ours.next() >> 32)
  }

  @Test("any GSL distribution can be drawn from a stream")
  func gslDistributions() {
    var stream = RandomStream(seed: 4, replication: 0, purpose: "p", entity: "e")
    let sample = (0..<20_000).map { _ in stream.withGSLGenerator { gsl_ran_rayleigh($0, 2) } }
    #expect(GoodnessOfFit.kolmogorovSmirnov(sample) { gsl_cdf_rayleigh_P($0, 2) } > 1e-3)
    #expect(GoodnessOfFit.kolmogorovSmirnov(sample) { gsl_cdf_rayleigh_P($0, 2.1) } < 1e-6)
  }
}

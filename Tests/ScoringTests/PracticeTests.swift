import Scoring
import Testing
import Workforce

@Suite("What practice papers ask for")
struct PracticeTests {
  @Test("Everything has an indicator that exists, or a reason; and every indicator answers something")
  func coverage() {
    let known = Set(IndicatorCatalogue.all.map(\.definition.key))
    var named: Set<String> = []
    for item in PracticeCatalogue.all {
      switch item.coverage {
      case .indicators(let keys):
        #expect(!keys.isEmpty && known.isSuperset(of: keys), "\(item.name): \(keys)")
        named.formUnion(keys)
      case .report, .outOfScope: #expect(item.note.hasSuffix("."), "\(item.name) needs a reason")
      }
      #expect(item.chineseName.unicodeScalars.contains { $0.value > 0x4e00 }, "\(item.name)")
    }
    #expect(named == known, "\(known.symmetricDifference(named).sorted())")
  }

  @Test("Indicators are also given by the customer's language")
  func languages() throws {
    var bench = Bench()
    let (english, chinese) = (bench.book.names.languages.code("en"), bench.book.names.languages.code("zh"))
    for (language, isSatisfied) in [(english, true), (english, false), (chinese, true), (nil, true)] {
      bench.served("Ann") { ($0.language, $0.isSatisfied) = (language, isSatisfied) }
    }
    let result = try bench.measure(Satisfaction())
    #expect(result.languages.map(\.group) == ["en", "zh"])
    #expect(result.languages.map(\.figure.value) == [0.5, 1])
    #expect(result.team?.value == 0.75)
  }
}

import Foundation
import Testing
import Workforce

@testable import Workbench

@Suite("Advice in every language")
struct AdviceTests {
  private func all() throws -> [Advice] {
    let day = try #require(CalendarDate("2025-10-31"))
    let days = try #require(DateRange(first: day, last: day))
    let definition = Satisfactory.definition
    return [
      .sameBytes(path: "a", first: "b"), .noZone, .recordsEnd(moment: "m", period: "2025-10", last: day),
      .nothingInPeriod(period: "2025-10", days: days, zone: "UTC", span: days),
      .nothingInPeriod(period: "2025-10", days: days, zone: "UTC", span: nil),
      .otherCadence(.monthly, period: "2025-10", days: 7), .otherCadence(.quarterly, period: "2025-10", days: 1),
      .otherCadence(.annual, period: "2025-10", days: 7), .wholeBonus(.monthly, period: "2025-10"),
      .roster(.roleOfNobody(path: "r", role: "x")), .periodNotOver(today: day, period: "2025-10"),
      .nobodyInRoles(["r"]), .nobodyAnswerable(period: "2025-10"), .rowsLeftOut(1), .rowsLeftOut(2),
      .unmeasured(definition, lacks: [], rule: .refuse),
      .unmeasured(definition, lacks: [.ratings, .rounds], rule: .shareOut),
      .cellsLost(path: "f", column: "c", count: 2, indicators: [definition]),
      .cellsLost(path: "f", column: "c", count: 1, indicators: [definition, definition]),
      .notFromSums(period: "2025-10", indicators: [.init(definition, lacks: [.rounds])], told: []),
      .notFromSums(period: "2025-10", indicators: [.init(definition, lacks: [.ratings])], told: [definition]),
      .notOnRoster(path: "r", count: 1, names: "n"),
      .otherRoles(["r"], names: "n"), .comparedWithNobody(agents: 3), .strangers(path: "e", names: "n"),
      .otherDays(path: "e", events: 2, period: "2025-10"),
    ]
  }

  private enum Satisfactory {
    static let definition = IndicatorDefinition(
      key: "k", name: "name", chineseName: "名称", meaning: "m", chineseMeaning: "含义", population: "", clock: "",
      form: .share, unit: .share, direction: .higher, requirements: [])
  }

  @Test("each is there in both, ends as sentences do, and tells the same numbers")
  func languages() throws {
    for advice in try all() {
      let (english, chinese) = (advice.text(.en), advice.text(.zh))
      #expect(english.hasSuffix("."), "\(english)")
      #expect(chinese.hasSuffix("。"), "\(chinese)")
      #expect(!english.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }, "\(english)")
      #expect(chinese.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }, "\(chinese)")
      // An English word of Chinese advice is an option, a value of a file, or a name that came with it.
      let known: Set<String> = [
        "UTC", "--zone", "Asia/Shanghai", "--observed-until", "missing", "share-out", "compareBy",
      ]
      for word in chinese.matches(of: /[A-Za-z\/-]{4,}/).map({ String($0.output) }) where word.contains(/[A-Za-z]/) {
        #expect(known.contains(word), "\(word) in \(chinese)")
      }
    }
  }
}

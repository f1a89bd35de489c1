import Foundation
import Reporting
import Testing

@testable import Workbench

@Suite("What figures mean, on paper and in code")
struct IndicatorPageTests {
  @Test("the page of indicators is what the program computes with; RECORD=1 rewrites it")
  func page() throws {
    let file = Project.root + "Sources/Workforce/Workforce.docc/Indicators.md"
    let text = IndicatorExplanation.reference
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    }
    let page = FileManager.default.contents(atPath: file).map { String(decoding: $0, as: UTF8.self) }
    #expect(
      page == text,
      "crewcast measure --explain all > Sources/Workforce/Workforce.docc/Indicators.md brings it up to date")
  }

  @Test("every key has an explanation, each once")
  func keys() throws {
    #expect(Set(IndicatorExplanation.keys).count == IndicatorExplanation.keys.count)
    for key in IndicatorExplanation.keys {
      let text = try IndicatorExplanation.document(key).text()
      #expect(text.contains("Key: \(key)") && text.contains("Counts: ") && text.contains("Clock: "), "\(key)")
    }
  }
}

import Reporting
import Testing

@testable import Workbench

@Suite("Progress fits on a line")
struct ProgressLineTests {
  @Test("how far, and how long still")
  func line() {
    let rendering = TextRendering(width: 60)
    #expect(
      ProgressLine.line("simulate", done: 25, total: 100, elapsedSeconds: 5, rendering)
        == "simulate ████████░░░░░░░░░░░░░░░░░░░░░░ 25/100, 15 s left")
    #expect(
      ProgressLine.line("simulate", done: 0, total: 100, elapsedSeconds: 0, TextRendering(width: 60, glyphs: .ascii))
        == "simulate .............................. 0/100")
    #expect(
      ProgressLine.line("simulate", done: 100, total: 100, elapsedSeconds: 9, rendering).hasSuffix(" 100/100"))
    #expect(ProgressLine.line("simulate", done: 120, total: 100, elapsedSeconds: 9, rendering).displayWidth <= 60)
    #expect(
      ProgressLine.line("a long name", done: 1, total: 3, elapsedSeconds: 1, TextRendering(width: 20)).hasPrefix(
        "a long name 1/3"))
  }
}

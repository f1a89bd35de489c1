import Reporting
import Testing
import Workforce

@Suite("Tables stand straight")
struct TextTableTests {
  @Test("figures end, words begin, wide characters take two columns")
  func alignment() {
    let table = TextTable(
      columns: [.init("group", .leading), .init("agents"), .init("service\nlevel")],
      rows: [["售后客服", "12", "81.2 %"], ["chat 💬", "3", "100.0 %"], ["e\u{301}te\u{301} 👩‍👩‍👧", "1,204", "–"]])
    #expect(
      table.text() == """
                          service
        group     agents    level
        ────────  ──────  ───────
        售后客服      12   81.2 %
        chat 💬        3  100.0 %
        e\u{301}te\u{301} 👩‍👩‍👧     1,204        –

        """)
  }

  @Test("every line of a table has the same width in columns, whatever the words")
  func straight() {
    var generator = SystemRandomNumberGenerator()
    let words = ["a", "客服", "Ünïcode", "🇨🇳", "한국어", "ｆｕｌｌ", "👍🏽", "naïve", "❤️", "x y"]
    for _ in 0..<200 {
      let rows = (0..<4).map { _ in (0..<3).map { _ in TextTable.Cell(words.randomElement(using: &generator) ?? "") } }
      // A closing column of fixed width shows any drift.
      let table = TextTable(
        columns: [.init("一", .leading), .init("b", .centre), .init("c"), .init("|")],
        rows: rows.map { $0 + ["|"] })
      let widths = Set(table.text().split(separator: "\n").map(\.displayWidth))
      #expect(widths.count == 1, "\(table.text())")
    }
  }

  @Test("groups stand over indented rows; rules set totals apart")
  func groups() {
    var table = TextTable(columns: [.init("type", .leading), .init("offered")])
    table.appendGroup("phone")
    table.append(["returns", "120"])
    table.appendRule()
    table.append([.init("all", .strong), "120"])
    #expect(
      table.text(TextRendering(glyphs: .ascii)) == """
          type     offered
          -------  -------
        phone
          returns      120
          -------  -------
          all          120

        """)
    #expect(table.csv().text == "group,type,offered\nphone,returns,120\nphone,all,120\n")
    #expect(
      table.markdown()
        == "| type | offered |\n| :--- | ---: |\n| **phone** |   |\n| returns | 120 |\n| **all** | 120 |\n")
  }

  @Test("a column of words gives way when the place is narrow")
  func wrapping() {
    let table = TextTable(
      columns: [.init("n"), .init("meaning", .leading, wraps: true)],
      rows: [["14", "share of customers who are answered within 20 s of all who ask"]])
    let text = table.text(TextRendering(width: 40))
    #expect(text.split(separator: "\n").allSatisfy { $0.displayWidth <= 40 })
    #expect(text.split(separator: "\n").count == 5)
  }

  @Test("styles surround the words and not the padding")
  func colours() {
    let table = TextTable(
      columns: [.init("a"), .init("b", .leading)], rows: [[.init("1", .bad), "x"], ["100", "y"]])
    let text = table.text(TextRendering(colours: true))
    #expect(text.contains("  \u{1B}[31m1\u{1B}[0m  x"))
    #expect(!table.text().contains("\u{1B}"))
  }

  @Test("Markdown keeps bars and stars of names from becoming markup")
  func escaping() {
    let table = TextTable(columns: [.init("a|b", .leading)], rows: [["*x* <b>\ny"]])
    #expect(table.markdown() == "| a\\|b |\n| :--- |\n| \\*x\\* \\<b><br>y |\n")
  }
}

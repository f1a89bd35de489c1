import Reporting
import Testing
import Workforce

@Suite("Documents read from top to bottom")
struct DocumentTests {
  private var document: ReportDocument {
    var document = ReportDocument()
    document.heading("After-sales weekday")
    document.paragraph("14 agents are enough.", style: .strong)
    document.table(TextTable(columns: [.init("n"), .init("share")], rows: [["14", "88.8 %"]]), caption: "Neighbours")
    document.table(TextTable(columns: [.init("n")]), caption: "Empty tables vanish")
    document.list(["one", "two words that are long enough to be wrapped at forty columns"])
    document.notes(["share: answered within 20 s of all offered"])
    return document
  }

  @Test("as text")
  func text() {
    #expect(
      document.text(TextRendering(width: 40)) == """
        After-sales weekday
        ═══════════════════

        14 agents are enough.

        Neighbours
         n   share
        ──  ──────
        14  88.8 %

        - one
        - two words that are long enough to be
          wrapped at forty columns

          share: answered within 20 s of all
          offered

        """)
  }

  @Test("as Markdown")
  func markdown() {
    #expect(
      document.markdown() == """
        # After-sales weekday

        **14 agents are enough.**

        **Neighbours**

        | n | share |
        | ---: | ---: |
        | 14 | 88.8 % |

        - one
        - two words that are long enough to be wrapped at forty columns

        > share: answered within 20 s of all offered

        """)
  }

  @Test("names and reasons that somebody typed do not become Markdown")
  func escapedMarkdown() {
    var document = ReportDocument()
    document.heading("agent_1 *new*")
    document.paragraph("<script> of `check`", style: .strong)
    document.list(["a_b", "first\nsecond"])
    document.table(TextTable(columns: [.init("why|how", .leading)], rows: [["a | b\r\nc_d"]]))
    document.notes(["1 < 2"])
    #expect(
      document.markdown() == #"""
        # agent\_1 \*new\*

        **\<script> of `check`**

        - a\_b
        - first<br>second

        | why\|how |
        | :--- |
        | a \| b<br>c\_d |

        > 1 \< 2

        """#)
  }

  @Test("sparklines start at zero and leave gaps for what is unknown")
  func sparkline() {
    #expect(Sparkline([0, 1, 2, 3, 4, 5, 6, 7]).text() == "▁▂▃▄▅▆▇█")
    #expect(Sparkline([0, .nan, 7]).text() == "▁ █")
    #expect(Sparkline([5, 5]).text() == "██")
    #expect(Sparkline([0, 0]).text() == "▁▁")
    #expect(Sparkline([0, 7, 99], range: 0...7).text(TextRendering(glyphs: .ascii)) == "_##")
    #expect(Sparkline([]).text().isEmpty)
  }

  @Test("bars are in proportion, and anything above zero shows")
  func bars() {
    let chart = BarChart([
      .init("售后", 10, figure: "10"), .init("chat", 5, figure: "5"), .init("tiny", 0.001, figure: "0.001"),
      .init("none", 0, figure: "0"),
    ])
    let lines = chart.text(TextRendering(width: 35)).split(separator: "\n")
    #expect(lines[0] == "  售后     10  " + String(repeating: "█", count: 20))
    #expect(lines[1] == "  chat      5  " + String(repeating: "█", count: 10))
    #expect(lines[2] == "  tiny  0.001  ▏")
    #expect(lines[3] == "  none      0")
  }

  @Test("bands share an axis with the target")
  func bands() {
    let estimate = Estimate(mean: 0.5, low: 0.25, high: 0.75, confidence: 0.95)
    let chart = BandChart([.init("a", estimate, figure: "50 %")], range: 0...1, target: 0.9)
    #expect(chart.text(TextRendering(width: 32)) == "  a  50 %       ─────●─────  ┊\n")
    #expect(chart.text(TextRendering(width: 32, glyphs: .ascii)).contains("-o-"))
  }
}

import Reporting
import Testing

@Suite("CSV can be opened by spreadsheets and read back")
struct CSVDocumentTests {
  @Test("quotes only where they are needed")
  func quoting() {
    var document = CSVDocument(header: ["name", "value"])
    document.append([.text("plain"), .number(0.1)])
    document.append([.text("a,b"), .integer(-3)])
    document.append([.text("say \"hi\"\nthere"), .number(.nan)])
    document.append([.text(" spaced "), .empty])
    #expect(
      document.text
        == "name,value\nplain,0.1\n\"a,b\",-3\n\"say \"\"hi\"\"\nthere\",\n\" spaced \",\n")
    #expect(document.rowCount == 4)
  }

  @Test("words never become formulas", arguments: ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\tx", "\rx"])
  func formulas(text: String) {
    var document = CSVDocument(header: ["a", "b"])
    document.append([.text(text), .verbatim(text)])
    let line = document.text.dropFirst("a,b\n".count)
    #expect(line.drop { $0 == "\"" }.hasPrefix("'"))
  }

  @Test("estimates are written to six decimals")
  func rounded() {
    var document = CSVDocument(header: ["a", "b", "c", "d", "e"])
    document.append([.rounded(0.8500000000000001), .rounded(1.0 / 3), .rounded(nil), .rounded(.nan), .rounded(-2e12)])
    #expect(document.text == "a,b,c,d,e\n0.85,0.333333,,,-2000000000000\n")
  }

  @Test("a lone empty cell is still a row")
  func loneCell() {
    var document = CSVDocument(header: ["a"])
    document.append([.empty])
    document.append([.text("")])
    #expect(document.text == "a\n\"\"\n\"\"\n")
  }
}

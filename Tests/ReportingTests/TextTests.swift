import Reporting
import Testing

@Suite("Text fits its place")
struct TextTests {
  @Test(
    "columns of a terminal",
    arguments: [
      ("", 0), ("abc", 3), ("客服", 4), ("，", 2), ("é", 1), ("e\u{301}", 1), ("👩‍👩‍👧", 2), ("🇨🇳", 2), ("❤️", 2), ("❤", 1),
      ("한", 2), ("\u{1112}\u{1161}\u{11AB}", 2),
      ("ｱ", 1), ("±", 1), ("─", 1), ("\u{200B}", 0), ("a\u{AD}b", 3), ("👍🏽", 2), ("𠀀", 2), ("\u{3099}", 0),
    ] as [(String, Int)])
  func widths(text: String, columns: Int) { #expect(text.displayWidth == columns) }

  @Test("lines break at spaces, keep numbers with their units, and cut what cannot be broken")
  func wrapping() {
    #expect("the answer is 81.2 % of all".wrapped(to: 19) == ["the answer is", "81.2 % of all"])
    #expect("wait 1 min 23 s, then".wrapped(to: 12) == ["wait", "1 min 23 s,", "then"])
    #expect("abcdefghij kl".wrapped(to: 4) == ["abcd", "efgh", "ij", "kl"])
    #expect("".wrapped(to: 10) == [""])
    #expect("a\n\nb".wrapped(to: 10) == ["a", "", "b"])
  }

  @Test("Chinese breaks anywhere but before a full stop")
  func chinese() {
    #expect("客户等待时间。".wrapped(to: 12) == ["客户等待时", "间。"])
    #expect("平均 wait 为十二秒".wrapped(to: 10) == ["平均 wait", "为十二秒"])
  }

  @Test("no line is wider than asked, and no word is lost", arguments: 2...40)
  func property(width: Int) {
    let text = "Of 1,000 customers 81.2 % (79.9–82.4) are answered within 20 s; 客服中心每天接到很多电话，平均等待 12.3 s。 End"
    let lines = text.wrapped(to: width)
    #expect(lines.allSatisfy { $0.displayWidth <= width })
    #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
  }

  @Test("padding counts columns")
  func padding() {
    #expect("客".padded(to: 4) == "客  ")
    #expect("客".padded(to: 4, .trailing) == "  客")
    #expect("ab".padded(to: 5, .centre) == " ab  ")
    #expect("abc".padded(to: 2) == "abc")
  }

  @Test("ASCII spelling leaves the user's own names alone")
  func spelling() {
    let ascii = TextRendering(glyphs: .ascii)
    #expect(ascii.spelled("81.2 % (79.9–82.4), ≤ 客服") == "81.2 % (79.9-82.4), <= 客服")
  }
}

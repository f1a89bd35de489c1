import Testing
import Workforce

@Suite("The order of names in lists")
struct NaturalOrderTests {
  @Test(
    "numbers stand by value, all else by code points",
    arguments: [
      ["agent-1", "agent-2", "agent-10", "agent-10a", "agent-11"], ["2", "10", "a", "b"], ["Tom", "tom"],
      ["客服2", "客服9", "客服10"], ["刘洋", "张伟", "李雷", "王芳", "陈静", "韩梅梅"], ["", "0", "a"],
      ["a", "a1", "a01b", "a1b", "a2", "a99999999999999999999998", "a99999999999999999999999"],
    ])
  func order(sorted: [String]) {
    for (place, left) in sorted.enumerated() {
      #expect(!left.precedesNaturally(left))
      for right in sorted[(place + 1)...] {
        #expect(left.precedesNaturally(right), "\(left) before \(right)")
        #expect(!right.precedesNaturally(left), "\(right) after \(left)")
      }
    }
  }

  @Test("texts of the same numbers follow their bytes, so that no two are equal")
  func leadingZeros() {
    #expect("a01".precedesNaturally("a1") && !"a1".precedesNaturally("a01"))
  }

  @Test("it is an order: of all triples of short texts, what stands before the second stands before the third")
  func transitive() {
    let signs = ["", "0", "1", "2", "9", "a", "-"]
    let texts = signs.flatMap { first in signs.flatMap { second in signs.map { first + second + $0 } } }
    let sorted = Set(texts).sorted { $0.precedesNaturally($1) }
    for (place, left) in sorted.enumerated() {
      for right in sorted[(place + 1)...] where !left.precedesNaturally(right) {
        Issue.record("\(left) and \(right) are out of order")
      }
    }
  }
}

import Foundation
import Reporting
import Testing
import Workforce

@Suite("JSON is deterministic and valid")
struct JSONValueTests {
  @Test("keys keep their order, short things stay on a line")
  func layout() {
    let value: JSONValue = [
      "zebra": 1, "apple": [1, 2.5, "x"], "empty": [], "nothing": nil, "flag": true,
      "nested": ["inner": ["a": 1], "list": [["b": 2], ["c": 3]]], "none": .object([]),
    ]
    #expect(
      value.text == """
        {
          "zebra": 1,
          "apple": [1, 2.5, "x"],
          "empty": [],
          "nothing": null,
          "flag": true,
          "nested": {
            "inner": {"a": 1},
            "list": [
              {"b": 2},
              {"c": 3}
            ]
          },
          "none": {}
        }

        """)
    #expect(value["nested"]?["inner"]?["a"] == 1)
    #expect(value["no"] == nil)
  }

  @Test("figures that do not exist are null with a reason")
  func reasons() {
    let value: JSONValue = ["a": .number(.nan), "b": .number(.infinity), "c": .unavailable("no contact was answered")]
    #expect(
      value.compactText
        == #"{"a":null,"aReason":"not defined","b":null,"bReason":"not finite","c":null,"cReason":"no contact was answered"}"#
    )
  }

  @Test("strings are escaped")
  func strings() {
    #expect(JSONValue.string("a\"b\\c\n\u{1}\u{2028}客").compactText == #""a\"b\\c\n\u0001\u2028客""#)
  }

  @Test("estimates have four keys")
  func estimates() {
    let estimate = Estimate(mean: 0.5, low: 0.25, high: 0.75, confidence: 0.95)
    #expect(JSONValue(estimate).compactText == #"{"mean":0.5,"low":0.25,"high":0.75,"confidence":0.95}"#)
  }

  @Test("numbers read back to the same value with another parser")
  func roundTrip() throws {
    let seed = UInt64.random(in: .min ... .max)
    var state = seed
    for _ in 0..<2000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let value = Double(bitPattern: state ^ (state >> 29))
      guard value.isFinite else { continue }
      let text = JSONValue.array([.number(value)]).text
      let read = try JSONDecoder().decode([Double].self, from: Data(text.utf8))
      #expect(read == [value], "seed \(seed), \(text)")
    }
    #expect(JSONValue.number(-0.0).compactText == "0")
    #expect(JSONValue.number(1e15).compactText == "1000000000000000")
    #expect(JSONValue.number(0.1).compactText == "0.1")
  }
}

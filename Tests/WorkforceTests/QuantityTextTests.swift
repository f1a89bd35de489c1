import Testing

@testable import Workforce

@Suite("Quantities as text")
struct QuantityTextTests {
  @Test(arguments: [
    ("90s", 90.0), ("3m", 180), ("1h30m", 5_400), ("2d", 172_800), ("1.5h", 5_400), ("250ms", 0.25), ("1w", 604_800),
    ("0s", 0), ("1h 30m", 5_400), ("1d2h3m4s", 93_784), ("20.5s", 20.5), ("007s", 7),
  ])
  func durations(text: String, seconds: Double) throws {
    #expect(try DurationText.parse(text) == seconds)
  }

  @Test(arguments: [
    "", " ", "90", "s", "h", "-3m", "3m-", "1m1h", "3m3m", "3 m", "1,5h", "1e3s", "3min", "5M", "1h30", "٣m", "3m ",
    ".5h",
    "5.h", "1..5h", "99999999999999999999s", "9999999999d", "inf", "nan", "0x10s", "1h\n30m", "🙂", "1h  30m",
  ])
  func wrongDurations(text: String) {
    #expect(throws: QuantityError.self) { try DurationText.parse(text) }
  }

  @Test func messagesSayFoundExpectedExample() {
    for (text, fragment) in [
      ("90", "\"90\" has no unit"), ("3min", "write \"m\" for \"min\""), ("1,5h", "decimal point"),
      ("30m1h", "large to small"), ("5 parsecs", "has no unit"), ("5parsecs", "\"parsecs\" is no unit"),
    ] {
      do {
        _ = try DurationText.parse(text)
        Issue.record("\(text) was read")
      } catch {
        let message = "\(error)"
        #expect(message.contains(fragment), "\(message)")
        #expect(message.contains("\"\(text)\"") && message.contains("expected") && message.contains("1h30m"))
        #expect(!message.contains("\n"))
      }
    }
  }

  @Test("What is written is read back", arguments: [1, 2, 3, 4, 5])
  func roundTrip(seed: UInt64) throws {
    var state = seed &* 0x9E37_79B9_7F4A_7C15
    for _ in 0..<2_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let milliseconds = Double(state >> 33) / Double(1 + state % 1_000).rounded()
      let seconds = milliseconds.rounded() / 1_000
      let text = DurationText.format(seconds)
      let back = try DurationText.parse(text)
      #expect(abs(back - seconds) <= 1e-6 * max(1, seconds) * 1e-3, "seed \(seed): \(seconds) \(text) \(back)")
    }
    for (seconds, text) in [
      (5_400.0, "1h30m"), (90, "1m30s"), (0.25, "250ms"), (0, "0s"), (20.5, "20.5s"), (86_400, "1d"),
    ] {
      #expect(DurationText.format(seconds) == text)
    }
  }

  @Test func rates() throws {
    let rate = try RateText.parse("100/30m")
    #expect(rate == Rate(amount: 100, periodSeconds: 1_800))
    #expect(rate.amount(duringSeconds: 180) == 10)
    #expect(try RateText.parse("4.2/m") == Rate(amount: 4.2, periodSeconds: 60))
    #expect(try RateText.parse("4.2/1m30s").perHour == 168)
    #expect(RateText.format(rate) == "100/30m")
    #expect(try MoneyText.parseRate("45/h").perSecond == 0.0125)
    #expect(try MoneyText.parse("0.99") == 0.99)
    for text in ["", "100", "/30m", "100/", "100/0s", "-1/h", "1/2/h", "100 / 30m", "1e12/h", "a/h", "100/30"] {
      #expect(throws: QuantityError.self, "\(text)") { try RateText.parse(text) }
    }
  }

  @Test func sharesAndTargets() throws {
    #expect(try ShareText.parse("80%") == 0.8)
    #expect(try ShareText.parse("0.8") == 0.8)
    #expect(try ShareText.parse("100%") == 1)
    #expect(ShareText.format(0.123456) == "12.3%")
    for text in ["", "%", "80", "101%", "-5%", "80%%", "8o%", "1.5", "NaN", "0,8"] {
      #expect(throws: QuantityError.self, "\(text)") { try ShareText.parse(text) }
    }
    do {
      _ = try ShareText.parse("80")
    } catch {
      #expect("\(error)".contains("80%"), "\(error)")
    }
    let target = try TargetText.parse("80%/20s", definition: .answeredOfAnswered)
    #expect(target == ServiceLevelTarget(definition: .answeredOfAnswered, share: 0.8, seconds: 20))
    #expect(TargetText.format(target) == "80%/20s")
    for text in ["80%", "80%/", "/20s", "80%/20", "80/20s", "80%/20s/1"] {
      #expect(throws: QuantityError.self, "\(text)") { try TargetText.parse(text, definition: .answeredOfOffered) }
    }
  }

  @Test func everyDefinitionIsExplained() {
    #expect(ServiceLevelDefinition.allCases.count == 5)
    #expect(Set(ServiceLevelDefinition.allCases.map(\.plainWords)).count == 5)
  }

  @Test("Random texts are refused with one line or read, never trapped on", arguments: [11, 12, 13])
  func randomTexts(seed: UInt64) {
    let alphabet = Array("0123456789.%/hmsdw -+,eé\n٣🙂")
    var state = seed &* 0x9E37_79B9_7F4A_7C15
    for _ in 0..<3_000 {
      var text = ""
      repeat {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text.append(alphabet[Int((state >> 33) % UInt64(alphabet.count))])
      } while state >> 61 != 0 && text.count < 60
      do throws(QuantityError) {
        _ = try DurationText.parse(text)
      } catch {
        #expect(!error.description.contains("\n"))
      }
      _ = try? RateText.parse(text)
      _ = try? ShareText.parse(text)
      _ = try? TargetText.parse(text, definition: .answeredOfOffered)
    }
  }
}

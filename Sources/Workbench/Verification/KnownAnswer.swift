public import Workforce

/// One figure that the program must reproduce, beside what it yields.
public struct KnownAnswer: Sendable {
  /// What is known.
  public enum Expected: Hashable, Sendable {
    /// A figure as printed by its source; it is met when what we get rounds to it, so write all known digits. A simulated
    /// figure meets it when its interval covers it and would not cover it shifted by 5 %.
    case figure(String)
    /// A figure that is itself an estimate, with its interval; it is met when the intervals overlap.
    case interval(mean: Double, low: Double, high: Double)
    /// A behaviour in words, such as a refusal.
    case words(String)
  }

  /// What the program yields.
  public enum Got: Hashable, Sendable {
    /// A computed figure.
    case exact(Double)
    /// A simulated figure with its interval.
    case estimate(Estimate)
    /// A behaviour in words.
    case words(String)
  }

  /// What is counted, with its unit.
  public var quantity: String
  /// What is known.
  public var expected: Expected
  /// What the program yields.
  public var got: Got

  /// A known answer beside ours.
  public init(_ quantity: String, expected: Expected, got: Got) {
    self.quantity = quantity
    self.expected = expected
    self.got = got
  }

  /// A known figure beside a computed one.
  public init(_ quantity: String, _ expected: String, _ got: Double) {
    self.init(quantity, expected: .figure(expected), got: .exact(got))
  }

  /// Whether ours agrees with what is known.
  public var isMet: Bool {
    switch (expected, got) {
    case (.figure(let text), .exact(let value)):
      guard let figure = PrintedFigure(text) else { return false }
      return abs(value - figure.value) <= figure.tolerance
    case (.figure(let text), .estimate(let estimate)):
      guard let figure = PrintedFigure(text) else { return false }
      func covers(_ value: Double) -> Bool {
        estimate.low <= value + figure.tolerance && estimate.high >= value - figure.tolerance
      }
      // An interval so wide that it would cover wrong answers too shows nothing.
      return covers(figure.value) && !covers(figure.value * 1.05) && !covers(figure.value * 0.95)
    case (.interval(_, let low, let high), .exact(let value)): return low <= value && value <= high
    case (.interval(_, let low, let high), .estimate(let estimate)): return estimate.low <= high && low <= estimate.high
    case (.words(let expected), .words(let got)): return expected == got
    default: return false
    }
  }
}

/// A number as a source prints it: its value, and half a unit of its last digit.
struct PrintedFigure {
  /// The number.
  var value: Double
  /// By how much a figure may differ and still round to it; a little more, for halves.
  var tolerance: Double

  /// Reads a plain decimal number; nil when the text is none.
  init?(_ text: String) {
    guard let value = Double(text), value.isFinite, !text.contains("e") else { return nil }
    self.value = value
    let decimals = text.firstIndex(of: ".").map { text.distance(from: text.index(after: $0), to: text.endIndex) } ?? 0
    var unit = 1.0
    for _ in 0..<decimals { unit /= 10 }
    tolerance = unit * 0.5000001
  }
}

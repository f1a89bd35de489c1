import Reporting
import Workforce

/// All words that `crewcast verify` prints stand in this file.
extension Verification {
  /// Everything that is to be said, in all forms.
  public var report: Report {
    Report(
      command: "verify", seed: seed, result: result, document: document,
      tables: [Report.Table("answers", answerRows)], missedTargets: [])
  }

  private var counts: (met: Int, all: Int) {
    results.reduce(into: (0, 0)) { counts, result in
      counts.0 += result.answers.filter(\.isMet).count
      counts.1 += max(1, result.answers.count)
    }
  }

  private var document: ReportDocument {
    var document = ReportDocument()
    let counts = counts
    let missed = counts.all - counts.met
    document.paragraph(
      missed == 0
        ? "All \(Figures.count(counts.all)) known answers are met."
        : "\(Figures.count(missed)) of \(Figures.count(counts.all)) known answers \(missed == 1 ? "is" : "are") not met.",
      style: missed == 0 ? .good : .bad)
    if leftOut > 0 {
      document.paragraph(
        "\(Figures.count(leftOut)) simulated case\(leftOut == 1 ? " is" : "s are") left out by --quick.")
    }
    var model = ""
    for result in results {
      if result.known.model != model {
        model = result.known.model
        document.heading(model, level: 2)
      }
      document.table(table(result), caption: result.known.name)
      if let failure = result.failure { document.paragraph("\(result.known.name): \(failure)", style: .bad) }
    }
    document.notes(
      [
        "A computed figure is met when it rounds to the printed one; a simulated one when its 99.9 % interval covers it and would not cover it shifted by 5 %, or overlaps the interval that it is known with."
      ]
        + sources.map { "Source of \($0.names): \($0.source)." })
    return document
  }

  private func table(_ result: Result) -> TextTable {
    let hasIntervals = result.answers.contains { if case .estimate = $0.got { true } else { false } }
    var columns: [TextTable.Column] = [.init("quantity", .leading), .init("expected"), .init("got")]
    if hasIntervals { columns.append(.init("interval")) }
    var table = TextTable(columns: columns + [.init("", .leading)])
    for answer in result.answers {
      var cells: [TextTable.Cell] = [
        .init(answer.quantity), .init(Self.text(answer.expected)),
        .init(Self.text(answer.got, beside: answer.expected)),
      ]
      if hasIntervals { cells.append(.init(Self.interval(answer.got))) }
      table.append(cells + [answer.isMet ? .init("met", .good) : .init("NOT MET", .bad)])
    }
    return table
  }

  /// Every source once, with the families that rest on it.
  private var sources: [(names: String, source: String)] {
    var order: [String] = []
    var names: [String: [String]] = [:]
    for result in results {
      let source = result.known.source
      if names[source] == nil { order.append(source) }
      if names[source]?.contains(result.known.model) != true { names[source, default: []].append(result.known.model) }
    }
    return order.map { ((names[$0] ?? []).joined(separator: ", "), $0) }
  }

  private static func text(_ expected: KnownAnswer.Expected) -> String {
    switch expected {
    case .figure(let text), .words(let text): text
    case .interval(let mean, let low, let high):
      Figures.number(Estimate(mean: mean, low: low, high: high, confidence: 0.95))
    }
  }

  /// A computed figure is shown with one digit more than the printed one, so that agreement can be seen.
  private static func text(_ got: KnownAnswer.Got, beside expected: KnownAnswer.Expected) -> String {
    switch got {
    case .words(let text): return text
    case .estimate(let estimate): return Figures.number(estimate.mean)
    case .exact(let value):
      guard case .figure(let text) = expected, let point = text.firstIndex(of: ".") else {
        return Figures.number(value)
      }
      return Figures.number(value, decimals: text.distance(from: point, to: text.endIndex))
    }
  }

  private static func interval(_ got: KnownAnswer.Got) -> String {
    guard case .estimate(let estimate) = got else { return "" }
    return "\(Figures.number(estimate.low)) to \(Figures.number(estimate.high))"
  }

  // MARK: For programs

  private var result: [JSONValue.Member] {
    let counts = counts
    return [
      .init("isMet", .boolean(isMet)),
      .init("known", .integer(counts.all)),
      .init("met", .integer(counts.met)),
      .init("leftOut", .integer(leftOut)),
      .init("cases", .array(results.map(Self.json))),
    ]
  }

  private static func json(_ result: Result) -> JSONValue {
    let head: JSONValue = [
      "model": .string(result.known.model), "name": .string(result.known.name), "source": .string(result.known.source),
      "isMet": .boolean(result.isMet),
    ]
    if let failure = result.failure { return head.appending([.init("failure", .string(failure))]) }
    return head.appending([
      .init(
        "answers",
        .array(
          result.answers.map { answer in
            [
              "quantity": .string(answer.quantity), "expected": json(answer.expected), "got": json(answer.got),
              "isMet": .boolean(answer.isMet),
            ]
          }))
    ])
  }

  private static func json(_ expected: KnownAnswer.Expected) -> JSONValue {
    switch expected {
    case .figure(let text): Double(text).map { .number($0) } ?? .string(text)
    case .interval(let mean, let low, let high): ["mean": .number(mean), "low": .number(low), "high": .number(high)]
    case .words(let text): .string(text)
    }
  }

  private static func json(_ got: KnownAnswer.Got) -> JSONValue {
    switch got {
    case .exact(let value): .number(value)
    case .estimate(let estimate): JSONValue(estimate)
    case .words(let text): .string(text)
    }
  }

  private var answerRows: CSVDocument {
    var document = CSVDocument(header: ["model", "name", "quantity", "expected", "got", "low", "high", "isMet"])
    for result in results {
      for answer in result.answers {
        let (got, low, high): (CSVDocument.Cell, CSVDocument.Cell, CSVDocument.Cell) =
          switch answer.got {
          case .exact(let value): (.number(value), .empty, .empty)
          case .estimate(let estimate): (.number(estimate.mean), .number(estimate.low), .number(estimate.high))
          case .words(let text): (.text(text), .empty, .empty)
          }
        document.append([
          .text(result.known.model), .text(result.known.name), .text(answer.quantity),
          .text(Self.text(answer.expected)), got, low, high, .text(answer.isMet ? "true" : "false"),
        ])
      }
      if let failure = result.failure {
        document.append(
          [.text(result.known.model), .text(result.known.name), .text(failure)] + Array(repeating: .empty, count: 4)
            + [.text("false")])
      }
    }
    return document
  }
}

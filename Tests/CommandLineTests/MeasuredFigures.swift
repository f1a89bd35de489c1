import Foundation
import TestSupport
import Testing

/// The figures that `crewcast measure --format csv` wrote, by scope, name and indicator.
struct MeasuredFigures {
  private var values: [String: Double] = [:]
  private var counts: [String: Double] = [:]
  /// What the run left behind.
  let run: BuiltProgram.Run

  /// Measures files that lie in a folder.
  init(_ arguments: [String], in scratch: borrowing ScratchFolder) throws {
    run = try BuiltProgram.run(["measure"] + arguments + ["--key-file", "key", "--format", "csv"], in: scratch.url)
    for line in run.text.split(separator: "\n").dropFirst() {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      guard cells.count > 8 else { continue }
      let key = "\(cells[0]) \(cells[1]) \(cells[2])"
      values[key] = Double(cells[4])
      counts[key] = Double(cells[8])
    }
  }

  /// Says that the team's or an agent's figure is what was worked out by hand.
  func expect(
    _ indicator: String, _ name: String = "", is value: Double?, from count: Double? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let key = "\(name.isEmpty ? "team" : "agent") \(name) \(indicator)"
    let found = values[key]
    let isRight =
      switch (found, value) {
      case (nil, nil): true
      case (let found?, let value?): abs(found - value) <= 1e-9 * max(1, abs(value))
      default: false
      }
    #expect(
      isRight,
      "\(key): found \(found.map { "\($0)" } ?? "nothing"), expected \(value.map { "\($0)" } ?? "nothing"); \(run.errors)",
      sourceLocation: sourceLocation)
    if let count { #expect(counts[key] == count, "\(key)", sourceLocation: sourceLocation) }
  }

  /// The keys that have a figure.
  var keys: Set<String> { Set(values.keys) }
  /// The figures, to compare two runs.
  var all: [String: Double] { values }
}

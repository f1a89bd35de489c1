import Foundation
import TestSupport
import Testing
import Workforce

@testable import Storage

/// Random changes to real scenarios never crash the decoder; what they break is said in words.
struct ScenarioMutationTests {
  /// The folders with scenarios.
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static let files: [String] = ["scenarios", "Sources/Workbench/KnownAnswers", "Benchmarks/scenarios"].flatMap {
    folder in
    let path = root.appending(path: folder).path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.filter { $0.hasSuffix(".yaml") }.sorted().map { "\(folder)/\($0)" }
  }

  /// Set to try more changes of each scenario than the usual number.
  static let changes = ProcessInfo.processInfo.environment["CREWCAST_MUTATIONS"].flatMap(Int.init) ?? 250

  private static func tables() -> [String: String] {
    let folder = root.appending(path: "scenarios/data")
    var texts: [String: String] = [:]
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] {
      texts["data/\(name)"] = try? String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }
    return texts
  }

  @Test(arguments: files) func mutations(_ file: String) throws {
    let text = try String(contentsOf: ScenarioMutationTests.root.appending(path: file), encoding: .utf8)
    let tables = ScenarioMutationTests.tables()
    #expect(ScenarioFixture.problems(text, tables: tables) == [])
    let seed = ProcessInfo.processInfo.environment["CREWCAST_SEED"].flatMap(UInt64.init) ?? 20_261_111
    var mutator = Mutator(state: seed &+ UInt64(file.utf8.reduce(0) { $0 &* 31 &+ UInt64($1) }))
    for number in 0..<ScenarioMutationTests.changes {
      let changed = mutator.mutate(text)
      do {
        _ = try ScenarioFixture.decode(changed, tables: tables)
      } catch {
        #expect(!error.problems.isEmpty, "\(file), seed \(seed), change \(number)")
        for problem in error.problems {
          #expect(
            !problem.text.isEmpty && (problem.line ?? 1) >= 1, "\(file), seed \(seed), change \(number): \(problem)")
          #expect(!problem.text.contains("\n"), "\(file), seed \(seed), change \(number): \(problem)")
        }
      }
    }
  }

  @Test func thereAreScenariosToChange() { #expect(ScenarioMutationTests.files.count >= 20) }
}

/// Changes texts at random, in ways in which people and broken programs do.
struct Mutator {
  private var numbers: SplitMix64

  /// Changes that a seed stands for.
  init(state: UInt64) { numbers = SplitMix64(state: state) }

  private static let values = [
    "-1", "0", "1", "1e308", "nan", "inf", "-0", "999999999999999999999", "~", "[]", "{}", "{a: b}", "[x, y]", "\"\"",
    "''",
    "3m", "90", "-3m", "0s", "99:99", "24:00", "00:00", "mon", "2026-10-20", "9999-12-31", "0001-01-01", "100%", "101%",
    "5/h",
    "0/h", "1/0s", "*chat", "&x", "<<", "true", "always", "closed", "forever", "call", "exponential", "constant",
    "mixture",
    "Asia/Shanghai", "America/New_York", "中文", "\u{0}", "\t", "|", ">", "- -", "? :", "#", "!!binary x", "3660",
    "1000000000000",
    "1ms", "3650d", "yymmdd", "data/calls.csv", "date", "drain", "stop", "keep", "clear", "longest-idle", "{<<: *x}",
  ]

  mutating func next(_ bound: Int) -> Int {
    Int(numbers.next() % UInt64(max(1, bound)))
  }

  /// A text with one to four changes.
  mutating func mutate(_ text: String) -> String {
    var changed = text
    for _ in 0...next(4) { changed = once(changed) }
    return changed
  }

  private mutating func once(_ text: String) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let line = next(lines.count)
    switch next(9) {
    case 0: lines.remove(at: line)
    case 1: lines.insert(lines[line], at: next(lines.count))
    case 2: lines.swapAt(line, next(lines.count))
    case 3: lines[line] = String(repeating: " ", count: next(6)) + lines[line].drop { $0 == " " }
    case 4, 5, 6: lines[line] = replaceToken(lines[line])
    case 7: lines[line] = replaceCharacter(lines[line])
    default: lines = Array(lines.prefix(line + 1))
    }
    return lines.joined(separator: "\n")
  }

  /// Replaces a word or number by one that is likely to hurt.
  private mutating func replaceToken(_ line: String) -> String {
    let separators: Set<Character> = [" ", ",", "{", "}", "[", "]"]
    let starts = line.indices.filter { index in
      !separators.contains(line[index])
        && (index == line.startIndex || separators.contains(line[line.index(before: index)]))
    }
    guard !starts.isEmpty else { return line }
    let start = starts[next(starts.count)]
    let end = line[start...].firstIndex { separators.contains($0) } ?? line.endIndex
    let colon = line[start..<end].last == ":" && next(4) > 0 ? ":" : ""
    return line[..<start] + Mutator.values[next(Mutator.values.count)] + colon + line[end...]
  }

  private mutating func replaceCharacter(_ line: String) -> String {
    var characters = Array(line)
    let marks = Array("{}[]:,-?*&#|>'\"%@`!0 9az\t.€中")
    let position = next(characters.count + 1)
    if position < characters.count && next(2) == 0 {
      characters[position] = marks[next(marks.count)]
    } else {
      characters.insert(marks[next(marks.count)], at: position)
    }
    return String(characters)
  }
}

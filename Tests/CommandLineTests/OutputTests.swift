import Foundation
import TestSupport
import Testing

@Suite("Results go where they were sent, whole or not at all")
struct OutputTests {
  private static let question = ["erlang", "--arrivals", "100/30m", "--handling", "3m", "--agents", "14"]
  private static let line = question.joined(separator: " ")

  @Test("every format into a folder")
  func folder() throws {
    let scratch = try ScratchFolder()
    let run = try BuiltProgram.run(Self.question + ["--output", "new/results"], in: scratch.url)
    #expect(run.status == 0)
    #expect(scratch.names(in: "new/results") == ["erlang.csv", "erlang.json", "erlang.md", "erlang.txt"])
    #expect(try scratch.text(of: "new/results/erlang.txt") == run.text)
    let json = try BuiltProgram.run(Self.question + ["--format", "json"])
    #expect(try scratch.text(of: "new/results/erlang.json") == json.text)
    let csv = try BuiltProgram.run(Self.question + ["--format", "csv"])
    #expect(try scratch.text(of: "new/results/erlang.csv") == csv.text)
    try Golden.compare(scratch.text(of: "new/results/erlang.md"), with: "erlang-given.md")
  }

  @Test("a folder that cannot be made is named before any work is done")
  func unwritable() throws {
    let scratch = try ScratchFolder()
    try scratch.write("I am a file", to: "taken")
    for folder in ["taken", "taken/results", "/proc/crewcast"] {
      let run = try BuiltProgram.run(Self.question + ["--output", folder], in: scratch.url)
      #expect(run.status == 1, "\(folder)")
      #expect(run.text.isEmpty, "\(folder)")
      #expect(run.errors.hasPrefix("crewcast: "), "\(folder)")
      #expect(run.errors.contains(folder.hasPrefix("/") ? folder : "taken"), "\(run.errors)")
      #expect(run.errors.split(separator: "\n").count == 1, "\(run.errors)")
    }
    #expect(try scratch.text(of: "taken") == "I am a file")
    #expect(scratch.names() == ["taken"])
  }

  @Test("a reader that goes away is no failure")
  func closedPipe() throws {
    let run = try BuiltProgram.shell("{ sleep 0.3; \"$crewcast\" \(Self.line) --format json; echo $? >&2; } | true")
    #expect(run.errors == "0\n")
  }

  @Test("a full disk and a closed output are failures with a sentence", arguments: ["> /dev/full", ">&-"])
  func unwritableOutput(redirection: String) throws {
    let run = try BuiltProgram.shell("\"$crewcast\" \(Self.line) \(redirection)")
    #expect(run.status == 1)
    #expect(run.errors.hasPrefix("crewcast: Standard output cannot be written ("))
  }

  @Test(
    "an interrupt leaves nothing half-written", arguments: [("INT", 130, "interrupted"), ("TERM", 143, "asked to end")])
  func interrupt(signal: String, status: Int, words: String) throws {
    let scratch = try ScratchFolder()
    // The second of the four files is a pipe that nobody reads: the run waits there with the first one unfinished.
    let script = """
      mkdir results; mkfifo results/erlang.md
      timeout --preserve-status -s \(signal) 1 "$crewcast" \(Self.line) --output results
      """
    let run = try BuiltProgram.shell(script, in: scratch.url)
    #expect(run.status == Int32(status))
    #expect(run.errors.contains("crewcast: \(words); no unfinished file was left behind.\n"))
    #expect(run.text.isEmpty)
    #expect(scratch.names(in: "results") == ["erlang.md"])
  }

  @Test("a long simulation on several threads ends at once when interrupted, and leaves nothing")
  func interruptedSimulation() throws {
    let scratch = try ScratchFolder()
    try scratch.write(
      """
      crewcast: 1
      title: Long
      horizon: {start: 2026-01-05 08:00, length: 30d}
      contactTypes:
        call: {channel: phone, handlingTime: {distribution: exponential, mean: 3m}}
      arrivals:
        - {contactType: call, rate: 100/30m}
      groups:
        team: {skills: [call], staffing: 14}
      """, to: "long.yaml")
    let script = """
      timeout --preserve-status -s INT 1 \
        "$crewcast" simulate long.yaml --replications 1000000 --threads 4 --output results --records records.csv
      """
    let run = try BuiltProgram.shell(script, in: scratch.url)
    #expect(run.status == 130)
    #expect(run.text.isEmpty)
    #expect(run.errors == "crewcast: interrupted; no unfinished file was left behind.\n")
    #expect(scratch.names(in: "results").isEmpty)
    #expect(!scratch.names().contains("records.csv"))
  }

  @Test("the environment changes nothing about bytes in a pipe")
  func environment() throws {
    let plain = try BuiltProgram.run(Self.question)
    let other = try BuiltProgram.run(
      Self.question,
      environment: [
        "LANG": "de_DE.ISO-8859-1", "LC_ALL": "zh_CN.GBK", "TZ": "Asia/Shanghai", "COLUMNS": "40", "TERM": "xterm",
      ])
    #expect(plain.output == other.output)
  }
}

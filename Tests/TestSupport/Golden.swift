import Foundation

/// Files that hold what the program said when somebody last read it and found it right.
///
/// `RECORD=1` rewrites them. A missing file is written, and the comparison fails, so that nobody trusts an unread file.
public enum Golden {
  /// Compares a text with a golden file in the folder `Goldens` beside the calling test.
  ///
  /// - Parameters:
  ///   - text: what the program said.
  ///   - name: the name of the file.
  ///   - testFile: the calling test's file.
  /// - Throws: ``Difference`` when they do not agree.
  public static func compare(_ text: String, with name: String, testFile: String = #filePath) throws {
    let folder = URL(fileURLWithPath: testFile).deletingLastPathComponent().appendingPathComponent("Goldens")
    let file = folder.appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try write(text, to: file)
      return
    }
    guard let data = FileManager.default.contents(atPath: file.path) else {
      try write(text, to: file)
      throw Difference(
        description: "Goldens/\(name) was missing and has been written: read it, and run the tests again")
    }
    let known = String(decoding: data, as: UTF8.self)
    if known != text { throw Difference(description: firstDifference(known, text, name)) }
  }

  /// What differs, in a few lines.
  public struct Difference: Error, CustomStringConvertible {
    /// The golden file, the line, what was there and what is there now.
    public var description: String
  }

  private static func write(_ text: String, to file: URL) throws {
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  private static func firstDifference(_ known: String, _ text: String, _ name: String) -> String {
    let old = known.split(separator: "\n", omittingEmptySubsequences: false)
    let new = text.split(separator: "\n", omittingEmptySubsequences: false)
    let line = zip(old, new).prefix { $0 == $1 }.count
    let was = line < old.count ? String(old[line]) : "(nothing)"
    let now = line < new.count ? String(new[line]) : "(nothing)"
    return "Goldens/\(name) differs at line \(line + 1)\n  was: \(was)\n  now: \(now)\n(RECORD=1 rewrites it)"
  }
}

import Foundation
import Glibc

@testable import Storage

/// A folder of a test's own, removed with everything in it when the test lets go of it.
final class TemporaryFolder {
  let path: String

  init() throws {
    var template = Array((FileManager.default.temporaryDirectory.path + "/crewcast-test-XXXXXX").utf8CString)
    guard template.withUnsafeMutableBufferPointer({ $0.baseAddress.map { mkdtemp($0) != nil } ?? false }) else {
      throw StorageError.unwritable(path: FileManager.default.temporaryDirectory.path, reason: SystemCall.lastReason())
    }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    remove(path)
  }

  func path(_ name: String) -> String { "\(path)/\(name)" }

  /// Writes a file of the folder and returns its path.
  func file(_ name: String, _ text: String) throws -> String {
    try file(name, bytes: Array(text.utf8))
  }

  /// Writes a file of the folder and returns its path.
  func file(_ name: String, bytes: [UInt8]) throws -> String {
    try AtomicFile.write(bytes, to: path(name))
    return path(name)
  }

  /// The names in the folder, hidden ones too, sorted.
  var names: [String] { TemporaryFolder.names(in: path) }

  static func names(in path: String) -> [String] {
    guard let directory = opendir(path) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  private func remove(_ path: String) {
    for name in TemporaryFolder.names(in: path) { remove("\(path)/\(name)") }
    if unlink(path) != 0 { rmdir(path) }
  }
}

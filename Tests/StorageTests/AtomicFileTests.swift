import Glibc
import Testing

@testable import Storage

@Suite struct AtomicFileTests {
  func contents(_ path: String) throws -> String {
    let descriptor = try SystemCall.openForReading(path)
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    let count = bytes.withUnsafeMutableBytes { SystemCall.read(descriptor, into: $0) }
    return String(decoding: bytes.prefix(count ?? 0), as: UTF8.self)
  }

  @Test func writesAndReplaces() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("deep/er/report.json")
    try AtomicFile.write("first", to: path)
    #expect(try contents(path) == "first")
    try AtomicFile.write("second, 第二", to: path, durably: true)
    #expect(try contents(path) == "second, 第二")
    #expect(TemporaryFolder.names(in: folder.path("deep/er")) == ["report.json"])
  }

  @Test func nothingIsThereBeforeTheCommit() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("report.json", "old")
    let writer = try AtomicFileWriter(path: path)
    for _ in 0..<50_000 { try writer.write("new bytes ") }
    #expect(try contents(path) == "old")
    try writer.commit()
    #expect(try contents(path).count == 500_000)
    #expect(folder.names == ["report.json"])
  }

  @Test func discardingLeavesNothing() throws {
    let folder = try TemporaryFolder()
    let writer = try AtomicFileWriter(path: folder.path("a.csv"))
    try writer.write("half a row")
    writer.discard()
    do {
      let released = try AtomicFileWriter(path: folder.path("b.csv"))
      try released.write([1, 2, 3])
    }
    #expect(folder.names == [])
  }

  /// A process that is killed between two writes leaves the old file as it was.
  @Test func aKilledProcessLeavesTheOldFile() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("plan.csv", "old")
    let writer = try AtomicFileWriter(path: path)
    try writer.write("half")
    // What an interrupt handler does; the unnamed file needs nothing.
    UnfinishedFiles.removeAll()
    #expect(folder.names == ["plan.csv"])
    #expect(try contents(path) == "old")
    writer.discard()
  }

  @Test func linksAreFollowed() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("real.txt", "old")
    #expect(symlink(path, folder.path("link.txt")) == 0)
    try AtomicFile.write("new", to: folder.path("link.txt"))
    #expect(try contents(path) == "new")
    var status = stat()
    #expect(lstat(folder.path("link.txt"), &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
  }

  @Test func devicesAreWrittenDirectly() throws {
    try AtomicFile.write("gone", to: "/dev/null")
    var status = stat()
    #expect(stat("/dev/null", &status) == 0 && status.st_mode & S_IFMT == S_IFCHR)
    #expect(throws: StorageError.unwritable(path: "/dev/full", reason: "No space left on device")) {
      try AtomicFile.write("full", to: "/dev/full")
    }
  }

  @Test func unwritablePaths() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("file", "x")
    for path in ["", folder.path, folder.path("new/"), "\(file)/below.txt", "/proc/crewcast/x"] {
      let error = #expect(throws: StorageError.self) { try AtomicFile.write("x", to: path) }
      guard case .unwritable = error else {
        Issue.record("\(path): \(String(describing: error))")
        continue
      }
    }
    #expect(folder.names == ["file"])
  }

  @Test func checkingLeavesNoFile() throws {
    let folder = try TemporaryFolder()
    try AtomicFile.checkWritable(folder.path("later.csv"))
    #expect(folder.names == [])
  }
}

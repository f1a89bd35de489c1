import Glibc
import Synchronization

/// A buffered stream into a file that appears under its name only when it is committed.
///
/// Without ``commit(durably:)`` nothing remains: not after ``discard()``, not after the writer is released, and, where the
/// file system has unnamed files, not after the process was killed. Where it has none, ``UnfinishedFiles/removeAll()`` clears
/// up at an interrupt.
///
/// Not safe to share between threads.
public final class AtomicFileWriter {
  /// The path as the caller named it.
  public let path: String
  /// Where the bytes will appear, links followed.
  private let target: String
  private let placement: Placement
  private var descriptor: Int32
  private var buffer: [UInt8] = []
  private static let capacity = 1 << 16

  /// How the bytes reach their name.
  private enum Placement {
    /// A file without a name, which gets one at the end.
    case unnamed
    /// A file with a temporary name in the same folder.
    case temporary(String)
    /// A device or pipe, written directly.
    case direct
  }

  /// Opens a stream towards a path; folders on the way are made.
  ///
  /// - Throws: ``StorageError/unwritable(path:reason:)``.
  public init(path: String) throws(StorageError) {
    self.path = path
    var status = stat()
    if stat(path, &status) == 0 {
      let kind = status.st_mode & S_IFMT
      if kind == S_IFDIR {
        throw .unwritable(path: path, reason: "it is a folder; name a file in it")
      }
      if kind != S_IFREG {
        (target, placement) = (path, .direct)
        descriptor = open(path, O_WRONLY | O_CLOEXEC)
        if descriptor < 0 { throw .unwritable(path: path, reason: SystemCall.lastReason()) }
        return
      }
      if access(path, W_OK) != 0 { throw .unwritable(path: path, reason: SystemCall.lastReason()) }
    }
    if path.isEmpty || path.hasSuffix("/") {
      throw .unwritable(path: path, reason: "it names no file; add a file name")
    }
    target = AtomicFileWriter.followingLinks(path)
    let folder = AtomicFile.directory(of: target)
    try AtomicFile.createDirectory(folder)
    (descriptor, placement) = try AtomicFileWriter.openUnfinished(folder: folder, target: target, path: path)
    buffer.reserveCapacity(AtomicFileWriter.capacity)
  }

  deinit {
    discard()
  }

  /// Adds a text as UTF-8.
  ///
  /// - Throws: ``StorageError/unwritable(path:reason:)`` when the disk is full or gone.
  public func write(_ text: String) throws(StorageError) {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= AtomicFileWriter.capacity { try flush() }
  }

  /// Adds bytes.
  ///
  /// - Throws: ``StorageError/unwritable(path:reason:)`` when the disk is full or gone.
  public func write(_ bytes: [UInt8]) throws(StorageError) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= AtomicFileWriter.capacity { try flush() }
  }

  /// Adds bytes.
  ///
  /// - Throws: ``StorageError/unwritable(path:reason:)`` when the disk is full or gone.
  public func write(_ bytes: UnsafeRawBufferPointer) throws(StorageError) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= AtomicFileWriter.capacity { try flush() }
  }

  /// Gives the file its name, replacing an older one in a single step.
  ///
  /// - Parameter durably: Whether to wait until the bytes have reached the disk.
  /// - Throws: ``StorageError/unwritable(path:reason:)``; then nothing of this file remains.
  public func commit(durably: Bool = false) throws(StorageError) {
    precondition(descriptor >= 0, "a writer is committed or discarded once")
    do throws(StorageError) {
      try flush()
      if durably && fsync(descriptor) != 0 && errno != EINVAL { throw failure() }
      switch placement {
      case .direct: break
      case .temporary(let name): if rename(name, target) != 0 { throw failure() }
      case .unnamed: try nameAndMove()
      }
    } catch {
      discard()
      throw error
    }
    if case .temporary(let name) = placement { UnfinishedFiles.forget(name) }
    close(descriptor)
    descriptor = -1
  }

  /// Throws away what was written; harmless when the file is finished.
  public func discard() {
    guard descriptor >= 0 else { return }
    close(descriptor)
    descriptor = -1
    if case .temporary(let name) = placement {
      unlink(name)
      UnfinishedFiles.forget(name)
    }
  }

  private func flush() throws(StorageError) {
    precondition(descriptor >= 0, "a writer takes nothing after it is committed or discarded")
    guard buffer.withUnsafeBytes({ SystemCall.writeAll(descriptor, $0) }) else {
      let error = failure()
      discard()
      throw error
    }
    buffer.removeAll(keepingCapacity: true)
  }

  private func failure() -> StorageError {
    .unwritable(path: path, reason: SystemCall.lastReason())
  }

  /// Links the unnamed file to a temporary name and renames that, since a link cannot replace an older file.
  private func nameAndMove() throws(StorageError) {
    let source = "/proc/self/fd/\(descriptor)"
    for attempt in 0..<100 {
      let name = AtomicFileWriter.temporaryName(for: target, attempt: attempt)
      if linkat(AT_FDCWD, source, AT_FDCWD, name, AT_SYMLINK_FOLLOW) == 0 {
        if rename(name, target) == 0 { return }
        let error = failure()
        unlink(name)
        throw error
      }
      if errno != EEXIST { throw failure() }
    }
    throw failure()
  }

  private static func openUnfinished(
    folder: String, target: String, path: String
  ) throws(StorageError) -> (Int32, Placement) {
    // Naming an unnamed file needs /proc.
    if access("/proc/self/fd", X_OK) == 0 {
      let descriptor = open(folder, unnamedFile | O_WRONLY | O_CLOEXEC, 0o666)
      if descriptor >= 0 { return (descriptor, .unnamed) }
    }
    for attempt in 0..<100 {
      let name = temporaryName(for: target, attempt: attempt)
      UnfinishedFiles.remember(name)
      let descriptor = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if descriptor >= 0 { return (descriptor, .temporary(name)) }
      UnfinishedFiles.forget(name)
      if errno != EEXIST { break }
    }
    throw .unwritable(path: path, reason: SystemCall.lastReason())
  }

  /// `O_TMPFILE`, which is a compound macro that Swift does not see.
  private static let unnamedFile: Int32 = 0o20000000 | O_DIRECTORY

  private static let counter = Atomic<Int>(0)

  private static func temporaryName(for target: String, attempt: Int) -> String {
    let number = counter.add(1, ordering: .relaxed).newValue
    let name = target.lastIndex(of: "/").map { String(target[target.index(after: $0)...]) } ?? target
    return "\(AtomicFile.directory(of: target))/.\(name.prefix(100)).\(getpid())-\(number).partial"
  }

  /// The path with links resolved, also when the last part does not exist yet.
  private static func followingLinks(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}

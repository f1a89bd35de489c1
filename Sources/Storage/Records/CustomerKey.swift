import Glibc
public import Workforce

/// The secret with which customers become pseudonyms, kept in a file of this computer and never written into a result.
///
/// With the same key the same customer has the same pseudonym in every file; without it nobody can go back.
public enum CustomerKey {
  /// Reads the key, or makes one at random the first time; the new file is for its owner alone.
  ///
  /// - Throws: ``StorageError`` when the file is there and holds no key, or cannot be made.
  public static func pseudonymizer(path: String) throws(StorageError) -> Pseudonymizer {
    var status = stat()
    if stat(path, &status) != 0, errno == ENOENT { try make(path) }
    return try read(path)
  }

  private static func read(_ path: String) throws(StorageError) -> Pseudonymizer {
    let descriptor = try SystemCall.openForReading(path)
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 80)
    let count = bytes.withUnsafeMutableBytes { SystemCall.read(descriptor, into: $0) }
    guard let count else { throw .unreadable(path: path, reason: SystemCall.lastReason()) }
    let digits = String(decoding: bytes[..<count], as: UTF8.self).filter { !$0.isWhitespace }
    guard digits.utf8.count == 32, let first = UInt64(digits.prefix(16), radix: 16),
      let second = UInt64(digits.suffix(16), radix: 16)
    else {
      throw .unreadable(
        path: path, reason: "it should hold 32 hexadecimal digits; name another key file, or remove it to get a new key"
      )
    }
    return Pseudonymizer(key: (first, second))
  }

  private static func make(_ path: String) throws(StorageError) {
    let folder = AtomicFile.directory(of: path)
    do throws(StorageError) {
      try AtomicFile.createDirectory(folder)
    } catch {
      throw .unwritable(path: path, reason: "the key that hides customers needs a place; name one with --key-file")
    }
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    // Somebody else has made it in the meantime: theirs is read.
    if descriptor < 0, errno == EEXIST { return }
    guard descriptor >= 0 else {
      throw .unwritable(
        path: path, reason: "\(SystemCall.lastReason()); name a place for the key that hides customers with --key-file")
    }
    defer { close(descriptor) }
    var generator = SystemRandomNumberGenerator()
    let digits = (0..<2).map { _ -> String in
      let part = String(generator.next(), radix: 16)
      return String(repeating: "0", count: 16 - part.utf8.count) + part
    }
    let text = Array((digits.joined() + "\n").utf8)
    guard text.withUnsafeBytes({ SystemCall.writeAll(descriptor, $0) }) else {
      throw .unwritable(path: path, reason: SystemCall.lastReason())
    }
  }
}

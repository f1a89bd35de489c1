import Glibc

/// Helpers around the calls of the operating system.
enum SystemCall {
  /// What the system says about the last failure.
  static func lastReason(_ code: Int32 = errno) -> String {
    String(cString: strerror(code))
  }

  /// Opens a file for reading.
  ///
  /// - Returns: A descriptor that the caller closes.
  /// - Throws: ``StorageError`` when there is no such file, it is a folder, or it may not be read.
  static func openForReading(_ path: String) throws(StorageError) -> Int32 {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT { throw .notFound(path: path) }
      throw .unreadable(path: path, reason: lastReason())
    }
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      close(descriptor)
      throw .unreadable(path: path, reason: "it is a folder; name a file in it")
    }
    return descriptor
  }

  /// Reads into a buffer until it is full or the file ends, resuming after signals.
  ///
  /// - Returns: The number of bytes; 0 at the end; nil on failure.
  static func read(_ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer) -> Int? {
    var filled = 0
    while filled < buffer.count {
      let count = Glibc.read(descriptor, buffer.baseAddress.map { $0 + filled }, buffer.count - filled)
      if count == 0 { break }
      if count < 0 {
        if errno == EINTR { continue }
        return nil
      }
      filled += count
    }
    return filled
  }

  /// Writes all bytes of a buffer, resuming after signals and partial writes.
  ///
  /// - Returns: Whether everything was written; otherwise `errno` tells why.
  static func writeAll(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Bool {
    var done = 0
    while done < bytes.count {
      let count = Glibc.write(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done)
      if count < 0 {
        if errno == EINTR { continue }
        return false
      }
      done += count
    }
    return true
  }
}

import Glibc

/// Standard output and standard error, written whole and without a buffer of their own.
public enum StandardStream: Sendable {
  /// Where results go.
  case output
  /// Where progress, warnings and errors go.
  case error

  private var descriptor: Int32 { self == .output ? STDOUT_FILENO : STDERR_FILENO }

  /// Writes a text.
  ///
  /// A reader that has gone away (`| head`) is no error: nobody is there to miss the rest.
  ///
  /// - Throws: ``Failure`` when the text cannot be written, for example because the disk is full.
  public func write(_ text: String) throws(Failure) {
    try write(Array(text.utf8))
  }

  /// Writes bytes.
  ///
  /// - Throws: ``Failure`` when they cannot be written.
  public func write(_ bytes: [UInt8]) throws(Failure) {
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 {
        done += count
        continue
      }
      switch errno {
      case EINTR: continue
      case EAGAIN: _ = usleep(1000)
      case EPIPE: return
      default:
        let name = self == .output ? "Standard output" : "Standard error"
        throw Failure(
          .failed, "\(name) cannot be written (\(String(cString: strerror(errno)))): make room or choose another file.")
      }
    }
  }

  /// Writes a line if that can be done; for messages whose loss nobody could be told of.
  public func say(_ line: String) {
    do { try write(line + "\n") } catch { return }
  }
}

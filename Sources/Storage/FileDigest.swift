import CBytes
import Glibc

/// The SHA-256 of a file's bytes, which names the exact input of a result.
///
/// Source: National Institute of Standards and Technology (2015), FIPS 180-4, Secure Hash Standard, section 6.2.
public struct FileDigest: Hashable, Sendable, CustomStringConvertible {
  /// The 32 bytes as 64 lower-case hexadecimal digits.
  public let hexadecimal: String

  /// The same as ``hexadecimal``.
  public var description: String { hexadecimal }

  /// The digest of a file, read in pieces.
  ///
  /// - Throws: ``StorageError`` when the file cannot be read.
  public init(ofFile path: String) throws(StorageError) {
    let descriptor = try SystemCall.openForReading(path)
    defer { close(descriptor) }
    var running = Running()
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 64)
    defer { buffer.deallocate() }
    while true {
      guard let count = SystemCall.read(descriptor, into: buffer) else {
        throw .unreadable(path: path, reason: SystemCall.lastReason())
      }
      if count == 0 { break }
      running.add(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
    self = running.finished()
  }

  /// The digest of bytes in memory.
  public init(of bytes: some Sequence<UInt8>) {
    self.init(of: bytes, portable: false)
  }

  /// The digest by the plain way or by the processor's own instructions.
  init(of bytes: some Sequence<UInt8>, portable: Bool) {
    var running = Running(portable: portable)
    Array(bytes).withUnsafeBytes { running.add($0) }
    self = running.finished()
  }

  private init(hexadecimal: String) {
    self.hexadecimal = hexadecimal
  }

  /// A digest that grows while bytes pass by.
  public struct Running {
    private var state = cbytes_sha256()

    /// An empty digest.
    public init() {
      self.init(portable: false)
    }

    init(portable: Bool) {
      cbytes_sha256_init(&state, portable)
    }

    /// Adds bytes.
    public mutating func add(_ bytes: UnsafeRawBufferPointer) {
      cbytes_sha256_update(&state, bytes.baseAddress, bytes.count)
    }

    /// The digest of everything added so far.
    public func finished() -> FileDigest {
      var copy = state
      var out = [UInt8](repeating: 0, count: 32)
      cbytes_sha256_finish(&copy, &out)
      let digits = Array("0123456789abcdef".utf8)
      let text = out.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
      return FileDigest(hexadecimal: String(decoding: text, as: UTF8.self))
    }
  }
}

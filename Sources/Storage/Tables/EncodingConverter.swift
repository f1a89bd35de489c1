import CBytes

/// A conversion to UTF-8 of bytes that come in pieces.
struct EncodingConverter: ~Copyable {
  /// The bytes that were converted so far.
  private(set) var consumed = 0
  /// The first bytes of a character whose other bytes are still to come.
  private var carried: [UInt8] = []
  private let converter: UnsafeMutableRawPointer
  private let out = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 20)

  /// Nil when the system cannot convert from that encoding.
  init?(from encoding: TextEncoding) {
    guard let converter = cbytes_converter_open(encoding.rawValue) else { return nil }
    self.converter = converter
  }

  deinit {
    cbytes_converter_close(converter)
    out.deallocate()
  }

  /// Whether the bytes so far end within a character.
  var isIncomplete: Bool { !carried.isEmpty }

  /// Converts a piece and hands over the result.
  ///
  /// - Returns: Whether all bytes were right.
  mutating func add<E: Error>(
    _ piece: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) throws(E) -> Void
  ) throws(E) -> Bool {
    let bytes = carried + piece
    var done = 0
    while true {
      var status: Int32 = 0
      var produced = 0
      (status, done, produced) = bytes.withUnsafeBufferPointer { step($0, from: done) }
      if produced > 0 { try body(UnsafeBufferPointer(rebasing: out[..<produced])) }
      if status == CBYTES_OUTPUT_FULL { continue }
      consumed += done
      carried = Array(bytes[done...])
      return status != CBYTES_INVALID
    }
  }

  /// One step: its status, the bytes of input that are done, the bytes of output.
  private func step(_ input: UnsafeBufferPointer<UInt8>, from start: Int) -> (Int32, Int, Int) {
    guard let base = input.baseAddress, start < input.count else { return (Int32(CBYTES_DONE), start, 0) }
    var next: UnsafePointer<UInt8>? = base + start
    var left = input.count - start
    var target: UnsafeMutablePointer<UInt8>? = out.baseAddress
    var room = out.count
    let status = cbytes_converter_step(converter, &next, &left, &target, &room)
    return (status, input.count - left, out.count - room)
  }
}

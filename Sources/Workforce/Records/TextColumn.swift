/// Many texts, one a row, kept as bytes in one piece, such as the identities of ten million tickets.
public struct TextColumn: Sendable, Hashable {
  private var bytes: [UInt8] = []
  private var ends: [UInt64] = []

  /// An empty column.
  public init() {}

  /// The number of rows.
  public var count: Int { ends.count }

  /// The text of a row.
  public subscript(row: Int) -> String { String(decoding: bytes[range(row)], as: UTF8.self) }

  /// Adds a row.
  public mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    ends.append(UInt64(bytes.count))
  }

  /// Adds a row from UTF-8 bytes.
  public mutating func append(utf8: UnsafeRawBufferPointer) {
    bytes.append(contentsOf: utf8)
    ends.append(UInt64(bytes.count))
  }

  /// The rows in the order of their texts: numbers within texts by value ("A9" before "A10"), all else by byte.
  public func order() -> [Int32] {
    bytes.withUnsafeBufferPointer { bytes in
      (0..<Int32(count)).sorted { precedes(Int($0), Int($1), in: bytes) }
    }
  }

  /// Whether the rows are in the order of their texts already, each once.
  public var isStrictlyAscending: Bool {
    bytes.withUnsafeBufferPointer { bytes in
      for row in 1..<max(1, count) where isSame(row - 1, row, in: bytes) || !precedes(row - 1, row, in: bytes) {
        return false
      }
      return true
    }
  }

  /// Whether two rows have the same text.
  public func isSame(_ left: Int, _ right: Int) -> Bool {
    bytes.withUnsafeBufferPointer { isSame(left, right, in: $0) }
  }

  private func isSame(_ left: Int, _ right: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let (a, b) = (range(left), range(right))
    guard a.count == b.count else { return false }
    for step in 0..<a.count where bytes[a.lowerBound + step] != bytes[b.lowerBound + step] { return false }
    return true
  }

  /// Puts the rows into another order; rows that are not in it go.
  ///
  /// - Parameter order: For each new row the old one.
  public mutating func reorder(_ order: [Int32]) {
    var sorted = TextColumn()
    sorted.bytes.reserveCapacity(bytes.count)
    sorted.ends.reserveCapacity(ends.count)
    for row in order {
      sorted.bytes.append(contentsOf: bytes[range(Int(row))])
      sorted.ends.append(UInt64(sorted.bytes.count))
    }
    self = sorted
  }

  private func range(_ row: Int) -> Range<Int> { (row == 0 ? 0 : Int(ends[row - 1]))..<Int(ends[row]) }

  private func precedes(_ left: Int, _ right: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let (a, b) = (range(left), range(right))
    var (i, j) = (a.lowerBound, b.lowerBound)
    while i < a.upperBound, j < b.upperBound {
      if TextColumn.isDigit(bytes[i]), TextColumn.isDigit(bytes[j]) {
        let (iEnd, jEnd) = (digits(bytes, i, a.upperBound), digits(bytes, j, b.upperBound))
        let (iStart, jStart) = (significant(bytes, i, iEnd), significant(bytes, j, jEnd))
        if iEnd - iStart != jEnd - jStart { return iEnd - iStart < jEnd - jStart }
        for k in 0..<(iEnd - iStart) where bytes[iStart + k] != bytes[jStart + k] {
          return bytes[iStart + k] < bytes[jStart + k]
        }
        (i, j) = (iEnd, jEnd)
      } else {
        if bytes[i] != bytes[j] { return bytes[i] < bytes[j] }
        (i, j) = (i + 1, j + 1)
      }
    }
    if a.upperBound - i != b.upperBound - j { return a.upperBound - i < b.upperBound - j }
    // Equal but for leading zeros, or the same text.
    return (a.count, left) < (b.count, right)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }

  private func digits(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ limit: Int) -> Int {
    var end = start
    while end < limit, TextColumn.isDigit(bytes[end]) { end += 1 }
    return end
  }

  private func significant(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int {
    var first = start
    while first < end - 1, bytes[first] == 48 { first += 1 }
    return first
  }
}

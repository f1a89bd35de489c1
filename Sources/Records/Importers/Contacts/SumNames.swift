/// Names under which exports hide sums over rows, found quickly among millions of texts that are none.
struct SumNames {
  private let names: Set<String>
  /// The first three small letters of the names that begin with such.
  private let beginnings: [UInt32]
  /// Whether every text has to be looked at.
  private let isAny: Bool

  init(_ names: Set<String>) {
    self.names = names
    let ascii = names.filter { ($0.utf8.first ?? 0) < 128 }
    isAny = ascii.contains { $0.utf8.count < 3 }
    beginnings = ascii.map { SumNames.beginning(of: $0.utf8) }
  }

  /// Whether a cell may be one: all that begin with a blank or a letter that is not ASCII may.
  func mayContain(_ cell: UnsafeRawBufferPointer) -> Bool {
    guard let first = cell.first else { return false }
    if isAny || first <= 32 || first >= 128 { return true }
    guard cell.count >= 3 else { return false }
    return beginnings.contains(SumNames.beginning(of: cell))
  }

  /// Whether a text is one, in whatever case.
  func contains(_ text: String) -> Bool { names.contains(text) || names.contains(text.lowercased()) }

  private static func beginning(of bytes: some Collection<UInt8>) -> UInt32 {
    bytes.prefix(3).reduce(0) { $0 << 8 | UInt32($1 | 32) }
  }
}

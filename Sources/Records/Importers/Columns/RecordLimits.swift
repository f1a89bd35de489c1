/// The greatest figures that are believed: a slip of the hand or a barcode in the wrong column must not drown all others, and sums
/// of millions of rows must remain whole numbers.
enum RecordLimits {
  /// Contacts, replies, ratings of one row, and conversations for which a sampled one stands.
  static let count = 1e9
  /// Money of one row, in whatever currency.
  static let money = 1e12
  /// Seconds of one row: three hundred years.
  static let seconds = 1e10
  /// Seconds of one row's contacts together.
  static let secondsTogether = 1e12

  /// What is said of a figure above one of them.
  static func reason(_ limit: Double) -> String {
    "more than \(limit == money ? "10^12" : limit == seconds ? "10^10 seconds" : "1,000,000,000"), which cannot be"
  }
}

import Foundation
import Storage
import Workforce

/// What entries of the ledger say, as JSON with sorted keys: the same content is the same bytes.
enum ScoreLedgerText {
  /// A frozen period.
  struct Lock: Codable, Hashable {
    /// A file by its digest.
    struct Input: Codable, Hashable {
      var path: String
      var sha256: String
    }

    /// The files: records and policy.
    var inputs: [Input]
    /// How often scores are made by the policy.
    var cadence: String
    /// The zone by whose wall clock days are meant.
    var calendar: String
    /// The program's version.
    var program: String
    /// The upheld appeals that were applied.
    var appeals: [Appeal]
    /// The digest of the result's bytes.
    var resultDigest: String
    /// The result itself, with pseudonyms.
    var result: String
  }

  static func text(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  /// The appeals of a period, in their order.
  ///
  /// - Throws: ``StorageError`` when an appeal was forgotten or cannot be read: scoring without it would be wrong.
  static func appeals(_ entries: [ScoreLedger.Entry], period: String, path: String) throws(StorageError) -> [Appeal] {
    var found: [Appeal] = []
    for entry in entries where entry.kind == .appeal && entry.period == period {
      guard let text = entry.text, let appeal = try? JSONDecoder().decode(Appeal.self, from: Data(text.utf8)) else {
        throw .unreadable(
          path: path,
          reason: "appeal \(entry.number) of \(period) was forgotten or changed, so the period cannot be scored again")
      }
      found.append(appeal)
    }
    return found
  }

  /// What a lock says, or nil when it was forgotten.
  static func lock(_ entry: ScoreLedger.Entry) -> Lock? {
    entry.text.flatMap { try? JSONDecoder().decode(Lock.self, from: Data($0.utf8)) }
  }

  /// The present moment as ISO 8601 in UTC.
  static func now() -> String {
    LocalClock.utc.iso8601(Instant(secondsSince1970: Date().timeIntervalSince1970), fractionDigits: 0)
  }
}

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

    /// The files: records with their mapping and calendar, policy, roster, events.
    var inputs: [Input]
    /// How often scores are made by the policy.
    var cadence: String
    /// The zone by whose wall clock days are meant.
    var zone: String
    /// The day on which scores were made, as far as events and objections are concerned.
    var asOf: String
    /// How the files were to be read, where that was said on the command line.
    var options: [String: String]
    /// The last day on which employees can object.
    var objectionsUntil: String
    /// Why objections end earlier than by the policy; nil where they do not.
    var shortenedBecause: String?
    /// The program's version.
    var program: String
    /// The upheld appeals that were applied, in their order.
    var appeals: [Appeal]
    /// How many of them, the first, correct the records that everybody is scored by; the others are objections to what was frozen.
    ///
    /// Nil in locks of older versions, which scored everybody anew for every objection: all of them then.
    var corrections: Int?
    /// The digest of the result's bytes.
    var resultDigest: String
    /// The result itself, with pseudonyms.
    var result: String

    /// The appeals by what they change.
    var upheld: UpheldAppeals { UpheldAppeals(appeals, corrections: corrections) }

    /// The title of the policy, as the result has it; nil when the result cannot be read.
    var title: String? {
      struct Result: Decodable {
        struct Policy: Decodable {
          var title: String
        }
        var policy: Policy
      }
      return (try? JSONDecoder().decode(Result.self, from: Data(result.utf8)))?.policy.title
    }
  }

  /// A sign-off.
  struct SignOff: Codable, Hashable {
    /// Who takes responsibility.
    var by: String
    /// What they say.
    var note: String
    /// The digest of the lock's entry.
    var lock: String
  }

  static func text(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  /// What an objection says, or nil when it was forgotten.
  static func appeal(_ entry: ScoreLedger.Entry) -> Appeal? {
    entry.text.flatMap { try? JSONDecoder().decode(Appeal.self, from: Data($0.utf8)) }
  }

  /// What a lock says, or nil when it was forgotten.
  static func lock(_ entry: ScoreLedger.Entry) -> Lock? {
    entry.text.flatMap { try? JSONDecoder().decode(Lock.self, from: Data($0.utf8)) }
  }

  /// What a sign-off says, or nil when it was forgotten.
  static func signOff(_ entry: ScoreLedger.Entry) -> SignOff? {
    entry.text.flatMap { try? JSONDecoder().decode(SignOff.self, from: Data($0.utf8)) }
  }

  /// The present moment as ISO 8601 in UTC.
  static func now() -> String { LocalClock.utc.iso8601(moment, fractionDigits: 0) }

  /// The present day in UTC.
  static func today() -> CalendarDate { LocalClock.utc.local(moment).date }

  private static var moment: Instant { Instant(secondsSince1970: Date().timeIntervalSince1970) }
}

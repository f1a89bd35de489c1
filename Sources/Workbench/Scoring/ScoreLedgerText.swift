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

    /// The files that were left out on purpose, as the options say.
    var missingFiles: Set<StaffFile> { Set(StaffFile.allCases.filter { options[$0.refusal] != nil }) }

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

  /// What a lock says, or nil when it was forgotten or says what no lock can.
  static func lock(_ entry: ScoreLedger.Entry) -> Lock? {
    guard let lock = entry.text.flatMap({ try? JSONDecoder().decode(Lock.self, from: Data($0.utf8)) }),
      (0...lock.appeals.count).contains(lock.corrections ?? 0)
    else { return nil }
    return lock
  }

  /// What a sign-off says, or nil when it was forgotten.
  static func signOff(_ entry: ScoreLedger.Entry) -> SignOff? {
    entry.text.flatMap { try? JSONDecoder().decode(SignOff.self, from: Data($0.utf8)) }
  }

  /// The present moment.
  static var now: Instant { Instant(secondsSince1970: Date().timeIntervalSince1970) }

  /// A moment as entries have it: ISO 8601 in UTC.
  static func made(_ moment: Instant) -> String { LocalClock.utc.iso8601(moment, fractionDigits: 0) }

  /// The day of an entry's moment by the wall clock of the records; as it is written where it is no moment.
  static func day(_ made: String, _ clock: LocalClock) -> String {
    guard let date = try? Date(made, strategy: .iso8601) else { return String(made.prefix(10)) }
    return clock.local(Instant(secondsSince1970: date.timeIntervalSince1970)).date.description
  }
}

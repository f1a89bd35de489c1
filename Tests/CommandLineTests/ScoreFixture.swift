import Foundation
import TestSupport

/// A month of a small desk, made so that every raw figure can be worked out in one's head.
///
/// Six agents with 60 chats each in October 2025, twenty of them rated, half of them about parcels and half about refunds. Of the agent
/// at place k, `late[k]` first replies took four minutes and the others one, `bad[k]` ratings were bad, and `unsolved[k]` chats were not
/// resolved.
enum ScoreFixture {
  static let agents = ["王芳", "李雷", "韩梅梅", "张伟", "刘洋", "陈静"]
  static let late = [3, 6, 12, 9, 6, 15]
  static let bad = [1, 2, 4, 0, 3, 6]
  static let unsolved = [6, 6, 9, 3, 12, 6]

  static var records: String {
    var text = "contact,customer,type,channel,arrived,answered,ended,agent,group,outcome,resolved,rating\n"
    for (place, agent) in agents.enumerated() {
      for index in 0..<60 {
        let number = 1000 * (place + 1) + index
        let day = "2025-10-" + two(1 + index % 30)
        let hour = two(9 + (index / 30) * 4 + place)
        let answered = index < late[place] ? "04" : "01"
        // Every third is rated; the bad ones come first.
        let rating = index % 3 != 0 ? "" : index / 3 < bad[place] ? "0" : "1"
        text += "\(number),c\(number),\(index % 2 == 0 ? "parcel" : "refund"),chat,\(day)T\(hour):00:00+08:00,"
        text += "\(day)T\(hour):\(answered):00+08:00,\(day)T\(hour):20:00+08:00,\(agent),after-sales,answered,"
        text += "\(index >= 60 - unsolved[place] ? "no" : "yes"),\(rating)\n"
      }
    }
    return text
  }

  static let policy = """
    crewcastPolicy: 1
    title: Test desk
    revision: 2025-10
    applies: {from: 2025-01-01}
    measures: {replyWithin: 3m, replyLimit: 10m, recontact: 7d}
    compareBy: [issue]
    indicators:
      satisfaction:       {weight: 50%, floor: 60%, threshold: 80%, goal: 90%, stretch: 97%, minimumRecords: 10}
      first-reply-within: {weight: 30%, floor: 50%, threshold: 75%, goal: 90%, stretch: 97%}
      resolution-rate:    {weight: 20%, floor: 50%, threshold: 70%, goal: 82%, stretch: 92%}
    grades: {A: 105, B: 90, C: 70, D: 0}
    evidence: {reliability: 20%, weight: 50%}
    redLines: {abuse: 60}
    bonus: {base: 800, slope: 1.5, low: 50%, high: 150%, currency: CNY}
    eligibility: {conversations: 20, days: 5}
    appealDays: 5

    """

  /// An export with reviews and complaints beside the tickets: ten chats a day for each agent from 1 October on.
  static func reviewed(days: Int, agents: [String] = ScoreFixture.agents) -> String {
    var text = "id,buyer,agent,topic,created,replied,solved,stars,accuracy,attitude,compliance,complaint\n"
    let months = [(10, 31), (11, 30), (12, 31)]
    let dates = months.flatMap { month, length in (1...length).map { "2025-\(month)-\(two($0))" } }.prefix(days)
    var number = 0
    for (place, agent) in agents.enumerated() {
      for date in dates {
        for index in 0..<10 {
          number += 1
          let hour = two(9 + index)
          let place = place % ScoreFixture.agents.count
          let minutes = number % 7 == 0 ? 4 + place % 3 : 1
          let stars = number % 3 != 0 ? "" : number % (12 + 6 * place) == 0 ? "2" : "5"
          let mark = number % 5 != 0 ? "" : number % (10 + 5 * place) == 0 ? "0.7" : "0.95"
          let complaint = number % (40 + 20 * place) == 0 ? "attributable" : ""
          let solved = number % (8 + place) == 0 ? "" : "\(date) \(hour):40:00"
          text +=
            "\(number),b\(number),\(agent),t\(number % 2),\(date) \(hour):00:00,\(date) \(hour):0\(minutes):00,\(solved),"
          text += "\(stars),\(mark),\(mark),\(mark.isEmpty ? "" : "1"),\(complaint)\n"
        }
      }
    }
    return text
  }

  /// How to read it.
  static let reviewedMapping = """
    name: tickets with reviews
    shape: contacts
    channel: chat
    zone: Asia/Shanghai
    columns:
      contact: id
      customer: buyer
      agent: agent
      type: topic
      arrived: created
      answered: replied
      lastResolved: solved
      rating: {from: stars, lowest: 1, highest: 5}
      accuracy: accuracy
      attitude: attitude
      compliance: compliance
      complaint: complaint

    """

  /// A policy for it that knows complaints.
  static let reviewPolicy = """
    crewcastPolicy: 1
    title: Reviewed desk
    revision: 2025-10
    applies: {from: 2025-01-01}
    indicators:
      satisfaction:       {weight: 50%, floor: 60%, threshold: 80%, goal: 90%, stretch: 97%}
      first-reply-within: {weight: 30%, floor: 50%, threshold: 75%, goal: 90%, stretch: 97%}
      complaint-rate:     {weight: 20%, floor: 5%, threshold: 2%, goal: 0.5%, stretch: 0%}
    grades: {A: 105, B: 90, C: 70, D: 0}

    """

  /// Writes records and policy into a folder.
  static func write(to scratch: borrowing ScratchFolder) throws {
    try scratch.write(records, to: "october.csv")
    try scratch.write(policy, to: "policy.yaml")
  }

  /// What every command on the fixture begins with.
  static let input = [
    "october.csv", "--policy", "policy.yaml", "--period", "2025-10", "--zone", "Asia/Shanghai", "--observed-until",
    "2025-11-10", "--key-file", "key",
  ]

  /// Runs `crewcast score` on the fixture.
  static func score(
    _ verb: [String] = [], _ arguments: [String] = [], in scratch: borrowing ScratchFolder
  ) throws -> BuiltProgram.Run {
    // The policy knows grave events and pays by the days employed: a lock must say that there are no such tables.
    let left =
      verb == ["lock"] ? ["events", "roster"].filter { !arguments.contains("--\($0)") }.map { "--without-\($0)" } : []
    return try BuiltProgram.run(["score"] + verb + input + arguments + left, in: scratch.url)
  }

  /// A transcript with everything that depends on the clock or on digests replaced.
  static func steady(_ text: String) -> String {
    text.replacing(/[0-9a-f]{64}/, with: "<digest>")
      .replacing(/20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9:]+(Z|\+00:00)/, with: "<moment>")
      .replacing(/possible until\s+20[0-9]{2}-[0-9]{2}-[0-9]{2}/, with: "possible until <day>")
      .replacing(/(entry [0-9]+ of the ledger on|signed off on|was received on) 20[0-9]{2}-[0-9]{2}-[0-9]{2}/) {
        "\($0.1) <day>"
      }
      // Days of the clock, as wide as days are: the fixture's own are of 2025.
      .replacing(/20(2[6-9]|[3-9][0-9])-[0-9]{2}-[0-9]{2}/, with: "<--day--->")
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

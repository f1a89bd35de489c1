import Testing
import Workforce

@testable import Scoring

@Suite("Who is compared with whom")
struct PeersTests {
  /// Ann mostly in team one, Bo in team two and once in one, Cem in neither.
  private func book() -> RecordBook {
    var book = RecordBook(observedUntil: Instant(secondsSince1970: 1e9))
    let rows = [
      ("Ann", "one"), ("Ann", "one"), ("Ann", "two"), ("Bo", "two"), ("Bo", "two"), ("Bo", "one"), ("Cem", ""),
    ]
    for (index, row) in rows.enumerated() {
      var record = ContactRecord(
        contact: "\(index)", type: "t", channel: .chat, arrived: Instant(secondsSince1970: Double(index)),
        outcome: .answered)
      (record.agent, record.group) = (row.0, row.1.isEmpty ? nil : row.1)
      book.append(record)
    }
    return book
  }

  private func groups(_ basis: PeerRule.Basis, roles: [String] = [], roster: [StaffMember] = []) throws -> [String?] {
    let book = book()
    var policy = PolicyMaker.policy()
    (policy.peers.basis, policy.eligibility.roles) = (basis, roles)
    let period = try #require(Period("1970-01", clock: .utc))
    let staff = book.names.agents.names.map { name in roster.first { $0.agent == name } }
    let peers = Peers(policy, book, period, staff: staff)
    return ["Ann", "Bo", "Cem"].map { name in
      book.names.agents.find(name).flatMap { peers.groupOf[Int($0)] }.map { peers.labels[$0].name }
    }
  }

  @Test("Everybody, the team of most conversations unless the roster names one, the role of the roster")
  func bases() throws {
    let roster = [
      StaffMember(agent: "Bo", role: "pre-sale", team: "three"), StaffMember(agent: "Cem", role: "after-sales"),
    ]
    #expect(try groups(.all, roster: roster) == ["", "", ""])
    #expect(try groups(.team) == ["one", "two", "unknown"])
    #expect(try groups(.team, roster: roster) == ["one", "three", "unknown"])
    #expect(try groups(.role, roster: roster) == ["unknown", "pre-sale", "after-sales"])
  }

  @Test("A role that is called unknown is a role, and no want of one")
  func namedUnknown() throws {
    let book = book()
    var policy = PolicyMaker.policy()
    policy.peers.basis = .role
    let period = try #require(Period("1970-01", clock: .utc))
    let staff = book.names.agents.names.map { $0 == "Cem" ? nil : StaffMember(agent: $0, role: "unknown") }
    let peers = Peers(policy, book, period, staff: staff)
    #expect(peers.labels.map(\.name) == ["unknown", "unknown"])
    #expect(peers.labels.map(\.isUnknown) == [false, true])
    let cem = try #require(book.names.agents.find("Cem"))
    #expect(peers.groupOf[Int(cem)] == 1 && peers.groupOf.filter { $0 == 0 }.count == 2)
  }

  @Test("A policy for some roles leaves the others out, also those of whom nobody says a role")
  func roles() throws {
    let roster = [StaffMember(agent: "Bo", role: "pre-sale"), StaffMember(agent: "Cem", role: "after-sales")]
    #expect(try groups(.role, roles: ["pre-sale"], roster: roster) == [nil, "pre-sale", nil])
    #expect(try groups(.all, roles: ["pre-sale", "after-sales"], roster: roster) == [nil, "", ""])
  }
}

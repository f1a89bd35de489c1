public import Workforce

/// Reads the roster: who does what, in which team, since when, how much of the time.
public enum RosterReader {
  static let columns: [FormTable.Column] = [
    .init(name: "agent", others: ["name", "客服", "姓名", "客服姓名"], isRequired: true),
    .init(name: "role", others: ["job", "岗位", "角色", "职位"]),
    .init(name: "team", others: ["group", "团队", "组别", "班组", "部门"]),
    .init(name: "hired on", others: ["hired", "hire date", "joined", "入职日期", "入职时间"]),
    .init(name: "left on", others: ["left", "leaving date", "离职日期", "离职时间"]),
    .init(name: "part time", others: ["full time share", "fte", "工时比例", "出勤比例"]),
  ]

  /// Reads a table with the columns agent, role, team, hired on, left on and part time (80% or 0.8); only the first is needed.
  ///
  /// Other columns are not looked at.
  ///
  /// - Throws: ``StorageError`` with every problem of every row.
  public static func read(_ path: String) throws(StorageError) -> (members: [StaffMember], digest: FileDigest) {
    let digest = try FileDigest(ofFile: path)
    var form = try FormTable(path, columns: columns)
    var members: [StaffMember] = []
    var lines: [String: Int] = [:]
    for row in form.rows {
      guard let agent = form.required(row, "agent", "the agent's name, as the records have it") else { continue }
      if let first = lines[agent] {
        form.complain(row, "agent", "stands on line \(first) already; keep one row for each agent")
        continue
      }
      lines[agent] = form.table.line(row) ?? row + 1
      var member = StaffMember(agent: agent, role: form.text(row, "role"), team: form.text(row, "team"))
      member.hired = form.day(row, "hired on")
      member.left = form.day(row, "left on")
      if let hired = member.hired, let left = member.left, left < hired {
        form.complain(row, "left on", "lies before the day of hiring, \(hired); expected a later one")
      }
      if let text = form.text(row, "part time") {
        if let share = try? ShareText.parse(text), share > 0 {
          member.fullTimeShare = share
        } else {
          form.complain(row, "part time", "expected a share of full time such as 50% or 0.5")
        }
      }
      members.append(member)
    }
    try form.check()
    return (members, digest)
  }
}

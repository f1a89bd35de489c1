import Storage
import Workforce

extension ScoreAudit {
  /// Why a period cannot be frozen now.
  func objection(_ entries: [ScoreLedger.Entry], _ policy: ScorePolicy) -> String? {
    let locks = entries.filter { $0.kind == .lock && $0.period == request.period }
    if let other = locks.last, let title = ScoreLedgerText.lock(other)?.title, title != policy.title {
      return said(
        "\(request.period) is frozen here already by the policy “\(title)” (entry \(other.number)), and a ledger holds a period "
          + "once; name another ledger for “\(policy.title)”",
        "\(request.period) 已按方案“\(title)”冻结（第 \(other.number) 条），一本台账中每个周期只能有一个方案；“\(policy.title)”请另用台账")
    }
    let upheld = entries.last {
      $0.kind == .appeal && $0.period == request.period && ScoreLedgerText.appeal($0)?.outcome == .upheld
    }
    if let last = locks.last, last.number > upheld?.number ?? 0 {
      return said(
        "\(request.period) is frozen already (entry \(last.number)), and no objection has been upheld since",
        "\(request.period) 已冻结（第 \(last.number) 条），此后没有成立的申诉")
    }
    for (entry, lock) in overlapping(entries)
    where lock.cadence == policy.cadence.rawValue && (lock.title ?? policy.title) == policy.title {
      return said(
        "\(request.period) overlaps \(entry.period), which is frozen as \(lock.cadence) too, by the same policy "
          + "(entry \(entry.number)); the days they share would count twice, so name a period of its own",
        "\(request.period) 与已按同一方案、同一考核频率冻结的 \(entry.period)（第 \(entry.number) 条）重叠，重叠的日期会重复计入；请另选周期")
    }
    return nil
  }

  /// The locks of other periods that share days with this one, the last of each period.
  private func overlapping(
    _ entries: [ScoreLedger.Entry]
  ) -> [(entry: ScoreLedger.Entry, lock: ScoreLedgerText.Lock)] {
    guard let own = Period(request.period, clock: .utc) else { return [] }
    var found: [(entry: ScoreLedger.Entry, lock: ScoreLedgerText.Lock)] = []
    for entry in entries where entry.kind == .lock && entry.period != request.period {
      guard let other = Period(entry.period, clock: .utc), let lock = ScoreLedgerText.lock(entry),
        own.days.first <= other.days.last, other.days.first <= own.days.last
      else { continue }
      found.removeAll { $0.entry.period == entry.period }
      found.append((entry, lock))
    }
    return found
  }

  /// What is frozen of the same days on other terms: no mistake where one is for feedback and the other for pay.
  func sharedDays(_ entries: [ScoreLedger.Entry]) -> [String] {
    overlapping(entries).map { entry, lock in
      let title = lock.title.map { " by “\($0)”" } ?? ""
      return said(
        "\(request.period) shares days with \(entry.period), frozen as \(lock.cadence)\(title) (entry \(entry.number)): the "
          + "same records count in both, so pay by one of them only.",
        "\(request.period) 与 \(entry.period)（第 \(entry.number) 条\(lock.title.map { "，方案“\($0)”" } ?? "")）日期重叠，同样的记录两边都计入；只能按其中之一发放。"
      )
    }
  }
}

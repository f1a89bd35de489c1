import Workforce

/// How an agent may bend an indicator.
public enum Gaming: String, CaseIterable, Hashable, Sendable {
  /// Takes easy contacts of colleagues of the same team and half hour and leaves them hard ones.
  case cherryPicking = "cherry-picking"
  /// Hands half of the contacts that would stay unsettled to a colleague, who is then answerable.
  case passingOn = "passing-on"
  /// Marks every contact as resolved; of the customers so sent away six in ten come back within the window.
  case closingUnresolved = "closing-unresolved"
  /// Does not ask half of the discontented customers for a rating.
  case selectiveAsking = "selective-asking"
  /// Replies in a tenth of the time and badly: 0.7 logits less in everything else.
  case haste
}

extension RehearsalWorld {
  /// Who serves which contact when one agent swaps hard contacts for easy ones of colleagues.
  ///
  /// - Returns: For each row the agent who serves it.
  func cherryPicked(_ base: RehearsalContacts, by picker: Int32) -> [Int32] {
    var owner = base.rows.map { $0.agent ?? -1 }
    struct Slot: Hashable {
      var team: Int32
      var halfHour: Int
    }
    var easy: [Slot: [Int]] = [:]
    func slot(_ row: Int) -> Slot {
      Slot(
        team: base.rows[row].team ?? -1,
        halfHour: Int((base.rows[row].arrived.secondsSince1970 / 1800).rounded(.down)))
    }
    for row in base.served.reversed() where owner[row] != picker && base.ease(row) > 0 {
      easy[slot(row), default: []].append(row)
    }
    for row in base.served where base.rows[row].agent == picker && base.ease(row) < 0 {
      guard let other = easy[slot(row)]?.popLast() else { continue }
      (owner[row], owner[other]) = (owner[other], picker)
    }
    return owner
  }
}

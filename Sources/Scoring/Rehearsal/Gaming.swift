import Workforce

/// How an agent may bend an indicator.
public enum Gaming: String, CaseIterable, Hashable, Sendable {
  /// Takes easy contacts of colleagues of the same team and half hour and leaves them hard ones.
  case cherryPicking = "cherry-picking"
  /// Hands half of the contacts that would stay unsettled to a colleague, who is then answerable.
  case handingOver = "handing-over"
  /// Marks every contact as resolved the moment the conversation ends; of the customers so sent away six in ten come
  /// back within the window.
  case markingResolved = "marking-resolved"
  /// Does not ask half of the discontented customers for a rating.
  case selectiveAsking = "selective-asking"
  /// Begs half of the content customers who would not have rated for a good rating.
  case begging = "begging-for-ratings"
  /// Sends an empty first reply ("one moment, please") in a tenth of the time; the reply that helps comes when it
  /// would have come.
  case emptyReply = "empty-first-reply"
  /// Replies in a tenth of the time and badly: 0.7 logits less in everything else.
  case haste
}

extension RehearsalWorld {
  /// Who serves which contact when some agents swap hard contacts for easy ones of colleagues.
  ///
  /// - Parameters:
  ///   - base: The contacts.
  ///   - pickers: Who does; none loses a contact to another of them.
  /// - Returns: For each row the agent who serves it.
  func cherryPicked(_ base: RehearsalContacts, by pickers: Set<Int32>) -> [Int32] {
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
    for row in base.served.reversed() where !pickers.contains(owner[row]) && base.ease(row) > 0 {
      easy[slot(row), default: []].append(row)
    }
    for row in base.served where base.ease(row) < 0 {
      guard let picker = base.rows[row].agent, pickers.contains(picker), let other = easy[slot(row)]?.popLast() else {
        continue
      }
      (owner[row], owner[other]) = (owner[other], picker)
    }
    return owner
  }
}

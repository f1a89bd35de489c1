import Workforce

/// The objections of a period that were upheld, by what they change.
struct UpheldAppeals: Hashable, Sendable {
  /// Those upheld before the period was first frozen: they correct the records that everybody is scored by.
  var corrections: [Appeal] = []
  /// Those upheld since: they change the agents they are about, who are held against what was frozen.
  var objections: [Appeal] = []

  /// Nothing was upheld.
  init() {}

  /// Objections in the order in which they were decided.
  ///
  /// - Parameters:
  ///   - appeals: All of them.
  ///   - corrections: How many, the first, were upheld before the period was first frozen; nil for all. At most as many as there are.
  init(_ appeals: [Appeal], corrections: Int?) {
    let count = max(0, min(corrections ?? appeals.count, appeals.count))
    self.corrections = Array(appeals[..<count])
    objections = Array(appeals[count...])
  }

  /// All, in the order in which they were decided.
  var all: [Appeal] { corrections + objections }

  /// These and one more, decided last.
  ///
  /// - Parameter isFrozen: Whether the period is frozen.
  func adding(_ appeal: Appeal, isFrozen: Bool) -> UpheldAppeals {
    var more = self
    if isFrozen { more.objections.append(appeal) } else { more.corrections.append(appeal) }
    return more
  }
}

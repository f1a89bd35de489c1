import Records
import Workforce

extension Appeal {
  /// Makes sure that everything was said that the action needs, and nothing that it makes nothing of.
  ///
  /// - Throws: ``Failure`` with every problem.
  func checkCompleteness() throws(Failure) {
    var problems: [String] = []
    if action == .correct {
      if field == nil {
        problems.append(
          "A correction needs its field; give --field with one of \(Field.allCases.map(\.rawValue).joined(separator: ", "))."
        )
      }
      if value == nil {
        problems.append("A correction needs the true value; give --value, or --value \"\" to take the value away.")
      }
    } else if field != nil || value != nil {
      problems.append(
        "--field and --value are for --action correct, and the action is \(action.rawValue); leave them out, or correct the record."
      )
    }
    if action == .reattribute {
      if fromAgent == nil || toAgent == nil {
        problems.append("A re-attribution needs who was answerable and who is; give --from and --to.")
      }
    } else if fromAgent != nil || toAgent != nil {
      problems.append(
        "--from and --to are for --action re-attribute, and the action is \(action.rawValue); leave them out, or re-attribute the record."
      )
    }
    guard problems.isEmpty else { throw Failure(.usage, problems) }
  }

  /// The appeal as ledgers keep it: with its value in one writing, and with what the record says now.
  ///
  /// A value that means nothing for its field is left as it is; it cannot be applied.
  ///
  /// - Parameters:
  ///   - book: The records before the correction.
  ///   - clock: In whose local time moments are written and meant.
  func complete(in book: RecordBook, clock: LocalClock) -> Appeal {
    guard let field, let value else { return self }
    var appeal = self
    appeal.value = CorrectedValues.canonical(value, for: field, clock: clock) ?? value
    appeal.was = book.row(of: record).map { book.recorded(field, of: $0, clock: clock) }
    return appeal
  }
}

import Records
import Workforce

extension Appeal {
  /// The appeal with its value as ledgers keep it.
  ///
  /// - Throws: ``Failure`` when something that its action needs was not said, or something was said that it makes nothing of. A value
  ///   that means nothing for its field is left as it is; it cannot be applied.
  func complete() throws(Failure) -> Appeal {
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
    var appeal = self
    if let field, let value { appeal.value = CorrectedValues.canonical(value, for: field) ?? value }
    return appeal
  }
}

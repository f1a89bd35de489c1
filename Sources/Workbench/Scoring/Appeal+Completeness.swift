import Records
import Workforce

extension Appeal {
  /// Makes sure that everything was said that the action needs, and nothing that it makes nothing of.
  ///
  /// - Throws: ``Failure`` with every problem.
  func checkCompleteness(_ language: Language = .en) throws(Failure) {
    var problems: [String] = []
    if action == .correct {
      if field == nil {
        let fields = Field.allCases.map(\.rawValue).joined(separator: ", ")
        problems.append(
          language.said(
            "A correction needs its field; give --field with one of \(fields).", "更正须指明字段：--field 可为 \(fields)。"))
      }
      if value == nil {
        problems.append(
          language.said(
            "A correction needs the true value; give --value, or --value \"\" to take the value away.",
            "更正须给出正确的值：--value；如需清空，请用 --value \"\"。"))
      }
    } else if field != nil || value != nil {
      problems.append(
        language.said(
          "--field and --value are for --action correct, and the action is \(action.rawValue); leave them out, or correct the record.",
          "--field 和 --value 只用于 --action correct，而此处为 \(action.rawValue)；请去掉，或改为更正。"))
    }
    if action == .reattribute {
      if fromAgent == nil || toAgent == nil {
        problems.append(
          language.said(
            "A re-attribution needs who was answerable and who is; give --from and --to.",
            "更换责任人须指明原责任人和现责任人：--from 和 --to。"))
      }
    } else if fromAgent != nil || toAgent != nil {
      problems.append(
        language.said(
          "--from and --to are for --action re-attribute, and the action is \(action.rawValue); leave them out, or re-attribute the record.",
          "--from 和 --to 只用于 --action re-attribute，而此处为 \(action.rawValue)；请去掉，或改为更换责任人。"))
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

import Records
import Testing
import Workforce

@Suite("Corrected values, as people write them")
struct CorrectedValueTests {
  @Test(
    "words of records and percentages are understood",
    arguments: [
      ("yes", Appeal.Field.satisfied, "yes"), ("TRUE", .resolved, "yes"), ("是", .satisfied, "yes"),
      ("否", .resolved, "no"), ("false", .satisfied, "no"), ("", .satisfied, ""), ("none", .complaint, ""),
      ("无", .accuracy, ""), ("有责", .complaint, "attributable"), ("无责", .complaint, "not-attributable"),
      ("attributable", .complaint, "attributable"), ("95%", .accuracy, "0.95"), ("58 ％", .attitude, "0.58"),
      ("99.9%", .compliance, "0.999"), ("1", .accuracy, "1"), ("0.7", .accuracy, "0.7"),
    ])
  func understood(text: String, field: Appeal.Field, value: String) {
    #expect(CorrectedValues.canonical(text, for: field) == value)
  }

  @Test(
    "what means nothing there is not guessed at",
    arguments: [
      ("maybe", Appeal.Field.satisfied), ("95", .accuracy), ("101%", .accuracy), ("-1", .accuracy),
      ("raised", .complaint),
      ("nan", .accuracy), ("%", .accuracy), ("0.9x", .accuracy),
    ])
  func refused(text: String, field: Appeal.Field) {
    #expect(CorrectedValues.canonical(text, for: field) == nil)
  }
}

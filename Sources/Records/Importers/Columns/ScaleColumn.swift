import Workforce

/// On which scale the numbers of a column stand: told by a mapping or a known layout, or taken for 0…1.
///
/// Whether they fit is settled for the whole column, never for a cell: of ratings from 1 to 5 read on 0…1 only the worst would be
/// left, as the best.
struct ScaleRule: Sendable {
  /// The scale that somebody told; nil where nobody did.
  let declared: ClosedRange<Double>?
  /// The scale on which numbers are read; nil where only words can be.
  let scale: ClosedRange<Double>?
  /// What the numbers are, in a word.
  let noun: String
  /// The field under which a mapping tells the scale.
  let key: String

  /// The rule of a field's column.
  ///
  /// - Parameter key: The field under which a mapping tells the scale, where that is another.
  init(_ field: ContactField, _ source: RecordMapping.Source, key: String? = nil) {
    (declared, noun, self.key) = (source.scale, field == .rating ? "rating" : "mark", key ?? field.rawValue)
    // Marks of quality are shares everywhere; ratings have a scale of their own in every tool.
    scale = source.scale ?? (field == .rating ? source.assumedScale : 0...1)
  }

  /// Of a told scale so many numbers in a hundred may lie outside, as slips of the hand do.
  static let mostOutside = 5

  /// What a text is that is not empty.
  func read(_ text: String) -> ScaleText {
    switch text.lowercased() {
    case "good" where noun == "rating":
      return ScaleText(.word, .success(ContactValues.Rating(share: 1, isSatisfied: true)))
    case "bad" where noun == "rating":
      return ScaleText(.word, .success(ContactValues.Rating(share: 0, isSatisfied: false)))
    // States of a survey that are no ratings.
    case "offered", "unoffered", "not offered":
      if noun == "rating" { return ScaleText(.nothing, .success(nil)) }
    default: break
    }
    let isPercent = text.hasSuffix("%") || text.hasSuffix("％")
    let digits = isPercent ? Blanks.trimmed(String(text.dropLast())) : text
    guard let number = Double(digits), number.isFinite else { return ScaleText(.nothing, .failure(bad(text))) }
    let own = isPercent ? 0...100 : scale
    // What a percent sign says is clear, so that a slip tells nothing of the column.
    if isPercent, allowsPercent, !(0...100).contains(number) { return ScaleText(.nothing, .failure(bad(text))) }
    guard let own, own.contains(number), !isPercent || allowsPercent else {
      return ScaleText(.outside(number, isPercent: isPercent), .failure(bad(text)))
    }
    let rating = isPercent ? ContactValues.Rating(number / 100, on: 0...1) : ContactValues.Rating(number, on: own)
    return ScaleText(number == 0 ? .zero : isPercent ? .percent : .number(number), .success(rating))
  }

  /// Why a column cannot be read, by what its cells were found to be like; nil when it can.
  func doubt(_ facts: ScaleFacts, _ name: String) -> UndecidedColumn? {
    if declared == nil, facts.percents > 0, facts.numbers > 0 {
      return UndecidedColumn("\(name): some \(noun)s carry a percent sign and others do not; write all of them alike")
    }
    guard let found = facts.firstOutside else { return nil }
    let isMany = facts.outside > 1 && facts.outside * 100 > ScaleRule.mostOutside * facts.all
    let guess = facts.guess
    let looks = guess.map { " — looks like a scale of \(ScaleRule.text($0))" } ?? ""
    let remedy = """
      write a mapping with \(key): {from: \(name), \
      lowest: \(guess.map { ScaleRule.text($0.lowerBound) } ?? "…"), \
      highest: \(guess.map { ScaleRule.text($0.upperBound) } ?? "…")}
      """
    if let declared {
      guard isMany else { return nil }
      return UndecidedColumn(
        "\(name): \(facts.outside) of \(facts.all) \(noun)s lie outside the scale of \(ScaleRule.text(declared)), such as "
          + "\(found)\(looks); \(remedy), and list what means none, such as none: \"0\"")
    }
    guard let scale else {
      if !isMany { return nil }
      return UndecidedColumn("\(name): found \(found), expected \"good\" or \"bad\"\(looks); \(remedy)")
    }
    return UndecidedColumn("\(name): found \(found), expected \(ScaleRule.text(scale))\(looks); \(remedy)")
  }

  private var allowsPercent: Bool { declared == nil ? scale != nil : declared == 0...1 || declared == 0...100 }

  private func bad(_ text: String) -> BadCell {
    guard let scale else { return BadCell(text, "not \"good\" or \"bad\"") }
    return BadCell(text, "not a \(noun) from \(ScaleRule.text(scale))")
  }

  /// A number without needless decimals.
  private static func text(_ number: Double) -> String {
    Int(exactly: number).map(String.init) ?? String(number)
  }

  private static func text(_ scale: ClosedRange<Double>) -> String {
    "\(text(scale.lowerBound)) to \(text(scale.upperBound))"
  }
}

/// What a text of such a column is.
struct ScaleText: Sendable {
  /// What it tells of the column.
  enum Kind: Sendable {
    /// Nothing at all.
    case nothing
    /// A rating in a word.
    case word
    /// Zero, which is zero with a percent sign and without.
    case zero
    case number(Double)
    case percent
    case outside(Double, isPercent: Bool)
  }

  let kind: Kind
  let result: Result<ContactValues.Rating?, BadCell>

  init(_ kind: Kind, _ result: Result<ContactValues.Rating?, BadCell>) { (self.kind, self.result) = (kind, result) }
}

/// What the cells of a column of numbers on a scale are like.
struct ScaleFacts: Sendable {
  /// Cells that hold a rating or a number.
  private(set) var all = 0
  /// Numbers within the scale and without a sign, zero aside.
  private(set) var numbers = 0
  /// Numbers with a percent sign, zero aside.
  private(set) var percents = 0
  /// Numbers outside the scale.
  private(set) var outside = 0
  /// The first of these as it stands in the file.
  private(set) var firstOutside: String?
  private var lowest = Double.infinity
  private var highest = -Double.infinity

  /// Looks at a cell.
  ///
  /// - Parameter text: The cell's text, asked for only where it matters.
  mutating func add(_ kind: ScaleText.Kind, text: @autoclosure () -> String) {
    switch kind {
    case .nothing: return
    case .word: break
    case .zero: lowest = min(lowest, 0)
    case .percent: percents += 1
    case .number(let number):
      numbers += 1
      see(number)
    case .outside(let number, let isPercent):
      outside += 1
      if firstOutside == nil { firstOutside = text() }
      if !isPercent { see(number) }
    }
    all += 1
  }

  private mutating func see(_ number: Double) { (lowest, highest) = (min(lowest, number), max(highest, number)) }

  /// The usual scale on which all numbers lie, if there is one.
  var guess: ClosedRange<Double>? {
    guard lowest >= 0, let top = [5.0, 10, 100].first(where: { highest <= $0 }), highest > 1 else { return nil }
    return (lowest >= 1 && top <= 10 ? 1 : 0)...top
  }
}

/// The JSON Schema of the scenario format, for editors that check and complete while one types.
///
/// Built from the tables of keys by which the decoder reads, so that neither knows a key that the other does not.
public enum ScenarioSchema {
  /// The schema as JSON text, draft 2020-12.
  public static var text: String {
    text(of: .scenario, "Crewcast scenario, version 1", Shape.Name.ofScenarios)
  }

  /// The schema of the files that hold the hours of a service.
  public static var calendarText: String { text(of: .calendar, "Crewcast calendar", Shape.Name.ofCalendars) }

  /// The schema of the files that say which column of an export is what.
  public static var mappingText: String {
    text(of: .recordMapping, "Crewcast mapping of records", Shape.Name.ofMappings)
  }

  private static func text(of main: Shape.Name, _ title: String, _ names: [Shape.Name]) -> String {
    JSONText.object(root(of: main, title, names)).written() + "\n"
  }

  /// The schema of a format: its main mapping and all others.
  static func root(of main: Shape.Name, _ title: String, _ names: [Shape.Name]) -> [(String, JSONText)] {
    [
      ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
      ("title", .string(title)),
      ("description", .string(Shape.of(main).summary)),
      ("$ref", .string("#/$defs/\(main.rawValue)")),
      ("$defs", .object(names.map { ($0.rawValue, definition(Shape.of($0))) })),
    ]
  }

  private static func definition(_ shape: Shape) -> JSONText {
    var fields: [(String, JSONText)] = [
      ("type", .string("object")), ("description", .string(shape.summary)),
      (
        "properties",
        .object(
          shape.keys.map { key in
            (key.name, .object([("description", .string(key.summary))] + FormSchema.fields(key.form)))
          })
      ),
      ("additionalProperties", .bool(false)),
    ]
    let required = shape.keys.filter(\.isRequired).map { JSONText.string($0.name) }
    if !required.isEmpty { fields.append(("required", .list(required))) }
    var rules = shape.choices.map { keys in JSONText.object([("oneOf", .list(keys.map { requiring([$0]) }))]) }
    if shape.name == .distribution || shape.name == .mixturePart { rules += DistributionFamily.allCases.map(rule) }
    if !rules.isEmpty { fields.append(("allOf", .list(rules))) }
    return .object(fields)
  }

  /// Which parameters go with a family.
  private static func rule(_ family: DistributionFamily) -> JSONText {
    let allowed = ["weight", "distribution"] + Set(family.parameters.flatMap { $0 } + family.options).sorted()
    return .object([
      (
        "if",
        .object([
          ("properties", .object([("distribution", .object([("const", .string(family.rawValue))]))])),
          ("required", .list([.string("distribution")])),
        ])
      ),
      (
        "then",
        .object([
          ("propertyNames", .object([("enum", .list(allowed.map { .string($0) }))])),
          ("anyOf", .list(family.parameters.map(requiring))),
        ])
      ),
    ])
  }

  private static func requiring(_ keys: [String]) -> JSONText {
    .object([("required", .list(keys.map { .string($0) }))])
  }
}

/// The JSON Schema of forms.
enum FormSchema {
  private static let number = #"\d+(\.\d+)?"#
  private static let duration = #"(\d+(\.\d+)?(ms|[wdhms]) ?)+"#
  private static let time = #"([01]?\d|2[0-3]|24):[0-5]\d(:[0-5]\d)?"#
  private static let date = #"\d{4}-\d{2}-\d{2}"#
  private static let weekday = "(mon|tue|wed|thu|fri|sat|sun)"
  private static let weekdays = "\(weekday)(-\(weekday))?(, *\(weekday)(-\(weekday))?)*"
  private static let dates = #"\#(date)(\.\.\#(date))?"#
  private static let share = #"\d+(\.\d+)?%"#

  /// The fields of the schema of a form.
  static func fields(_ form: Form) -> [(String, JSONText)] {
    switch form {
    case .nothing: type("null")
    case .text, .name: [("type", .list(["string", "number", "boolean"].map { .string($0) }))]
    case .duration: orZero(duration)
    case .rate: orZero("\(number)/(\(duration)|[wdhms]|ms)")
    case .share: anyOf([pattern(share), range(0, 1)])
    case .ratio: anyOf([pattern(share), range(0, nil)])
    case .target: pattern("(\(share)|0?\\.\\d+|1|0)/\(duration)")
    case .money: range(0, nil)
    case .count(let limits):
      [
        ("type", .string("integer")), ("minimum", .integer(limits.lowerBound)),
        ("maximum", .integer(limits.upperBound)),
      ]
    case .number(let limits): range(limits.lowerBound, limits.upperBound)
    case .flag: type("boolean")
    case .time: pattern(time)
    case .moment: pattern("\(date)([ T]\(time))?")
    case .days: anyOf([pattern("daily|\(weekdays)"), type("array") + [("items", .object(pattern(weekdays)))]])
    case .span: pattern("\(time) *- *\(time)")
    case .word(let words): [("enum", .list(words.map { .string($0) }))]
    case .list(let form): type("array") + [("items", .object(fields(form)))]
    case .named(let form): type("object") + [("additionalProperties", .object(fields(form)))]
    case .byTime(let form): keyed([("^\(time)$", form)])
    case .byDay(let form): byDay(form)
    case .either(let forms): anyOf(forms.map(fields))
    case .object(let name): [("$ref", .string("#/$defs/\(name.rawValue)"))]
    }
  }

  private static func byDay(_ form: Form) -> [(String, JSONText)] {
    var schema = keyed([("^(daily|\(weekdays)|\(dates))$", form)])
    schema.insert(("properties", .object([("dates", .object(keyed([("^\(dates)$", form)])))])), at: 1)
    return schema
  }

  private static func keyed(_ patterns: [(String, Form)]) -> [(String, JSONText)] {
    type("object") + [
      ("patternProperties", .object(patterns.map { ($0.0, .object(fields($0.1))) })),
      ("additionalProperties", .bool(false)), ("minProperties", .integer(1)),
    ]
  }

  private static func type(_ name: String) -> [(String, JSONText)] { [("type", .string(name))] }

  private static func pattern(_ text: String) -> [(String, JSONText)] {
    type("string") + [("pattern", .string("^(\(text))$"))]
  }

  private static func range(_ low: Double, _ high: Double?) -> [(String, JSONText)] {
    type("number") + [("minimum", .number(low))] + (high.map { [("maximum", .number($0))] } ?? [])
  }

  /// A text of a pattern, or a bare zero, which needs no unit.
  private static func orZero(_ text: String) -> [(String, JSONText)] {
    anyOf([pattern(text), [("const", .integer(0))]])
  }

  private static func anyOf(_ alternatives: [[(String, JSONText)]]) -> [(String, JSONText)] {
    [("anyOf", .list(alternatives.map { .object($0) }))]
  }
}

/// JSON whose fields keep their order.
enum JSONText {
  case string(String)
  case integer(Int)
  case number(Double)
  case bool(Bool)
  case list([JSONText])
  case object([(String, JSONText)])

  /// The text, indented by two blanks a level; short lists stand on one line.
  func written(indent: String = "") -> String {
    switch self {
    case .string(let text): return JSONText.quoted(text)
    case .integer(let value): return String(value)
    case .number(let value): return Value.written(value)
    case .bool(let value): return value ? "true" : "false"
    case .list(let items):
      let inner = items.map { $0.written(indent: indent + "  ") }
      let line = "[\(inner.joined(separator: ", "))]"
      if line.count < 100, !line.contains("\n") { return line }
      return "[\n" + inner.map { "\(indent)  \($0)" }.joined(separator: ",\n") + "\n\(indent)]"
    case .object(let fields):
      let inner = fields.map { "\(JSONText.quoted($0.0)): \($0.1.written(indent: indent + "  "))" }
      let line = "{\(inner.joined(separator: ", "))}"
      if line.count < 100, !line.contains("\n") { return line }
      return "{\n" + inner.map { "\(indent)  \($0)" }.joined(separator: ",\n") + "\n\(indent)}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      default:
        if scalar.value < 32 {
          let digits = String(scalar.value, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }
}

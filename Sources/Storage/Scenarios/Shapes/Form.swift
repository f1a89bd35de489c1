/// What may stand as the value of a key, as far as an editor can check it.
///
/// The decoder and the published JSON Schema are both built on these forms and the tables of keys in ``Shape``.
indirect enum Form: Sendable {
  /// Nothing.
  case nothing
  /// Any text.
  case text
  /// The name of something defined elsewhere in the file.
  case name
  /// A duration such as `1h30m`.
  case duration
  /// A rate such as `100/30m`.
  case rate
  /// A share such as `80%`.
  case share
  /// A non-negative number, also as a percentage.
  case ratio
  /// A target such as `80%/20s`.
  case target
  /// An amount of money.
  case money
  /// A whole number in a range.
  case count(ClosedRange<Int>)
  /// A number in a range.
  case number(ClosedRange<Double>)
  /// True or false.
  case flag
  /// A local time such as `09:00`.
  case time
  /// A date, or a date with a time.
  case moment
  /// Days of the week: `mon`, `mon-fri`, a list of them.
  case days
  /// A span of a day such as `09:00-21:00`.
  case span
  /// One of some words.
  case word([String])
  /// A list.
  case list(Form)
  /// A mapping from names to a form.
  case named(Form)
  /// A mapping from local times to a form.
  case byTime(Form)
  /// A mapping from days of the week and dates to a form.
  case byDay(Form)
  /// One of several forms.
  case either([Form])
  /// A mapping with fixed keys.
  case object(Shape.Name)

  /// A form, or a list of it.
  static func oneOrMore(_ form: Form) -> Form { .either([form, .list(form)]) }

  /// A value, or values over the day, each also by weekday and date.
  static func curve(_ form: Form, constant: Bool = true) -> Form {
    let day: [Form] = (constant ? [form] : []) + [.byTime(form), .object(.series)]
    return .either(day + [.byDay(.either(day))])
  }
}

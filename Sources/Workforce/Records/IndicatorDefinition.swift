/// What a figure about service means: the one place from which explanations and documentation are made.
public struct IndicatorDefinition: Hashable, Sendable {
  /// How contributions become a figure.
  public enum Form: String, Hashable, Sendable {
    /// A share of successes: the sum of numerators over the sum of denominators, within 0…1.
    case share
    /// A mean or another ratio of sums.
    case mean
    /// A sum of numerators.
    case total
    /// The spread between channels of a share.
    case spread
  }

  /// What a figure is measured in.
  public enum Unit: String, Hashable, Sendable {
    case share, seconds, contacts, money
  }

  /// Which way is better.
  public enum Direction: String, Hashable, Sendable {
    case higher, lower
    /// Neither: context for other figures.
    case neither
  }

  /// How somebody else defines what bears the same name.
  public struct Variant: Hashable, Sendable {
    /// Whose definition it is.
    public var vendor: String
    /// What they do.
    public var practice: String

    /// A vendor's practice.
    public init(_ vendor: String, _ practice: String) {
      self.vendor = vendor
      self.practice = practice
    }
  }

  /// The name in files and options, such as `first-response`.
  public var key: String
  /// The English name.
  public var name: String
  /// The Chinese name.
  public var chineseName: String
  /// What else people call it, in the words that they write into policies.
  public var alsoCalled: [String]
  /// What it says, in one or two sentences.
  public var meaning: String
  /// The same in Chinese.
  public var chineseMeaning: String
  /// Which records count, and for which period.
  public var population: String
  /// Whose clock runs when, or how a record is charged to agents.
  public var clock: String
  /// How contributions become a figure.
  public var form: Form
  /// What it is measured in.
  public var unit: Unit
  /// Which way is better.
  public var direction: Direction
  /// What happens in cases that are not plain.
  public var edgeCases: [String]
  /// What others do instead.
  public var variants: [Variant]
  /// Facts without which it cannot be computed: any one of these sets will do.
  public var requirements: [Set<RecordFacet>]

  /// A definition in all its parts.
  public init(
    key: String, name: String, chineseName: String, alsoCalled: [String] = [], meaning: String, chineseMeaning: String,
    population: String,
    clock: String, form: Form, unit: Unit, direction: Direction, edgeCases: [String] = [], variants: [Variant] = [],
    requirements: [Set<RecordFacet>]
  ) {
    self.key = key
    self.name = name
    self.chineseName = chineseName
    self.alsoCalled = alsoCalled
    self.meaning = meaning
    self.chineseMeaning = chineseMeaning
    self.population = population
    self.clock = clock
    self.form = form
    self.unit = unit
    self.direction = direction
    self.edgeCases = edgeCases
    self.variants = variants
    self.requirements = requirements
  }

  /// The facts that are missing, of the set of which fewest are; empty when the indicator can be computed.
  public func missing(from facets: Set<RecordFacet>) -> [RecordFacet] {
    let lacks = requirements.map { $0.subtracting(facets).sorted() }
    return lacks.min { $0.count < $1.count } ?? []
  }
}

/// A stream of contacts arriving at the front door.
public struct ArrivalStream: Hashable, Sendable {
  /// The contact types it brings, as indices into the scenario's types, with their shares, which add up to one.
  public var mix: [MixShare]
  /// When and how many arrive.
  public var pattern: ArrivalPattern
  /// Name of the random busyness of whole days that multiplies the pattern; streams that name the same one share it.
  public var busyness: Busyness?

  /// A stream of one contact type.
  public init(contactType: Int, pattern: ArrivalPattern, busyness: Busyness? = nil) {
    self.mix = [MixShare(contactType: contactType, share: 1)]
    self.pattern = pattern
    self.busyness = busyness
  }

  /// One type's share of a stream.
  public struct MixShare: Hashable, Sendable {
    /// Index into the scenario's contact types.
    public var contactType: Int
    /// Its share of the stream, 0…1.
    public var share: Double

    /// A share of a stream.
    public init(contactType: Int, share: Double) {
      self.contactType = contactType
      self.share = share
    }
  }
}

/// When and how many contacts arrive.
public enum ArrivalPattern: Hashable, Sendable {
  /// A Poisson process whose rate is constant within each piece.
  case rates([RatePiece])
  /// Exactly so many contacts in each piece, at independent uniform times.
  case counts([CountPiece])
  /// Single contacts as they came.
  case trace([TracedContact])
}

/// A rate that holds from one moment to another.
public struct RatePiece: Hashable, Sendable {
  /// Seconds after the start of the horizon.
  public var start: Double
  /// Seconds after the start of the horizon.
  public var end: Double
  /// Expected contacts per second.
  public var rate: Double

  /// A rate between two moments.
  public init(start: Double, end: Double, rate: Double) {
    self.start = start
    self.end = end
    self.rate = rate
  }
}

/// A number of contacts between two moments.
public struct CountPiece: Hashable, Sendable {
  /// Seconds after the start of the horizon.
  public var start: Double
  /// Seconds after the start of the horizon.
  public var end: Double
  /// How many contacts arrive.
  public var count: Int

  /// A count between two moments.
  public init(start: Double, end: Double, count: Int) {
    self.start = start
    self.end = end
    self.count = count
  }
}

/// One contact replayed as it came.
public struct TracedContact: Hashable, Sendable {
  /// Seconds after the start of the horizon.
  public var arrival: Double
  /// Index into the scenario's contact types.
  public var contactType: Int
  /// Seconds an agent takes, when known; otherwise drawn from the type's distribution.
  public var handlingTime: Double?

  /// A contact at a moment.
  public init(arrival: Double, contactType: Int, handlingTime: Double? = nil) {
    self.arrival = arrival
    self.contactType = contactType
    self.handlingTime = handlingTime
  }
}

/// A random factor of mean one by which a whole day is busier or quieter than planned.
public struct Busyness: Hashable, Sendable {
  /// Streams with the same name share the factor of a day.
  public var name: String
  /// Coefficient of variation of the factor, which is gamma distributed with mean one.
  ///
  /// Source: Jongbloed & Koole (2001), "Managing uncertainty in call centres using Poisson mixtures", doi
  /// 10.1002/asmb.444.
  public var coefficientOfVariation: Double

  /// A named busyness factor.
  public init(name: String, coefficientOfVariation: Double) {
    self.name = name
    self.coefficientOfVariation = coefficientOfVariation
  }
}

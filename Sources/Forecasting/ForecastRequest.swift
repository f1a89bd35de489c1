/// What is asked of a forecast.
public struct ForecastRequest: Hashable, Sendable {
  /// Days to forecast, from the day after the history on; 1…400.
  public var horizonDays: Int
  /// What is known about days besides their counts.
  public var calendar: ForecastCalendar
  /// The methods to try; the naive ones are always tried beside them.
  public var methods: Set<ForecastMethod>
  /// The probabilities of the quantiles, each above 0 and below 1.
  public var quantiles: [Double]
  /// At most so many origins in the backtest.
  public var folds: Int

  /// What is asked of a forecast.
  public init(
    horizonDays: Int = 28, calendar: ForecastCalendar = ForecastCalendar(),
    methods: Set<ForecastMethod> = Set(ForecastMethod.allCases), quantiles: [Double] = [0.1, 0.25, 0.5, 0.75, 0.9],
    folds: Int = 40
  ) {
    self.horizonDays = horizonDays
    self.calendar = calendar
    self.methods = methods
    self.quantiles = quantiles
    self.folds = folds
  }

  func validated() throws(ForecastingError) -> ForecastRequest {
    var problems: [String] = []
    if !(1...400).contains(horizonDays) {
      problems.append("The horizon is \(horizonDays) days; expected 1 to 400. Ask for a shorter horizon.")
    }
    for level in quantiles where !(level > 0 && level < 1) {
      problems.append("The quantile \(level) was asked for; expected a probability above 0 and below 1, such as 0.9.")
    }
    if quantiles.isEmpty { problems.append("No quantile was asked for; expected at least one, such as 0.9.") }
    if folds < 0 { problems.append("A backtest of \(folds) origins was asked for; expected none or more.") }
    problems += calendar.events.compactMap(\.problem)
    guard problems.isEmpty else { throw .unusableRequest(problems) }
    var request = self
    request.quantiles = Set(quantiles).sorted()
    return request
  }
}

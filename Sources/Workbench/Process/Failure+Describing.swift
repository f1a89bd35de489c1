import Forecasting
public import Queueing
public import Records
import Simulation
public import Storage
import Workforce

extension Failure {
  /// Turns any error into a text and a status: the only place where errors become text.
  ///
  /// Errors that no room declares are our own mistakes.
  public init(describing error: any Error) {
    switch error {
    case let failure as Failure: self = failure
    case let error as QuantityError: self.init(.usage, error.description)
    case let error as ForecastingError: self.init(error)
    case let error as QueueingError: self.init(error)
    case let error as StorageError: self.init(error)
    case let error as ScenarioError: self.init(error)
    case let error as SimulationError: self.init(error)
    case let error as RecordsError: self.init(error)
    default:
      self.init(.bug, "This should not have happened: \(error). Please report it with the command line and its inputs.")
    }
  }

  /// A queueing model without an answer.
  public init(_ error: QueueingError) {
    let status: ExitStatus =
      switch error {
      case .unattainable: .failed
      case .noTarget: .usage
      case .outOfRange, .unstable, .fewerLinesThanAgents, .endlessRedials: .badInput
      }
    self.init(status, error.description)
  }

  /// A file that cannot be used.
  public init(_ error: StorageError) {
    let status: ExitStatus =
      switch error {
      case .notFound: .notFound
      case .unreadable, .notATable, .missingColumns, .badCells: .badInput
      case .unwritable, .busy, .libraryMissing, .queryFailed: .failed
      case .interrupted: .interrupted
      }
    self.init(status, error.description)
  }

  /// A scenario that cannot be used: every problem on a line of its own.
  public init(_ error: ScenarioError) {
    var problems = error.problems.map(\.description)
    if error.unlisted > 0 {
      problems.append("\(error.path): \(error.unlisted) more problems are not listed; mend these first.")
    }
    self.init(error.isMissingFile ? .notFound : .badInput, problems)
  }

  /// Records that cannot be read at all.
  public init(_ error: RecordsError) { self.init(.badInput, error.description) }

  /// A scenario that cannot be made ready to run.
  init(_ error: SimulationError) { self.init(.badInput, error.description) }
}

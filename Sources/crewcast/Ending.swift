import Workbench

/// Thrown to end with a status when everything that is to be said has been said.
struct Ending: Error {
  /// What the program ends with.
  var status: ExitStatus
}

/// What the program tells its caller when it ends: the only place where exit codes are numbers.
public enum ExitStatus: Int32, CaseIterable, Sendable {
  /// The work is done.
  case done = 0
  /// The work could not be done: no answer exists, a known answer was not met, the disk is full.
  case failed = 1
  /// The work is done, a target was missed, and `--fail-on-miss` asked to hear of it.
  case missedTarget = 2
  /// The command line is wrong.
  case usage = 64
  /// An input is wrong.
  case badInput = 65
  /// An input is not there.
  case notFound = 66
  /// The program itself is wrong.
  case bug = 70
  /// Interrupted from the keyboard: 128 and the signal's number.
  case interrupted = 130
  /// Asked to end: 128 and the signal's number.
  case terminated = 143
}

import Glibc
import Storage
import Synchronization

/// What happens when somebody stops the program.
///
/// SIGINT and SIGTERM remove unfinished files, say one sentence and end the program with 130 or 143. SIGPIPE is ignored, so
/// that a closed pipe shows as a failed write, which ``StandardStream`` takes for the reader's wish.
public enum Interruption {
  /// Starts to listen; to be called first of all, so that every later thread leaves the signals to the listener.
  public static func listen() {
    signal(SIGPIPE, SIG_IGN)
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    sigaddset(&signals, SIGTERM)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    var thread = pthread_t()
    let started = pthread_create(&thread, nil, { _ in Interruption.wait() }, nil)
    if started != 0 { pthread_sigmask(SIG_UNBLOCK, &signals, nil) }
  }

  /// Waits for a signal and ends the program.
  private static func wait() -> UnsafeMutableRawPointer? {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    sigaddset(&signals, SIGTERM)
    var number: Int32 = 0
    while sigwait(&signals, &number) != 0 {}
    UnfinishedFiles.removeAll()
    let status: ExitStatus = number == SIGTERM ? .terminated : .interrupted
    let lead = Terminal.showsProgress ? "\r\u{1B}[K" : ""
    StandardStream.error.say(
      lead + "crewcast: \(status == .terminated ? "asked to end" : "interrupted"); no unfinished file was left behind.")
    _exit(status.rawValue)
  }
}

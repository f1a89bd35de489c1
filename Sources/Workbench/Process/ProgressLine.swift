import Glibc
import Reporting
import Synchronization

/// How far a long run has come, on one line of a terminal that is drawn over and over: `simulate ███░░ 52/100, 12 s left`.
///
/// Nothing is drawn when standard error is no terminal, nor in the first half second. Safe to share between threads.
public final class ProgressLine: Sendable {
  private struct State {
    var began: Double
    var drawn: Double
    var isVisible = false
  }

  private let label: String
  private let total: Int
  private let isShown: Bool
  private let state: Mutex<State>

  /// A line that is not drawn yet.
  ///
  /// - Parameters:
  ///   - label: what is being done, in a word.
  ///   - total: how many steps there are; more may be done when precision asks for it.
  ///   - isShown: whether to draw at all.
  public init(_ label: String, total: Int, isShown: Bool = Terminal.showsProgress) {
    self.label = label
    self.total = total
    self.isShown = isShown
    let now = Self.now()
    state = Mutex(State(began: now, drawn: now + 0.4))
  }

  /// Draws the line anew, at most ten times a second.
  ///
  /// - Parameters:
  ///   - done: how many steps are done.
  ///   - total: how many there are now, where that has changed.
  public func update(_ done: Int, of total: Int? = nil) {
    guard isShown else { return }
    let now = Self.now()
    let total = max(1, total ?? self.total)
    state.withLock { state in
      guard now - state.drawn >= 0.1 else { return }
      state.drawn = now
      state.isVisible = true
      StandardStream.error.draw(
        Self.line(label, done: done, total: total, elapsedSeconds: now - state.began, Terminal.standardError))
    }
  }

  /// Takes the line away.
  public func finish() {
    guard isShown else { return }
    state.withLock { state in
      if state.isVisible { StandardStream.error.draw("") }
      state.isVisible = false
    }
  }

  /// The text of the line.
  static func line(
    _ label: String, done: Int, total: Int, elapsedSeconds: Double, _ rendering: TextRendering
  ) -> String {
    let share = min(1, Double(done) / Double(max(1, total)))
    var left = ""
    if done > 0, done < total {
      left = ", " + Figures.duration((elapsedSeconds * (1 - share) / share).rounded()) + " left"
    }
    let figures = " \(Figures.count(done))/\(Figures.count(total))\(left)"
    let room = min(30, rendering.width - label.displayWidth - figures.displayWidth - 2)
    guard room >= 5 else { return label + figures }
    let full = Int((share * Double(room)).rounded())
    let (on, off) = rendering.glyphs == .unicode ? ("█", "░") : ("#", ".")
    return label + " " + String(repeating: on, count: full) + String(repeating: off, count: room - full) + figures
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}

extension StandardStream {
  /// Draws a line over the one that stands there.
  fileprivate func draw(_ line: String) {
    do { try write("\r\u{1B}[K" + line) } catch { return }
  }
}

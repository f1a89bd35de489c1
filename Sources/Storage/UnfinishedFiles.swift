import Glibc
import Synchronization

/// The temporary files of this process that have not got their names yet, so that an interrupt can remove them.
public enum UnfinishedFiles {
  private static let names = Mutex<Set<String>>([])

  static func remember(_ name: String) {
    names.withLock { _ = $0.insert(name) }
  }

  static func forget(_ name: String) {
    names.withLock { _ = $0.remove(name) }
  }

  /// Removes them all; to be called before the process ends at an interrupt, from a thread and not inside a signal handler.
  public static func removeAll() {
    names.withLock { unfinished in
      for name in unfinished.sorted() { unlink(name) }
      unfinished.removeAll()
    }
  }
}

import Dispatch
import Storage
import Synchronization

/// The digest of a file, computed while the file is read for something else.
final class DigestAhead: Sendable {
  private let result = Mutex<Result<FileDigest, StorageError>?>(nil)
  private let done = DispatchGroup()

  /// Starts on a file's bytes, or takes a database's address.
  init(of path: String) {
    DispatchQueue.global().async(group: done) {
      do throws(StorageError) {
        let digest = try RecordInput.digest(of: path)
        self.result.withLock { $0 = .success(digest) }
      } catch {
        self.result.withLock { $0 = .failure(error) }
      }
    }
  }

  /// The digest, once it is there.
  func get() throws(StorageError) -> FileDigest {
    done.wait()
    guard let result = result.withLock({ $0 }) else { preconditionFailure("a digest that was started ends") }
    return try result.get()
  }
}

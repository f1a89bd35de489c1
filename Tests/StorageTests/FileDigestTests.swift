import Testing

@testable import Storage

/// Known answers: NIST, Secure Hash Standard, examples with intermediate values (FIPS 180-4), and the byte-oriented long
/// message of the million letters a.
@Suite struct FileDigestTests {
  static let known: [(message: String, digest: String)] = [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
  ]

  @Test(arguments: known.indices, [true, false])
  func knownAnswers(index: Int, portable: Bool) {
    let (message, digest) = FileDigestTests.known[index]
    #expect(FileDigest(of: message.utf8, portable: portable).hexadecimal == digest)
  }

  @Test(arguments: [true, false])
  func millionLetters(portable: Bool) {
    let digest = FileDigest(of: repeatElement(UInt8(ascii: "a"), count: 1_000_000), portable: portable)
    #expect(digest.hexadecimal == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  /// Every length around the block borders, in every split, gives the same digest by both ways.
  @Test func splitsAndWaysAgree() {
    let bytes = (0..<200).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ 11) }
    for length in 0...200 {
      let whole = FileDigest(of: bytes.prefix(length), portable: true)
      for cut in stride(from: 0, through: length, by: 13) {
        var running = FileDigest.Running()
        bytes.withUnsafeBytes { buffer in
          running.add(UnsafeRawBufferPointer(rebasing: buffer[..<cut]))
          running.add(UnsafeRawBufferPointer(rebasing: buffer[cut..<length]))
        }
        #expect(running.finished() == whole, "length \(length), cut at \(cut)")
      }
    }
  }

  @Test func fileAndMemoryAgree() throws {
    let folder = try TemporaryFolder()
    let bytes = (0..<3_000_001).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try AtomicFile.write(bytes, to: folder.path("big.bin"))
    #expect(try FileDigest(ofFile: folder.path("big.bin")) == FileDigest(of: bytes))
  }

  @Test func missingFileAndFolder() throws {
    let folder = try TemporaryFolder()
    #expect(throws: StorageError.notFound(path: folder.path("none"))) { try FileDigest(ofFile: folder.path("none")) }
    #expect(throws: StorageError.unreadable(path: folder.path, reason: "it is a folder; name a file in it")) {
      try FileDigest(ofFile: folder.path)
    }
  }
}

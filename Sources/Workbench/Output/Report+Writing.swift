public import Reporting
public import Storage

extension Report {
  /// The bytes of one form.
  ///
  /// - Parameters:
  ///   - format: which form.
  ///   - rendering: room, signs and colours of a text.
  /// - Returns: UTF-8.
  public func bytes(_ format: OutputFormat, _ rendering: TextRendering) -> [UInt8] {
    switch format {
    case .text: Array(document.text(rendering).utf8)
    case .json: Array(json.text.utf8)
    case .csv: tables[0].rows.utf8
    }
  }

  /// The files that hold every form: `erlang.txt`, `erlang.md`, `erlang.json`, `erlang.csv`, `erlang-neighbours.csv`.
  public var files: [(name: String, bytes: [UInt8])] {
    let stem = fileStem
    return [
      (stem + ".txt", bytes(.text, TextRendering())),
      (stem + ".md", Array(document.markdown().utf8)),
      (stem + ".json", bytes(.json, TextRendering())),
    ]
      + tables.enumerated().map { index, table in
        (index == 0 ? stem + ".csv" : "\(stem)-\(table.name).csv", table.rows.utf8)
      }
  }

  /// What the names of its files begin with: letters, digits and signs that every file system takes.
  private var fileStem: String {
    guard !suffix.isEmpty else { return command }
    let plain = suffix.map { $0.isLetter || $0.isNumber || "-_.·".contains($0) ? $0 : "-" }
    return command + "-" + String(plain)
  }

  /// Writes every form into a folder, which is made if need be: all files or none.
  ///
  /// - Throws: ``StorageError/unwritable(path:reason:)``; then older files are untouched unless the disk failed between the
  ///   last steps.
  public func write(toDirectory directory: String) throws(StorageError) {
    try AtomicFile.createDirectory(directory)
    var writers: [AtomicFileWriter] = []
    for file in files {
      let writer = try AtomicFileWriter(
        path: directory.hasSuffix("/") ? directory + file.name : directory + "/" + file.name)
      try writer.write(file.bytes)
      writers.append(writer)
    }
    for writer in writers { try writer.commit() }
  }

  /// Checks that the folder can be written, before any work is done for it.
  ///
  /// - Throws: ``StorageError/unwritable(path:reason:)``.
  public static func checkWritable(directory: String) throws(StorageError) {
    try AtomicFile.createDirectory(directory)
    try AtomicFile.checkWritable(directory.hasSuffix("/") ? directory + "crewcast" : directory + "/crewcast")
  }
}

import Testing

@testable import Storage

@Suite struct CellReaderTests {
  static let durations: [(String, Double?)] = [
    ("90s", 90), ("3m", 180), ("1h30m", 5400), ("2d", 172_800), ("1.5h", 5400), ("0:45", 45), ("1:02:03", 3723),
    ("100:00", 6000), ("12:34.5", 754.5), ("0s", 0), ("", nil), ("90", nil), ("3m1h", nil), ("3m3m", nil),
    ("-3m", nil), ("1:2:3", nil), ("1:60", nil), ("1.5:00", nil), ("m", nil), ("1e3s", nil), ("nan", nil), (":", nil),
    ("1x", nil), ("٣m", nil),
  ]

  @Test(arguments: durations.indices)
  func duration(index: Int) {
    let (text, seconds) = CellReaderTests.durations[index]
    #expect(CellDuration.seconds(text, plainUnit: nil) == seconds, "‘\(text)’")
  }

  @Test func plainNumbersNeedAUnit() {
    #expect(CellDuration.seconds("2.5", plainUnit: 60) == 150)
    #expect(CellDuration.seconds("2.5", plainUnit: nil) == nil)
  }

  /// The seconds since 1970 were worked out with GNU date.
  static let timestamps: [(text: String, pattern: String?, clock: Double?, utc: Double?)] = [
    ("2026-11-11 10:00", nil, 1_794_391_200, nil),
    ("2026-11-11 10:00:30", nil, 1_794_391_230, nil),
    ("2026-11-11 10:00:30.25", nil, 1_794_391_230.25, nil),
    ("2026-11-11T10:00:30+08:00", nil, 1_794_391_230, 1_794_362_430),
    ("2026-11-11T10:00Z", nil, 1_794_391_200, 1_794_391_200),
    ("2026-11-11 10:00-0530", nil, 1_794_391_200, 1_794_411_000),
    ("2026-11-11", nil, 1_794_355_200, nil),
    ("1900-03-01", nil, -2_203_891_200, nil),
    ("2000-02-29", nil, 951_782_400, nil),
    ("1900-02-29", nil, nil, nil),
    ("2026-02-30 10:00", nil, nil, nil),
    ("2026-13-01", nil, nil, nil),
    ("2026-11-11 24:00", nil, nil, nil),
    ("2026-11-11 10:60", nil, nil, nil),
    ("2026-11-11 10:00 ", nil, nil, nil),
    ("2026-1-1", nil, nil, nil),
    ("11/10/2026", nil, nil, nil),
    ("11/10/2026 9:05 PM", "dd/MM/yyyy h:mm a", 1_791_752_700, nil),
    ("11/10/2026 9:05 PM", "MM/dd/yyyy h:mm a", 1_794_344_700, nil),
    ("11/10/2026 12:05 am", "MM/dd/yyyy h:mm a", 1_794_269_100, nil),
    ("11/10/2026 13:05 PM", "MM/dd/yyyy h:mm a", nil, nil),
    ("2026年11月11日 10时", "yyyy年M月d日 H时", 1_794_391_200, nil),
    ("990203", "yyMMdd", 4_073_760_000, nil),
  ]

  @Test(arguments: timestamps.indices)
  func timestamp(index: Int) throws {
    let (text, pattern, clock, utc) = CellReaderTests.timestamps[index]
    let formats = try pattern.map { [try #require(TimestampFormat($0))] } ?? TimestampFormat.standard
    let value = formats.lazy.compactMap { $0.parse(text) }.first
    #expect(value?.clockSecondsSince1970 == clock, "‘\(text)’")
    #expect(value?.secondsSince1970 == utc, "‘\(text)’")
  }

  @Test(arguments: ["", "HH:mm", "yyyy-MM", "yyyy-MM-dd[", "yyyy-MM-dd]", "yyy-MM-dd", "yyyy-MM-dd Q", "yyyy-MM-dd 'T"])
  func patternsThatAreNone(pattern: String) {
    #expect(TimestampFormat(pattern) == nil)
  }

  @Test func complaintsAreGathered() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("a.csv", "when,calls,length\n2026-11-11 10:00, 12 ,3m\n11/11/2026,-1,3\nx,2.5\n")
    var cells = CellReader(try TableReader().read(path, columns: ["when", "calls", "length"]))
    #expect(cells.timestamp(0, 0)?.hour == 10)
    #expect(cells.integer(0, 1) == 12)
    #expect(cells.seconds(0, 2) == 180)
    #expect(cells.timestamp(1, 0) == nil)
    #expect(cells.integer(1, 1, in: 0...9) == nil)
    #expect(cells.seconds(1, 2) == nil)
    #expect(cells.number(1, 1) == -1)
    let error = #expect(throws: StorageError.self) { try cells.finish() }
    #expect(
      error?.description == """
        \(path):4: ‘x,2.5’: the row has 2 cells, the column names are 3; add or remove delimiters
        \(path):3: column ‘when’: ‘11/11/2026’: expected a date and time as ‘yyyy-MM-dd[ HH:mm[:ss][XXX]]’ or \
        ‘yyyy-MM-dd'T'HH:mm[:ss][XXX]’, one that exists
        \(path):3: column ‘calls’: ‘-1’: expected a whole number from 0 to 9
        \(path):3: column ‘length’: ‘3’: expected a duration such as 90s, 3m, 1h30m or 1:02:03; a number needs its unit
        """)
  }
}

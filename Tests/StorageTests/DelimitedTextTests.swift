import Testing

@testable import Storage

@Suite struct DelimitedTextTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  func read(
    _ bytes: [UInt8], name: String = "calls.csv", columns: [String] = [], options: TableOptions = TableOptions()
  ) throws -> Table {
    try TableReader(database: Database(threads: 1)).read(
      folder.file(name, bytes: bytes), columns: columns, options: options)
  }

  func read(
    _ text: String, name: String = "calls.csv", columns: [String] = [], options: TableOptions = TableOptions()
  ) throws -> Table {
    try read(Array(text.utf8), name: name, columns: columns, options: options)
  }

  func rows(_ table: Table) -> [[String]] {
    (0..<table.rowCount).map { row in table.columnNames.indices.map { table.text(row, $0) } }
  }

  func lines(_ table: Table) -> [Int?] { (0..<table.rowCount).map { table.line($0) } }

  func failure(_ body: () throws -> Table) -> String {
    let error = #expect(throws: StorageError.self) { try body() }
    return (error?.description ?? "").replacing(folder.path + "/", with: "")
  }

  @Test("whoever stops in the middle of many rows gets the own error, and the session goes on")
  func stoppedMidway() throws {
    let lines = (0..<300_000).map { "\($0),x\n" }
    let path = try folder.file("many.csv", "id,text\n" + lines.joined())
    let reader = try TableReader()
    let source = try reader.open(path)
    let stop = StorageError.unreadable(path: path, reason: "enough")
    #expect(throws: stop) {
      _ = try source.forEachRow { rows throws(StorageError) in if rows.firstRow > 100_000 { throw stop } }
    }
    var count = 0
    _ = try source.forEachRow { count += $0.rowCount }
    #expect(count == 300_000)
  }

  @Test func readsTextsAsTheyStand() throws {
    let table = try read(
      "interval,calls,note\n10:00,012,\n10:30, 7 ,\"a, \"\"b\"\"\nc\"\n\n11:00,1e3,NULL\n", columns: ["calls"])
    #expect(table.columnNames == ["interval", "calls", "note"])
    #expect(table.texts(0) == ["10:00", "10:30", "11:00"])
    #expect(table.texts(1) == ["012", " 7 ", "1e3"])
    #expect(table.texts(2) == ["", "a, \"b\"\nc", "NULL"])
    #expect(lines(table) == [2, 3, 6])
    #expect(table.rejected == [])
    #expect(table.notes == [])
  }

  @Test(arguments: ["\t", ";", "|", ","])
  func delimiters(delimiter: String) throws {
    let table = try read(
      ["when,x;y", "a|b,1\t2", "c,0,5"].map { line in
        line.split(separator: ",", maxSplits: 1).joined(separator: "@")
      }.joined(separator: "\n").replacing("\t", with: " ").replacing(";", with: " ").replacing("|", with: " ")
        .replacing(",", with: ".").replacing("@", with: delimiter))
    #expect(table.columnNames == ["when", "x y"])
    #expect(rows(table) == [["a b", "1 2"], ["c", "0.5"]])
  }

  @Test func decimalCommasDoNotHideTheSemicolon() throws {
    let table = try read("Team;AHT;Share\nA, north;3,5;0,25\nB, south;4,5;0,75\n")
    #expect(table.columnNames == ["Team", "AHT", "Share"])
    #expect(rows(table) == [["A, north", "3,5", "0,25"], ["B, south", "4,5", "0,75"]])
  }

  @Test func titlesAboveTheColumnNames() throws {
    let text = "Reporting period 2026-10-01 to 2026-10-31\n\nAgent name,Assigned,\"Avg first\nresponse\"\nAnn,3,1 day\n"
    let table = try read(text)
    #expect(table.columnNames == ["Agent name", "Assigned", "Avg first\nresponse"])
    #expect(table.headerLine == 3)
    #expect(rows(table) == [["Ann", "3", "1 day"]])
    #expect(lines(table) == [5])
    #expect(table.notes == ["the column names are on line 3"])
    #expect(try read(text.replacing("\n", with: "\r\n")).columnNames.count == 3)
  }

  @Test func aNamedHeaderLine() throws {
    var options = TableOptions()
    options.headerLine = 2
    let table = try read("a,b\nc,d\n1,2\n", options: options)
    #expect(table.columnNames == ["c", "d"])
    #expect(rows(table) == [["1", "2"]])
    options.headerLine = 9
    #expect(failure { try read("a,b\n1,2\n", options: options) }.contains("calls.csv:9: found no line of column names"))
  }

  @Test func wantedColumnsFindTheHeader() throws {
    let table = try read("x,y\n客服,接待量\nAnn,3\n", columns: ["接待量"])
    #expect(table.headerLine == 2)
    #expect(rows(table) == [["Ann", "3"]])
  }

  @Test func missingColumnsAreAllNamed() throws {
    #expect(
      failure { try read("a,b\n1,2\n", columns: ["calls", "b", "interval"]) }
        == "calls.csv:1: no column ‘calls’, ‘interval’; the columns are ‘a’, ‘b’; "
        + "rename a column of the file, or name the right one")
  }

  @Test func everyBadRowIsListedAndNoGoodOneIsLost() throws {
    let table = try read(
      "a,b,c\n1,2,3\n\n4,\"x\ny\",6\n7,8\n9,10,11,12\n13,14,15\n16,\"bad\" q,18\n\n19,20\n22,23,24")
    #expect(rows(table) == [["1", "2", "3"], ["4", "x\ny", "6"], ["13", "14", "15"], ["22", "23", "24"]])
    #expect(lines(table) == [2, 4, 8, 12])
    #expect(
      table.rejected.map(\.description).map { $0.replacing(folder.path + "/", with: "") } == [
        "calls.csv:6: ‘7,8’: the row has 2 cells, the column names are 3; add or remove delimiters",
        "calls.csv:7: ‘9,10,11,12’: the row has 4 cells, the column names are 3; add or remove delimiters",
        "calls.csv:9: column ‘b’: ‘16,\"bad\" q,18’: a quotation mark is not closed, or text follows it; "
          + "double the marks inside a cell",
        "calls.csv:11: ‘19,20’: the row has 2 cells, the column names are 3; add or remove delimiters",
      ])
  }

  @Test func aQuotationMarkThatIsNeverClosed() throws {
    let table = try read("a,b\n1,2\n3,\"4\n5,6\n7,8\n")
    #expect(rows(table) == [["1", "2"]])
    #expect(table.rejected.count == 1)
    #expect(table.rejected.first?.line == 3)
  }

  @Test func tooManyBadRowsRefuseTheFile() throws {
    var options = TableOptions()
    options.rejectionLimit = 5
    let text = "a,b\n" + String(repeating: "1\n", count: 6)
    let message = failure { try read(text, options: options) }
    #expect(message.hasPrefix("calls.csv:2: ‘1’: the row has 1 cell"))
    #expect(try read("a,b\n1,2\n" + String(repeating: "1\n", count: 5), options: options).rejected.count == 5)
  }

  /// A row that DuckDB passes over in silence is missed and named.
  @Test func aRowLongerThanCanBeRead() throws {
    let long = String(repeating: "x", count: 70_000_000)
    let table = try read("a,b\n1,2\n3,\(long)\n5,6\n")
    #expect(table.rowCount + table.rejected.count == 3)
    #expect(table.rejected.map(\.line) == [3])
    #expect(table.rejected.first?.description.contains("longer than 4000000 bytes") == true)
  }

  @Test func aQuotationMarkThatSwallowsALargeFile() throws {
    let message = failure { try read("a,b\n1,2\n3,\"4\n" + String(repeating: "5,6\n", count: 1_100_000)) }
    #expect(message.hasPrefix("calls.csv:3: found a row of 4400005 bytes"))
    #expect(message.hasSuffix("close the quotation mark in this row, or double it if it is part of the text"))
  }

  @Test func largeGarbageIsRefusedAtItsStart() throws {
    let row = "x,y," + String(repeating: "z", count: 66)
    let text = "a,b\n" + String(repeating: row + "\n", count: 1_000_000)
    #expect(failure { try read(text, columns: ["a", "b"]) }.hasPrefix("calls.csv:2: ‘\(row)’: the row has 3 cells"))
  }

  @Test func encodings() throws {
    let gbk: [UInt8] =
      [0xBF, 0xCD, 0xB7, 0xFE, 0x2C, 0xBD, 0xD3, 0xB4, 0xFD, 0xC1, 0xBF, 0x0D, 0x0A]
      + [0xD0, 0xA1, 0xC3, 0xF7, 0x2C, 0x31, 0x32, 0x0D, 0x0A]
    let text = "客服,接待量\r\n小明,12\r\n"
    let littleEndian = text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    let bigEndian = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
    let kinds: [(String, [UInt8], [String])] = [
      ("UTF-8", Array(text.utf8), []),
      ("UTF-8 with a mark", [0xEF, 0xBB, 0xBF] + Array(text.utf8), []),
      ("GBK", gbk, ["read as GB18030, recognised by its bytes"]),
      ("UTF-16LE", [0xFF, 0xFE] + littleEndian, ["read as UTF-16LE, recognised by its bytes"]),
      ("UTF-16BE", [0xFE, 0xFF] + bigEndian, ["read as UTF-16BE, recognised by its bytes"]),
    ]
    for (name, bytes, notes) in kinds {
      let table = try read(bytes, columns: ["客服"])
      #expect(table.columnNames == ["客服", "接待量"], "\(name)")
      #expect(rows(table) == [["小明", "12"]], "\(name)")
      #expect(lines(table) == [2], "\(name)")
      #expect(table.notes == notes, "\(name)")
    }
  }

  @Test func latinWithoutAMark() throws {
    let table = try read(Array("a,b\r\nx,1\r\n".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }))
    #expect(rows(table) == [["x", "1"]])
  }

  @Test func anEncodingThatIsNamed() throws {
    var options = TableOptions()
    options.encoding = .windows1252
    #expect(rows(try read([0x61, 0x0A, 0x63, 0x61, 0x66, 0xE9], options: options)) == [["café"]])
    options.encoding = .gb18030
    let message = failure { try read([0x61, 0x2C, 0x62, 0x0A, 0xFF, 0x2C, 0x31, 0x0A], options: options) }
    #expect(message.contains("a byte at offset 4 that is not GB18030"))
    #expect(
      failure { try read([0x61, 0x2C, 0x62, 0x0A, 0xE9, 0x2C, 0x31, 0x0A]) }.contains("neither UTF-8 nor GB18030"))
  }

  @Test func aBadByteSpoilsItsRowOnly() throws {
    let table = try read(Array("名,b\n好,1\nx".utf8) + [0xE9] + Array(",2\n很好,3\n".utf8))
    #expect(rows(table) == [["好", "1"], ["很好", "3"]])
    #expect(table.rejected.map(\.line) == [3])
    #expect(table.rejected.first?.column == "名")
  }

  @Test func lineEndsOfEveryKind() throws {
    let expected = [["1", "2"], ["3", "4"], ["5", "6"]]
    for ends in [["\n", "\n", "\n"], ["\r\n", "\r\n", "\r\n"], ["\r", "\r", "\r"], ["\n", "\r\n", "\r"]] {
      let table = try read("a,b\(ends[0])1,2\(ends[1])3,4\(ends[2])5,6")
      #expect(rows(table) == expected, "\(ends)")
      #expect(lines(table) == [2, 3, 4], "\(ends)")
    }
  }

  @Test func namesOfColumns() throws {
    let table = try read(" id ,ID,,平均（秒), name\u{200B}\n1,2,3,4,5\n")
    #expect(table.columnNames == ["id", "ID (2)", "column 3", "平均（秒)", "name"])
    #expect(
      table.notes == [
        "a further column ‘ID’ is called ‘ID (2)’", "column 3 has no name and is called ‘column 3’",
      ])
    #expect(rows(table) == [["1", "2", "3", "4", "5"]])
  }

  @Test func awkwardPathsAndNames() throws {
    let text = "it's,\"say \"\"x\"\"\",{}\n1,2,3\n"
    for name in ["a b.csv", "it's.csv", "a[1]*?.csv", "数据.csv", "x'); DROP TABLE y;--.csv"] {
      let table = try read(text, name: name)
      #expect(table.columnNames == ["it's", "say \"x\"", "{}"], "\(name)")
      #expect(rows(table) == [["1", "2", "3"]], "\(name)")
    }
  }

  @Test func oneColumnAndNoRows() throws {
    let single = try read("calls\n5\n\n7\n")
    #expect(rows(single) == [["5"], ["7"]])
    #expect(lines(single) == [2, 4])
    let none = try read("interval,calls\n")
    #expect(none.rowCount == 0)
    #expect(none.columnNames == ["interval", "calls"])
  }

  @Test func whatIsNoTable() throws {
    #expect(failure { try read("") }.hasPrefix("calls.csv: found an empty file"))
    #expect(failure { try read("\n\n") }.contains("found no line of column names"))
    #expect(failure { try read([0x61, 0, 0x62, 0x0A]) }.contains("found zero bytes"))
    #expect(failure { try read("<html><table>") }.contains("found a web page or XML"))
    #expect(failure { try read([0xD0, 0xCF, 0x11, 0xE0, 0xA1]) }.contains("Excel 97 to 2003"))
    #expect(failure { try read([0x1F, 0x8B, 8, 0]) }.contains("unpack it"))
    #expect(failure { try read("PK\u{3}\u{4}") }.contains("a workbook that is cut off"))
    #expect(throws: StorageError.notFound(path: "/nowhere/a.csv")) { try TableReader().read("/nowhere/a.csv") }
  }

  @Test func readingTwiceGivesTheSame() throws {
    let path = try folder.file("a.csv", "a,b\n1,2\n3\n5,6\n")
    let reader = try TableReader()
    let first = try reader.read(path)
    let second = try reader.read(path)
    #expect(rows(first) == rows(second))
    #expect(first.rejected == second.rejected && first.rejected.count == 1)
  }
}

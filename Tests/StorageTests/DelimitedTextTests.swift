import Testing

@testable import Storage

@Suite struct DelimitedTextTests {
  @Test func readsTextsAsTheyStand() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file(
      "calls.csv", "interval,calls,note\n10:00,012,\n10:30, 7 ,\"a, \"\"b\"\"\nc\"\n\n11:00,1e3,NULL\n")
    let table = try TableReader().read(path, columns: ["calls"])
    #expect(table.columnNames == ["interval", "calls", "note"])
    #expect(table.texts(0) == ["10:00", "10:30", "11:00"])
    #expect(table.texts(1) == ["012", " 7 ", "1e3"])
    #expect(table.texts(2) == ["", "a, \"b\"\nc", "NULL"])
    #expect((0..<3).map { table.line($0) } == [2, 3, 6])
    #expect(table.rejected == [])
    #expect(table.notes == [])
  }
}

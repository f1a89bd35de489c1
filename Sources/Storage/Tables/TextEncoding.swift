/// How the bytes of a text file stand for characters.
public enum TextEncoding: String, Hashable, Sendable, CaseIterable {
  /// UTF-8, with or without a mark at its start.
  case utf8 = "UTF-8"
  /// GB 18030, which contains GBK and GB 2312.
  case gb18030 = "GB18030"
  /// UTF-16, low byte first.
  case utf16LittleEndian = "UTF-16LE"
  /// UTF-16, high byte first.
  case utf16BigEndian = "UTF-16BE"
  /// Windows-1252, which contains Latin-1; never guessed, since any bytes would do.
  case windows1252 = "CP1252"
  /// Shift JIS; never guessed.
  case shiftJIS = "CP932"
  /// Big5; never guessed.
  case big5 = "BIG5"
}

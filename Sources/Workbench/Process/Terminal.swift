import Glibc
public import Reporting

/// What the program knows about where its output goes.
public enum Terminal {
  /// Whether standard error is a terminal, where progress may be drawn.
  public static var showsProgress: Bool { isatty(STDERR_FILENO) == 1 && variable("TERM") != "dumb" }

  /// How texts on standard output are to be rendered.
  ///
  /// Files and pipes always get the same: 100 columns, Unicode, no colours, so that the same run writes the same bytes.
  public static var standardOutput: TextRendering { rendering(of: STDOUT_FILENO) }

  /// How messages on standard error are to be rendered.
  public static var standardError: TextRendering { rendering(of: STDERR_FILENO) }

  private static func rendering(of descriptor: Int32) -> TextRendering {
    guard isatty(descriptor) == 1 else { return TextRendering() }
    let isDumb = variable("TERM") == "dumb"
    let wantsColours = !isDumb && (variable("NO_COLOR") ?? "").isEmpty
    return TextRendering(
      width: max(40, columns(of: descriptor) ?? 80), glyphs: showsUnicode ? .unicode : .ascii, colours: wantsColours)
  }

  /// Whether the locale's character set is UTF-8; a locale that names none is taken for a modern one.
  private static var showsUnicode: Bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap(variable).first { !$0.isEmpty } ?? ""
    guard let point = locale.firstIndex(of: ".") else { return true }
    return ["UTF-8", "UTF8"].contains(locale[locale.index(after: point)...].uppercased())
  }

  private static func columns(of descriptor: Int32) -> Int? {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  private static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}

package io.broadsheet.web.export;

import java.util.List;
import java.util.stream.Collectors;

/// Lines for spreadsheets, RFC 4180.
final class CsvText {
  private CsvText() {}

  /// @return the cells with commas between them and the line's end
  static String line(List<String> cells) {
    return cells.stream().map(CsvText::cell).collect(Collectors.joining(",")) + "\r\n";
  }

  /// A text that a spreadsheet would take for a formula gets an apostrophe before it.
  private static String cell(String raw) {
    boolean formula = !raw.isEmpty() && "=+-@\t\r".indexOf(raw.charAt(0)) >= 0;
    String text = formula ? "'" + raw : raw;
    return text.chars().anyMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r')
        ? '"' + text.replace("\"", "\"\"") + '"'
        : text;
  }
}

package io.broadsheet.reader.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// References of a table with a header: Zotero's CSV, our own, and others that name their columns
/// `title`, `doi`, `url`, `id`, `tags` and `note` (RFC 4180).
final class CsvReferences {
  private CsvReferences() {}

  static List<Reference> read(String text) {
    List<List<String>> rows = rows(text);
    List<String> header =
        rows.getFirst().stream().map(cell -> cell.strip().toLowerCase(Locale.ROOT)).toList();
    List<Reference> references = new ArrayList<>();
    for (List<String> row : rows.subList(1, rows.size())) {
      List<String> names = new ArrayList<>();
      List<String> keywords = new ArrayList<>();
      String title = "";
      String note = "";
      for (int i = 0; i < Math.min(header.size(), row.size()); i++) {
        String cell = row.get(i).strip();
        if (cell.isEmpty()) {
          continue;
        }
        switch (header.get(i)) {
          case "id",
              "arxiv",
              "arxiv id",
              "arxiv_id",
              "doi",
              "url",
              "archive location",
              "extra",
              "number",
              "call number" ->
              names.add(plain(cell));
          case "title" -> title = plain(cell);
          case "tags", "manual tags", "automatic tags", "keywords" -> keywords.add(cell);
          case "note", "notes" -> note = plain(cell);
          default -> {
            // authors, dates, pages: the paper itself says it
          }
        }
      }
      if (!names.isEmpty() || !title.isEmpty()) {
        List<String> tags = Tags.split(String.join(";", keywords));
        references.add(new Reference(names, title, tags, note, null));
      }
    }
    return references;
  }

  /// Without the apostrophe that keeps a spreadsheet from reading a formula.
  private static String plain(String cell) {
    return cell.length() > 1 && cell.charAt(0) == '\'' && "=+-@".indexOf(cell.charAt(1)) >= 0
        ? cell.substring(1)
        : cell;
  }

  private static List<List<String>> rows(String text) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        if (c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
          cell.append('"');
          i++;
        } else if (c == '"') {
          quoted = false;
        } else {
          cell.append(c);
        }
      } else if (c == '"' && cell.isEmpty()) {
        quoted = true;
      } else if (c == ',') {
        row.add(cell.toString());
        cell.setLength(0);
      } else if (c == '\n') {
        row.add(cell.toString());
        cell.setLength(0);
        rows.add(row);
        row = new ArrayList<>();
        if (rows.size() > LibraryFile.MOST + 1) {
          break;
        }
      } else if (c != '\r') {
        cell.append(c);
      }
    }
    row.add(cell.toString());
    rows.add(row);
    return rows;
  }
}

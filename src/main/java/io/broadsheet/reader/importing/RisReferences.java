package io.broadsheet.reader.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// References of a RIS file.
final class RisReferences {
  private static final Pattern LINE = Pattern.compile("([A-Z][A-Z0-9]) {1,2}- ?(.*)");

  private RisReferences() {}

  static List<Reference> read(String text) {
    List<Reference> references = new ArrayList<>();
    Building one = new Building();
    for (String line : text.split("\\R")) {
      Matcher matcher = LINE.matcher(line);
      if (!matcher.matches()) {
        continue;
      }
      String value = matcher.group(2).strip();
      switch (matcher.group(1)) {
        case "TY", "ER" -> {
          one.addTo(references);
          one = new Building();
        }
        case "TI", "T1" -> one.title = one.title.isEmpty() ? value : one.title;
        case "DO", "UR", "L1", "L2", "M1", "M3", "AN", "ID" -> one.names.add(value);
        case "KW" -> one.keywords.add(value);
        case "N1", "RN" -> one.note = one.note.isEmpty() ? value : one.note + "\n" + value;
        default -> {
          // authors, dates, pages: the paper itself says it
        }
      }
      if (references.size() > LibraryFile.MOST) {
        break;
      }
    }
    one.addTo(references);
    return references;
  }

  private static final class Building {
    private final List<String> names = new ArrayList<>();
    private final List<String> keywords = new ArrayList<>();
    private String title = "";
    private String note = "";

    private void addTo(List<Reference> references) {
      if (!names.isEmpty() || !title.isEmpty()) {
        references.add(new Reference(names, title, Tags.of(keywords), note, null));
      }
    }
  }
}

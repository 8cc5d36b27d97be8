package io.broadsheet.harvest.format;

import java.util.regex.Pattern;

/// How the ACL Anthology writes text and numbers its papers.
final class AnthologyText {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");

  private AnthologyText() {}

  /// The text of an element: marks of case and style are left out, formulas put between dollars.
  static String of(XmlNode node) {
    StringBuilder out = new StringBuilder();
    append(node, out);
    return out.toString();
  }

  private static void append(XmlNode node, StringBuilder out) {
    switch (node.name()) {
      case "" -> out.append(node.ownText());
      case "tex-math" -> out.append('$').append(node.text().strip()).append('$');
      default -> node.children().forEach(child -> append(child, out));
    }
  }

  /// `2023.acl-long.1`; collections before 2020 are numbered `P19-1001`: one digit of volume and
  /// three of paper, for workshops (`W`) two and two.
  ///
  /// @throws IllegalArgumentException when a part is no number where one is needed
  static String identifier(String collection, String volume, String paper) {
    if (collection.indexOf('.') > 0) {
      return collection + "-" + volume + "." + paper;
    }
    if (!NUMBER.matcher(volume).matches() || !NUMBER.matcher(paper).matches()) {
      throw new IllegalArgumentException(
          "volume and paper are not numbers: " + volume + ", " + paper);
    }
    int volumeNumber = Integer.parseInt(volume);
    boolean workshop =
        collection.startsWith("W")
            || collection.equals("C69")
            || (collection.equals("D19") && volumeNumber >= 5);
    return collection
        + "-"
        + (workshop
            ? padded(volumeNumber, 2) + padded(Integer.parseInt(paper), 2)
            : padded(volumeNumber, 1) + padded(Integer.parseInt(paper), 3));
  }

  private static String padded(int number, int width) {
    String digits = Integer.toString(number);
    return "0".repeat(Math.max(0, width - digits.length())) + digits;
  }
}

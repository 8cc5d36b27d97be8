package io.broadsheet.post;

/// Text for the header of a mail.
public final class HeaderText {
  private HeaderText() {}

  /// One line without controls, halves of surrogate pairs and invisible characters that turn text
  /// around: whatever a title, a tag or a query holds, it begins no header of its own.
  ///
  /// @param most characters kept, 1 or more; `…` stands for what was cut
  public static String of(String text, int most) {
    StringBuilder line = new StringBuilder(Math.min(text.length(), most));
    text.codePoints()
        .forEach(
            point -> {
              int type = Character.getType(point);
              if (Character.isISOControl(point)
                  || Character.isWhitespace(point)
                  || Character.isSpaceChar(point)) {
                if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                  line.append(' ');
                }
              } else if (type != Character.FORMAT
                  && type != Character.SURROGATE
                  && type != Character.UNASSIGNED) {
                line.appendCodePoint(point);
              }
            });
    String whole = line.toString().strip();
    if (whole.codePointCount(0, whole.length()) <= most) {
      return whole;
    }
    return whole.substring(0, whole.offsetByCodePoints(0, most - 1)) + "…";
  }
}

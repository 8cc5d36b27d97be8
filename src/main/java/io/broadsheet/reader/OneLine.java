package io.broadsheet.reader;

/// Text as one line that looks like what it is.
final class OneLine {
  private OneLine() {}

  /// Without controls, line breaks, halves of surrogate pairs and the invisible characters that
  /// turn or hide text; runs of blanks are one.
  static String of(String typed) {
    StringBuilder line = new StringBuilder(typed.length());
    typed
        .codePoints()
        .forEach(
            point -> {
              int type = Character.getType(point);
              boolean dropped = type == Character.FORMAT || type == Character.SURROGATE;
              boolean blank =
                  Character.isISOControl(point)
                      || Character.isWhitespace(point)
                      || Character.isSpaceChar(point);
              if (blank) {
                line.append(' ');
              } else if (!dropped) {
                line.appendCodePoint(point);
              }
            });
    return line.toString().strip().replaceAll(" {2,}", " ");
  }
}

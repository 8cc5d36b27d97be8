package io.broadsheet.web.mail;

import io.broadsheet.post.HeaderText;
import java.util.Locale;

/// Plain text in lines, as a terminal or a mail program without HTML shows it.
final class PlainLines {
  /// Columns of a line.
  static final int WIDTH = 72;

  private static final int MOST = 4_000;

  private PlainLines() {}

  /// The columns a text takes: two for a letter of Chinese, Japanese or Korean.
  static int width(String text) {
    return text.codePoints().map(PlainLines::width).sum();
  }

  private static int width(int point) {
    Character.UnicodeBlock block = Character.UnicodeBlock.of(point);
    String name = block == null ? "" : block.toString().toUpperCase(Locale.ROOT);
    boolean wide =
        Character.isIdeographic(point)
            || name.startsWith("CJK")
            || name.startsWith("HIRAGANA")
            || name.startsWith("KATAKANA")
            || name.startsWith("HANGUL")
            || name.startsWith("HALFWIDTH_AND_FULLWIDTH");
    return wide ? 2 : 1;
  }

  /// One line, its trailing blank kept where it says that a signature begins.
  static String oneLine(String text) {
    return text.equals("-- ") ? text : leading(text) + HeaderText.of(text, MOST);
  }

  private static String leading(String text) {
    int blanks = 0;
    while (blanks < text.length() && text.charAt(blanks) == ' ') {
      blanks++;
    }
    return " ".repeat(blanks);
  }

  /// A paragraph in lines.
  ///
  /// @param indent of all lines but the first
  static String wrap(String paragraph, String indent) {
    StringBuilder text = new StringBuilder(oneLine(paragraph).length() + 16);
    int column = 0;
    String first = leading(paragraph);
    text.append(first);
    column += first.length();
    int word = text.length();
    int wordColumn = column;
    for (int point : oneLine(paragraph).strip().codePoints().toArray()) {
      if (point == ' ') {
        text.append(' ');
        column++;
        word = text.length();
        wordColumn = column;
        continue;
      }
      int width = width(point);
      if (width == 2) {
        // between two of these a line may end
        word = text.length();
        wordColumn = column;
      }
      if (column + width > WIDTH && wordColumn > indent.length() && !isPunctuation(point)) {
        int end = word;
        while (end > 0 && text.charAt(end - 1) == ' ') {
          end--;
        }
        text.replace(end, word, "\n" + indent);
        column = indent.length() + column - wordColumn;
        word = end + 1 + indent.length();
        wordColumn = indent.length();
      }
      text.appendCodePoint(point);
      column += width;
    }
    return text.toString();
  }

  /// What begins no line.
  private static boolean isPunctuation(int point) {
    return "，。、；：？！）】》”’,.;:?!)".indexOf(point) >= 0;
  }
}

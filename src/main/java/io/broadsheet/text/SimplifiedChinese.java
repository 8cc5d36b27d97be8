package io.broadsheet.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Writes traditional Chinese characters as simplified ones, one by one, so that both spellings of
/// a word are one to search. A character that simplified texts use in its own right (著) stays;
/// which of several words a traditional character was is not asked.
public final class SimplifiedChinese {
  private static final char FIRST = '\u4e00';
  private static final char LAST = '\u9fff';
  private static final char[] FORMS = load();

  private SimplifiedChinese() {}

  /// The simplified form of a character; any other character itself.
  public static char of(char c) {
    return c < FIRST || c > LAST ? c : FORMS[c - FIRST];
  }

  private static char[] load() {
    char[] forms = new char[LAST - FIRST + 1];
    for (int i = 0; i < forms.length; i++) {
      forms[i] = (char) (FIRST + i);
    }
    try (InputStream in = SimplifiedChinese.class.getResourceAsStream("simplified.txt")) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its part simplified.txt");
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        for (int i = 0; !line.startsWith("#") && i + 1 < line.length(); i += 2) {
          forms[line.charAt(i) - FIRST] = line.charAt(i + 1);
        }
      }
      return forms;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}

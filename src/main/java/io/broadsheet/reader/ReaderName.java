package io.broadsheet.reader;

import io.broadsheet.error.BroadsheetException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// How readers are named. The name signs in; the display name is what others see.
public final class ReaderName {
  public static final int MOST_CHARACTERS = 60;

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@+-]{0,59}");

  private ReaderName() {}

  /// A name to sign in with, in lower case: letters, digits and `. _ @ + -`, 1 to 60 characters.
  ///
  /// @throws BroadsheetException of kind INVALID when it is none
  public static String of(String typed) {
    String name = typed.strip().toLowerCase(Locale.ROOT);
    if (!NAME.matcher(name).matches()) {
      throw BroadsheetException.invalid(
          "a name to sign in with has 1 to 60 letters a to z, digits or . _ @ + - and begins with a"
              + " letter or digit");
    }
    return name;
  }

  /// A name to show: one line, 1 to 60 characters, none that hides or turns the text around.
  ///
  /// @throws BroadsheetException of kind INVALID when nothing is left or it is too long
  public static String shown(String typed) {
    String name = OneLine.of(typed);
    if (name.isEmpty() || name.codePointCount(0, name.length()) > MOST_CHARACTERS) {
      throw BroadsheetException.invalid("a name has 1 to " + MOST_CHARACTERS + " characters");
    }
    return Normalizer.normalize(name, Normalizer.Form.NFC);
  }
}

package io.broadsheet.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Commands that stand for a character or a word. The table is `tex-symbols.txt`, a command and
/// what it stands for on each line.
final class TexSymbols {
  private static final Map<String, String> SYMBOLS = load();

  /// Names of functions, set upright and apart from what surrounds them.
  private static final Set<String> FUNCTIONS =
      Set.of(
          "log", "ln", "lg", "exp", "sin", "cos", "tan", "cot", "sec", "csc", "sinh", "cosh",
          "tanh", "coth", "arcsin", "arccos", "arctan", "min", "max", "argmin", "argmax", "arg",
          "sup", "inf", "lim", "limsup", "liminf", "det", "dim", "ker", "deg", "gcd", "hom", "Pr",
          "mod", "bmod", "softmax", "sign", "tr", "rank");

  /// Letters a command stands for inside of a word; the blank after such a command is not text.
  private static final Set<String> WORD_LETTERS =
      Set.of(
          "ss", "SS", "o", "O", "l", "L", "aa", "AA", "ae", "AE", "oe", "OE", "i", "j", "dh", "DH",
          "dj", "DJ", "th", "TH", "ng", "NG");

  private static final String DOUBLE_STRUCK = "CℂHℍNℕPℙQℚRℝZℤ";

  private TexSymbols() {}

  static @Nullable String symbol(String command) {
    return SYMBOLS.get(command);
  }

  static boolean isFunction(String command) {
    return FUNCTIONS.contains(command);
  }

  static boolean isWordLetter(String command) {
    return WORD_LETTERS.contains(command);
  }

  /// `ℝ` for `R`; a letter without such a form in common fonts is returned as it is.
  static String doubleStruck(String letter) {
    int at = letter.length() == 1 ? DOUBLE_STRUCK.indexOf(letter.charAt(0)) : -1;
    return at >= 0 && at % 2 == 0 ? DOUBLE_STRUCK.substring(at + 1, at + 2) : letter;
  }

  /// The dingbats of the `pifont` package that abstracts use: check marks, crosses and circled
  /// numbers.
  static String dingbat(String code) {
    int number;
    try {
      number = Integer.parseInt(code.strip());
    } catch (NumberFormatException notANumber) {
      return "";
    }
    // The package's numbers run through the Dingbats block in order, with two gaps.
    if (number >= 33 && number <= 126) {
      return Character.toString(0x2700 + number - 32);
    }
    return number >= 161 && number <= 254 ? Character.toString(0x2700 + number - 64) : "";
  }

  private static Map<String, String> load() {
    Map<String, String> symbols = HashMap.newHashMap(512);
    try (InputStream in = TexSymbols.class.getResourceAsStream("tex-symbols.txt")) {
      if (in == null) {
        throw new IllegalStateException("tex-symbols.txt is missing from the jar: build it anew");
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int blank = line.indexOf(' ');
        symbols.put(line.substring(0, blank), line.substring(blank + 1));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("tex-symbols.txt cannot be read from the jar", e);
    }
    return Map.copyOf(symbols);
  }
}

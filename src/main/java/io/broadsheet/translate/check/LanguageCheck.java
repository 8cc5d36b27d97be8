package io.broadsheet.translate.check;

import io.broadsheet.text.LanguageDetector;
import io.broadsheet.translate.CheckKind;
import io.broadsheet.translate.CheckResult;
import io.broadsheet.translate.CheckedText;
import io.broadsheet.translate.TextCheck;
import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Set;

/// The translation is in the language that was asked for: by script where the language has its own,
/// else by function words. The figure is the share of its letters in that script, or 1 and 0. A
/// text too short to tell passes.
public final class LanguageCheck implements TextCheck {
  private static final double LEAST_IN_SCRIPT = 0.2;

  /// Fewer, as in a title, tell the original's language from others and no more.
  private static final int FEW_WORDS = 12;

  /// From so many words on, related languages are told apart.
  private static final int ENOUGH_WORDS = 30;

  private static final List<Set<String>> RELATED =
      List.of(
          Set.of("es", "pt", "it", "fr", "ca", "gl", "oc", "ro"),
          Set.of("sv", "da", "nb", "nn", "de", "nl"),
          Set.of("cs", "sk", "pl", "sl", "hr"));

  @Override
  public CheckResult check(CheckedText text) {
    String prose = PlainWords.without(text.target(), text.masked());
    UnicodeScript script = script(text.targetLanguage());
    return script == null ? byWords(text, prose) : byScript(text, prose, script);
  }

  private static CheckResult byScript(CheckedText text, String prose, UnicodeScript script) {
    int letters = 0;
    int own = 0;
    int kana = 0;
    for (int i = 0; i < prose.length(); i++) {
      char c = prose.charAt(i);
      if (Character.isLetter(c)) {
        UnicodeScript of = UnicodeScript.of(c);
        letters++;
        own += of == script ? 3 : 0;
        letters += of == script ? 2 : 0;
        kana += of == UnicodeScript.HIRAGANA || of == UnicodeScript.KATAKANA ? 1 : 0;
      }
    }
    double share = letters == 0 ? 1 : (double) own / letters;
    boolean japanese = text.targetLanguage().equals("zh") && kana > 3 && kana * 12 > own;
    if (japanese) {
      return CheckResult.fail(CheckKind.LANGUAGE, share, "Japanese");
    }
    return share >= LEAST_IN_SCRIPT || letters < 4
        ? CheckResult.pass(CheckKind.LANGUAGE, share)
        : CheckResult.fail(CheckKind.LANGUAGE, share, "not in the script of the language");
  }

  private static CheckResult byWords(CheckedText text, String prose) {
    if (text.source().strip().equals(text.target().strip()) && PlainWords.of(prose).size() > 2) {
      return CheckResult.fail(CheckKind.LANGUAGE, 0, "the original itself");
    }
    String detected = LanguageDetector.detect(prose);
    int words = PlainWords.of(prose).size();
    boolean unsure =
        detected.equals("und")
            || (words < FEW_WORDS && !detected.equals(text.sourceLanguage()))
            || (words < ENOUGH_WORDS && isRelated(detected, text.targetLanguage()));
    return unsure || detected.equals(text.targetLanguage())
        ? CheckResult.pass(CheckKind.LANGUAGE, 1)
        : CheckResult.fail(CheckKind.LANGUAGE, 0, "reads as " + detected);
  }

  /// Languages that a few function words do not tell apart.
  private static boolean isRelated(String one, String other) {
    return RELATED.stream().anyMatch(family -> family.contains(one) && family.contains(other));
  }

  /// Null when other languages share the script.
  private static @org.jspecify.annotations.Nullable UnicodeScript script(String language) {
    return switch (language) {
      case "zh", "ja" -> UnicodeScript.HAN;
      case "ko" -> UnicodeScript.HANGUL;
      case "ru", "uk", "bg", "sr" -> UnicodeScript.CYRILLIC;
      case "el" -> UnicodeScript.GREEK;
      case "ar", "fa", "ur" -> UnicodeScript.ARABIC;
      case "he" -> UnicodeScript.HEBREW;
      case "hi" -> UnicodeScript.DEVANAGARI;
      case "th" -> UnicodeScript.THAI;
      default -> null;
    };
  }
}

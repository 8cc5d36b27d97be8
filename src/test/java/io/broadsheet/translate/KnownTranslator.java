package io.broadsheet.translate;

import io.broadsheet.translate.mask.MaskedSegment;
import io.broadsheet.translate.mask.MaskedSpan;
import io.broadsheet.translate.mask.PlaceholderStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An engine that answers with a translation known beforehand and keeps placeholders: where the
/// known text has what a placeholder stands for, it writes the placeholder. Where the known text
/// says it another way ("美国" for "US"), a placeholder is put at the nearest stop, as an engine does
/// that may not drop any.
final class KnownTranslator {
  private KnownTranslator() {}

  /// @param placed how many placeholders the known text had no place for
  record Answer(String text, int placed) {}

  static Answer answer(MaskedSegment asked, String known, PlaceholderStyle style) {
    String[] slots = new String[asked.spans().size()];
    boolean[] taken = new boolean[known.length()];
    List<Insert> inserts = new ArrayList<>();
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < slots.length; i++) {
      order.add(i);
    }
    // Long spans first: "GPT-4" must not take the place of "GPT-4V".
    order.sort(
        (a, b) ->
            asked.spans().get(b).written().length() - asked.spans().get(a).written().length());
    int placed = 0;
    for (int i : order) {
      MaskedSpan span = asked.spans().get(i);
      Insert found = find(span.written(), known, taken, style.placeholder(i + 1));
      if (found == null) {
        found = saidOtherwise(span, known, taken, style.placeholder(i + 1));
      }
      if (found == null) {
        placed++;
        double share = (double) (span.start() - asked.range().start()) / asked.plain().length();
        found = nearestStop(known, taken, (int) (share * known.length()), style.placeholder(i + 1));
      }
      for (int at = found.start(); at < found.end(); at++) {
        taken[at] = true;
      }
      inserts.add(found);
    }
    inserts.sort(java.util.Comparator.comparingInt(Insert::start));
    StringBuilder out = new StringBuilder();
    int at = 0;
    for (Insert insert : inserts) {
      out.append(style.escape(known.substring(at, insert.start()))).append(insert.placeholder());
      at = insert.end();
    }
    return new Answer(out.append(style.escape(known.substring(at))).toString(), placed);
  }

  private record Insert(int start, int end, String placeholder) {}

  private static Insert find(String written, String known, boolean[] taken, String placeholder) {
    String bare = written.replace("\\%", "%").replaceAll("\\s", "");
    Insert asWritten = match(bare, known, taken, placeholder);
    String formula = bare.replaceAll("^\\$|\\$$|[{}]|(?<=\\d)\\\\(?=\\W)", "");
    return asWritten != null || formula.isEmpty() || formula.equals(bare)
        ? asWritten
        : match(formula, known, taken, placeholder);
  }

  /// A sign in either width, a cross that is an x.
  private static String either(int c) {
    return switch (c) {
      case '%' -> "[%％]";
      case '.' -> "[.。]";
      case ',' -> "[,，]";
      case '(' -> "[(（]";
      case ')' -> "[)）]";
      case 'x', '×' -> "[x×]";
      default -> Pattern.quote(Character.toString(c));
    };
  }

  private static Insert match(String bare, String known, boolean[] taken, String placeholder) {
    StringBuilder loose = new StringBuilder();
    bare.codePoints()
        .forEach(c -> loose.append(loose.isEmpty() ? "" : "\\\\?\\s?").append(either(c)));
    boolean word = Character.isLetterOrDigit(bare.codePointAt(0));
    String pattern = (word ? "(?<![A-Za-z0-9/_])" : "") + loose;
    Matcher matcher = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE).matcher(known);
    while (matcher.find()) {
      boolean free = true;
      for (int at = matcher.start(); at < matcher.end(); at++) {
        free &= !taken[at];
      }
      if (free) {
        return new Insert(matcher.start(), matcher.end(), placeholder);
      }
    }
    return null;
  }

  /// A formula in other signs (`Θ(1/ε)` for `$\\Theta(1/\\epsilon)$`), told by its digits or
  /// letters, and a citation in Chinese (`Adrian等人（2013）`), told by its year: an engine that is
  /// given placeholders writes neither.
  private static Insert saidOtherwise(
      MaskedSpan span, String known, boolean[] taken, String placeholder) {
    Pattern pattern;
    String digits = span.written().replaceAll("\\D", "");
    if (span.kind() == MaskedSpan.Kind.FORMULA) {
      pattern = FORMULA_SIGNS;
    } else if (span.kind() == MaskedSpan.Kind.CITATION && digits.length() == 4) {
      pattern =
          Pattern.compile(
              "[\\p{L}·\\s-]{0,14}(?:等人?)?[,，]?\\s?[(（\\[]?" + digits + "[a-z]?[)）\\]]?");
    } else {
      return null;
    }
    Matcher matcher = pattern.matcher(known);
    while (matcher.find()) {
      boolean free = true;
      for (int at = matcher.start(); at < matcher.end(); at++) {
        free &= !taken[at];
      }
      String letters = letters(span.written());
      boolean same =
          matcher.group().replaceAll("\\D", "").equals(digits)
              && (!digits.isEmpty()
                  || (!letters.isEmpty() && letters(matcher.group()).equals(letters)));
      if (free && same) {
        return new Insert(matcher.start(), matcher.end(), placeholder);
      }
    }
    return null;
  }

  private static final Pattern FORMULA_SIGNS =
      Pattern.compile("[A-Za-z0-9\\p{InGreek}(){}（）\\[\\]^_/+*=<>≤≥√~\\\\.,|!'·×−∞ -]{2,80}");

  private static String letters(String formula) {
    return formula.replaceAll("\\\\[A-Za-z]+|[^A-Za-z]", "");
  }

  private static Insert nearestStop(String known, boolean[] taken, int near, String placeholder) {
    for (int distance = 0; distance < known.length(); distance++) {
      for (int at : new int[] {near - distance, near + distance}) {
        if (at > 0
            && at + 1 < known.length()
            && !taken[at]
            && !taken[at + 1]
            && "，。；：、）".indexOf(known.charAt(at)) >= 0) {
          return new Insert(at + 1, at + 1, placeholder);
        }
      }
    }
    return new Insert(0, 0, placeholder);
  }
}

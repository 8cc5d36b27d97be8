package io.broadsheet.translate.check;

import io.broadsheet.text.LinkFinder;
import io.broadsheet.translate.CheckKind;
import io.broadsheet.translate.CheckResult;
import io.broadsheet.translate.CheckedText;
import io.broadsheet.translate.TextCheck;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Nothing in the translation that a page or a terminal would act on and the original does not
/// have: tags, script, TeX commands, web addresses, control characters and marks that turn the
/// direction of text, left-over placeholders. The figure is how many.
public final class MarkupCheck implements TextCheck {
  private static final Pattern MARKUP =
      Pattern.compile(
          "</?[A-Za-z!][^<>，。]{0,200}>"
              + "|<(?i:script|style|iframe|img|svg|object|embed|link|meta|base|form)(?![A-Za-z])|(?i:javascript|vbscript|data)\\s{0,3}:(?=\\S)|\\\\(?:[A-Za-z]{1,40}|\\s)"
              + "|&#?[A-Za-z0-9]{1,10};");

  @Override
  public CheckResult check(CheckedText text) {
    List<String> found = new ArrayList<>();
    Set<String> known = matches(text.source());
    String target = PlainWords.without(text.target(), text.masked());
    matches(target).stream().filter(one -> !known.contains(one)).forEach(found::add);
    Set<String> addresses = new HashSet<>();
    LinkFinder.find(text.source()).forEach(link -> addresses.add(link.url()));
    LinkFinder.find(text.target()).stream()
        .map(LinkFinder.Found::url)
        .filter(url -> !addresses.contains(url))
        .forEach(found::add);
    signs(text, found);
    return found.isEmpty()
        ? CheckResult.pass(CheckKind.MARKUP, 0)
        : CheckResult.fail(
            CheckKind.MARKUP, found.size(), "not in the original: " + shortly(found.getFirst()));
  }

  private static void signs(CheckedText text, List<String> found) {
    for (int i = 0; i < text.target().length(); i++) {
      char c = text.target().charAt(i);
      boolean control = Character.isISOControl(c) && c != '\n';
      boolean turning = (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069');
      boolean ours = c == '⟦' || c == '⟧' || (c >= '\uE000' && c <= '\uF8FF') || c == '\uFFFD';
      if ((control || turning || ours) && text.source().indexOf(c) < 0) {
        found.add(String.format(Locale.ROOT, "U+%04X", (int) c));
        return;
      }
    }
  }

  private static Set<String> matches(String text) {
    Set<String> found = new HashSet<>();
    Matcher matcher = MARKUP.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group());
    }
    return found;
  }

  private static String shortly(String one) {
    return one.length() > 60 ? one.substring(0, 60) + "…" : one;
  }
}

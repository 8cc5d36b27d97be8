package io.broadsheet.translate.mask;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Character references of XML, and the few of HTML that engines use.
final class Entities {
  private static final Pattern REFERENCE =
      Pattern.compile("&(?:#(\\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-z]{2,5}));");

  private static final Map<String, String> NAMED =
      Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ");

  private Entities() {}

  /// Resolved once: `&amp;lt;` becomes `&lt;`. What is no reference stays.
  static String resolve(String text) {
    if (text.indexOf('&') < 0) {
      return text;
    }
    return REFERENCE.matcher(text).replaceAll(match -> quoted(character(match)));
  }

  private static String character(MatchResult match) {
    String name = match.group(3);
    if (name != null) {
      return NAMED.getOrDefault(name, match.group());
    }
    int point =
        match.group(1) != null
            ? Integer.parseInt(match.group(1))
            : Integer.parseInt(match.group(2), 16);
    boolean real =
        Character.isValidCodePoint(point) && (point < 0xD800 || point > 0xDFFF) && point > 8;
    return real ? Character.toString(point) : match.group();
  }

  private static String quoted(String text) {
    return Matcher.quoteReplacement(text);
  }
}

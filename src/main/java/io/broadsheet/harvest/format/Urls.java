package io.broadsheet.harvest.format;

import java.util.regex.Pattern;

/// Looks at addresses that records give.
final class Urls {
  private static final Pattern WEB = Pattern.compile("https?://[^\\s\"<>\\\\]{3,2000}");

  private Urls() {}

  /// Whether the text is an absolute address a reader can open.
  static boolean isWeb(String text) {
    return WEB.matcher(text).matches();
  }
}

package io.broadsheet.web;

import java.util.regex.Pattern;

/// The page a form was on, to go back to. Sent along by the page itself, so nothing in it is
/// believed: only a path of this server passes.
public final class BackPath {
  /// The form field.
  public static final String FIELD = "back";

  private static final int LONGEST = 4_000;

  /// What no path has: a second slash or backslash at the front makes a host of what follows, and a
  /// browser drops tabs and line breaks before it looks.
  private static final Pattern PATH =
      Pattern.compile("/(?:[\\x21-\\x7E&&[^\\\\/#]][\\x21-\\x7E&&[^\\\\#]]*)?");

  private BackPath() {}

  /// The path of the form's page, without fragment; `fallback` when it is none of ours.
  public static String of(Parameters form, String fallback) {
    return form.text(FIELD).filter(BackPath::isOurs).orElse(fallback);
  }

  /// The path when it is one of ours, without fragment; `fallback` when it is none.
  public static String ours(String path, String fallback) {
    return isOurs(path) ? path : fallback;
  }

  static boolean isOurs(String path) {
    return path.length() <= LONGEST && PATH.matcher(path).matches();
  }
}

package io.broadsheet.translate.mask;

import java.util.regex.Pattern;

/// How placeholders are written for an engine so that it keeps them.
public enum PlaceholderStyle {
  /// `⟦1⟧`, for plain text.
  BRACKETS(Pattern.compile("⟦\\s{0,3}(\\d{1,4})\\s{0,3}⟧")) {
    @Override
    public String placeholder(int number) {
      return "⟦" + number + "⟧";
    }

    @Override
    public String escape(String text) {
      return text;
    }

    @Override
    public String unescape(String text) {
      return text;
    }
  },
  /// `<x id="1"/>`, for engines that read XML or HTML.
  TAGS(
      Pattern.compile(
          "<x\\s{1,3}id\\s?=\\s?[\"'](\\d{1,4})[\"']\\s{0,3}(?:/>|>\\s{0,3}</x\\s{0,3}>)",
          Pattern.CASE_INSENSITIVE)) {
    @Override
    public String placeholder(int number) {
      return "<x id=\"" + number + "\"/>";
    }

    @Override
    public String escape(String text) {
      return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    @Override
    public String unescape(String text) {
      return Entities.resolve(text);
    }
  },
  /// `<span translate="no">⟦1⟧</span>`, as Google asks for what is to be left alone in HTML.
  NO_TRANSLATE(
      Pattern.compile(
          "<span\\s{1,3}translate\\s?=\\s?[\"']?no[\"']?\\s{0,3}>\\s{0,3}⟦\\s{0,3}(\\d{1,4})\\s{0,3}⟧"
              + "\\s{0,3}</span\\s{0,3}>",
          Pattern.CASE_INSENSITIVE)) {
    @Override
    public String placeholder(int number) {
      return "<span translate=\"no\">⟦" + number + "⟧</span>";
    }

    @Override
    public String escape(String text) {
      return TAGS.escape(text);
    }

    @Override
    public String unescape(String text) {
      return Entities.resolve(text);
    }
  };

  @SuppressWarnings("ImmutableEnumChecker") // a compiled pattern does not change
  private final Pattern pattern;

  PlaceholderStyle(Pattern pattern) {
    this.pattern = pattern;
  }

  Pattern pattern() {
    return pattern;
  }

  /// How the placeholder of this number is written.
  public abstract String placeholder(int number);

  /// Text around placeholders as the engine reads it.
  public abstract String escape(String text);

  /// The reverse of [#escape], for what comes back.
  public abstract String unescape(String text);
}

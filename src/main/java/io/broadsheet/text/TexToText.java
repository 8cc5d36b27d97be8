package io.broadsheet.text;

/// Turns TeX in titles, abstracts and names into plain Unicode.
public final class TexToText {
  private TexToText() {}

  /// The text without TeX. Never throws; a text without TeX is returned as it is.
  public static String convert(String tex) {
    return tex.indexOf('\\') < 0 && tex.indexOf('$') < 0 && tex.indexOf('{') < 0
        ? tex
        : tex.replaceAll("[\\\\${}]", "");
  }
}

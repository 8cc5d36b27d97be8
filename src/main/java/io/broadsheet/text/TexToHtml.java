package io.broadsheet.text;

import io.broadsheet.text.TexNode.Style;
import java.util.List;

/// Turns TeX in titles and abstracts into safe HTML.
public final class TexToHtml {
  private TexToHtml() {}

  /// HTML for the body of a page: everything escaped; `em`, `strong`, `code`, `sub` and `sup` where
  /// the TeX says so; each formula a `span` of class `math` that reads well as it is and carries
  /// its TeX in `data-tex` for a script to set it; addresses as links to `http` or `https` only;
  /// line breaks as `br`. No other element or attribute ever appears. Never throws, and takes time
  /// in proportion to the text.
  public static String convert(String tex) {
    return render(tex, true);
  }

  /// The same without links and line breaks, for titles, which are links themselves.
  public static String convertInline(String tex) {
    return render(tex, false);
  }

  private static String render(String tex, boolean links) {
    StringBuilder html = new StringBuilder(tex.length() + 64);
    new Writer(html, links).write(TexParser.parse(tex));
    return html.toString().strip();
  }

  /// @param links whether addresses become links
  private record Writer(StringBuilder html, boolean links) {
    void write(List<TexNode> nodes) {
      for (TexNode node : nodes) {
        switch (node) {
          case TexNode.Text(String value) -> text(value);
          case TexNode.Styled(Style style, List<TexNode> body) -> styled(style, body);
          case TexNode.Formula(String source, List<TexNode> body) -> {
            html.append("<span class=\"math\" data-tex=\"");
            escape(source);
            html.append("\">");
            new Writer(html, false).write(body);
            html.append("</span>");
          }
          case TexNode.Fraction(List<TexNode> over, List<TexNode> under) -> {
            grouped(over);
            html.append('/');
            grouped(under);
          }
          case TexNode.Root(String sign, List<TexNode> body) -> {
            html.append(sign);
            grouped(body);
          }
          case TexNode.Address(String url, List<TexNode> label) -> address(url, label);
        }
      }
    }

    private void styled(Style style, List<TexNode> body) {
      String element =
          switch (style) {
            case EMPHASIS -> "em";
            case STRONG -> "strong";
            case CODE -> "code";
            case SUPERSCRIPT -> "sup";
            case SUBSCRIPT -> "sub";
          };
      if (body.isEmpty()) {
        return;
      }
      if (style == Style.SUPERSCRIPT && TexScripts.isDegree(TexToText.render(body))) {
        html.append('°');
        return;
      }
      html.append('<').append(element).append('>');
      write(body);
      html.append("</").append(element).append('>');
    }

    private void grouped(List<TexNode> body) {
      String plain = TexToText.render(body);
      boolean brackets = TexToText.grouped(plain).length() > plain.strip().length();
      html.append(brackets ? "(" : "");
      write(body);
      html.append(brackets ? ")" : "");
    }

    private void address(String url, List<TexNode> label) {
      List<TexNode> shown = label.isEmpty() ? List.of(new TexNode.Text(url)) : label;
      if (links && isWeb(url)) {
        html.append("<a href=\"");
        escape(url);
        html.append("\" rel=\"noopener noreferrer\">");
        new Writer(html, false).write(shown);
        html.append("</a>");
      } else {
        write(shown);
      }
    }

    private static boolean isWeb(String url) {
      return url.startsWith("https://") || url.startsWith("http://");
    }

    private void text(String value) {
      int from = 0;
      for (int at = value.indexOf('\n'); at >= 0; at = value.indexOf('\n', from)) {
        escape(value.substring(from, at));
        html.append(links ? "<br>" : " ");
        from = at + 1;
      }
      escape(from == 0 ? value : value.substring(from));
    }

    private void escape(String value) {
      for (int i = 0; i < value.length(); i++) {
        char c = value.charAt(i);
        switch (c) {
          case '&' -> html.append("&amp;");
          case '<' -> html.append("&lt;");
          case '>' -> html.append("&gt;");
          case '"' -> html.append("&quot;");
          case '\'' -> html.append("&#39;");
          case '`' -> html.append("&#96;");
          default -> {
            if (isAllowed(value, i)) {
              html.append(c);
            }
          }
        }
      }
    }

    /// Whether HTML may hold the character: no controls, no halves of pairs.
    private static boolean isAllowed(String value, int at) {
      char c = value.charAt(at);
      if (Character.isHighSurrogate(c)) {
        return at + 1 < value.length() && Character.isLowSurrogate(value.charAt(at + 1));
      }
      if (Character.isLowSurrogate(c)) {
        return at > 0 && Character.isHighSurrogate(value.charAt(at - 1));
      }
      return c == '\n' || c == '\t' || (c >= ' ' && c != 0x7f && c < 0xfffe);
    }
  }
}

package io.broadsheet.text;

import io.broadsheet.text.TexNode.Style;
import java.util.List;

/// Turns TeX in titles, abstracts and names into plain Unicode: `Schr\"odinger` into `Schrödinger`,
/// `$\sim$2\%` into `∼2%`, `\textbf{L}azy` into `Lazy`.
public final class TexToText {
  private TexToText() {}

  /// The text without TeX: no command, brace or formula delimiter is left; what a command is not
  /// known for keeps its words. Never throws, and takes time in proportion to the text, whatever
  /// the text is. A text without TeX is returned as it is.
  public static String convert(String tex) {
    return hasTex(tex) ? render(TexParser.parse(tex)).strip() : tex;
  }

  /// Whether a text holds anything that TeX reads in its own way. The quick way out for most texts.
  static boolean hasTex(String text) {
    char before = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\', '$', '{', '}', '~', '`' -> {
          return true;
        }
        case '-', '\'' -> {
          if (before == c) {
            return true;
          }
        }
        default -> {
          // plain
        }
      }
      before = c;
    }
    return false;
  }

  static String render(List<TexNode> nodes) {
    StringBuilder out = new StringBuilder();
    render(nodes, out);
    return out.toString();
  }

  private static void render(List<TexNode> nodes, StringBuilder out) {
    for (TexNode node : nodes) {
      switch (node) {
        case TexNode.Text(String value) -> append(value, out);
        case TexNode.Styled(Style style, List<TexNode> body) -> {
          if (style == Style.SUPERSCRIPT || style == Style.SUBSCRIPT) {
            append(TexScripts.write(render(body), style == Style.SUPERSCRIPT), out);
          } else {
            render(body, out);
          }
        }
        case TexNode.Formula(_, List<TexNode> body) -> append(render(body).strip(), out);
        case TexNode.Fraction(List<TexNode> over, List<TexNode> under) ->
            append(grouped(render(over)) + "/" + grouped(render(under)), out);
        case TexNode.Root(String sign, List<TexNode> body) ->
            append(sign + grouped(render(body)), out);
        case TexNode.Address(String url, List<TexNode> label) -> renderAddress(url, label, out);
      }
    }
  }

  private static void renderAddress(String url, List<TexNode> label, StringBuilder out) {
    String shown = render(label).strip();
    if (shown.isEmpty()) {
      append(url, out);
    } else if (url.endsWith(shown) || shown.startsWith("http")) {
      append(shown, out);
    } else {
      append(shown + " (" + url + ")", out);
    }
  }

  /// Puts brackets around what would read wrong beside a stroke or after a root.
  static String grouped(String text) {
    String inside = text.strip();
    boolean bracketed = inside.startsWith("(") && inside.indexOf(')') == inside.length() - 1;
    boolean single =
        inside
            .codePoints()
            .noneMatch(c -> c == ' ' || c == '+' || c == '-' || c == '/' || c == '·');
    return single || bracketed ? inside : "(" + inside + ")";
  }

  /// Appends without doubling a blank that TeX would not show twice.
  private static void append(String value, StringBuilder out) {
    int from = 0;
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) == ' ') {
        boolean doubled =
            i > from ? false : !out.isEmpty() && isBlank(out.charAt(out.length() - 1));
        if (doubled) {
          from = i + 1;
        } else {
          out.append(value, from, i + 1);
          from = i + 1;
        }
      }
    }
    out.append(value, from, value.length());
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\n';
  }
}

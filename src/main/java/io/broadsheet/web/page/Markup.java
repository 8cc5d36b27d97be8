package io.broadsheet.web.page;

import gg.jte.Content;
import io.broadsheet.index.Highlights;
import io.broadsheet.text.TexToHtml;
import java.util.Comparator;
import java.util.List;

/// The one door by which HTML that no template wrote comes into a page: what [TexToHtml] makes of
/// TeX, and marks around words of plain text. Everything else is escaped by the templates.
public final class Markup {
  private static final DrawnTexts TEXTS = new DrawnTexts(TexToHtml::convert);
  private static final DrawnTexts INLINE = new DrawnTexts(TexToHtml::convertInline);

  private Markup() {}

  /// TeX as HTML, addresses as links.
  public static Content tex(String tex) {
    String html = TEXTS.of(tex);
    return output -> output.writeContent(html);
  }

  /// TeX as HTML without links, for use within a link or a heading.
  public static Content texInline(String tex) {
    String html = INLINE.of(tex);
    return output -> output.writeContent(html);
  }

  /// TeX as HTML, addresses as links, each sentence in an element with its number.
  ///
  /// @param sentences in order, none overlapping another, each readable alone
  static Content sentences(String tex, List<AlignedTexts.Numbered> sentences) {
    StringBuilder html = new StringBuilder(tex.length() * 2);
    int end = 0;
    for (AlignedTexts.Numbered sentence : sentences) {
      int start = sentence.range().start();
      html.append(TexToHtml.convert(tex.substring(end, start)));
      if (end > 0 && Character.isWhitespace(tex.charAt(start - 1))) {
        html.append(' ');
      }
      html.append("<span data-s=\"").append(sentence.number()).append("\">");
      html.append(TexToHtml.convert(tex.substring(start, sentence.range().end())));
      html.append("</span>");
      end = sentence.range().end();
    }
    html.append(TexToHtml.convert(tex.substring(end)));
    return output -> output.writeContent(html.toString());
  }

  /// Plain text.
  public static Content plain(String text) {
    return output -> output.writeUserContent(text);
  }

  /// Plain text with ranges of it in `<mark>`; ranges that overlap or lie outside are joined or
  /// cut.
  public static Content marked(String text, List<Highlights.Range> ranges) {
    List<Highlights.Range> sorted =
        ranges.stream().sorted(Comparator.comparingInt(Highlights.Range::start)).toList();
    return output -> {
      int end = 0;
      for (Highlights.Range range : sorted) {
        int from = Math.max(range.start(), end);
        int to = Math.min(range.end(), text.length());
        if (from >= to) {
          continue;
        }
        output.writeUserContent(text.substring(end, from));
        output.writeContent("<mark>");
        output.writeUserContent(text.substring(from, to));
        output.writeContent("</mark>");
        end = to;
      }
      output.writeUserContent(text.substring(end));
    };
  }
}

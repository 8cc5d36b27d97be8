package io.broadsheet.web.page;

import gg.jte.Content;
import java.util.List;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document.OutputSettings;
import org.jsoup.safety.Safelist;

/// What readers write, as HTML: Markdown, of which no HTML, image or address but a web page's comes
/// through. Two walls: the renderer escapes HTML, and of what it made only the elements of this
/// list are let through.
final class NoteMarkup {
  private static final Parser PARSER = Parser.builder().maxOpenBlockParsers(50).build();
  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();

  /// The elements that may come through.
  static final List<String> ELEMENTS =
      List.of("p", "br", "em", "strong", "code", "pre", "blockquote", "ul", "ol", "li", "hr", "a");

  private static final Safelist ALLOWED =
      new Safelist()
          .addTags(ELEMENTS.toArray(String[]::new))
          .addAttributes("a", "href")
          .addProtocols("a", "href", "http", "https", "mailto")
          .addEnforcedAttribute("a", "rel", "nofollow noopener noreferrer");

  private NoteMarkup() {}

  static Content of(String markdown) {
    String html = html(markdown);
    return output -> output.writeContent(html);
  }

  /// Headings become paragraphs in strong type: the page has its own outline.
  static String html(String markdown) {
    String rendered = RENDERER.render(PARSER.parse(markdown));
    for (int level = 1; level <= 6; level++) {
      rendered =
          rendered
              .replace("<h" + level + ">", "<p><strong>")
              .replace("</h" + level + ">", "</strong></p>");
    }
    return Jsoup.clean(rendered, "", ALLOWED, new OutputSettings().prettyPrint(false));
  }
}

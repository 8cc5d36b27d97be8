package io.broadsheet.web.mail;

import gg.jte.Content;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Document.OutputSettings;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Safelist;

/// A mail on a page of this server: the same elements, its styles as classes, since no style stands
/// in an attribute here. Only what mails are made of comes through.
public final class MailPage {
  private static final Safelist ALLOWED =
      Safelist.none()
          .addTags(
              "div", "table", "tbody", "tr", "td", "p", "h2", "h3", "a", "span", "br", "em",
              "strong", "code", "sub", "sup")
          .addAttributes(":all", "class", "lang", "dir", "role")
          .addAttributes("a", "href")
          .addProtocols("a", "href", "http", "https");

  private MailPage() {}

  /// @param html of the mail
  /// @param mark where the secret of its link would be; that link leads to the settings here
  public static Content of(String html, String mark) {
    Document document = Jsoup.parse(html);
    document.outputSettings().prettyPrint(false);
    for (Element element : document.select("[style]")) {
      String style = element.attr("style");
      element.removeAttr("style");
      element.removeAttr("class");
      MailStyles.named(style).ifPresent(name -> element.addClass("mail-" + name));
    }
    document.select(".mail-hidden").remove();
    for (Element link : document.select("a[href*=" + mark + "]")) {
      link.attr("href", link.attr("href").replaceFirst("/unsubscribe/.*", "/settings#mail"));
    }
    String clean =
        Jsoup.clean(inItsLanguage(document), "", ALLOWED, new OutputSettings().prettyPrint(false));
    return output -> output.writeContent(clean);
  }

  /// The mail's language need not be the page's.
  private static String inItsLanguage(Document document) {
    Element whole = document.selectFirst("html[lang]");
    if (whole == null) {
      return document.body().html();
    }
    Element mail = document.body().tagName("div");
    return mail.attr("lang", whole.attr("lang")).attr("dir", whole.attr("dir")).outerHtml();
  }
}

package io.broadsheet.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.testing.Seed;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class TexToHtmlTest {
  private static final Map<String, List<String>> ALLOWED =
      Map.of(
          "em", List.of(),
          "strong", List.of(),
          "code", List.of(),
          "sub", List.of(),
          "sup", List.of(),
          "br", List.of(),
          "span", List.of("class", "data-tex"),
          "a", List.of("href", "rel"));

  private static final String[] PIECES = {
    "\\href{javascript:alert(1)}{x}",
    "\\href{",
    "\\url{javascript:x}",
    "\\url{",
    "https://a.b/",
    "https://a.b/\"onmouseover=x",
    "http://a.b/<script>",
    "<script>",
    "</span>",
    "\">",
    "'",
    "\"",
    "<img src=x onerror=y>",
    "$",
    "$$",
    "\\(",
    "\\)",
    "{",
    "}",
    "\\textbf{",
    "\\emph{",
    "\\texttt{",
    "^{",
    "_{",
    "\\frac",
    "\\text{",
    "&lt;",
    "&#60;",
    "\\textless script\\textgreater ",
    "data:text",
    "\\unicode{x3c}",
    "\\unicode{x22}",
    "\\unicode{0}",
    "\u0000",
    "\uD800",
    "`",
    "www.a.b/\"",
    "--",
    "-->",
    "<!--",
    "\\verb|<b>|",
    " ",
    "\n",
    "word",
    "github.com/x/y'z",
    "\\cite{\"}",
    "$\\href{",
    "HTTPS://A.B/c",
    "javascript://a.b/",
    "\\symbol{60}",
    "\\ding{51}",
    "\\textcolor{\"}{<i>}"
  };

  @Test
  void rendersProseFormulasAndLinks() {
    assertThat(TexToHtml.convert("\\textbf{L}azy \\emph{x} \\texttt{a<b} $x_i^2 < y$ \\& more"))
        .isEqualTo(
            "<strong>L</strong>azy <em>x</em> <code>a&lt;b</code> <span class=\"math\""
                + " data-tex=\"x_i^2 &lt; y\">x<sub>i</sub><sup>2</sup> &lt; y</span> &amp; more");
    assertThat(TexToHtml.convert("Code: https://github.com/a/b_c."))
        .isEqualTo(
            "Code: <a href=\"https://github.com/a/b_c\" rel=\"noopener"
                + " noreferrer\">https://github.com/a/b_c</a>.");
    assertThat(TexToHtml.convert("at github.com/a/b now"))
        .contains("<a href=\"https://github.com/a/b\"")
        .contains(">github.com/a/b</a> now");
  }

  @Test
  void putsNoLinksIntoTitles() {
    assertThat(TexToHtml.convertInline("See https://a.org/b and \\href{https://c.org/}{here}"))
        .isEqualTo("See https://a.org/b and here");
  }

  @Test
  void nothingButTheAllowedElementsAndAttributesEverAppears() {
    Random random = Seed.random("nothingButTheAllowedElementsAndAttributesEverAppears");
    for (int round = 0; round < 20_000; round++) {
      StringBuilder tex = new StringBuilder();
      for (int i = random.nextInt(12); i >= 0; i--) {
        tex.append(PIECES[random.nextInt(PIECES.length)]);
      }
      check(tex.toString(), TexToHtml.convert(tex.toString()));
      String inline = TexToHtml.convertInline(tex.toString());
      check(tex.toString(), inline);
      assertThat(inline).doesNotContain("<a ").doesNotContain("<br>");
    }
  }

  private static void check(String tex, String html) {
    for (Element element : Jsoup.parseBodyFragment(html).body().getAllElements()) {
      if (element.normalName().equals("body")) {
        continue;
      }
      assertThat(ALLOWED).as(tex).containsKey(element.normalName());
      for (Attribute attribute : element.attributes()) {
        assertThat(ALLOWED.get(element.normalName())).as(tex).contains(attribute.getKey());
      }
      if (element.normalName().equals("a")) {
        assertThat(element.attr("href")).as(tex).matches("(?s)https?://.+");
      }
    }
  }
}

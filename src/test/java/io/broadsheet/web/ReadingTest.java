package io.broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.store.Batch;
import io.broadsheet.translate.CheckKind;
import io.broadsheet.translate.CheckResult;
import io.broadsheet.translate.SourceHash;
import io.broadsheet.translate.Translation;
import io.broadsheet.translate.TranslationFailure;
import io.broadsheet.translate.TranslationField;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Reading in one's own language, over HTTP.
class ReadingTest {
  private static final PaperId PAPER = PaperId.arxiv("2510.00001");
  private static final String TITLE = "Filler study number 1";
  private static final String ABSTRACT = "Filler about retrieval. It measures thing 0 with care.";
  private static final String FORM = "application/x-www-form-urlencoded";

  @TempDir private Path folder;
  private TestLibrary library;
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeEach
  void start() {
    library = new TestLibrary(folder);
  }

  @AfterEach
  void stop() {
    client.close();
    library.close();
  }

  @Test
  void aTranslationIsShownWithWhoseItIsAndTheOriginalOneClickAway() {
    translate("zh", "检索研究之一", "关于检索的填充。它仔细测量事物0。", TITLE, ABSTRACT);
    Document card = page("/category/cs.CL?lang=zh");
    assertThat(card.select("article.card .headline[lang=zh]").eachText()).contains("检索研究之一");
    assertThat(card.select(".original .attribution").text())
        .contains("译文来自 FakeMT fake-1，2025年11月19日。");
    assertThat(card.select(".original [lang=en]").eachText()).contains(TITLE);
    assertThat(page("/category/cs.CL").select(".attribution")).isEmpty();

    Document paper = page("/paper/2510.00001?lang=zh");
    assertThat(paper.select("h1[lang=zh]").text()).isEqualTo("检索研究之一");
    assertThat(paper.select(".othertitle[lang=en]").text()).isEqualTo(TITLE);
    assertThat(paper.select(".sidebyside section").eachAttr("lang")).containsExactly("zh", "en");
    assertThat(paper.select(".sidebyside section[lang=zh] [data-s=1]").text())
        .isEqualTo("它仔细测量事物0。");
    assertThat(paper.select(".sidebyside section[lang=en] [data-s=1]").text())
        .isEqualTo("It measures thing 0 with care.");
    assertThat(page("/paper/2510.00001").select(".sidebyside section").eachAttr("lang"))
        .as("the reader's own language first")
        .containsExactly("en", "zh");
  }

  @Test
  void nothingIsAttributedThatWasNotTranslated() {
    Document page = page("/paper/2510.00002?lang=zh");
    assertThat(page.select("h1[lang=en]")).hasSize(1);
    assertThat(page.select(".attribution").text()).startsWith("译文尚未生成。");
    assertThat(page.text()).doesNotContain("译文来自");
    assertThat(page("/category/cs.CL?lang=zh").select(".card > .attribution").eachText())
        .isNotEmpty()
        .allMatch("译文尚未生成。"::equals);
    assertThat(page("/paper/2510.00002").select(".attribution")).isEmpty();
  }

  @Test
  void aTextThatFailedItsChecksIsNotPromisedAgain() {
    library
        .translations()
        .putFailure(
            new TranslationFailure(
                PAPER,
                TranslationField.ABSTRACT,
                "zh",
                SourceHash.of(ABSTRACT),
                "digits",
                "FakeMT: lost 0",
                "setup",
                TestWeb.NOW));
    assertThat(page("/paper/2510.00001?lang=zh").select("article.paper > .attribution").text())
        .startsWith("没有译文通过检查，因此显示原文。")
        .doesNotContain("尚未生成");
  }

  @Test
  void aTranslationOfAFormerTextSaysSo() {
    translate("zh", "检索研究之一", "旧的摘要。", TITLE, "An old abstract.");
    Document page = page("/paper/2510.00001?lang=zh");
    assertThat(page.select(".sidebyside .attribution").text()).contains("此后原文已有改动。");
    assertThat(page.text()).contains("新译文尚未生成。");
  }

  @Test
  void whatAnotherSiteTranslatedIsToBeMadeAnew() {
    Document page = page("/paper/2511.00002?lang=zh");
    assertThat(page.select(".sidebyside .attribution").text()).startsWith("译文来自谷歌翻译。");
    assertThat(page.select("article.paper > .attribution").text()).isEqualTo("新译文尚未生成。");
  }

  @Test
  void aChinesePaperIsReadInEnglishTheSameWay() {
    PaperId id = PaperId.arxiv("2511.00900");
    library
        .store()
        .write(
            Batch.ofPapers(
                List.of(
                    Paper.builder(id, "图神经网络的训练")
                        .provenance("test")
                        .language("zh")
                        .abstractText("我们训练图神经网络。它们很快。")
                        .categories(List.of("cs.LG"))
                        .announcedOn(LocalDate.of(2025, 11, 12))
                        .build())));
    put(id, TranslationField.TITLE, "en", "Training graph networks", "图神经网络的训练");
    put(
        id,
        TranslationField.ABSTRACT,
        "en",
        "We train graph networks. They are fast.",
        "我们训练图神经网络。它们很快。");
    Document english = page("/paper/2511.00900?lang=en");
    assertThat(english.select("h1[lang=en]").text()).isEqualTo("Training graph networks");
    assertThat(english.select(".othertitle[lang=zh]").text()).isEqualTo("图神经网络的训练");
    assertThat(english.select(".sidebyside section[lang=zh] [data-s=1]").text()).isEqualTo("它们很快。");
    assertThat(page("/paper/2511.00900?lang=zh").select("h1[lang=zh]")).hasSize(1);
  }

  @Test
  void arabicReadsFromTheRight() {
    translate("ar", "دراسة", "هذا ملخص. إنه قصير.", TITLE, ABSTRACT);
    Document page = page("/paper/2510.00001");
    assertThat(page.select("html").attr("dir")).isEqualTo("ltr");
    assertThat(page.select(".sidebyside section[lang=ar]").attr("dir")).isEqualTo("rtl");
    assertThat(page.select(".sidebyside section[lang=ar] .attribution").attr("dir"))
        .isEqualTo("ltr");
    assertThat(page.select(".othertitle[lang=ar][dir=rtl]").text()).isEqualTo("دراسة");
    assertThat(TextDirection.of("az-Arab")).isEqualTo("rtl");
    assertThat(TextDirection.of("ks-Deva-IN")).isEqualTo("ltr");
  }

  @Test
  void aPaperIsFoundByItsTranslationWhichIsMarked() {
    Document page = page("/search?mode=keyword&lang=zh&q=" + encode("图像检索"));
    assertThat(page.select("article.card").first().select(".headline").text())
        .startsWith("CompoDiff");
    assertThat(page.select("article.card .headline mark").eachText()).isNotEmpty();
    assertThat(page.select("article.card .clamp[lang=zh] mark").text()).contains("检索");
    assertThat(page.select(".reason").text()).contains("词语出现在译文中");
    assertThat(page("/search?mode=keyword&q=CompoDiff").select("article.card")).isNotEmpty();
  }

  @Test
  void aReaderCorrectsTakesBackAndRestores() {
    translate("zh", "检索研究之一", "关于检索的填充。", TITLE, ABSTRACT);
    String path = "/paper/2510.00001/translation";
    Form form = form(path + "?to=zh");
    assertThat(form.page().select("textarea[name=abstract]").text()).isEqualTo("关于检索的填充。");
    String text = "关于检索的填充文字。 <script>window.hacked=1</script> $x^2$";
    HttpResponse<String> sent =
        post(path, form, "to", "zh", "title", "检索研究之一", "abstract", text, "by", "李<b>四");
    assertThat(sent.statusCode()).isEqualTo(303);
    assertThat(sent.headers().firstValue("Location")).contains("/paper/2510.00001");

    Document corrected = page("/paper/2510.00001?lang=zh");
    assertThat(corrected.select(".sidebyside [lang=zh] .abstract").text()).contains("填充文字");
    assertThat(corrected.select(".sidebyside .attribution").text())
        .contains("摘要：由李<b>四，2025年11月20日修订。")
        .contains("标题：译文来自 FakeMT fake-1，2025年11月19日。");
    assertThat(corrected.select("main script, main b")).isEmpty();

    Form history = form(path + "?to=zh");
    assertThat(history.page().select(".history li")).hasSize(3);
    assertThat(history.page().select(".history").text()).contains("1 of 1 checks passed");
    String number = history.page().select(".history input[name=number]").first().val();
    assertThat(post(path, history, "to", "zh", "action", "withdraw", "number", number).statusCode())
        .isEqualTo(303);
    assertThat(page("/paper/2510.00001?lang=zh").select(".sidebyside [lang=zh] .abstract").text())
        .isEqualTo("关于检索的填充。");
    assertThat(form(path + "?to=zh").page().select(".history").text()).contains("Taken back");
    post(path, history, "to", "zh", "action", "restore", "number", number);
    assertThat(page("/paper/2510.00001?lang=zh").text()).contains("填充文字");
  }

  @Test
  void whatIsNoFormOfOursIsRefused() {
    String path = "/paper/2510.00001/translation";
    Form form = form(path + "?to=zh");
    List<HttpResponse<String>> refused = new ArrayList<>();
    refused.add(post(path, new Form(form.page(), form.cookie(), "0".repeat(64)), "to", "zh"));
    refused.add(post(path, new Form(form.page(), "", form.token()), "to", "zh"));
    refused.add(send(path, form, "to=zh&title=x", FORM, "Origin", "https://evil.example"));
    refused.add(send(path, form, "to=zh&title=x", FORM, "Sec-Fetch-Site", "cross-site"));
    refused.add(send(path, form, "{}", "application/json"));
    refused.add(send(path, form, "to=zh&title=" + "x".repeat(300_000), FORM));
    refused.add(send(path, form, "to=zh&title=%zz", FORM));
    refused.add(post(path, form, "to", "en", "title", "x"));
    refused.add(post(path, form, "to", "../..", "title", "x"));
    refused.add(post(path, form, "to", "zh", "action", "drop"));
    refused.add(post(path, form, "to", "zh", "title", "题".repeat(1_001)));
    refused.add(post(path, form, "to", "zh", "title", "   "));
    for (HttpResponse<String> response : refused) {
      assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
    }
    assertThat(post(path, form, "to", "zh", "action", "withdraw", "number", "77").statusCode())
        .isEqualTo(404);
    assertThat(post("/paper/1234.56789/translation", form, "to", "zh", "title", "x").statusCode())
        .isEqualTo(404);
    assertThat(library.translations().history(PAPER, "zh")).isEmpty();
  }

  @Test
  void theLanguageIsASettingOfTheBrowserWhereNobodyIsKnown() {
    try (TestWeb nobodys = TestWeb.empty(folder.resolve("nobodys"));
        FormClient browser = new FormClient(nobodys.url())) {
      HttpResponse<String> sent = browser.submit("/settings", "/settings", "language", "zh");
      String cookie = sent.headers().firstValue("Set-Cookie").orElseThrow();
      assertThat(cookie).startsWith("lang=zh;").contains("HttpOnly", "SameSite=Lax", "Max-Age=");
      Document page = browser.page("/help");
      assertThat(page.select("html").attr("lang")).isEqualTo("zh-Hans");
      assertThat(page.select("nav.main a").first().attr("href")).isEqualTo("/");
      assertThat(browser.page("/help?lang=en").select("html").attr("lang")).isEqualTo("en");
      assertThat(browser.submit("/settings", "/settings", "language", "xx").statusCode())
          .isEqualTo(400);
      assertThat(browser.get("/help").headers().firstValue("Vary").orElseThrow())
          .contains("Cookie");
    }
    assertThat(page("/help", "Cookie", "lang=xx; x=\"<>").select("html").attr("lang"))
        .isEqualTo("en");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(open",
        "close)",
        "\"quote",
        "a OR",
        "AND b",
        "NOT",
        "date:yesterday",
        "ti:",
        "2511.99999",
        "a AND NOT",
        "submitted:2025-99"
      })
  void everyNoteOfASearchIsChinese(String query) {
    Document page = page("/search?lang=zh&mode=keyword&q=" + encode(query));
    assertThat(page.select(".notes li")).isNotEmpty();
    assertThat(page.select(".notes li").eachAttr("lang")).containsOnly("zh-Hans");
  }

  private void translate(
      String language, String title, String text, String fromTitle, String fromAbstract) {
    put(PAPER, TranslationField.TITLE, language, title, fromTitle);
    put(PAPER, TranslationField.ABSTRACT, language, text, fromAbstract);
  }

  private void put(
      PaperId id, TranslationField field, String language, String text, String source) {
    library
        .translations()
        .put(
            new Translation(
                0,
                id,
                field,
                language,
                text,
                Translation.Origin.MACHINE,
                "FakeMT",
                "fake-1",
                1,
                LocalDate.of(2025, 11, 19),
                SourceHash.of(source),
                "",
                List.of(CheckResult.pass(CheckKind.DIGITS, 1)),
                List.of(),
                false));
  }

  /// A form as drawn, and what belongs to it.
  private record Form(Document page, String cookie, String token) {}

  private Form form(String path) {
    HttpResponse<String> response = library.web().get(path);
    assertThat(response.statusCode()).as(path).isEqualTo(200);
    Document page = Jsoup.parse(response.body());
    String cookie = response.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    return new Form(page, cookie, page.select("input[name=token]").first().val());
  }

  private HttpResponse<String> post(String path, Form form, String... fields) {
    StringBuilder body = new StringBuilder("token=" + form.token());
    for (int i = 0; i < fields.length; i += 2) {
      body.append('&').append(fields[i]).append('=').append(encode(fields[i + 1]));
    }
    return request(path, form, body.toString(), FORM);
  }

  private HttpResponse<String> send(
      String path, Form form, String body, String type, String... headers) {
    return request(path, form, "token=" + form.token() + "&" + body, type, headers);
  }

  private HttpResponse<String> request(
      String path, Form form, String body, String type, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(library.web().url() + path))
            .header("Content-Type", type)
            .header("Cookie", form.cookie().isEmpty() ? "a=b" : form.cookie())
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Document page(String path, String... headers) {
    HttpResponse<String> response = library.web().get(path, headers);
    assertThat(response.statusCode()).as(path).isEqualTo(200);
    return Jsoup.parse(response.body());
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}

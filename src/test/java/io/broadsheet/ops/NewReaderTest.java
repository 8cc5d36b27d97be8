package io.broadsheet.ops;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.broadsheet.harvest.ImportFile;
import io.broadsheet.harvest.ImportListener;
import io.broadsheet.harvest.ImportResult;
import io.broadsheet.harvest.Importer;
import io.broadsheet.ops.config.ConfigLoader;
import io.broadsheet.ops.config.Configuration;
import io.broadsheet.ops.config.Settings;
import io.broadsheet.paper.Author;
import io.broadsheet.paper.AuthorNames;
import io.broadsheet.testing.SettableClock;
import io.broadsheet.web.FormClient;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole product as somebody comes to it: an empty folder, an account, papers saved and
/// followed, and the next morning a paper of their own, on the page and in the mailbox. The real
/// server, asked over HTTP; its mail, taken by a mail server; only the clock is the test's.
class NewReaderTest {
  private static final String PUBLIC = "http://paper.example.org";
  private static final String PASSWORD = "correct horse battery";
  private static final String ONE_CLICK = "List-Unsubscribe=One-Click";
  private static final int ROOM_IN_A_LETTER = 24;
  private static final LocalDate FIRST = LocalDate.of(2025, 11, 12);

  /// What the papers of each category are about.
  private static final Map<String, String> TOPICS = new LinkedHashMap<>();

  static {
    TOPICS.put("cs.LG", "speculative decoding draft tokens acceptance verification latency batch");
    TOPICS.put("cs.CL", "treebank parsing dependency grammar syntax annotation morphology corpus");
    TOPICS.put("cs.CV", "diffusion image synthesis denoising pixels texture guidance resolution");
    TOPICS.put("cs.RO", "robot grasping manipulation gripper trajectory contact torque planning");
    TOPICS.put("cs.DS", "graph matching approximation spanner vertex shortest distance oracle");
    TOPICS.put("q-bio.BM", "protein folding residue structure ligand binding backbone chain");
  }

  @TempDir private Path folder;
  private final SettableClock clock = new SettableClock(FIRST.atTime(10, 0).toInstant(UTC));
  private final Random random = new Random(7);
  private final GreenMail mail =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private Configuration configuration;
  private App app;
  private FormClient browser;
  private int papers;

  /// A paper where it stands on a page or in a letter.
  ///
  /// @param section its heading; empty for the one on top
  private record Place(String section, String title, String reason) {}

  @BeforeEach
  void start() {
    mail.start();
    Map<String, String> environment = new HashMap<>();
    environment.put("BROADSHEET_EMBED_MODEL", "off");
    environment.put("BROADSHEET_HARVEST_ENABLED", "false");
    environment.put("BROADSHEET_SEARCH_WARM_UP", "false");
    environment.put("BROADSHEET_EDITION_TIME_ZONE", "UTC");
    environment.put("BROADSHEET_HTTP_PORT", "0");
    environment.put("BROADSHEET_HTTP_PUBLIC_URL", PUBLIC);
    environment.put("BROADSHEET_MAIL_HOST", "127.0.0.1");
    environment.put("BROADSHEET_MAIL_PORT", Integer.toString(mail.getSmtp().getPort()));
    environment.put("BROADSHEET_MAIL_SECURITY", "none");
    environment.put("BROADSHEET_MAIL_FROM", "paper@example.org");
    configuration =
        ConfigLoader.load(Settings.ALL, folder.resolve("broadsheet.toml"), environment, Map.of());
    app = App.start(folder, configuration, clock, "0.1");
    browser = new FormClient(app.address());
  }

  @AfterEach
  void stop() {
    browser.close();
    app.close();
    mail.stop();
  }

  @Test
  void fromAnEmptyFolderToAPaperOfOnesOwnAndOutAgain() throws Exception {
    assertThat(app.isEmpty()).isTrue();
    becomeOwner();
    announce(FIRST, 12, "");
    followAndSave();
    askForDigests();

    morningOf(FIRST.plusDays(1));
    announce(FIRST.plusDays(1), 6, "Grace Hopper");
    Document page = browser.page("/");
    List<Place> printed = ofPage(page);
    assertThat(page.select("h1 time").attr("datetime")).isEqualTo("2025-11-13");
    expected(printed);

    MimeMessage digest = nextDigest(2);
    assertThat(digest.getSubject()).contains(printed.getFirst().title());
    assertThat(ofLetter(Jsoup.parse(part(digest, 1))))
        .as("the letter has the places and the reasons of the page, as many as it has room for")
        .isEqualTo(printed.subList(0, ROOM_IN_A_LETTER));
    assertThat(part(digest, 0)).contains(printed.getFirst().title(), printed.getFirst().reason());
    assertThat(app.posting().digests().queueDue()).as("once a day").isZero();

    String link = header(digest, "List-Unsubscribe").replaceAll("[<>]", "");
    assertThat(link).startsWith(PUBLIC + "/unsubscribe/");
    assertThat(header(digest, "List-Unsubscribe-Post")).isEqualTo(ONE_CLICK);
    try (FormClient program = new FormClient(app.address())) {
      String path = link.substring(PUBLIC.length());
      assertThat(program.get(path).statusCode()).isEqualTo(200);
      morningOf(FIRST.plusDays(2));
      announce(FIRST.plusDays(2), 1, "");
      nextDigest(3);

      assertThat(program.postRaw(path, "application/x-www-form-urlencoded", ONE_CLICK).statusCode())
          .isEqualTo(200);
      morningOf(FIRST.plusDays(3));
      announce(FIRST.plusDays(3), 1, "");
      assertThat(app.posting().digests().queueDue()).as("after it was given up").isZero();
      app.posting().postman().run();
      assertThat(mail.getReceivedMessages()).hasSize(3);
      assertThat(browser.page("/").select("h1 time").attr("datetime"))
          .as("the page is still theirs")
          .isEqualTo("2025-11-15");
    }
  }

  private void becomeOwner() {
    String link = app.ownerLink().orElseThrow().substring(PUBLIC.length());
    HttpResponse<String> made =
        browser.submit(
            link, link, "name", "ada", "display", "Ada", "password", PASSWORD, "again", PASSWORD);
    assertThat(made.statusCode()).as(made.body()).isEqualTo(303);
    assertThat(browser.page("/account").text()).contains("Ada");
    assertThat(browser.get(link).statusCode()).as("the link is used up").isEqualTo(404);
    assertThat(app.ownerLink()).isEmpty();
  }

  private void followAndSave() {
    String author = AuthorNames.key(Author.named("Grace Hopper"));
    follow("category", "cs.CL", "");
    follow("author", author, "Grace Hopper");
    int saved = 0;
    Document day = browser.page("/day/" + FIRST);
    for (Element link : day.select("main a[href^=/paper/]")) {
      String id = link.attr("href").substring("/paper/".length());
      if (saved < 5 && link.text().contains("decoding") && !isSaved(id)) {
        browser.submit("/library", "/library/marks", "back", "/", "mark", "save " + id);
        saved++;
      }
    }
    assertThat(browser.page("/library").select("article")).hasSize(5);
  }

  private boolean isSaved(String id) {
    return !browser.page("/library").select("a[href=/paper/" + id + "]").isEmpty();
  }

  private void follow(String kind, String value, String label) {
    HttpResponse<String> followed =
        browser.submit("/settings", "/follows", "kind", kind, "value", value, "label", label);
    assertThat(followed.statusCode()).as(value).isEqualTo(303);
  }

  private void askForDigests() throws Exception {
    browser.submit(
        "/settings", "/settings/mail", "action", "address", "address", "ada@example.org");
    browser.submit(
        "/settings", "/settings/mail", "action", "digest", "every", "daily", "hour", "7");
    app.posting().postman().run();
    assertThat(mail.waitForIncomingEmail(10_000, 1)).isTrue();
    Matcher confirm =
        Pattern.compile(Pattern.quote(PUBLIC) + "(/confirm/[\\w-]+)")
            .matcher(part(mail.getReceivedMessages()[0], 0));
    assertThat(confirm.find()).isTrue();
    browser.postRaw(confirm.group(1), "application/x-www-form-urlencoded", "");
    assertThat(browser.page("/settings").select("#mail").text()).contains("ada@example.org");
    assertThat(app.posting().digests().queueDue()).as("its hour is past today").isZero();
  }

  /// What a person would expect of a page after five papers on decoding, cs.CL and an author.
  private static void expected(List<Place> places) {
    assertThat(places.getFirst().section()).as("on top").isEmpty();
    assertThat(places.getFirst().reason()).as("on top").isNotEmpty();
    List<Place> theirs =
        places.stream().filter(place -> List.of("", "For you").contains(place.section())).toList();
    assertThat(theirs).hasSizeGreaterThan(3);
    assertThat(theirs)
        .as("on top and for you stands only what was asked for, with the reason in words")
        .allSatisfy(
            place -> {
              if (place.title().contains("decoding")) {
                assertThat(place.reason()).contains("decoding");
              } else if (place.title().contains("Hopper")) {
                assertThat(place.reason()).contains("You follow Grace Hopper");
              } else {
                assertThat(place.title()).contains("parsing");
                assertThat(place.reason()).contains("cs.CL");
              }
            });
    assertThat(theirs).anyMatch(place -> place.title().contains("decoding"));
    assertThat(places)
        .anyMatch(place -> place.reason().contains("You follow Grace Hopper"))
        .anyMatch(place -> place.reason().contains("You follow cs.CL"));
  }

  private void morningOf(LocalDate day) {
    clock.set(day.atTime(8, 0).toInstant(UTC));
  }

  /// As the command `import` does beside a running server.
  ///
  /// @param ofEach papers of each topic
  /// @param author of one paper more, on what nobody saved; empty for none
  private void announce(LocalDate day, int ofEach, String author) throws Exception {
    StringBuilder lines = new StringBuilder();
    for (Map.Entry<String, String> topic : TOPICS.entrySet()) {
      for (int i = 0; i < ofEach; i++) {
        lines.append(paper(day, topic.getKey(), words(topic.getValue()), "Someone Else" + papers));
      }
    }
    if (!author.isEmpty()) {
      String words = "Hopper's " + words(TOPICS.getOrDefault("cs.DS", ""));
      lines.append(paper(day, "cs.DS", words, author));
    }
    Path file = Files.writeString(folder.resolve(day + ".jsonl"), lines);
    try (Library library = Library.openOrCreate(folder, configuration, clock)) {
      ImportResult result =
          new Importer(library.papers())
              .run(List.of(ImportFile.of(file)), Importer.AUTO, ImportListener.NONE);
      assertThat(result.added()).as(result.summary()).isEqualTo(lines.toString().lines().count());
    }
    app.posting().digests().prepare();
  }

  private String paper(LocalDate day, String category, String words, String author) {
    papers++;
    String given = author.split(" ")[0];
    String family = author.split(" ")[1];
    return """
        {"kind":"paper","paper":{"id":"arxiv:2511.%05d","title":"%s","abstract":"We study %s.","language":"en","authors":[{"name":"%s","family":"%s","given":"%s"}],"categories":["%s"],"announcedOn":"%s"}}
        """
        .formatted(papers, words, words.repeat(2), author, family, given, category, day);
  }

  /// Five words of a topic, its second always: by it the test knows the topic.
  private String words(String topic) {
    List<String> all = new ArrayList<>(List.of(topic.split(" ")));
    String second = all.remove(1);
    Collections.shuffle(all, random);
    return "Study " + papers + " of " + second + " with " + String.join(" ", all.subList(0, 4));
  }

  private MimeMessage nextDigest(int letters) {
    assertThat(app.posting().digests().queueDue()).isEqualTo(1);
    app.posting().postman().run();
    assertThat(mail.waitForIncomingEmail(10_000, letters)).isTrue();
    return mail.getReceivedMessages()[letters - 1];
  }

  private static String part(MimeMessage message, int which) throws Exception {
    return (String) ((MimeMultipart) message.getContent()).getBodyPart(which).getContent();
  }

  private static String header(MimeMessage message, String name) throws Exception {
    return message.getHeader(name, null);
  }

  private static List<Place> ofPage(Document page) {
    List<Place> places = new ArrayList<>();
    for (Element card : page.select("main article.card:not(aside article)")) {
      Element section = card.closest("section");
      String heading = section == null ? "" : section.select("> header > h2").text();
      places.add(
          new Place(heading, card.select(".headline").text(), card.select(".reason").text()));
    }
    return places;
  }

  private static List<Place> ofLetter(Document letter) {
    List<Place> places = new ArrayList<>();
    String section = "";
    for (Element element : letter.select("h2, h3, p")) {
      boolean inItem = element.parent() != null && element.parent().normalName().equals("div");
      if (!inItem && element.normalName().equals("h2")) {
        section =
            element.select("> a").isEmpty() ? element.ownText() : element.select("> a").text();
      } else if (inItem && !element.normalName().equals("p")) {
        places.add(new Place(section, element.text(), ""));
      } else if (inItem && element.text().startsWith("— ")) {
        Place last = places.removeLast();
        places.add(new Place(section, last.title(), element.text().substring(2)));
      }
    }
    return places;
  }
}

package io.broadsheet.web;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.broadsheet.paper.PaperId;
import io.broadsheet.post.DigestChoice;
import io.broadsheet.post.MailAddress;
import io.broadsheet.post.PostConfig;
import io.broadsheet.post.Subscription;
import io.broadsheet.reader.Follow;
import io.broadsheet.reader.Mark;
import io.broadsheet.reader.ReaderId;
import io.broadsheet.reader.ReaderStore;
import io.broadsheet.reader.Role;
import io.broadsheet.reader.account.Scope;
import io.broadsheet.reader.account.SignUp;
import io.broadsheet.testing.FakeProvider;
import io.broadsheet.testing.SettableClock;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/// An example of every page, over two libraries with everything switched on: one with accounts, one
/// of a single reader. The readers have saved, tagged, noted and followed, and had mail.
final class ExamplePages implements AutoCloseable {
  static final String NAME = "eve";
  static final String PASSWORD = "correct horse battery";

  private static final String NONE = "x".repeat(43);
  private static final Pattern LINK =
      Pattern.compile("http://paper\\.example\\.org(/(?:confirm|unsubscribe)/[\\w-]{43})");

  private final GreenMail mail =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private final FakeProvider provider = new FakeProvider(new SettableClock(TestWeb.NOW));
  private final TestLibrary members;
  private final TestLibrary alone;
  private final ReaderId eve;
  private final String unsubscribe;
  private final String confirm;
  private final String subscription;
  private final String list;

  ExamplePages(Path folder) throws Exception {
    mail.start();
    members = library(Files.createDirectories(folder.resolve("members")), Optional.of(SignUp.OPEN));
    provider.registered(members.web().url() + "/sign-in/openid/done");
    eve = members.readers().add(NAME, "Eve", Role.OWNER).id();
    members.accounts().setPassword(eve, TestLibrary.PASSWORDS.hash(PASSWORD));
    members.accounts().issue(eve, "a program", Set.of(Scope.READ));
    list = members.accounts().issue(eve, "fillers", Set.of(Scope.LIST));
    fill(members.readers(), eve);
    members.post().internet().name("hooks.example.org", "93.184.216.34");
    members.post().webhooks().add(eve, "https://hooks.example.org/in?key=0123456789abcdef");
    try (FormClient browser = new FormClient(members.web().url())) {
      browser.submit("/sign-in", "/sign-in", "name", NAME, "password", PASSWORD);
      talk(browser);
      address(browser, "eve@example.org");
      browser.postRaw(lastLink(members), "application/x-www-form-urlencoded", "");
      browser.submit("/settings", "/settings/mail", "action", "digest", "every", "daily");
      members.post().digests().prepare();
      members.post().digests().queueNow(members.readers().find(eve).orElseThrow());
      unsubscribe = lastLink(members);
      subscription = subscribed(browser).replace("/unsubscribe/", "/subscription/");
      address(browser, "another@example.org");
      confirm = lastLink(members);
    }
    alone = library(Files.createDirectories(folder.resolve("alone")), Optional.empty());
    alone.web().get("/library");
    fill(alone.readers(), alone.readers().readers().getFirst().id());
  }

  private TestLibrary library(Path folder, Optional<SignUp> signUp) {
    PostConfig config =
        new PostConfig(
            "127.0.0.1",
            mail.getSmtp().getPort(),
            PostConfig.Security.NONE,
            "",
            "",
            MailAddress.of("paper@example.org"),
            "Broadsheet",
            1_000,
            "http://paper.example.org");
    return TestLibrary.withEverything(folder, signUp, config, provider.config(false));
  }

  private static void fill(ReaderStore readers, ReaderId reader) {
    readers.tag(reader, TestLibrary.FORMULAS, List.of("proofs", "to cite"));
    readers.note(reader, TestLibrary.FORMULAS, "# A note\n\nThe *third* section.\n\n- one\n- two");
    for (int i = 1; i <= 12; i++) {
      readers.tag(reader, PaperId.arxiv("2510.%05d".formatted(i)), List.of("fillers", "to read"));
    }
    readers.mark(reader, PaperId.arxiv("2510.00003"), Mark.READ, true);
    readers.mark(reader, PaperId.arxiv("2510.00040"), Mark.DISMISSED, true);
    readers.follow(reader, Follow.of(Follow.Kind.CATEGORY, "cs.CV", ""));
    readers.follow(reader, Follow.of(Follow.Kind.AUTHOR, "lovelace-ada", "Ada Lovelace"));
    readers.follow(reader, Follow.of(Follow.Kind.QUERY, "dense retrieval OR \"of things\"", ""));
    readers.follow(reader, Follow.of(Follow.Kind.TAG, "fillers", ""));
  }

  private static void talk(FormClient browser) {
    String there = "/paper/2511.00002/discussion";
    browser.submit(there, "/community/votes", "paper", "2511.00002", "action", "vote");
    browser.submit(there, "/community/votes", "paper", "2511.00002", "action", "pick");
    browser.submit(
        there, "/community/comments", "paper", "2511.00002", "action", "write", "text", "*Fine*.");
  }

  /// Somebody without an account; what they give their mail up with.
  private String subscribed(FormClient browser) throws Exception {
    members
        .post()
        .services()
        .subscriptions()
        .orElseThrow()
        .subscriptions()
        .ask(
            new Subscription.Wish(
                MailAddress.of("ann@example.org"),
                Optional.of(Follow.of(Follow.Kind.CATEGORY, "cs.CV", "")),
                DigestChoice.Every.DAILY,
                "en",
                TestWeb.ZONE));
    browser.postRaw(lastLink(members), "application/x-www-form-urlencoded", "");
    ReaderId ann =
        new ReaderId(
            members
                .database()
                .read(
                    handle ->
                        handle
                            .createQuery("SELECT reader FROM subscription")
                            .mapTo(Long.class)
                            .one()));
    members.post().digests().queueNow(members.readers().find(ann).orElseThrow());
    return lastLink(members);
  }

  private static void address(FormClient browser, String address) {
    browser.submit("/settings", "/settings/mail", "action", "address", "address", address);
  }

  private String lastLink(TestLibrary library) throws Exception {
    library.post().postman().run();
    MimeMessage[] letters = mail.getReceivedMessages();
    MimeMultipart parts = (MimeMultipart) letters[letters.length - 1].getContent();
    Matcher link = LINK.matcher((String) parts.getBodyPart(0).getContent());
    if (!link.find()) {
      throw new AssertionError("no link in " + parts.getBodyPart(0).getContent());
    }
    return link.group(1);
  }

  TestLibrary members() {
    return members;
  }

  TestLibrary alone() {
    return alone;
  }

  /// Patterns and examples, where readers have accounts.
  Map<String, String> ofMembers() {
    Map<String, String> examples = everyones(members);
    examples.put("/list/{token}", "/list/" + list);
    examples.put(
        "/join/{secret}",
        "/join/" + members.accounts().invite(Role.READER, null, Duration.ofDays(1)));
    examples.put("/unsubscribe/{secret}", unsubscribe);
    examples.put("/confirm/{secret}", confirm);
    examples.put("/subscription/{secret}", subscription);
    examples.put("/subscribe", "/subscribe?kind=category&value=cs.CV");
    examples.put(
        "/digest/{number}",
        "/digest/" + members.post().services().outbox().archive(eve, 1).getFirst().number());
    return examples;
  }

  /// The same for one reader; links with a secret lead nowhere there, which has its page too.
  Map<String, String> ofOneReader() {
    Map<String, String> examples = everyones(alone);
    for (String pattern :
        List.of("/list/{token}", "/join/{secret}", "/unsubscribe/{secret}", "/confirm/{secret}")) {
      examples.put(pattern, pattern.replaceAll("\\{.*", NONE));
    }
    examples.put("/digest/{number}", "/digest/1");
    return examples;
  }

  private static Map<String, String> everyones(TestLibrary library) {
    Map<String, String> examples = new LinkedHashMap<>();
    String style =
        Jsoup.parse(library.web().get("/help").body()).select("link[rel=stylesheet]").attr("href");
    examples.put("/assets/{hash}/{name...}", style);
    for (String itself :
        List.of(
            "/",
            "/help",
            "/glossary",
            "/settings",
            "/settings/webhooks",
            "/library",
            "/library/import",
            "/library/export.bib",
            "/library/export.ris",
            "/library/export.csl.json",
            "/library/export.csv",
            "/start",
            "/since",
            "/profile",
            "/account",
            "/account/export.zip",
            "/sign-in",
            "/sign-in/openid",
            "/sign-in/openid/done",
            "/sign-up",
            "/forgot",
            "/digest",
            "/community",
            "/trending",
            "/topics",
            "/status")) {
      examples.put(itself, itself);
    }
    examples.put("/search", "/search?q=retrieval&category=cs.CL");
    examples.put("/similar", "/similar?id=2511.00002&id=2511.00003");
    examples.put("/trends", "/trends?q=retrieval&q=filler&by=week");
    examples.put("/author/{key...}", "/author/lovelace-ada");
    examples.put("/category/{code}", "/category/cs.CL");
    examples.put("/day/{date}", "/day/2025-11-12");
    examples.put("/editions", "/editions");
    examples.put("/editions/{year}", "/editions/2025");
    examples.put("/week/{week}", "/week/2025-W46");
    examples.put("/month/{month}", "/month/2025-11");
    examples.put("/map/{date}", "/map/2025-11-12");
    examples.put("/paper/{id...}", "/paper/2511.00001");
    examples.put("/paper/{id...}/similar", "/paper/2511.00002/similar");
    examples.put("/paper/{id...}/translation", "/paper/2511.00002/translation?to=zh");
    examples.put("/paper/{id...}/discussion", "/paper/2511.00002/discussion");
    return examples;
  }

  @Override
  public void close() {
    alone.close();
    members.close();
    provider.close();
    mail.stop();
  }
}

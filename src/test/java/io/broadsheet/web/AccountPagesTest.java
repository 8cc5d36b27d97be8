package io.broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.broadsheet.reader.Follow;
import io.broadsheet.reader.LibraryItem;
import io.broadsheet.reader.Mark;
import io.broadsheet.reader.ReaderId;
import io.broadsheet.reader.ReaderProfile;
import io.broadsheet.reader.Role;
import io.broadsheet.reader.account.Scope;
import io.broadsheet.reader.account.SignUp;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

/// Accounts over HTTP, as people use them.
class AccountPagesTest {
  private static final String PASSWORD = "correct horse battery";

  @TempDir private Path folder;
  private TestLibrary library;
  private FormClient browser;

  @BeforeEach
  void start() {
    library = new TestLibrary(folder, Optional.of(SignUp.INVITATION));
    browser = new FormClient(library.web().url());
  }

  @AfterEach
  void stop() {
    browser.close();
    library.close();
  }

  @Test
  void theOwnerComesByTheLinkInvitesAReaderAndBothHaveTheirOwnLibrary() {
    String link = "/join/" + library.accounts().invite(Role.OWNER, null, Duration.ofHours(24));
    assertThat(browser.page(link).select("h1").text()).isEqualTo("Make the owner’s account");
    assertThat(browser.page(link).select("h1").text())
        .as("looking does not use it up")
        .isEqualTo("Make the owner’s account");
    HttpResponse<String> made = join(browser, link, "ada", PASSWORD, PASSWORD);
    assertThat(made.statusCode()).isEqualTo(303);
    assertThat(made.headers().firstValue("set-cookie").orElseThrow())
        .matches("session=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Lax; Max-Age=\\d+");
    assertThat(browser.get(link).statusCode()).isEqualTo(404);

    HttpResponse<String> invited =
        browser.submit("/account", "/account", "action", "invite", "role", "reader");
    String address = Jsoup.parse(invited.body()).select(".secrets code").text();
    assertThat(address).startsWith(library.web().url() + "/join/");
    try (FormClient other = new FormClient(library.web().url())) {
      String path = address.substring(library.web().url().length());
      assertThat(join(other, path, "ben", PASSWORD, PASSWORD).statusCode()).isEqualTo(303);
      other.submit("/library", "/library/marks", "back", "/", "mark", "save 2510.00001");
      assertThat(other.page("/library").select(".entry")).hasSize(1);
      assertThat(browser.page("/library").select(".entry")).isEmpty();
      assertThat(other.page("/account").select("h2").eachText())
          .doesNotContain("Invite", "Who reads here");
      assertThat(
              other
                  .submit("/account", "/account", "action", "invite", "role", "editor")
                  .statusCode())
          .as("readers invite nobody")
          .isEqualTo(404);
    }
    assertThat(browser.page("/account").text()).contains("Who reads here", "ben · reader");
  }

  @Test
  void whoIsNotSignedInIsSentToSignInAndBroughtBack() {
    member("ada", Role.OWNER);
    assertThat(browser.page("/").select("nav.main a").eachText()).contains("Sign in");
    assertThat(browser.page("/").select(".marks, form#marks")).isEmpty();
    HttpResponse<String> sent = browser.get("/library?tag=a%20b");
    assertThat(sent.statusCode()).isEqualTo(303);
    String to = sent.headers().firstValue("location").orElseThrow();
    assertThat(to).isEqualTo("/sign-in?back=%2Flibrary%3Ftag%3Da%2520b");
    String back = browser.page(to).select("[name=back]").attr("value");
    HttpResponse<String> in =
        browser.submit(to, "/sign-in", "name", "ADA", "password", PASSWORD, "back", back);
    assertThat(in.headers().firstValue("location")).hasValue("/library?tag=a%20b");
    assertThat(browser.page("/library").select("nav.main a").eachText()).contains("Library");
    HttpResponse<String> out = browser.submit("/account", "/sign-out");
    assertThat(out.statusCode()).isEqualTo(303);
    assertThat(browser.get("/library").statusCode()).isEqualTo(303);
  }

  @Test
  void aNewPasswordEndsAllOtherSessions() {
    member("ada", Role.OWNER);
    signIn(browser, "ada", PASSWORD);
    try (FormClient phone = new FormClient(library.web().url())) {
      signIn(phone, "ada", PASSWORD);
      assertThat(browser.page("/account").text()).contains("this one");
      HttpResponse<String> wrong = change("not my password", "another password");
      assertThat(wrong.statusCode()).isEqualTo(400);
      assertThat(phone.get("/library").statusCode()).isEqualTo(200);
      assertThat(change(PASSWORD, "another password").statusCode()).isEqualTo(303);
      assertThat(phone.get("/library").statusCode()).isEqualTo(303);
      assertThat(browser.get("/library").statusCode()).as("this one goes on").isEqualTo(200);
      assertThat(signIn(phone, "ada", PASSWORD).statusCode()).isEqualTo(403);
      assertThat(signIn(phone, "ada", "another password").statusCode()).isEqualTo(303);
      browser.submit("/account", "/account", "action", "sign-out-everywhere");
      assertThat(phone.get("/library").statusCode()).isEqualTo(303);
      assertThat(browser.get("/library").statusCode()).isEqualTo(303);
    }
  }

  @Test
  void aTokenOpensTheApiAsFarAsItsScopesGo() throws IOException {
    ReaderId ada = member("ada", Role.READER);
    signIn(browser, "ada", PASSWORD);
    HttpResponse<String> made =
        browser.submit("/account", "/account", "action", "token", "label", "x", "scope", "read");
    String read = Jsoup.parse(made.body()).select(".secrets code").text();
    assertThat(browser.page("/account").html()).as("shown once").doesNotContain(read);
    String write = library.accounts().issue(ada, "y", Set.of(Scope.WRITE));
    String path = "/api/v1/library/2510.00001";
    assertThat(api("GET", "/api/v1/library", "")).isEqualTo(401);
    assertThat(api("GET", "/api/v1/library", "x".repeat(43))).isEqualTo(401);
    assertThat(api("PUT", path, read)).isEqualTo(401);
    assertThat(api("GET", path, write)).isEqualTo(401);
    assertThat(api("PUT", path, write)).isEqualTo(200);
    JsonNode list =
        new JsonMapper()
            .readTree(
                library.web().get("/api/v1/library", "Authorization", "Bearer " + read).body());
    assertThat(list.at("/items/0/id").asText()).isEqualTo("2510.00001");
    assertThat(api("DELETE", path, write)).isEqualTo(200);
    assertThat(library.readers().library(ada)).isEmpty();
    assertThat(api("PUT", "/api/v1/library/2401.99999", write)).isEqualTo(404);
    browser.submit(
        "/account",
        "/account",
        "action",
        "revoke",
        "number",
        String.valueOf(library.accounts().tokens(ada).getFirst().number()));
    assertThat(api("GET", "/api/v1/library", read)).isEqualTo(401);
    assertThat(browser.get("/api/v1/library").statusCode())
        .as("a session is no token: another site could use it")
        .isEqualTo(401);
  }

  @Test
  void thePrivateFeedHasWhatIsFollowedInThreeFormats() throws Exception {
    ReaderId ada = member("ada", Role.READER);
    library.readers().follow(ada, Follow.of(Follow.Kind.AUTHOR, "lovelace-ada", "Ada Lovelace"));
    library.readers().follow(ada, Follow.of(Follow.Kind.CATEGORY, "no.SUCH", ""));
    library.readers().mark(ada, TestLibrary.CROWDED, Mark.DISMISSED, true);
    library.readers().mark(ada, TestLibrary.FORMULAS, Mark.DISMISSED, true);
    signIn(browser, "ada", PASSWORD);
    HttpResponse<String> made = browser.submit("/account", "/account", "action", "feed");
    List<String> addresses = Jsoup.parse(made.body()).select(".secrets code").eachText();
    assertThat(addresses).hasSize(3);
    List<String> paths =
        addresses.stream().map(one -> one.substring(library.web().url().length())).toList();
    HttpResponse<String> atom = library.web().get(paths.get(0));
    assertThat(atom.headers().firstValue("cache-control")).hasValue("private, no-cache");
    assertThat(Jsoup.parse(atom.body(), "", Parser.xmlParser()).select("entry"))
        .hasSizeGreaterThan(10);
    assertThat(atom.body()).contains("2511.00002").doesNotContain("2511.00001</id>");
    HttpResponse<String> rss = library.web().get(paths.get(1));
    DocumentBuilderFactory xml = DocumentBuilderFactory.newDefaultInstance();
    xml.setNamespaceAware(true);
    var document = xml.newDocumentBuilder().parse(new InputSource(new StringReader(rss.body())));
    assertThat(document.getElementsByTagName("item").getLength()).isGreaterThan(10);
    assertThat(
            document
                .getElementsByTagNameNS("http://purl.org/dc/elements/1.1/", "creator")
                .item(0)
                .getTextContent())
        .isNotBlank();
    JsonNode json = new JsonMapper().readTree(library.web().get(paths.get(2)).body());
    assertThat(json.get("version").asText()).isEqualTo("https://jsonfeed.org/version/1.1");
    assertThat(json.get("items").size()).isGreaterThan(10);

    long nothing = library.readers().follows(ada).getLast().number();
    JsonNode one =
        new JsonMapper().readTree(library.web().get(paths.get(2) + "?follow=" + nothing).body());
    assertThat(one.get("items")).isEmpty();
    assertThat(library.web().get(paths.get(2) + "?follow=99").statusCode()).isEqualTo(404);
    library.accounts().revoke(ada, library.accounts().tokens(ada).getFirst().number());
    assertThat(library.web().get(paths.get(0)).statusCode()).isEqualTo(404);
  }

  @Test
  void aListIsSharedByItsTagWithoutNotesUntilItIsRevoked() {
    ReaderId ada = member("ada", Role.READER);
    library.readers().tag(ada, TestLibrary.TRANSLATED, List.of("to share", "private"));
    library.readers().note(ada, TestLibrary.TRANSLATED, "not for others");
    library.readers().tag(ada, TestLibrary.CROWDED, List.of("private"));
    signIn(browser, "ada", PASSWORD);
    assertThat(browser.page("/library?tag=to%20share").select(".tagged button").eachText())
        .containsExactly("Follow", "Share this list");
    HttpResponse<String> shared =
        browser.submit("/account", "/account", "action", "share", "tag", "to share");
    String path =
        Jsoup.parse(shared.body())
            .select(".secrets code")
            .text()
            .substring(library.web().url().length());
    try (FormClient stranger = new FormClient(library.web().url())) {
      Document list = stranger.page(path);
      assertThat(list.select("h1").text()).isEqualTo("to share");
      assertThat(list.select(".standfirst").text()).isEqualTo("1 paper, chosen by ada");
      assertThat(list.select("article.card")).hasSize(1);
      assertThat(list.text()).doesNotContain("not for others", "private");
      library.readers().tag(ada, TestLibrary.TRANSLATED, List.of());
      assertThat(stranger.page(path).select(".notice-line").text()).contains("Look again later");
      library.accounts().revoke(ada, library.accounts().tokens(ada).getFirst().number());
      assertThat(stranger.get(path).statusCode()).isEqualTo(404);
      assertThat(stranger.get("/list/" + "x".repeat(43)).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void everythingIsExportedAndThenDeleted() {
    ReaderId ada = member("ada", Role.OWNER);
    ReaderId ben = member("ben", Role.READER);
    signIn(browser, "ada", PASSWORD);
    HttpResponse<String> archive = browser.get("/account/export.zip");
    assertThat(archive.headers().firstValue("content-type")).hasValue("application/zip");
    assertThat(archive.body()).startsWith("PK").contains("library.bib");
    assertThat(delete(browser, PASSWORD).body()).contains("the only owner");
    try (FormClient other = new FormClient(library.web().url())) {
      signIn(other, "ben", PASSWORD);
      assertThat(delete(other, "not his password").statusCode()).isEqualTo(400);
      assertThat(library.readers().find(ben)).isPresent();
      assertThat(delete(other, PASSWORD).statusCode()).isEqualTo(303);
      assertThat(library.readers().find(ben)).isEmpty();
      assertThat(other.get("/library").statusCode()).isEqualTo(303);
    }
    assertThat(delete(browser, PASSWORD).statusCode()).as("the last one may").isEqualTo(303);
    assertThat(library.readers().find(ada)).isEmpty();
  }

  @Test
  void theTwoPasswordsMustAgreeAndBeLongEnough() {
    String link = "/join/" + library.accounts().invite(Role.READER, null, Duration.ofDays(1));
    assertThat(Jsoup.parse(join(browser, link, "ada", PASSWORD, PASSWORD + "x").body()).text())
        .contains("The two passwords differ.");
    assertThat(join(browser, link, "ada", "short", "short").statusCode()).isEqualTo(400);
    assertThat(join(browser, link, "a b", PASSWORD, PASSWORD).statusCode()).isEqualTo(400);
    assertThat(library.readers().readers()).isEmpty();
    assertThat(join(browser, link, "ada", PASSWORD, PASSWORD).statusCode()).isEqualTo(303);
  }

  @Test
  void whoJoinsIsToldInTheirLanguageWhatToMend() {
    library.readers().add("bob", "Bob", Role.READER);
    String link =
        "/join/" + library.accounts().invite(Role.READER, null, Duration.ofDays(1)) + "?lang=zh";
    assertThat(trouble(link, "a b", PASSWORD))
        .isEqualTo("此用户名不能用。请用 1 至 60 个字母 a 至 z、数字或 . _ @ + -，并以字母或数字开头。");
    assertThat(trouble(link, "ada", "short")).isEqualTo("此密码太短或太长。请用 10 至 200 个字符。");
    assertThat(trouble(link, "bob", PASSWORD)).isEqualTo("此用户名已被使用，请另选一个。");
    assertThat(trouble(link.replace("zh", "en"), "bob", PASSWORD))
        .isEqualTo("That name is taken. Choose another.");
  }

  private String trouble(String link, String name, String password) {
    HttpResponse<String> answer = join(browser, link, name, password, password);
    assertThat(answer.statusCode()).isEqualTo(400);
    return Jsoup.parse(answer.body()).select("[role=alert]").text();
  }

  @Test
  void accountsAreMadeOpenlyOnlyWhereThatIsSo() {
    assertThat(browser.get("/sign-up").statusCode()).isEqualTo(404);
    assertThat(
            browser
                .submit("/sign-in", "/sign-up", "name", "eve", "password", PASSWORD)
                .statusCode())
        .isEqualTo(404);
    Path another = folder.resolve("open");
    try (TestLibrary open = new TestLibrary(another, Optional.of(SignUp.OPEN));
        FormClient client = new FormClient(open.web().url())) {
      HttpResponse<String> made = join(client, "/sign-up", "eve", PASSWORD, PASSWORD);
      assertThat(made.statusCode()).isEqualTo(303);
      assertThat(open.readers().named("eve").map(ReaderProfile::role)).contains(Role.READER);
      for (int i = 0; i < SignInLimit.OF_NAME_AT_ADDRESS; i++) {
        client.cookies().remove("session");
        made = join(client, "/sign-up", "eve" + i, PASSWORD, PASSWORD);
      }
      assertThat(made.statusCode()).as("nobody makes many").isEqualTo(429);
    }
  }

  @Test
  void onAServerOfOneReaderNobodySignsIn() {
    try (TestLibrary one = new TestLibrary(folder.resolve("one"));
        FormClient client = new FormClient(one.web().url())) {
      assertThat(client.get("/sign-in").statusCode()).isEqualTo(404);
      assertThat(client.get("/join/" + "x".repeat(43)).statusCode()).isEqualTo(404);
      Document account = client.page("/account");
      assertThat(account.select("h2").eachText()).doesNotContain("Password", "Invite");
      client.submit("/library", "/library/marks", "back", "/", "mark", "save 2510.00001");
      assertThat(
              client
                  .submit("/account", "/account", "action", "delete", "confirm", "no")
                  .statusCode())
          .isEqualTo(400);
      assertThat(
              client
                  .submit("/account", "/account", "action", "delete", "confirm", "reader")
                  .statusCode())
          .isEqualTo(303);
      assertThat(client.page("/library").select(".entry")).as("begun anew").isEmpty();
      assertThat(one.readers().library(one.readers().readers().getFirst().id()))
          .extracting(LibraryItem::paperId)
          .isEmpty();
      assertThat(client.get("/library", "X-Forwarded-For", "203.0.113.9").statusCode())
          .as("whoever a proxy lets in is not the reader")
          .isEqualTo(404);
    }
  }

  private ReaderId member(String name, Role role) {
    ReaderId id = library.readers().add(name, name, role).id();
    library.accounts().setPassword(id, TestLibrary.PASSWORDS.hash(PASSWORD));
    return id;
  }

  private static HttpResponse<String> signIn(FormClient client, String name, String password) {
    return client.submit("/sign-in", "/sign-in", "name", name, "password", password, "back", "/");
  }

  private static HttpResponse<String> join(
      FormClient client, String path, String name, String password, String again) {
    return client.submit(path, path, "name", name, "password", password, "again", again);
  }

  private HttpResponse<String> change(String current, String password) {
    return browser.submit(
        "/account",
        "/account",
        "action",
        "password",
        "current",
        current,
        "password",
        password,
        "again",
        password);
  }

  private static HttpResponse<String> delete(FormClient client, String current) {
    return client.submit("/account", "/account", "action", "delete", "current", current);
  }

  private int api(String method, String path, String token) {
    return library.web().send(method, path, "Authorization", "Bearer " + token).statusCode();
  }
}

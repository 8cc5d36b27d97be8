package io.broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.reader.ReaderId;
import io.broadsheet.reader.ReaderProfile;
import io.broadsheet.reader.Role;
import io.broadsheet.reader.account.Session;
import io.broadsheet.reader.account.SignUp;
import io.broadsheet.reader.openid.OpenIdStore;
import io.broadsheet.testing.FakeProvider;
import io.broadsheet.testing.Letters;
import io.broadsheet.testing.SettableClock;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Signing in with a provider, as a browser does it, and as an attacker would.
class OpenIdPagesTest {
  private static final String PASSWORD = "correct horse battery";
  private static final String START = "/sign-in/openid";
  private static final String DONE = "/sign-in/openid/done";

  @TempDir private Path folder;
  private final SettableClock clock = new SettableClock(TestWeb.NOW);
  private final FakeProvider provider = new FakeProvider(clock);
  private TestLibrary library;
  private FormClient browser;

  private void start(SignUp signUp, boolean matchMail) {
    library = TestLibrary.withProvider(folder, signUp, provider.config(matchMail));
    provider.registered(library.web().url() + DONE);
    browser = new FormClient(library.web().url());
  }

  @AfterEach
  void stop() {
    browser.close();
    library.close();
    provider.close();
  }

  private ReaderId reader(String name) {
    ReaderId id = library.readers().add(name, name, Role.READER).id();
    library.accounts().setPassword(id, TestLibrary.PASSWORDS.hash(PASSWORD));
    return id;
  }

  /// Follows the browser to the provider and to where that sends it.
  private static String there(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(303);
    return answer.headers().firstValue("location").orElseThrow();
  }

  private String back(String there) {
    return provider.signIn(there).substring(library.web().url().length());
  }

  private HttpResponse<String> signIn(FormClient with, String query) {
    return with.get(back(there(with.get(START + query))));
  }

  private HttpResponse<String> link(FormClient with) {
    HttpResponse<String> going = with.submit("/account", "/account/openid", "action", "link");
    assertThat(going.statusCode()).isEqualTo(200);
    String href = Jsoup.parse(going.body()).select("main a").attr("href");
    assertThat(going.headers().firstValue("refresh")).hasValue("0; url=" + href);
    return with.get(back(href));
  }

  private ReaderProfile whoIs(FormClient client) {
    return library
        .accounts()
        .session(client.cookies().getOrDefault("session", ""))
        .map(Session::reader)
        .flatMap(library.readers()::find)
        .orElse(null);
  }

  private void isTrouble(HttpResponse<String> answer, String what, int status) {
    assertThat(answer.statusCode()).isEqualTo(status);
    Document page = Jsoup.parse(answer.body());
    assertThat(page.select("[role=alert]").text())
        .isEqualTo(Messages.of(InterfaceLanguage.EN).text("openid.trouble." + what, "Example ID"));
    assertThat(whoIs(browser)).isNull();
  }

  @Test
  void whoHasNoAccountGetsOneWhereEveryoneMayAndComesBackToIt() {
    start(SignUp.OPEN, false);
    assertThat(browser.page("/sign-in?back=/library").select(".provider a").attr("href"))
        .isEqualTo(START + "?back=%2Flibrary");
    HttpResponse<String> done = signIn(browser, "?back=/library");
    assertThat(done.headers().firstValue("location")).hasValue("/library");
    ReaderProfile made = whoIs(browser);
    assertThat(made.name()).isEqualTo("ada");
    assertThat(made.displayName()).isEqualTo("Ada Lovelace");
    assertThat(made.role()).isEqualTo(Role.READER);
    assertThat(browser.cookies()).doesNotContainKey("openid");

    try (FormClient other = new FormClient(library.web().url())) {
      signIn(other, "");
      assertThat(whoIs(other))
          .as("the same again")
          .isEqualTo(library.readers().find(made.id()).orElseThrow());
      provider.user("subject-2");
      signIn(other, "");
      assertThat(whoIs(other).name()).as("another with the same name").isEqualTo("ada-2");
    }
    assertThat(library.readers().readers()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CLOSED", "INVITATION"})
  void elsewhereOnlyWhoHasLinkedOneSignsIn(String signUp) {
    start(SignUp.valueOf(signUp), false);
    isTrouble(signIn(browser, ""), "noAccount", 403);
    assertThat(library.readers().readers()).isEmpty();
    ReaderId ada = reader("ada");
    browser.submit("/sign-in", "/sign-in", "name", "ada", "password", PASSWORD);
    assertThat(browser.page("/account").select("#provider button").text())
        .isEqualTo("Link Example ID");
    assertThat(link(browser).headers().firstValue("location")).hasValue("/account#provider");
    assertThat(browser.page("/account").select("#provider").text())
        .contains("ada@example.org", "Unlink");
    try (FormClient other = new FormClient(library.web().url())) {
      signIn(other, "");
      assertThat(whoIs(other).id()).isEqualTo(ada);
    }
    browser.submit("/account", "/account/openid", "action", "unlink");
    try (FormClient other = new FormClient(library.web().url())) {
      assertThat(signIn(other, "").statusCode()).isEqualTo(403);
    }
  }

  @Test
  void oneAccountThereIsOneReaderHere() {
    start(SignUp.CLOSED, false);
    reader("ada");
    ReaderId ben = reader("ben");
    browser.submit("/sign-in", "/sign-in", "name", "ada", "password", PASSWORD);
    link(browser);
    try (FormClient bens = new FormClient(library.web().url())) {
      bens.submit("/sign-in", "/sign-in", "name", "ben", "password", PASSWORD);
      HttpResponse<String> taken = link(bens);
      assertThat(taken.statusCode()).isEqualTo(409);
      assertThat(taken.body()).contains("linked to another reader");
      assertThat(new OpenIdStore(library.database()).of(ben)).isEmpty();
      assertThat(whoIs(bens).id()).as("stays who he is").isEqualTo(ben);
    }
    provider.user("subject-2");
    assertThat(link(browser).statusCode()).as("a second one there").isEqualTo(409);
  }

  @Test
  void anAddressMatchesOnlyWhereThatIsAskedForAndItIsVerified() {
    start(SignUp.CLOSED, true);
    ReaderId ada = reader("ada");
    isTrouble(signIn(browser, ""), "noAccount", 403);
    Letters.confirmed(library.database(), ada, "ada@example.org");
    provider.claims(set -> set.claim("email_verified", false));
    isTrouble(signIn(browser, ""), "noAccount", 403);
    provider.claims(set -> set.claim("email_verified", null));
    isTrouble(signIn(browser, ""), "noAccount", 403);
    provider.claims(set -> {});
    signIn(browser, "");
    assertThat(whoIs(browser).id()).isEqualTo(ada);
    ReaderId twin = reader("twin");
    Letters.confirmed(library.database(), twin, "eve@example.org");
    provider.user("subject-2");
    try (FormClient other = new FormClient(library.web().url())) {
      assertThat(signIn(other, "").statusCode()).as("hers is linked already").isEqualTo(403);
    }
  }

  @Test
  void anAddressMatchesNobodyWhereThatIsNotAskedFor() {
    start(SignUp.CLOSED, false);
    Letters.confirmed(library.database(), reader("ada"), "ada@example.org");
    isTrouble(signIn(browser, ""), "noAccount", 403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "/%09/evil.example",
        "javascript:alert(1)",
        "/x\r\nSet-Cookie: a=b",
        "http:/evil",
        "\\\\evil.example",
        "/#x"
      })
  void nobodyIsSentElsewhereAfterwards(String back) {
    start(SignUp.OPEN, false);
    HttpResponse<String> done = signIn(browser, "?back=" + RequestContext.encode(back));
    String location = there(done);
    assertThat(URI.create(library.web().url()).resolve(location).getHost()).isEqualTo("127.0.0.1");
    assertThat(location).startsWith("/").doesNotStartWith("//");
    assertThat(done.headers().allValues("set-cookie")).noneMatch(one -> one.startsWith("a="));
    assertThat(whoIs(browser)).isNotNull();
  }

  @Test
  void aStateThatIsNotTheBrowsersSignsNobodyIn() {
    start(SignUp.OPEN, false);
    String there = there(browser.get(START));
    String back = back(there);
    // The thief's code in the victim's browser, and the victim's in the thief's.
    try (FormClient thief = new FormClient(library.web().url())) {
      isTrouble(thief.get(back), "state", 400);
      String thiefs = back(there(thief.get(START)));
      isTrouble(browser.get(thiefs), "state", 400);
      assertThat(whoIs(thief)).isNull();
    }
    isTrouble(browser.get(back.replaceAll("state=[^&]+", "state=x")), "state", 400);
    isTrouble(browser.get(back.replaceAll("&state=[^&]+", "")), "state", 400);
    isTrouble(browser.get(DONE), "state", 400);
    assertThat(provider.asked("/token")).as("no code was used up").isZero();
    browser.get(back);
    assertThat(whoIs(browser)).as("the browser's own still counts").isNotNull();
  }

  @Test
  void aCookieThatWasChangedOrIsOldSignsNobodyIn() {
    start(SignUp.OPEN, false);
    String back = back(there(browser.get(START)));
    String cookie = browser.cookies().get("openid");
    String[] parts = cookie.split("\\.");
    for (String changed :
        List.of(
            cookie.substring(1),
            cookie + "A",
            String.join(".", parts[0], parts[1], "7", parts[3], parts[4]),
            String.join(".", parts[0], "9999999999", parts[2], parts[3], parts[4]),
            String.join(".", parts[0], parts[1], parts[2], "L2V2aWw", parts[4]),
            "",
            "x".repeat(9_000))) {
      browser.cookies().put("openid", changed);
      assertThat(browser.get(back).statusCode()).as(changed).isIn(400, 431);
      assertThat(whoIs(browser)).isNull();
    }
    browser.cookies().put("openid", cookie);
    library.advance(Duration.ofMinutes(11));
    clock.advance(Duration.ofMinutes(11));
    isTrouble(browser.get(back), "state", 400);
  }

  @Test
  void aCodeThatIsPlayedAgainSignsNobodyIn() {
    start(SignUp.OPEN, false);
    String back = back(there(browser.get(START)));
    String cookie = browser.cookies().get("openid");
    browser.get(back);
    assertThat(whoIs(browser)).isNotNull();
    try (FormClient thief = new FormClient(library.web().url())) {
      isTroubleOf(thief.get(back), 400);
      thief.cookies().put("openid", cookie);
      isTroubleOf(thief.get(back), 502);
      assertThat(whoIs(thief)).isNull();
    }
  }

  private static void isTroubleOf(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().allValues("set-cookie"))
        .noneMatch(one -> one.startsWith("session="));
  }

  /// A session that an attacker has planted in the victim's browser.
  @Test
  void aSessionFromBeforeIsWorthNothingAfter() {
    start(SignUp.OPEN, false);
    ReaderId eve = reader("eve");
    String planted = library.accounts().openSession(eve, "");
    browser.cookies().put("session", planted);
    signIn(browser, "");
    assertThat(browser.cookies().get("session")).isNotEqualTo(planted);
    assertThat(library.accounts().session(planted)).isEmpty();
    assertThat(whoIs(browser).name()).isEqualTo("ada");
    String first = browser.cookies().get("session");
    signIn(browser, "");
    assertThat(browser.cookies().get("session")).as("new at each sign-in").isNotEqualTo(first);
    assertThat(library.accounts().session(first)).isEmpty();
  }

  @Test
  void anAccountIsLinkedOnlyByItsReadersOwnFormAndInTheirOwnBrowser() {
    start(SignUp.CLOSED, false);
    ReaderId ada = reader("ada");
    ReaderId eve = reader("eve");
    browser.submit("/sign-in", "/sign-in", "name", "ada", "password", PASSWORD);
    assertThat(browser.post("/account/openid", "action", "link").statusCode()).isEqualTo(400);
    assertThat(browser.get("/account/openid").statusCode()).isIn(404, 405);
    try (FormClient eves = new FormClient(library.web().url())) {
      eves.submit("/sign-in", "/sign-in", "name", "eve", "password", PASSWORD);
      HttpResponse<String> going = eves.submit("/account", "/account/openid", "action", "link");
      String back = back(Jsoup.parse(going.body()).select("main a").attr("href"));
      assertThat(browser.get(back).statusCode()).as("eve's link in ada's browser").isEqualTo(400);
      browser.cookies().put("openid", eves.cookies().get("openid"));
      assertThat(browser.get(back).statusCode()).as("even with eve's cookie").isEqualTo(400);
    }
    OpenIdStore store = new OpenIdStore(library.database());
    assertThat(store.of(ada)).isEmpty();
    assertThat(store.of(eve)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"access_denied", "server_error", "<script>"})
  void whatTheProviderRefusesIsSaidInOurOwnWords(String error) {
    start(SignUp.OPEN, false);
    String back = back(there(browser.get(START)));
    String state = FakeProvider.form(URI.create(back).getRawQuery()).get("state");
    HttpResponse<String> answer =
        browser.get(
            DONE
                + "?state="
                + state
                + "&error="
                + RequestContext.encode(error)
                + "&error_description="
                + RequestContext.encode("call 555-1234 now"));
    boolean cancelled = error.equals("access_denied");
    isTrouble(answer, cancelled ? "cancelled" : "refused", cancelled ? 403 : 502);
    Document page = Jsoup.parse(answer.body());
    assertThat(page.text()).doesNotContain("555-1234", "script");
    assertThat(page.select("main script")).isEmpty();
  }

  @Test
  void whatGoesWrongIsSaidInChineseToo() {
    start(SignUp.OPEN, false);
    HttpResponse<String> answer = browser.get(DONE + "?lang=zh");
    assertThat(Jsoup.parse(answer.body()).select("h1").text()).isEqualTo("未能登录");
    provider.claims(set -> set.claim("nonce", "x"));
    isTrouble(signIn(browser, ""), "untrusted", 502);
    provider.close();
    library.close();
    library =
        TestLibrary.withProvider(folder.resolve("other"), SignUp.OPEN, provider.config(false));
    browser = new FormClient(library.web().url());
    isTrouble(browser.get(START), "unreachable", 502);
  }

  @Test
  void guessingIsSlowedDown() {
    start(SignUp.OPEN, false);
    int refused = 0;
    for (int i = 0; i < 33; i++) {
      String back = back(there(browser.get(START)));
      HttpResponse<String> answer = browser.get(back.replaceAll("code=[^&]+", "code=guess"));
      refused += answer.statusCode() == 429 ? 1 : 0;
    }
    assertThat(refused).isEqualTo(3);
    assertThat(provider.asked("/token")).isEqualTo(30);
  }

  @Test
  void whoHasNoPasswordSetsOneOrLeavesJustAfterSigningIn() {
    start(SignUp.OPEN, false);
    signIn(browser, "");
    ReaderId ada = whoIs(browser).id();
    Document page = browser.page("/account");
    assertThat(page.select("#current")).isEmpty();
    assertThat(page.select("#provider button")).as("no way in would be left").isEmpty();
    assertThat(browser.submit("/account", "/account/openid", "action", "unlink").statusCode())
        .isEqualTo(400);
    library.advance(Duration.ofMinutes(20));
    clock.advance(Duration.ofMinutes(20));
    assertThat(
            browser
                .submit(
                    "/account",
                    "/account",
                    "action",
                    "password",
                    "password",
                    PASSWORD,
                    "again",
                    PASSWORD)
                .statusCode())
        .as("too long ago")
        .isEqualTo(400);
    assertThat(browser.submit("/account", "/account", "action", "delete").statusCode())
        .isEqualTo(400);
    signIn(browser, "");
    browser.submit(
        "/account", "/account", "action", "password", "password", PASSWORD, "again", PASSWORD);
    assertThat(library.accounts().passwordHash(ada)).isPresent();
    browser.submit("/account", "/account/openid", "action", "unlink");
    assertThat(new OpenIdStore(library.database()).of(ada)).isEmpty();
    provider.user("subject-9");
    signIn(browser, "");
    ReaderId other = whoIs(browser).id();
    browser.submit("/account", "/account", "action", "delete");
    assertThat(library.readers().find(other)).isEmpty();
    assertThat(new OpenIdStore(library.database()).reader(provider.issuer(), "subject-9"))
        .isEmpty();
  }

  @Test
  void hostileNamesFromTheProviderAreText() {
    start(SignUp.OPEN, false);
    provider.claims(
        set ->
            set.claim("name", "<script>hack()</script>\u202eevil\r\nX: y")
                .claim("preferred_username", "../../<admin>")
                .claim("email", "\"><img src=x>@example.org"));
    signIn(browser, "");
    assertThat(whoIs(browser).name()).isEqualTo("reader");
    assertThat(whoIs(browser).displayName()).doesNotContain("\u202e", "\n");
    assertThat(browser.page("/account").select("main script, main img")).isEmpty();
  }
}

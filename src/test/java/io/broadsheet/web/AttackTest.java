package io.broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.reader.Follow;
import io.broadsheet.reader.ReaderId;
import io.broadsheet.reader.Role;
import io.broadsheet.reader.account.AccountStore;
import io.broadsheet.reader.account.Scope;
import io.broadsheet.reader.account.Session;
import io.broadsheet.reader.account.SignUp;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Attacks on accounts and what readers keep. Each test carries one out; it fails when the defence
/// it names is taken away.
class AttackTest {
  private static final String PASSWORD = "correct horse battery";

  @TempDir private Path folder;
  private TestLibrary library;
  private FormClient victim;
  private ReaderId ada;

  @BeforeEach
  void start() {
    library = new TestLibrary(folder, Optional.of(SignUp.INVITATION));
    ada = library.readers().add("ada", "Ada", Role.OWNER).id();
    library.accounts().setPassword(ada, TestLibrary.PASSWORDS.hash(PASSWORD));
    victim = new FormClient(library.web().url());
  }

  @AfterEach
  void stop() {
    victim.close();
    library.close();
  }

  /// Defence: a sign-in makes a new secret and ends the session that was presented.
  @Test
  void sessionFixation() {
    String planted = "A".repeat(43);
    victim.cookies().put("session", planted);
    assertThat(signIn(victim, "ada", PASSWORD).statusCode()).isEqualTo(303);
    assertThat(victim.cookies().get("session")).isNotEqualTo(planted);
    try (FormClient attacker = new FormClient(library.web().url())) {
      attacker.cookies().put("session", planted);
      assertThat(attacker.get("/library").statusCode()).isEqualTo(303);
    }
    ReaderId eve = library.readers().add("eve", "Eve", Role.READER).id();
    String evesOwn = library.accounts().openSession(eve, "");
    try (FormClient another = new FormClient(library.web().url())) {
      another.cookies().put("session", evesOwn);
      signIn(another, "ada", PASSWORD);
      assertThat(another.cookies().get("session")).isNotEqualTo(evesOwn);
      assertThat(library.accounts().session(evesOwn)).isEmpty();
      assertThat(library.accounts().session(another.cookies().get("session")).map(Session::reader))
          .contains(ada);
    }
  }

  /// Defence: the form's token, its cookie, and where the browser says the form comes from.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/library/marks",
        "/library/note",
        "/follows",
        "/account",
        "/settings",
        "/sign-in",
        "/sign-out",
        "/sign-up"
      })
  void crossSiteRequestForgery(String action) {
    signIn(victim, "ada", PASSWORD);
    String token = victim.token("/library");
    long before = library.readers().find(ada).orElseThrow().revision();
    String[] fields = {
      "mark",
      "save 2510.00001",
      "paper",
      "2510.00001",
      "tags",
      "x",
      "note",
      "x",
      "kind",
      "query",
      "value",
      "x",
      "action",
      action.equals("/account") ? "sign-out-everywhere" : "follow",
      "language",
      "zh",
      "name",
      "ada",
      "password",
      PASSWORD
    };
    assertThat(victim.post(action, fields).statusCode()).as("no token").isEqualTo(400);
    assertThat(victim.post(action, with(fields, "f".repeat(64))).statusCode())
        .as("a made-up token")
        .isEqualTo(400);
    try (FormClient attacker = new FormClient(library.web().url())) {
      String attackers = attacker.token("/sign-in");
      assertThat(attackers).isNotEmpty().isNotEqualTo(token);
      assertThat(victim.post(action, with(fields, attackers)).statusCode())
          .as("the attacker's own token")
          .isEqualTo(400);
    }
    assertThat(
            victim.post(action, with(fields, token), "Sec-Fetch-Site", "cross-site").statusCode())
        .as("sent by another site")
        .isEqualTo(400);
    assertThat(
            victim.post(action, with(fields, token), "Origin", "https://evil.example").statusCode())
        .isEqualTo(400);
    assertThat(library.readers().find(ada).orElseThrow().revision()).isEqualTo(before);
    assertThat(victim.get("/library").statusCode()).as("still signed in").isEqualTo(200);
  }

  /// Defence: only paths of this server pass as the way back.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example/",
        "\\/evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        " //evil.example",
        "javascript:alert(1)",
        "evil.example",
        "/%0d%0aSet-Cookie:x=y\r\nX: y",
        "/#//evil.example",
        "///evil.example",
        "/é"
      })
  void openRedirect(String back) {
    HttpResponse<String> in =
        victim.submit("/sign-in", "/sign-in", "name", "ada", "password", PASSWORD, "back", back);
    assertThat(in.statusCode()).isEqualTo(303);
    assertThat(in.headers().firstValue("location")).hasValue("/");
    HttpResponse<String> marked =
        victim.submit("/library", "/library/marks", "mark", "save 2510.00001 usual", "back", back);
    assertThat(marked.headers().firstValue("location")).hasValue("/#usual-2510.00001");
    HttpResponse<String> followed =
        victim.submit(
            "/library",
            "/follows",
            "kind",
            "query",
            "value",
            "x",
            "action",
            "follow",
            "back",
            back);
    assertThat(followed.headers().firstValue("location")).hasValue("/settings#follows");
    String form = library.web().get("/sign-in?back=" + RequestContext.encode(back)).body();
    assertThat(Jsoup.parse(form).select("input[name=back]").attr("value")).isEqualTo("/");
  }

  /// Defence: five failures at a name from an address, thirty from an address.
  @Test
  void passwordGuessing() {
    for (int i = 0; i < SignInLimit.OF_NAME_AT_ADDRESS; i++) {
      assertThat(signIn(victim, "ada", "wrong password " + i).statusCode()).isEqualTo(403);
    }
    assertThat(signIn(victim, "ada", PASSWORD).statusCode())
        .as("even the right one")
        .isEqualTo(429);
    library.advance(Duration.ofMinutes(16));
    assertThat(signIn(victim, "ada", PASSWORD).statusCode()).isEqualTo(303);
    try (FormClient attacker = new FormClient(library.web().url())) {
      int tried = 0;
      while (signIn(attacker, "name" + tried, "wrong password").statusCode() == 403) {
        tried++;
        assertThat(tried).as("many names from one address").isLessThanOrEqualTo(40);
      }
      assertThat(tried).isBetween(20, SignInLimit.OF_ADDRESS);
    }
  }

  /// Defence: the client's word for its address counts only as far as a proxy on this machine
  /// vouches for it.
  @Test
  void guessingUnderManyMadeUpAddresses() {
    int refused = 0;
    for (int i = 0; i < 8; i++) {
      HttpResponse<String> answer =
          victim.post(
              "/sign-in",
              new String[] {
                "token", victim.token("/sign-in"), "name", "ada", "password", "wrong " + i
              },
              "X-Forwarded-For",
              "203.0.113." + i + ", 198.51.100.7");
      refused += answer.statusCode() == 429 ? 1 : 0;
    }
    assertThat(refused).isEqualTo(3);
  }

  /// Defence: the same words, and the same work, whether there is such a name or not.
  @Test
  void enumeration() {
    HttpResponse<String> wrong = signIn(victim, "ada", "wrong password");
    HttpResponse<String> unknown = signIn(victim, "bob", "wrong password");
    ReaderId linked = library.readers().add("cat", "Cat", Role.READER).id();
    HttpResponse<String> withoutPassword = signIn(victim, "cat", "wrong password");
    assertThat(wrong.statusCode()).isEqualTo(403);
    for (HttpResponse<String> other : List.of(unknown, withoutPassword)) {
      assertThat(other.statusCode()).isEqualTo(wrong.statusCode());
      assertThat(Jsoup.parse(other.body()).select("main").text())
          .contains("do not belong together")
          .isEqualTo(Jsoup.parse(wrong.body()).select("main").text());
    }
    assertThat(library.accounts().passwordHash(linked)).isEmpty();
    long known = nanos("ada");
    long nobody = nanos("nobody");
    assertThat((double) nobody / known).as("takes as long").isBetween(0.2, 5.0);
  }

  /// Checking a password costs tens of milliseconds, everything else far less.
  private long nanos(String name) {
    library.advance(Duration.ofMinutes(20));
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 4; i++) {
      String token = victim.token("/sign-in");
      long begun = System.nanoTime();
      victim.post("/sign-in", "token", token, "name", name, "password", "wrong password");
      best = Math.min(best, System.nanoTime() - begun);
    }
    return best;
  }

  /// Defence: 256 random bits, and one answer for whatever is no token.
  @Test
  void tokenGuessing() {
    String secret = library.accounts().issue(ada, "feed", Set.of(Scope.FEED));
    assertThat(secret).matches("[A-Za-z0-9_-]{43}");
    assertThat(library.accounts().issue(ada, "feed", Set.of(Scope.FEED))).isNotEqualTo(secret);
    String read = library.accounts().issue(ada, "api", Set.of(Scope.READ));
    String near = secret.substring(0, 42) + (secret.endsWith("A") ? "B" : "A");
    for (String guess :
        new String[] {
          near, read, "1", "%00", "' OR 1=1 --".replace(" ", "%20"), "x".repeat(5000)
        }) {
      HttpResponse<String> answer = library.web().get("/feed/reader/" + guess + ".json");
      assertThat(answer.statusCode()).as(guess).isIn(400, 404);
      assertThat(answer.body()).doesNotContain("Ada", "items");
    }
    assertThat(library.web().get("/feed/reader/" + secret + ".json").statusCode()).isEqualTo(200);
    assertThat(
            library.web().get("/api/v1/library", "Authorization", "Bearer " + secret).statusCode())
        .as("a feed's address is no key to the library")
        .isEqualTo(401);
  }

  /// Defence: what is changed is looked up together with whose it is.
  @Test
  void whatIsAnothersIsNotChanged() {
    ReaderId eve = library.readers().add("eve", "Eve", Role.READER).id();
    library.accounts().setPassword(eve, TestLibrary.PASSWORDS.hash(PASSWORD));
    library.readers().follow(ada, Follow.of(Follow.Kind.QUERY, "mine", ""));
    library.accounts().issue(ada, "mine", Set.of(Scope.READ));
    try (FormClient attacker = new FormClient(library.web().url())) {
      signIn(attacker, "eve", PASSWORD);
      String follow = String.valueOf(library.readers().follows(ada).getFirst().number());
      String token = String.valueOf(library.accounts().tokens(ada).getFirst().number());
      attacker.submit("/settings", "/follows", "action", "unfollow", "number", follow);
      attacker.submit("/account", "/account", "action", "revoke", "number", token);
    }
    assertThat(library.readers().follows(ada)).hasSize(1);
    assertThat(library.accounts().tokens(ada)).hasSize(1);
  }

  /// Defence: the session's cookie is out of reach of scripts and other sites, and pages of one
  /// reader are kept by no cache in between.
  @Test
  void whatABrowserIsToldToKeepToItself() {
    HttpResponse<String> in = signIn(victim, "ada", PASSWORD);
    assertThat(in.headers().firstValue("set-cookie").orElseThrow())
        .contains("; HttpOnly; SameSite=Lax")
        .doesNotContain("Domain");
    assertThat(victim.get("/library").headers().firstValue("cache-control"))
        .hasValue("private, no-cache");
    assertThat(victim.get("/account").headers().firstValue("cache-control")).hasValue("no-store");
    assertThat(victim.get("/library").headers().firstValue("vary").orElseThrow())
        .contains("Cookie");
    assertThat(AccountStore.SESSION_UNUSED).isLessThan(AccountStore.SESSION_LONGEST);
  }

  private static HttpResponse<String> signIn(FormClient client, String name, String password) {
    return client.submit("/sign-in", "/sign-in", "name", name, "password", password, "back", "/");
  }

  private static String[] with(String[] fields, String token) {
    String[] all = Arrays.copyOf(fields, fields.length + 2);
    all[fields.length] = "token";
    all[fields.length + 1] = token;
    return all;
  }
}

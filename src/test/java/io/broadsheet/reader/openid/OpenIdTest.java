package io.broadsheet.reader.openid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import io.broadsheet.outbound.GuardedClient;
import io.broadsheet.outbound.OutboundPolicy;
import io.broadsheet.reader.openid.OpenIdException.Kind;
import io.broadsheet.store.Database;
import io.broadsheet.store.StoreConfig;
import io.broadsheet.testing.FakeInternet;
import io.broadsheet.testing.FakeProvider;
import io.broadsheet.testing.FakeReceiver;
import io.broadsheet.testing.SettableClock;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who a provider says somebody is, and providers and thieves that say something else.
class OpenIdTest {
  private static final Instant NOW = Instant.parse("2025-11-20T08:00:00Z");
  private static final String REDIRECT = "https://paper.example.org/sign-in/openid/done";
  private static final SignInProof PROOF = SignInProof.of(new byte[32], "secret");

  @TempDir private Path folder;
  private final SettableClock clock = new SettableClock(NOW);
  private Database database;
  private FakeProvider provider;
  private OpenId openId;

  @BeforeEach
  void start() {
    database = Database.open(StoreConfig.of(folder), clock);
    provider = new FakeProvider(clock);
    provider.registered(REDIRECT);
    openId = openId(provider.config(false));
  }

  @AfterEach
  void stop() {
    provider.close();
    database.close();
  }

  private OpenId openId(OpenIdConfig config) {
    return new OpenId(config, new OpenIdStore(database), OpenId.client(config, "Test/1"), clock);
  }

  private String code() throws OpenIdException {
    String back = provider.signIn(openId.authorization(PROOF, REDIRECT).toString());
    return FakeProvider.form(URI.create(back).getRawQuery()).get("code");
  }

  private Identity signIn() throws OpenIdException {
    return openId.identity(PROOF, code(), provider.issuer(), REDIRECT);
  }

  private void isRefused(Kind kind) {
    assertThatThrownBy(this::signIn)
        .isInstanceOfSatisfying(
            OpenIdException.class, e -> assertThat(e.kind()).as(e.getMessage()).isEqualTo(kind));
  }

  @Test
  void saysWhoSomebodyIs() throws Exception {
    assertThat(signIn())
        .isEqualTo(
            new Identity(
                provider.issuer(), "subject-1", "Ada Lovelace", "Ada", "ada@example.org", true));
    provider.signer(set -> FakeProvider.sign(provider.ec(), set));
    assertThat(signIn().subject()).as("ES256").isEqualTo("subject-1");
    provider.claims(
        set ->
            set.audience(List.of("other", FakeProvider.CLIENT)).claim("azp", FakeProvider.CLIENT));
    assertThat(signIn().subject()).as("for several, made for us").isEqualTo("subject-1");
    provider.claims(set -> set.claim("email", null).claim("email_verified", "false"));
    assertThat(signIn().mailVerified()).isFalse();
    assertThat(provider.asked("/.well-known/openid-configuration")).as("kept").isEqualTo(1);
    assertThat(provider.asked("/keys")).isEqualTo(1);
  }

  @Test
  void theRequestHasAllThatTheProtocolAsks() throws Exception {
    URI there = openId.authorization(PROOF, REDIRECT);
    Map<String, String> query = FakeProvider.form(there.getRawQuery());
    assertThat(there.toString()).startsWith(provider.issuer() + "/authorize?tenant=a&");
    assertThat(query)
        .containsEntry("redirect_uri", REDIRECT)
        .containsEntry("state", PROOF.state())
        .containsEntry("nonce", PROOF.nonce())
        .containsEntry("code_challenge", PROOF.challenge())
        .doesNotContainValue(PROOF.verifier());
    assertThat(PROOF.verifier()).matches("[A-Za-z0-9_-]{43}");
    assertThat(List.of(PROOF.state(), PROOF.nonce(), PROOF.verifier())).doesNotHaveDuplicates();
    assertThat(SignInProof.of(new byte[32], "other").state()).isNotEqualTo(PROOF.state());
    assertThat(SignInProof.of(new byte[] {1}, "secret").state()).isNotEqualTo(PROOF.state());
  }

  static Stream<Named<Consumer<JWTClaimsSet.Builder>>> lies() {
    return Stream.of(
        Named.of("another nonce", set -> set.claim("nonce", "another")),
        Named.of("no nonce", set -> set.claim("nonce", null)),
        Named.of("a nonce that is no text", set -> set.claim("nonce", 1)),
        Named.of("another issuer", set -> set.issuer("https://evil.example")),
        Named.of("the issuer with a slash", set -> set.issuer(set.getClaims().get("iss") + "/")),
        Named.of("no issuer", set -> set.issuer(null)),
        Named.of("another client", set -> set.audience("other")),
        Named.of("no audience", set -> set.audience((String) null)),
        Named.of("several clients", set -> set.audience(List.of(FakeProvider.CLIENT, "other"))),
        Named.of("made for another", set -> set.claim("azp", "other")),
        Named.of("expired", set -> set.expirationTime(Date.from(NOW.minusSeconds(61)))),
        Named.of("never expires", set -> set.expirationTime(null)),
        Named.of("old", set -> set.issueTime(Date.from(NOW.minusSeconds(700)))),
        Named.of("of the future", set -> set.issueTime(Date.from(NOW.plusSeconds(90)))),
        Named.of("made never", set -> set.issueTime(null)),
        Named.of("not valid yet", set -> set.notBeforeTime(Date.from(NOW.plusSeconds(600)))),
        Named.of("about nobody", set -> set.subject(null)),
        Named.of("about a blank", set -> set.subject(" ")),
        Named.of("about too much", set -> set.subject("x".repeat(256))),
        Named.of("too long", set -> set.claim("more", "x".repeat(70_000))));
  }

  @ParameterizedTest
  @MethodSource("lies")
  void aTokenThatLiesIsRefused(Consumer<JWTClaimsSet.Builder> lie) {
    provider.claims(lie);
    isRefused(Kind.UNTRUSTED);
  }

  @ParameterizedTest
  @MethodSource("io.broadsheet.reader.openid.Forgeries#all")
  void aTokenThatTheProviderDidNotSignIsRefused(
      Function<FakeProvider, Function<JWTClaimsSet, String>> forgery) {
    provider.signer(forgery.apply(provider));
    isRefused(Kind.UNTRUSTED);
    assertThat(provider.asked("/stolen")).isZero();
  }

  @Test
  void aSecretKeyAmongThePublicOnesSignsNothing() {
    byte[] secret = new byte[32];
    OctetSequenceKey shared = new OctetSequenceKey.Builder(secret).keyID("oct-1").build();
    provider.keys(text -> "{\"keys\":[" + shared.toJSONString() + "]}");
    provider.signer(set -> Forgeries.hmac(secret, "oct-1", set));
    isRefused(Kind.UNTRUSTED);
  }

  @Test
  void aKeyThatIsShortOrForSomethingElseSignsNothing() throws Exception {
    RSAKey little = new RSAKeyGenerator(1024, true).keyID("little").generate();
    provider.publish(little);
    provider.signer(
        set ->
            Forgeries.headed(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("little").build(), little, set));
    isRefused(Kind.UNTRUSTED);
    RSAKey sealing =
        new RSAKey.Builder(provider.rsa())
            .keyID("enc")
            .keyUse(com.nimbusds.jose.jwk.KeyUse.ENCRYPTION)
            .build();
    provider.publish(sealing);
    provider.signer(set -> FakeProvider.sign(sealing, set));
    clock.advance(Duration.ofMinutes(2));
    isRefused(Kind.UNTRUSTED);
  }

  @Test
  void keysThatWereChangedAreAskedForAndNotMoreOftenThanOnceAMinute() throws Exception {
    signIn();
    RSAKey next = FakeProvider.rsa("rsa-2");
    provider.publish(next);
    provider.signer(set -> FakeProvider.sign(next, set));
    isRefused(Kind.UNTRUSTED);
    assertThat(provider.asked("/keys")).as("asked a moment ago").isEqualTo(1);
    clock.advance(Duration.ofSeconds(61));
    assertThat(signIn().subject()).isEqualTo("subject-1");
    assertThat(provider.asked("/keys")).isEqualTo(2);
    provider.signer(set -> FakeProvider.sign(Forgeries.STRANGER, set));
    for (int i = 0; i < 20; i++) {
      isRefused(Kind.UNTRUSTED);
    }
    assertThat(provider.asked("/keys")).as("strangers' names do not make us ask").isEqualTo(2);
  }

  @Test
  void aTokenWithoutAKeysNameIsCheckedWithAll() throws Exception {
    provider.publish(FakeProvider.rsa("other"), provider.rsa());
    provider.signer(
        set ->
            Forgeries.headed(
                new JWSHeader.Builder(JWSAlgorithm.RS256).build(), provider.rsa(), set));
    assertThat(signIn().subject()).isEqualTo("subject-1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"keys\":1}",
        "{\"keys\":[{\"kty\":\"RSA\"}]}",
        "<html>",
        "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"AA\"}]}"
      })
  void keysThatCannotBeReadSignNobodyIn(String document) {
    provider.keys(text -> document);
    assertThatThrownBy(this::signIn).isInstanceOf(OpenIdException.class);
  }

  @Test
  void keysWithoutEndAreNotRead() {
    provider.keys(text -> "{\"keys\":[" + "{},".repeat(2_000_000) + "{}]}");
    isRefused(Kind.UNREACHABLE);
    clock.advance(Duration.ofSeconds(20));
    provider.keys(text -> "[".repeat(100_000));
    isRefused(Kind.UNREACHABLE);
    clock.advance(Duration.ofSeconds(20));
    String one = provider.rsa().toPublicJWK().toJSONString();
    provider.keys(text -> "{\"keys\":[" + (one + ",").repeat(150) + one + "]}");
    isRefused(Kind.UNREACHABLE);
  }

  @Test
  void aProviderThatFailsIsLeftInPeaceForAMoment() throws Exception {
    provider.metadata(map -> map.put("issuer", "https://other.example.org"));
    for (int i = 0; i < 10; i++) {
      isRefused(Kind.UNREACHABLE);
    }
    assertThat(provider.asked("/.well-known/openid-configuration")).isEqualTo(1);
    provider.metadata(map -> {});
    isRefused(Kind.UNREACHABLE);
    clock.advance(Duration.ofSeconds(16));
    assertThat(signIn().subject()).isEqualTo("subject-1");
  }

  @Test
  void aCodeCountsOnceWithItsVerifierAndAddress() throws Exception {
    String code = code();
    assertThat(openId.identity(PROOF, code, provider.issuer(), REDIRECT).subject()).isNotEmpty();
    for (String again : List.of(code, "made-up", "", "x".repeat(5_000))) {
      assertThatThrownBy(() -> openId.identity(PROOF, again, provider.issuer(), REDIRECT))
          .isInstanceOfSatisfying(
              OpenIdException.class, e -> assertThat(e.kind()).isEqualTo(Kind.REFUSED));
    }
    String stolen = code();
    SignInProof thief = SignInProof.of(new byte[32], "thief");
    assertThatThrownBy(() -> openId.identity(thief, stolen, provider.issuer(), REDIRECT))
        .isInstanceOf(OpenIdException.class);
    String elsewhere = code();
    assertThatThrownBy(
            () -> openId.identity(PROOF, elsewhere, provider.issuer(), REDIRECT + "/evil"))
        .isInstanceOf(OpenIdException.class);
  }

  @Test
  void whoComesFromAnotherProviderIsNotBelieved() throws Exception {
    String code = code();
    for (String issuer : List.of("https://evil.example", "")) {
      assertThatThrownBy(() -> openId.identity(PROOF, code, issuer, REDIRECT))
          .isInstanceOfSatisfying(
              OpenIdException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNTRUSTED));
    }
    assertThat(provider.asked("/token")).as("the code stays here").isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"issuer", "authorization_endpoint", "token_endpoint", "jwks_uri"})
  void aProviderThatDescribesItselfWronglyIsNotUsed(String field) {
    for (Object wrong :
        new Object[] {
          "", "nothing", "ftp://127.0.0.1/", "//127.0.0.1/", "http://u:p@127.0.0.1/", 7
        }) {
      provider.metadata(map -> map.put(field, wrong));
      openId = openId(provider.config(false));
      isRefused(Kind.UNREACHABLE);
    }
  }

  /// A provider of the Internet that names addresses of the operator's own network.
  @ParameterizedTest
  @ValueSource(strings = {"token_endpoint", "jwks_uri"})
  void aPublicProviderLeadsNowhereInside(String field) throws Exception {
    String[] inside = {
      "http://127.0.0.1",
      "http://[::1]",
      "http://10.0.0.1",
      "http://169.254.169.254",
      "http://[::ffff:10.0.0.1]",
      "http://inside.example.org",
      "http://turns.example.org",
      "http://2130706433",
      "http://0x7f.1",
      "http://100.64.0.1"
    };
    try (FakeReceiver trap = new FakeReceiver()) {
      for (String target : inside) {
        assertThatThrownBy(() -> atPublicProvider(field, target, trap, OutboundPolicy.STRICT))
            .as(target)
            .isInstanceOfSatisfying(
                OpenIdException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE));
      }
      assertThat(trap.received()).isEmpty();
      // What that would see without the guard.
      OutboundPolicy unguarded = new OutboundPolicy(true, true);
      assertThatThrownBy(() -> atPublicProvider(field, "http://10.0.0.1", trap, unguarded))
          .isInstanceOf(OpenIdException.class);
      assertThat(trap.received()).hasSize(1);
    }
  }

  private void atPublicProvider(
      String field, String target, FakeReceiver trap, OutboundPolicy policy)
      throws OpenIdException {
    FakeInternet internet =
        new FakeInternet()
            .trap(trap.port())
            .name("inside.example.org", "10.0.0.1")
            .rebinding("turns.example.org", "10.0.0.1", "8.8.8.8")
            .name("id.example.org", "93.184.216.34")
            .serve("93.184.216.34", provider.port());
    String issuer = "http://id.example.org";
    provider.metadata(
        map -> {
          map.put("issuer", issuer);
          map.replaceAll((name, value) -> value.toString().replace(provider.issuer(), issuer));
          map.put(field, target + ":" + trap.port() + "/");
        });
    OpenIdConfig config =
        new OpenIdConfig(
            URI.create(issuer), FakeProvider.CLIENT, FakeProvider.SECRET, "ID", true, false, false);
    GuardedClient client =
        internet.client(
            new OutboundPolicy(policy.privateAllowed(), true),
            new GuardedClient.Limits(Duration.ofSeconds(2), Duration.ofSeconds(5), 100_000));
    OpenId asked = new OpenId(config, new OpenIdStore(database), client, clock);
    String back = provider.signIn(asked.authorization(PROOF, REDIRECT).toString());
    String code = FakeProvider.form(URI.create(back).getRawQuery()).get("code");
    var _ = asked.identity(PROOF, code, issuer, REDIRECT);
  }

  @Test
  void noTokenMakesTheCheckFailOtherwise() {
    Random random = new Random(5);
    provider.signer(
        set -> {
          StringBuilder token = new StringBuilder(FakeProvider.sign(provider.rsa(), set));
          for (int i = 0; i <= random.nextInt(5); i++) {
            int at = random.nextInt(token.length() - 400);
            char other = (char) (33 + random.nextInt(94));
            token.setCharAt(at, other == token.charAt(at) ? ' ' : other);
          }
          return token.toString();
        });
    for (int i = 0; i < 300; i++) {
      isRefused(Kind.UNTRUSTED);
    }
  }
}

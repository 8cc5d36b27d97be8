package io.broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.broadsheet.embed.EmbeddingStore;
import io.broadsheet.embed.SqlEmbeddingStore;
import io.broadsheet.paper.Author;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.reader.Follow;
import io.broadsheet.reader.ReaderId;
import io.broadsheet.reader.Role;
import io.broadsheet.reader.account.SignUp;
import io.broadsheet.store.Batch;
import io.broadsheet.testing.FakeEmbedder;
import io.broadsheet.testing.FakeReceiver;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Webhooks as a reader uses them: made on a page, chosen beside a follow, sent to when new papers
/// answer it.
class WebhookPagesTest {
  private static final String PASSWORD = "correct horse battery";
  private static final String PUBLIC = "93.184.216.34";
  private static final String PATH = "/settings/webhooks";
  private static final LocalDate TODAY = LocalDate.of(2025, 11, 20);

  @TempDir private Path folder;
  private TestLibrary library;
  private FakeReceiver receiver;
  private FormClient browser;
  private ReaderId ada;

  @BeforeEach
  void start() {
    library = new TestLibrary(folder, Optional.of(SignUp.INVITATION));
    receiver = new FakeReceiver();
    library.post().internet().name("hooks.example.org", PUBLIC).serve(PUBLIC, receiver.port());
    ada = library.readers().add("ada", "Ada", Role.READER).id();
    browser = signedIn("ada", ada);
    assertThat(library.post().alerts().match()).as("what was there is no news").isZero();
  }

  @AfterEach
  void stop() {
    browser.close();
    library.close();
    receiver.close();
  }

  private FormClient signedIn(String name, ReaderId id) {
    library.accounts().setPassword(id, TestLibrary.PASSWORDS.hash(PASSWORD));
    FormClient client = new FormClient(library.web().url());
    client.submit("/sign-in", "/sign-in", "name", name, "password", PASSWORD);
    return client;
  }

  /// Makes a webhook on the page.
  ///
  /// @return its secret
  private String add(String url) {
    HttpResponse<String> made = browser.submit(PATH, PATH, "action", "add", "url", url);
    assertThat(made.statusCode()).isEqualTo(200);
    assertThat(made.headers().firstValue("cache-control")).hasValue("no-store");
    return Jsoup.parse(made.body()).select(".secrets code").text();
  }

  private void choose(Follow follow, long webhook) {
    HttpResponse<String> chosen =
        browser.submit(
            "/settings",
            PATH,
            "action",
            "choose",
            "number",
            "" + follow.number(),
            "webhook",
            "" + webhook);
    assertThat(chosen.headers().firstValue("location")).hasValue("/settings#follows");
  }

  private Follow follow(Follow.Kind kind, String value) {
    library.readers().follow(ada, Follow.of(kind, value, value));
    return library.readers().follows(ada).getLast();
  }

  private void announce(String id, String title, String category) {
    library
        .store()
        .write(
            Batch.ofPapers(
                List.of(
                    Paper.builder(PaperId.arxiv(id), title)
                        .provenance("arxiv")
                        .language("en")
                        .abstractText("Something about " + title)
                        .authors(List.of(Author.named("Emmy Noether")))
                        .categories(List.of(category))
                        .announcedOn(TODAY)
                        .build())));
  }

  private List<FakeReceiver.Received> sent() throws InterruptedException {
    library.post().alerts().match();
    library.post().webhooks().queueFound();
    library.post().webhooks().deliver();
    return receiver.received();
  }

  /// The check of the documentation, written by itself.
  private static boolean isOurs(String secret, FakeReceiver.Received message) throws Exception {
    Map<String, String> headers = message.headers();
    Mac mac = Mac.getInstance("HmacSHA256");
    byte[] key = Base64.getDecoder().decode(secret.replaceFirst("^whsec_", ""));
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    String signed =
        headers.get("webhook-id") + "." + headers.get("webhook-timestamp") + "." + message.body();
    byte[] expected = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
    return headers
        .get("webhook-signature")
        .equals("v1," + Base64.getEncoder().encodeToString(expected));
  }

  @Test
  void newPapersOfEachKindOfFollowAreSentSignedOnceEach() throws Exception {
    String secret = add("http://hooks.example.org/in");
    assertThat(secret).matches("whsec_[A-Za-z0-9+/]{43}=");
    assertThat(browser.get(PATH).body()).as("shown once").doesNotContain(secret);
    Follow category = follow(Follow.Kind.CATEGORY, "math.AG");
    Follow author = follow(Follow.Kind.AUTHOR, "noether-emmy");
    Follow query = follow(Follow.Kind.QUERY, "sheaves \"derived categories\"");
    Follow unsent = follow(Follow.Kind.CATEGORY, "math.AC");
    for (Follow one : List.of(category, author, query)) {
      choose(one, 1);
    }
    announce("2511.01001", "Sheaves and $\\mathcal{D}$ derived categories", "math.AG");
    announce("2511.01002", "Rings of invariants", "math.AC");
    assertThat(sent()).hasSize(1);
    FakeReceiver.Received message = receiver.received().getFirst();
    assertThat(isOurs(secret, message)).isTrue();
    assertThat(message.headers().get("user-agent")).isNotBlank();
    JsonNode body = new ObjectMapper().readTree(message.body());
    assertThat(body.path("type").asText()).isEqualTo("papers.new");
    assertThat(body.path("timestamp").asText()).isEqualTo(TestWeb.NOW.toString());
    JsonNode papers = body.path("data").path("papers");
    assertThat(papers).hasSize(2);
    JsonNode first = papers.get(0);
    assertThat(first.path("id").asText()).isEqualTo("2511.01001");
    assertThat(first.path("title").asText()).startsWith("Sheaves and").doesNotContain("mathcal");
    assertThat(first.path("link").asText()).isEqualTo("http://localhost/paper/2511.01001");
    assertThat(first.path("authors").get(0).asText()).isEqualTo("Emmy Noether");
    assertThat(first.path("announcedOn").asText()).isEqualTo("2025-11-20");
    assertThat(first.path("reasons")).hasSize(3);
    JsonNode reason = first.path("reasons").get(0);
    assertThat(reason.path("text").asText()).isEqualTo("You follow math.AG");
    assertThat(reason.path("follow").path("kind").asText()).isEqualTo("category");
    assertThat(reason.path("follow").path("value").asText()).isEqualTo("math.AG");
    assertThat(reason.path("follow").path("number").asLong()).isEqualTo(category.number());
    assertThat(papers.get(1).path("reasons")).as("only what is sent").hasSize(1);
    assertThat(message.body()).doesNotContain("\"number\":" + unsent.number() + ",");

    assertThat(sent()).as("nothing new").hasSize(1);
    announce("2511.01003", "Another one", "math.AG");
    assertThat(sent()).hasSize(2);
    assertThat(receiver.received().getLast().body()).contains("2511.01003").doesNotContain("01001");
    Document page = browser.page(PATH);
    assertThat(page.select("tbody tr")).hasSize(2);
    assertThat(page.select("section").first().text())
        .contains("It works", "delivered", "it answered 204", message.headers().get("webhook-id"));
    choose(category, 0);
    choose(author, 0);
    announce("2511.01004", "One more", "math.AG");
    assertThat(sent()).as("switched off").hasSize(2);
  }

  @Test
  void aTagSendsWhatIsNear() throws Exception {
    add("http://hooks.example.org/in");
    library.readers().tag(ada, TestLibrary.TRANSLATED, List.of("diffusion"));
    choose(follow(Follow.Kind.TAG, "diffusion"), 1);
    String near = "CompoDiff: Versatile Composed Image Retrieval With Latent Diffusion";
    announce("2511.01001", near, "cs.CV");
    announce("2511.01002", "Groups of order nine", "math.GR");
    FakeEmbedder embedder = new FakeEmbedder();
    new SqlEmbeddingStore(library.database())
        .put(
            embedder.modelId(),
            List.of(
                vector("2511.01001", embedder.embedPassage(near)),
                vector("2511.01002", embedder.embedPassage("Groups of order nine"))));
    assertThat(sent()).hasSize(1);
    JsonNode papers =
        new ObjectMapper().readTree(sent().getFirst().body()).path("data").path("papers");
    assertThat(papers).hasSize(1);
    assertThat(papers.get(0).path("id").asText()).isEqualTo("2511.01001");
    assertThat(papers.get(0).path("reasons").get(0).path("text").asText())
        .isEqualTo("Near your tag diffusion");
  }

  private static EmbeddingStore.Embedded vector(String id, float[] vector) {
    return new EmbeddingStore.Embedded(PaperId.arxiv(id), "hash", vector);
  }

  @Test
  void aTestIsSentAtOnceAndItsAnswerIsShown() throws Exception {
    String secret = add("http://hooks.example.org/in");
    receiver.next(418);
    HttpResponse<String> done = browser.submit(PATH, PATH, "action", "test", "number", "1");
    assertThat(done.headers().firstValue("location")).hasValue(PATH + "#webhook-1");
    assertThat(browser.page(PATH).select("tbody").text())
        .contains("Test", "not delivered", "it answered 418");
    browser.submit(PATH, PATH, "action", "test", "number", "1");
    FakeReceiver.Received message = receiver.received().getLast();
    assertThat(isOurs(secret, message)).isTrue();
    JsonNode body = new ObjectMapper().readTree(message.body());
    assertThat(body.path("type").asText()).isEqualTo("test");
    assertThat(browser.page(PATH).select("tbody tr").first().text()).contains("delivered");

    String renewed =
        Jsoup.parse(browser.submit(PATH, PATH, "action", "secret", "number", "1").body())
            .select(".secrets code")
            .text();
    assertThat(renewed).isNotEqualTo(secret);
    browser.submit(PATH, PATH, "action", "test", "number", "1");
    assertThat(isOurs(renewed, receiver.received().getLast())).isTrue();
    assertThat(isOurs(secret, receiver.received().getLast())).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1/, REFUSED",
    "http://[::1]/, REFUSED",
    "http://[::ffff:169.254.169.254]/latest/meta-data/, REFUSED",
    "http://inside.example.org/, REFUSED"
  })
  void anAddressInsideIsNotReachedAndThePageSaysWhy(String url, String why) {
    library.post().internet().name("inside.example.org", "10.0.0.1").trap(receiver.port());
    add(url);
    browser.submit(PATH, PATH, "action", "test", "number", "1");
    assertThat(receiver.received()).isEmpty();
    String said = Messages.of(InterfaceLanguage.EN).text("webhook.answer." + why);
    assertThat(browser.page(PATH).select("tbody").text()).contains(said);
    assertThat(browser.page(PATH + "?lang=zh").select("tbody").text())
        .contains(Messages.of(InterfaceLanguage.ZH).text("webhook.answer." + why));
  }

  @ParameterizedTest
  @CsvSource({
    "http://2130706433/, host",
    "http://0x7f.1/, host",
    "https://ada:secret@example.org/, password",
    "ftp://example.org/, not an address",
    "https://example.org/#x, #",
    "https://example.org:25/, port",
    "nothing, not an address"
  })
  void anAddressOfAWrongFormIsRefusedWithTheMend(String url, String said) {
    HttpResponse<String> refused = browser.submit(PATH, PATH, "action", "add", "url", url);
    assertThat(refused.statusCode()).isEqualTo(400);
    Document page = Jsoup.parse(refused.body());
    assertThat(page.select("[role=alert]").text()).contains(said);
    assertThat(page.select("#webhook-url").val()).as("to be mended").isEqualTo(url);
    assertThat(library.post().webhooks().store().of(ada)).isEmpty();
  }

  @Test
  void addressesAndQueriesAreTextOnThePage() throws Exception {
    add("http://hooks.example.org/?a='%22%3Cscript%3E");
    library.post().internet().name("b.example.org", PUBLIC);
    Follow hostile = follow(Follow.Kind.QUERY, "retrieval OR x<script>hack()</script>");
    choose(hostile, 1);
    announce("2511.01001", "On retrieval\r\nX-Evil: 1 <script>1</script>", "cs.IR");
    FakeReceiver.Received message = sent().getFirst();
    assertThat(message.headers()).doesNotContainKey("x-evil");
    assertThat(message.path()).isEqualTo("/?a='%22%3Cscript%3E");
    new ObjectMapper().readTree(message.body());
    for (String path : List.of("/settings", PATH)) {
      assertThat(browser.page(path).select("main script")).as(path).isEmpty();
    }
  }

  @Test
  void onlyItsReaderSeesOrChangesAWebhookAndOnlyByTheirOwnForms() {
    add("http://hooks.example.org/in");
    ReaderId eve = library.readers().add("eve", "Eve", Role.OWNER).id();
    try (FormClient other = signedIn("eve", eve)) {
      assertThat(other.get(PATH).body()).doesNotContain("hooks.example.org");
      for (String action : List.of("test", "secret")) {
        assertThat(other.submit(PATH, PATH, "action", action, "number", "1").statusCode())
            .as(action)
            .isEqualTo(404);
      }
      other.submit(PATH, PATH, "action", "remove", "number", "1");
      other.submit(PATH, PATH, "action", "resume", "number", "1");
      String hers = other.token(PATH);
      assertThat(browser.post(PATH, "token", hers, "action", "remove", "number", "1").statusCode())
          .isEqualTo(400);
      assertThat(browser.post(PATH, "action", "remove", "number", "1").statusCode()).isEqualTo(400);
      assertThat(browser.submit(PATH, PATH, "action", "nonsense", "number", "1").statusCode())
          .isEqualTo(400);
    }
    try (FormClient stranger = new FormClient(library.web().url())) {
      assertThat(stranger.get(PATH).statusCode()).isEqualTo(303);
      assertThat(stranger.post(PATH, "action", "remove", "number", "1").statusCode())
          .isIn(303, 400);
    }
    assertThat(library.post().webhooks().store().of(ada)).hasSize(1);
    assertThat(receiver.received()).isEmpty();
    browser.submit(PATH, PATH, "action", "remove", "number", "1");
    assertThat(library.post().webhooks().store().of(ada)).isEmpty();
  }

  @Test
  void theArchiveHasThemWithoutSecretsAndTheEndOfTheAccountEndsThem() throws Exception {
    String secret = add("http://hooks.example.org/in");
    choose(follow(Follow.Kind.CATEGORY, "math.AG"), 1);
    browser.submit(PATH, PATH, "action", "test", "number", "1");
    byte[] archive =
        io.broadsheet.post.webhook.WebhookArchive.of(library.database(), library.readers(), ada);
    JsonNode tree = new ObjectMapper().readTree(archive);
    assertThat(tree.get(0).path("url").asText()).isEqualTo("http://hooks.example.org/in");
    assertThat(tree.get(0).path("follows").get(0).path("value").asText()).isEqualTo("math.AG");
    assertThat(tree.get(0).path("deliveries")).hasSize(1);
    assertThat(new String(archive, StandardCharsets.UTF_8)).doesNotContain(secret.substring(6));
    library.readers().delete(ada);
    assertThat(library.post().webhooks().store().of(ada)).isEmpty();
    announce("2511.01001", "A paper", "math.AG");
    assertThat(sent()).as("only the test").hasSize(1);
  }
}

package io.broadsheet.translate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.broadsheet.testing.FakeEngineServer;
import io.broadsheet.testing.FakeEngineServer.Answer;
import io.broadsheet.testing.FakeEngineServer.Asked;
import io.broadsheet.testing.SettableClock;
import io.broadsheet.translate.EngineReply;
import io.broadsheet.translate.EngineReply.Failed;
import io.broadsheet.translate.EngineReply.Reason;
import io.broadsheet.translate.EngineReply.Translated;
import io.broadsheet.translate.EngineRequest;
import io.broadsheet.translate.GlossaryTerm;
import io.broadsheet.translate.Translator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What every engine must do, run against a local server that answers as its maker's published
/// interface says.
abstract class EngineContract {
  static final String KEY = "secret-key-0123";
  static final Instant NOW = Instant.parse("2025-11-20T12:00:00Z");

  final FakeEngineServer server = new FakeEngineServer();

  @AfterEach
  void close() {
    server.close();
  }

  /// The engine, asking the server.
  abstract Translator engine(EngineHttp http);

  /// A success with these texts.
  abstract Answer success(Asked asked, List<String> texts);

  /// An error as the maker describes it.
  abstract String errorBody(int status, String message);

  Translator engine() {
    return engine(http(Duration.ofSeconds(20)));
  }

  static EngineHttp http(Duration timeout) {
    return new EngineHttp(timeout, 1 << 20, new SettableClock(NOW));
  }

  static EngineRequest request(String... segments) {
    return new EngineRequest(List.of(segments), "en", "zh", "", List.of(), "");
  }

  static EngineRequest withTerms(GlossaryTerm... terms) {
    return new EngineRequest(List.of("racetrack memory"), "en", "zh", "", List.of(terms), "g7");
  }

  static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Test
  void answersEachSegmentInOrder() throws InterruptedException {
    server.answer(asked -> success(asked, List.of("一 \"<&>\"", "二\\", "三")));
    assertThat(engine().translate(request("one", "two", "three")))
        .isInstanceOfSatisfying(
            Translated.class,
            reply -> assertThat(reply.texts()).hasSize(3).element(2).isEqualTo("三"));
    server.answer(asked -> success(asked, List.of("一")));
    assertThat(engine().translate(request("one")))
        .isInstanceOfSatisfying(
            Translated.class, reply -> assertThat(reply.texts()).containsExactly("一"));
  }

  @ParameterizedTest
  @CsvSource({
    "401, REFUSED",
    "403, REFUSED",
    "413, TOO_LARGE",
    "429, RATE_LIMITED",
    "456, QUOTA",
    "500, UNAVAILABLE",
    "502, UNAVAILABLE",
    "503, UNAVAILABLE",
    "504, TIMEOUT",
    "529, RATE_LIMITED",
  })
  void tellsErrorsApart(int status, Reason reason) throws InterruptedException {
    server.answer(_ -> Answer.of(status, errorBody(status, "no luck today")));
    assertThat(failed(engine().translate(request("one"))).reason()).isEqualTo(reason);
  }

  @Test
  void readsRetryAfterInBothForms() throws InterruptedException {
    server.answer(_ -> Answer.of(429, errorBody(429, "slow")).with("Retry-After", "17"));
    assertThat(failed(engine().translate(request("one"))).retryAfter())
        .isEqualTo(Duration.ofSeconds(17));
    server.answer(
        _ ->
            Answer.of(503, errorBody(503, "slow"))
                .with("Retry-After", "Thu, 20 Nov 2025 12:02:00 GMT"));
    assertThat(failed(engine().translate(request("one"))).retryAfter())
        .isEqualTo(Duration.ofMinutes(2));
    server.answer(_ -> Answer.of(429, errorBody(429, "slow")).with("Retry-After", "soon"));
    assertThat(failed(engine().translate(request("one"))).retryAfter()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "[]", "null", "<html>busy</html>", "{\"unexpected\":1}", "\"x\""})
  void doesNotTrustWhatItCannotRead(String body) throws InterruptedException {
    server.answer(_ -> Answer.of(200, body));
    assertThat(failed(engine().translate(request("one"))).reason())
        .isIn(Reason.BAD_REPLY, Reason.UNAVAILABLE);
  }

  @Test
  void refusesAnotherNumberOfTexts() throws InterruptedException {
    server.answer(asked -> success(asked, List.of("一", "二")));
    assertThat(failed(engine().translate(request("one", "two", "three"))).reason())
        .isEqualTo(Reason.BAD_REPLY);
  }

  @Test
  void noticesAReplyThatIsCutShort() throws InterruptedException {
    server.answer(asked -> success(asked, List.of("一")).with(Answer.Fault.CUT_SHORT));
    assertThat(failed(engine().translate(request("one"))).reason())
        .isIn(Reason.UNAVAILABLE, Reason.BAD_REPLY);
  }

  @Test
  void givesUpOnAnEngineThatDoesNotAnswer() throws InterruptedException {
    server.answer(_ -> Answer.of(200, "").with(Answer.Fault.SILENCE));
    Failed failure = failed(engine(http(Duration.ofMillis(300))).translate(request("one")));
    assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
  }

  @Test
  void stopsReadingAnEndlessReply() throws InterruptedException {
    server.answer(_ -> Answer.of(200, "").with(Answer.Fault.ENDLESS));
    assertThat(failed(engine().translate(request("one"))).reason()).isEqualTo(Reason.BAD_REPLY);
  }

  @Test
  void saysThatNobodyIsThere() throws InterruptedException {
    Translator engine = engine();
    server.close();
    assertThat(failed(engine.translate(request("one"))).reason()).isEqualTo(Reason.UNAVAILABLE);
  }

  @Test
  void neverFollowsARedirect() throws InterruptedException {
    server.answer(_ -> Answer.of(302, "").with("Location", server.uri() + "/elsewhere"));
    assertThat(engine().translate(request("one"))).isInstanceOf(Failed.class);
    assertThat(server.asked()).hasSize(1);
  }

  @Test
  void noMessageHoldsTheKey() throws InterruptedException {
    server.answer(asked -> Answer.of(403, errorBody(403, "key refused\r\nX: y")));
    Failed failure = failed(engine().translate(request("one")));
    assertThat(failure.message()).doesNotContain(KEY).doesNotContain("\n");
    assertThat(engine().toString() + engine().info()).doesNotContain(KEY);
    assertThat(new Secret(KEY).toString()).doesNotContain(KEY);
  }

  static Failed failed(EngineReply reply) {
    assertThat(reply).isInstanceOf(Failed.class);
    return (Failed) reply;
  }
}

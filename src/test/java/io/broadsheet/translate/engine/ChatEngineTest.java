package io.broadsheet.translate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.testing.FakeEngineServer.Answer;
import io.broadsheet.testing.FakeEngineServer.Asked;
import io.broadsheet.translate.EngineReply.Reason;
import io.broadsheet.translate.EngineReply.Translated;
import io.broadsheet.translate.EngineRequest;
import io.broadsheet.translate.GlossaryTerm;
import io.broadsheet.translate.Translator;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChatEngineTest extends EngineContract {
  @Override
  Translator engine(EngineHttp http) {
    return new ChatEngine(
        http, server.uri().resolve("/v1"), new Secret(KEY), "tiny", "Local model");
  }

  @Override
  Answer success(Asked asked, List<String> texts) {
    if (texts.size() == 1) {
      return reply(texts.getFirst(), "stop");
    }
    ArrayNode array = new ObjectMapper().createArrayNode();
    texts.forEach(array::add);
    return reply("```json\n" + array + "\n```", "stop");
  }

  private static Answer reply(String content, String finish) {
    ObjectNode root = new ObjectMapper().createObjectNode().put("model", "tiny-7b");
    ObjectNode choice = root.putArray("choices").addObject().put("finish_reason", finish);
    choice.putObject("message").put("role", "assistant").put("content", content);
    return Answer.of(200, root.toString());
  }

  @Override
  String errorBody(int status, String message) {
    return "{\"error\":{\"message\":\"" + message.replaceAll("\\s", " ") + "\",\"type\":\"x\"}}";
  }

  @Test
  void asksAsServersOfThisKindWant() throws InterruptedException {
    server.answer(asked -> success(asked, List.of("一")));
    assertThat(engine().translate(request("one ⟦1⟧")))
        .isEqualTo(new Translated(List.of("一"), "tiny-7b"));
    Asked asked = server.asked().getFirst();
    JsonNode body = json(asked.body());
    assertThat(asked.path()).isEqualTo("/v1/chat/completions");
    assertThat(asked.headers().get("Authorization")).containsExactly("Bearer " + KEY);
    assertThat(body.path("model").asText()).isEqualTo("tiny");
    assertThat(body.path("temperature").asInt(9)).isZero();
    assertThat(body.path("stream").asBoolean(true)).isFalse();
    assertThat(body.path("messages").path(0).path("role").asText()).isEqualTo("system");
    assertThat(body.path("messages").path(0).path("content").asText())
        .contains("Simplified Chinese")
        .contains("exactly once");
    assertThat(body.path("messages").path(1).path("content").asText()).isEqualTo("one ⟦1⟧");
  }

  @Test
  void tellsTheModelTheTermsAndTheContext() throws InterruptedException {
    server.answer(asked -> success(asked, List.of("一", "二")));
    var _ =
        engine()
            .translate(
                new EngineRequest(
                    List.of("one", "two"),
                    "en",
                    "zh",
                    "one two",
                    List.of(new GlossaryTerm("racetrack memory", "赛道存储器", List.of(), "")),
                    "g1"));
    String system =
        json(server.asked().getFirst().body()).path("messages").path(0).path("content").asText();
    assertThat(system).contains("racetrack memory = 赛道存储器").contains("one two");
  }

  @Test
  void anAnswerStoppedByItsLengthOrAFilterIsNone() throws InterruptedException {
    server.answer(_ -> reply("一半", "length"));
    assertThat(failed(engine().translate(request("x"))).reason()).isEqualTo(Reason.CUT_OFF);
    server.answer(_ -> reply("", "content_filter"));
    assertThat(failed(engine().translate(request("x"))).reason()).isEqualTo(Reason.FILTERED);
  }

  @Test
  void speaksToOlderServersToo() throws InterruptedException {
    server.answer(
        asked ->
            asked.body().contains("max_completion_tokens")
                ? Answer.of(400, errorBody(400, "unknown field max_completion_tokens"))
                : success(asked, List.of("一")));
    Translator engine = engine();
    assertThat(engine.translate(request("x"))).isInstanceOf(Translated.class);
    assertThat(engine.translate(request("x"))).isInstanceOf(Translated.class);
    assertThat(server.asked()).hasSize(3);
  }

  @Test
  void aSpentAccountIsNoRateLimit() throws InterruptedException {
    server.answer(
        _ -> Answer.of(429, "{\"error\":{\"message\":\"no\",\"code\":\"insufficient_quota\"}}"));
    assertThat(failed(engine().translate(request("x"))).reason()).isEqualTo(Reason.QUOTA);
  }
}

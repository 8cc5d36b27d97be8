package io.broadsheet.translate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.testing.FakeEngineServer.Answer;
import io.broadsheet.testing.FakeEngineServer.Asked;
import io.broadsheet.translate.EngineReply.Reason;
import io.broadsheet.translate.Translator;
import java.util.List;
import org.junit.jupiter.api.Test;

class LibreTranslateEngineTest extends EngineContract {
  @Override
  Translator engine(EngineHttp http) {
    return new LibreTranslateEngine(http, server.uri(), new Secret(KEY));
  }

  @Override
  Answer success(Asked asked, List<String> texts) {
    ObjectNode root = new ObjectMapper().createObjectNode();
    EngineJson.putAll(root, "translatedText", texts);
    return Answer.of(200, root.toString());
  }

  @Override
  String errorBody(int status, String message) {
    return "{\"error\":\"" + message.replaceAll("\\s", " ") + "\"}";
  }

  @Test
  void asksAsItsServerWants() throws InterruptedException {
    server.answer(asked -> success(asked, List.of("一")));
    var _ = engine().translate(request("<x id=\"1\"/> one"));
    Asked asked = server.asked().getFirst();
    JsonNode body = json(asked.body());
    assertThat(asked.path()).isEqualTo("/translate");
    assertThat(body.path("q").path(0).asText()).isEqualTo("<x id=\"1\"/> one");
    assertThat(body.path("source").asText()).isEqualTo("en");
    assertThat(body.path("target").asText()).isEqualTo("zh");
    assertThat(body.path("format").asText()).isEqualTo("html");
    assertThat(body.path("api_key").asText()).isEqualTo(KEY);
  }

  @Test
  void knowsItsLimitsByTheirMessage() throws InterruptedException {
    server.answer(
        _ ->
            Answer.of(
                400, errorBody(400, "Invalid request: request (9000) exceeds text limit (5000)")));
    assertThat(failed(engine().translate(request("x"))).reason()).isEqualTo(Reason.TOO_LARGE);
    server.answer(_ -> Answer.of(400, errorBody(400, "zz is not supported")));
    assertThat(failed(engine().translate(request("x"))).reason()).isEqualTo(Reason.UNSUPPORTED);
  }
}

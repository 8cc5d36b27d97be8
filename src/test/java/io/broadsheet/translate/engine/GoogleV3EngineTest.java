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
import io.broadsheet.translate.Translator;
import java.util.List;
import org.junit.jupiter.api.Test;

class GoogleV3EngineTest extends EngineContract {
  @Override
  Translator engine(EngineHttp http) {
    return new GoogleV3Engine(
        http, server.uri(), "projects/paper/locations/global", new Secret(KEY));
  }

  @Override
  Answer success(Asked asked, List<String> texts) {
    ObjectNode root = new ObjectMapper().createObjectNode();
    ArrayNode translations = root.putArray("translations");
    for (String text : texts) {
      translations
          .addObject()
          .put("translatedText", text)
          .put("model", "projects/1/locations/global/models/general/nmt");
    }
    return Answer.of(200, root.toString());
  }

  @Override
  String errorBody(int status, String message) {
    return "{\"error\":{\"code\":%d,\"message\":\"%s\",\"status\":\"RESOURCE_EXHAUSTED\"}}"
        .formatted(status, message.replaceAll("\\s", " "));
  }

  @Test
  void asksAsItsMakerDescribes() throws InterruptedException {
    server.answer(asked -> success(asked, List.of("一")));
    assertThat(engine().translate(request("one"))).isEqualTo(new Translated(List.of("一"), "nmt"));
    Asked asked = server.asked().getFirst();
    JsonNode body = json(asked.body());
    assertThat(asked.path()).isEqualTo("/v3/projects/paper/locations/global:translateText");
    assertThat(asked.headers().get("Authorization")).containsExactly("Bearer " + KEY);
    assertThat(body.path("contents").path(0).asText()).isEqualTo("one");
    assertThat(body.path("mimeType").asText()).isEqualTo("text/html");
    assertThat(body.path("sourceLanguageCode").asText()).isEqualTo("en");
    assertThat(body.path("targetLanguageCode").asText()).isEqualTo("zh-CN");
  }

  @Test
  void doesNotSendMoreThanItTakes() throws InterruptedException {
    assertThat(failed(engine().translate(request("x".repeat(30_001)))).reason())
        .isEqualTo(Reason.TOO_LARGE);
    assertThat(server.asked()).isEmpty();
  }
}

package io.broadsheet.translate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.testing.FakeEngineServer.Answer;
import io.broadsheet.testing.FakeEngineServer.Asked;
import io.broadsheet.translate.EngineReply.Reason;
import io.broadsheet.translate.Translator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoogleV2EngineTest extends EngineContract {
  @Override
  Translator engine(EngineHttp http) {
    return new GoogleV2Engine(http, server.uri(), new Secret(KEY));
  }

  @Override
  Answer success(Asked asked, List<String> texts) {
    ObjectNode root = new ObjectMapper().createObjectNode();
    ArrayNode translations = root.putObject("data").putArray("translations");
    texts.forEach(text -> translations.addObject().put("translatedText", text));
    return Answer.of(200, root.toString());
  }

  @Override
  String errorBody(int status, String message) {
    return error(status, message, "backendError");
  }

  private static String error(int status, String message, String reason) {
    return """
        {"error":{"code":%d,"message":"%s","errors":[{"message":"x","domain":"global","reason":"%s"}]}}"""
        .formatted(status, message.replaceAll("\\s", " "), reason);
  }

  @Test
  void asksAsItsMakerDescribes() throws InterruptedException {
    server.answer(asked -> success(asked, List.of("一")));
    var _ = engine().translate(request("one"));
    Asked asked = server.asked().getFirst();
    JsonNode body = json(asked.body());
    assertThat(asked.path()).isEqualTo("/language/translate/v2").doesNotContain(KEY);
    assertThat(asked.headers().get("X-goog-api-key")).containsExactly(KEY);
    assertThat(body.path("q").path(0).asText()).isEqualTo("one");
    assertThat(body.path("target").asText()).isEqualTo("zh-CN");
    assertThat(body.path("format").asText()).isEqualTo("html");
  }

  @ParameterizedTest
  @CsvSource({
    "403, dailyLimitExceeded, QUOTA",
    "403, userRateLimitExceeded, RATE_LIMITED",
    "403, forbidden, REFUSED",
    "400, keyInvalid, UNSUPPORTED",
  })
  void tellsItsRefusalsApart(int status, String why, Reason reason) throws InterruptedException {
    server.answer(_ -> Answer.of(status, error(status, "no", why)));
    assertThat(failed(engine().translate(request("x"))).reason()).isEqualTo(reason);
  }
}

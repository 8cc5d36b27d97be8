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
import io.broadsheet.translate.GlossaryTerm;
import io.broadsheet.translate.Translator;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeepLEngineTest extends EngineContract {
  @Override
  Translator engine(EngineHttp http) {
    return new DeepLEngine(http, server.uri(), new Secret(KEY));
  }

  @Override
  Answer success(Asked asked, List<String> texts) {
    ObjectNode root = new ObjectMapper().createObjectNode();
    ArrayNode translations = root.putArray("translations");
    for (String text : texts) {
      translations
          .addObject()
          .put("detected_source_language", "EN")
          .put("text", text)
          .put("model_type_used", "quality_optimized");
    }
    return Answer.of(200, root.toString());
  }

  @Override
  String errorBody(int status, String message) {
    return "{\"message\":\"" + message.replaceAll("\\s", " ") + "\"}";
  }

  @Test
  void asksAsItsMakerDescribes() throws InterruptedException {
    server.answer(asked -> success(asked, List.of("一")));
    assertThat(engine().translate(request("one <x id=\"1\"/>")))
        .isEqualTo(new Translated(List.of("一"), "quality_optimized"));
    Asked asked = server.asked().getFirst();
    JsonNode body = json(asked.body());
    assertThat(asked.path()).isEqualTo("/v2/translate");
    assertThat(asked.headers().get("Authorization")).containsExactly("DeepL-Auth-Key " + KEY);
    assertThat(body.path("text").path(0).asText()).isEqualTo("one <x id=\"1\"/>");
    assertThat(body.path("source_lang").asText()).isEqualTo("EN");
    assertThat(body.path("target_lang").asText()).isEqualTo("ZH-HANS");
    assertThat(body.path("tag_handling").asText()).isEqualTo("xml");
    assertThat(body.path("ignore_tags").path(0).asText()).isEqualTo("x");
  }

  @Test
  void doesNotSendMoreThanItTakes() throws InterruptedException {
    assertThat(failed(engine().translate(request("x".repeat(140_000)))).reason())
        .isEqualTo(Reason.TOO_LARGE);
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void makesAGlossaryOnceAndUsesIt() throws InterruptedException {
    server.answer(
        asked ->
            asked.path().equals("/v2/glossaries")
                ? Answer.of(201, "{\"glossary_id\":\"abc\"}")
                : success(asked, List.of("赛道存储器")));
    Translator engine = engine();
    GlossaryTerm term = new GlossaryTerm("racetrack memory", "赛道存储器", List.of(), "");
    var _ = engine.translate(withTerms(term));
    var _ = engine.translate(withTerms(term));
    assertThat(server.asked())
        .extracting(Asked::path)
        .containsExactly("/v2/glossaries", "/v2/translate", "/v2/translate");
    assertThat(json(server.asked().getFirst().body()).path("entries").asText())
        .isEqualTo("racetrack memory\t赛道存储器\n");
    assertThat(json(server.asked().getLast().body()).path("glossary_id").asText()).isEqualTo("abc");
  }

  @Test
  void translatesWithoutAGlossaryWhenNoneCanBeMade() throws InterruptedException {
    server.answer(
        asked ->
            asked.path().equals("/v2/glossaries")
                ? Answer.of(400, errorBody(400, "Unsupported pair"))
                : success(asked, List.of("赛道存储器")));
    assertThat(engine().translate(withTerms(new GlossaryTerm("a", "b", List.of(), ""))))
        .isInstanceOf(Translated.class);
  }
}

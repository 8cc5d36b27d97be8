package io.broadsheet.translate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.testing.FakeEngineServer.Answer;
import io.broadsheet.testing.FakeEngineServer.Asked;
import io.broadsheet.translate.EngineReply.Reason;
import io.broadsheet.translate.EngineReply.Translated;
import io.broadsheet.translate.Translator;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApertiumEngineTest extends EngineContract {
  @Override
  Translator engine(EngineHttp http) {
    return new ApertiumEngine(http, server.uri());
  }

  @Override
  Answer success(Asked asked, List<String> texts) {
    ObjectNode root = new ObjectMapper().createObjectNode();
    root.putObject("responseData").put("translatedText", " " + String.join("\n\n ", texts));
    root.putNull("responseDetails").put("responseStatus", 200);
    return Answer.of(200, root.toString());
  }

  @Override
  String errorBody(int status, String message) {
    return "{\"status\":\"error\",\"code\":%d,\"message\":\"x\",\"explanation\":\"%s\"}"
        .formatted(status, message.replaceAll("\\s", " "));
  }

  @Test
  void asksAsItsServerWants() throws InterruptedException {
    server.answer(asked -> success(asked, List.of("一", "二")));
    assertThat(engine().translate(request("one & ⟦1⟧", "two\nlines")))
        .isEqualTo(new Translated(List.of("一", "二"), "eng-zho"));
    Asked asked = server.asked().getFirst();
    assertThat(asked.path()).isEqualTo("/translate");
    assertThat(URLDecoder.decode(asked.body(), StandardCharsets.UTF_8))
        .isEqualTo("langpair=eng|zho&markUnknown=no&format=txt&q=one & ⟦1⟧\n\ntwo lines");
  }

  @Test
  void aPairThatIsNotInstalledIsNoFaultOfTheServer() throws InterruptedException {
    server.answer(_ -> Answer.of(400, errorBody(400, "That pair is not installed")));
    assertThat(failed(engine().translate(request("x"))).reason()).isEqualTo(Reason.UNSUPPORTED);
    assertThat(failed(engine().translate(request("x"))).message())
        .contains("That pair is not installed");
  }
}

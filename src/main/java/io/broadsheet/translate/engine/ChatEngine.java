package io.broadsheet.translate.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.translate.EngineInfo;
import io.broadsheet.translate.EngineReply;
import io.broadsheet.translate.EngineReply.Failed;
import io.broadsheet.translate.EngineReply.Reason;
import io.broadsheet.translate.EngineReply.Translated;
import io.broadsheet.translate.EngineRequest;
import io.broadsheet.translate.Translator;
import io.broadsheet.translate.engine.EngineHttp.Answer;
import io.broadsheet.translate.engine.EngineHttp.Lost;
import io.broadsheet.translate.engine.EngineHttp.Reply;
import io.broadsheet.translate.mask.PlaceholderStyle;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Any server that speaks OpenAI's `POST /chat/completions`: Ollama, vLLM, llama.cpp, hosted ones.
/// One segment is answered by its text, several by a JSON array. An answer that was stopped by its
/// length is no answer.
public final class ChatEngine implements Translator {
  private final EngineHttp http;
  private final URI uri;
  private final Map<String, String> headers;
  private final String model;
  private final EngineInfo info;

  /// Older servers know `max_tokens` only; told by their refusal of the newer name.
  private volatile String limitName = "max_completion_tokens";

  /// @param base up to and with `/v1`
  /// @param key empty when the server wants none
  /// @param name as shown to readers
  public ChatEngine(EngineHttp http, URI base, Secret key, String model, String name) {
    this.http = http;
    this.uri = Addresses.under(base, "/chat/completions");
    this.headers = key.isEmpty() ? Map.of() : Map.of("Authorization", "Bearer " + key.value());
    this.model = model;
    this.info = new EngineInfo("chat", name, PlaceholderStyle.BRACKETS);
  }

  @Override
  public EngineInfo info() {
    return info;
  }

  @Override
  public EngineReply translate(EngineRequest request) throws InterruptedException {
    String limit = limitName;
    Answer answer = ask(request, limit);
    if (answer instanceof Reply(int status, String body, _)
        && status == 400
        && body.contains("max_completion_tokens")
        && limit.equals("max_completion_tokens")) {
      limitName = "max_tokens";
      answer = ask(request, "max_tokens");
    }
    return switch (answer) {
      case Lost(Failed failure) -> failure;
      case Reply reply -> read(request, reply);
    };
  }

  private Answer ask(EngineRequest request, String limit) throws InterruptedException {
    ObjectNode body = EngineJson.object();
    body.put("model", model).put("temperature", 0).put("stream", false);
    body.put(limit, 512 + 3 * request.characters());
    var messages = body.putArray("messages");
    messages.addObject().put("role", "system").put("content", ChatPrompt.system(request));
    messages.addObject().put("role", "user").put("content", ChatPrompt.user(request));
    return http.postJson(uri, headers, body.toString());
  }

  private EngineReply read(EngineRequest request, Reply reply) {
    JsonNode root = EngineJson.read(reply.body());
    JsonNode error = root.path("error");
    String message = error.isTextual() ? error.asText() : error.path("message").asText("");
    Failed failed = EngineHttp.common(uri, reply, message);
    if (failed != null) {
      String code = error.path("code").asText("") + error.path("type").asText("");
      if (reply.status() == 429 && code.contains("insufficient_quota")) {
        return Failed.of(Reason.QUOTA, failed.message());
      }
      return reply.status() == 400 && code.contains("context_length")
          ? Failed.of(Reason.TOO_LARGE, failed.message())
          : failed;
    }
    JsonNode choice = root.path("choices").path(0);
    JsonNode content = choice.path("message").path("content");
    switch (choice.path("finish_reason").asText("")) {
      case "length" -> {
        return Failed.of(Reason.CUT_OFF, "the model stopped at its length");
      }
      case "content_filter" -> {
        return Failed.of(Reason.FILTERED, "the model's text was held back");
      }
      default -> {
        // stop, or a server that does not say
      }
    }
    if (!content.isTextual() || content.asText().isBlank()) {
      return EngineJson.bad(uri, "a text is missing");
    }
    String used = root.path("model").asText(model);
    String shown = used.isBlank() || used.length() > 100 ? model : used;
    if (request.segments().size() == 1) {
      return new Translated(List.of(content.asText().strip()), shown);
    }
    List<JsonNode> texts = new ArrayList<>();
    EngineJson.read(array(content.asText())).forEach(texts::add);
    return EngineJson.texts(uri, request, texts, shown);
  }

  /// From the first bracket to the last: some models put a fence around JSON.
  private static String array(String content) {
    int from = content.indexOf('[');
    int to = content.lastIndexOf(']');
    return from < 0 || to < from ? content : content.substring(from, to + 1);
  }
}

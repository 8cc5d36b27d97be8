package io.broadsheet.translate.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.translate.EngineReply;
import io.broadsheet.translate.EngineReply.Failed;
import io.broadsheet.translate.EngineReply.Reason;
import io.broadsheet.translate.EngineReply.Translated;
import io.broadsheet.translate.EngineRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/// Reading and writing engines' JSON.
enum EngineJson {
  ;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /// Missing when the text is no JSON, or JSON that was cut short.
  static JsonNode read(String text) {
    try {
      JsonNode node = MAPPER.readTree(text);
      return node == null ? MissingNode.getInstance() : node;
    } catch (JsonProcessingException broken) {
      return MissingNode.getInstance();
    }
  }

  static void putAll(ObjectNode object, String field, List<String> texts) {
    ArrayNode array = object.putArray(field);
    texts.forEach(array::add);
  }

  /// The texts of a reply, which must be as many as were asked for.
  static EngineReply texts(URI uri, EngineRequest request, List<JsonNode> nodes, String model) {
    List<String> texts = new ArrayList<>();
    for (JsonNode node : nodes) {
      if (!node.isTextual()) {
        return bad(uri, "a text is missing");
      }
      texts.add(node.asText());
    }
    return texts.size() == request.segments().size()
        ? new Translated(texts, model)
        : bad(uri, texts.size() + " texts for " + request.segments().size());
  }

  static Failed bad(URI uri, String what) {
    return Failed.of(Reason.BAD_REPLY, uri.getHost() + ": its reply cannot be read: " + what);
  }
}

package io.broadsheet.edition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.error.ErrorKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Reasons as JSON: an array of objects, each with its kind and the parts of the record. A kind
/// that this program does not know, from a newer one, is left out.
final class ReasonCodec {
  private static final String KIND = "kind";

  /// What a part of the record that is itself called `kind` is written as.
  private static final String KIND_WITHIN = "of";

  private static final ObjectMapper JSON = JsonMapper.builder().findAndAddModules().build();
  private static final Map<String, Class<?>> KINDS =
      Arrays.stream(Reason.class.getPermittedSubclasses())
          .collect(Collectors.toMap(Class::getSimpleName, kind -> kind));

  private ReasonCodec() {}

  static String encode(List<Reason> reasons) {
    ArrayNode nodes = JSON.createArrayNode();
    for (Reason reason : reasons) {
      ObjectNode node = JSON.valueToTree(reason);
      if (node.has(KIND)) {
        node.set(KIND_WITHIN, node.get(KIND));
      }
      nodes.add(node.put(KIND, reason.getClass().getSimpleName()));
    }
    return nodes.toString();
  }

  /// @throws BroadsheetException of kind INTERNAL when the text is not what [#encode] wrote
  static List<Reason> decode(String text) {
    List<Reason> reasons = new ArrayList<>();
    try {
      for (JsonNode node : JSON.readTree(text)) {
        Class<?> kind = KINDS.get(node.path(KIND).asText());
        if (kind != null) {
          ((ObjectNode) node).remove(KIND);
          if (node.has(KIND_WITHIN)) {
            ((ObjectNode) node).set(KIND, ((ObjectNode) node).remove(KIND_WITHIN));
          }
          reasons.add((Reason) JSON.treeToValue(node, kind));
        }
      }
    } catch (JsonProcessingException damaged) {
      throw new BroadsheetException(ErrorKind.INTERNAL, "a kept reason cannot be read", damaged);
    }
    return reasons;
  }
}

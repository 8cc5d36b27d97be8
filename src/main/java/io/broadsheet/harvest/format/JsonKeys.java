package io.broadsheet.harvest.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/// Looks at which fields the beginning of a JSON text has.
final class JsonKeys {
  private static final int DEEPEST = 3;

  private JsonKeys() {}

  /// The paths of the fields of the first object, down to three levels: `/paper`, `/paper/id`.
  /// Arrays make no level. The text may be cut anywhere.
  static Set<String> of(String text) {
    Set<String> keys = new HashSet<>();
    Deque<String> path = new ArrayDeque<>();
    String field = "";
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.START_OBJECT) {
          path.addLast(path.isEmpty() ? "" : path.getLast() + "/" + field);
        } else if (token == JsonToken.END_OBJECT) {
          path.removeLast();
          if (path.isEmpty()) {
            return keys;
          }
        } else if (token == JsonToken.FIELD_NAME && !path.isEmpty()) {
          field = parser.currentName();
          if (path.size() <= DEEPEST) {
            keys.add(path.getLast() + "/" + field);
          }
        }
      }
    } catch (IOException cutOrBroken) {
      return keys; // what was seen until here has to do
    }
    return keys;
  }
}

package io.broadsheet.harvest.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Looks at fields of a JSON object that may be missing, null or of another type than expected.
final class JsonFields {
  private JsonFields() {}

  /// The text of a field, a number as written; null when it is missing, null, blank or no text.
  static @Nullable String text(JsonNode object, String field) {
    JsonNode value = object.get(field);
    if (value == null || !(value.isTextual() || value.isNumber())) {
      return null;
    }
    String text = value.asText();
    return text.isBlank() ? null : text;
  }

  /// As [#text], empty instead of null.
  static String textOrEmpty(JsonNode object, String field) {
    String text = text(object, field);
    return text == null ? "" : text;
  }

  /// As [#text].
  ///
  /// @throws IllegalArgumentException when there is none
  static String required(JsonNode object, String field) {
    String text = text(object, field);
    if (text == null) {
      throw new IllegalArgumentException("the field " + field + " is missing");
    }
    return text;
  }

  /// The objects of an array; none when the field is anything else.
  static List<JsonNode> objects(JsonNode object, String field) {
    List<JsonNode> objects = new ArrayList<>();
    JsonNode array = object.get(field);
    if (array != null && array.isArray()) {
      array.forEach(
          element -> {
            if (element.isObject()) {
              objects.add(element);
            }
          });
    }
    return objects;
  }

  /// The strings of an array; none when the field is anything else.
  static List<String> strings(JsonNode object, String field) {
    List<String> strings = new ArrayList<>();
    JsonNode array = object.get(field);
    if (array != null && array.isArray()) {
      array.forEach(
          element -> {
            if (element.isTextual()) {
              strings.add(element.asText());
            }
          });
    }
    return strings;
  }
}

package io.broadsheet.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/// Holds a JSON value against a schema of the API's description, as much of JSON Schema as that
/// uses. Stricter in one point: an object may have no field that the schema does not describe.
///
/// @param description the whole OpenAPI document
record SchemaCheck(JsonNode description) {
  /// What does not fit, with its place; empty when all does.
  List<String> faults(JsonNode value, JsonNode schema) {
    List<String> faults = new ArrayList<>();
    check("$", value, schema, faults);
    return faults;
  }

  private void check(String place, JsonNode value, JsonNode schema, List<String> faults) {
    if (schema.has("$ref")) {
      check(place, value, description.at(schema.get("$ref").asText().substring(1)), faults);
      return;
    }
    if (schema.has("anyOf")) {
      boolean fits = stream(schema.get("anyOf")).anyMatch(one -> faults(value, one).isEmpty());
      if (!fits) {
        faults.add(place + " fits none of anyOf: " + value.toString());
      }
      return;
    }
    JsonNode type = schema.path("type");
    boolean known =
        type.isArray()
            ? stream(type).anyMatch(one -> isA(value, one.asText()))
            : isA(value, type.asText());
    if (!known) {
      faults.add(place + " is " + value.getNodeType() + ", described as " + type);
    }
    if (schema.has("enum") && stream(schema.get("enum")).noneMatch(value::equals)) {
      faults.add(place + " is " + value + ", not in " + schema.get("enum"));
    }
    stream(schema.path("required"))
        .filter(name -> !value.has(name.asText()))
        .forEach(name -> faults.add(place + " lacks " + name));
    if (value.isObject() && schema.has("properties")) {
      for (Map.Entry<String, JsonNode> field : value.properties()) {
        JsonNode described = schema.get("properties").get(field.getKey());
        if (described == null) {
          faults.add(place + "." + field.getKey() + " is not described");
        } else {
          check(place + "." + field.getKey(), field.getValue(), described, faults);
        }
      }
    }
    if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        check(place + "[" + i + "]", value.get(i), schema.get("items"), faults);
      }
    }
  }

  private static boolean isA(JsonNode value, String type) {
    return switch (type) {
      case "string" -> value.isTextual();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      case "array" -> value.isArray();
      case "object" -> value.isObject();
      case "null" -> value.isNull();
      default -> throw new IllegalArgumentException("the description has a type " + type);
    };
  }

  private static java.util.stream.Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}

package io.broadsheet.translate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.text.TextRange;
import io.broadsheet.translate.CheckResult.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How check results and sentences are written in columns.
final class TranslationCodec {
  private static final Logger LOG = LoggerFactory.getLogger(TranslationCodec.class);
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private TranslationCodec() {}

  /// `[{"check":"DIGITS","figure":1.0,"verdict":"PASS","detail":""}]`
  static String checks(List<CheckResult> results) {
    ArrayNode array = MAPPER.createArrayNode();
    for (CheckResult result : results) {
      ObjectNode node = array.addObject().put("check", result.kind().name());
      node.put("figure", Double.isFinite(result.figure()) ? result.figure() : -1);
      node.put("verdict", result.verdict().name()).put("detail", result.detail());
    }
    return array.toString();
  }

  /// What cannot be read (a check that a later version knows) is left out.
  static List<CheckResult> checks(String json) {
    List<CheckResult> results = new ArrayList<>();
    try {
      for (JsonNode node : MAPPER.readTree(json)) {
        try {
          results.add(
              new CheckResult(
                  CheckKind.valueOf(node.path("check").asText()),
                  node.path("figure").asDouble(),
                  Verdict.valueOf(node.path("verdict").asText()),
                  node.path("detail").asText()));
        } catch (IllegalArgumentException unknown) {
          LOG.debug("a check of another version: {}", node);
        }
      }
    } catch (JsonProcessingException broken) {
      LOG.warn("the check results of a translation cannot be read: {}", broken.getMessage());
    }
    return results;
  }

  static String sentences(List<AlignedSentence> sentences) {
    StringJoiner out = new StringJoiner(" ");
    for (AlignedSentence one : sentences) {
      out.add(one.source().start() + " " + one.source().end());
      out.add(one.target().start() + " " + one.target().end());
    }
    return out.toString();
  }

  /// Empty when the column cannot be read.
  static List<AlignedSentence> sentences(String column) {
    if (column.isEmpty()) {
      return List.of();
    }
    String[] numbers = column.split(" ", -1);
    List<AlignedSentence> sentences = new ArrayList<>();
    try {
      for (int i = 0; i + 3 < numbers.length; i += 4) {
        sentences.add(
            new AlignedSentence(
                new TextRange(Integer.parseInt(numbers[i]), Integer.parseInt(numbers[i + 1])),
                new TextRange(Integer.parseInt(numbers[i + 2]), Integer.parseInt(numbers[i + 3]))));
      }
    } catch (IllegalArgumentException broken) {
      return List.of();
    }
    return sentences;
  }
}

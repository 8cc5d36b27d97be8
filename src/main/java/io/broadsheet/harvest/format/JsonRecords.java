package io.broadsheet.harvest.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.harvest.HarvestedRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

/// Reads JSON objects, one a line or in an array, each on its own, so that a broken one costs
/// itself and no other.
final class JsonRecords {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(60)
                          .maxStringLength(JsonPieces.LARGEST)
                          .maxNumberLength(100)
                          .maxNameLength(2_000)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private JsonRecords() {}

  /// Makes records of one object.
  @FunctionalInterface
  interface Mapping {
    /// @throws IllegalArgumentException when the object is no record; the message says why
    void map(JsonNode object, Consumer<HarvestedRecord> out);
  }

  /// Reads every object of `in` that stands after line `after`.
  static void read(InputStream in, long after, RecordSink sink, Mapping mapping)
      throws IOException {
    JsonPieces pieces = new JsonPieces(in, after);
    for (Optional<JsonPieces.Piece> next = pieces.next(); next.isPresent(); next = pieces.next()) {
      JsonPieces.Piece piece = next.get();
      try {
        mapping.map(parse(piece), record -> sink.accept(piece.line(), record));
      } catch (IllegalArgumentException | BroadsheetException bad) {
        sink.accept(piece.line(), new HarvestedRecord.Rejected(piece.line(), reason(bad)));
      }
    }
  }

  /// The message, on one line and not longer than a line should be.
  static String reason(RuntimeException bad) {
    String message = CleanText.line(String.valueOf(bad.getMessage()));
    return message.length() <= 300 ? message : message.substring(0, 300) + "…";
  }

  private static JsonNode parse(JsonPieces.Piece piece) {
    if (piece.fault() != null) {
      throw new IllegalArgumentException(piece.fault());
    }
    String text;
    try {
      text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(piece.bytes(), 0, piece.length()))
              .toString();
    } catch (CharacterCodingException malformed) {
      throw new IllegalArgumentException("holds bytes that are not UTF-8", malformed);
    }
    try {
      JsonNode node = MAPPER.readTree(text);
      if (node == null || !node.isObject()) {
        throw new IllegalArgumentException("not a JSON object");
      }
      return node;
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException("not JSON: " + broken.getOriginalMessage(), broken);
    }
  }
}

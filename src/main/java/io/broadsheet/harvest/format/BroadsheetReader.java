package io.broadsheet.harvest.format;

import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.harvest.HarvestedRecord;
import io.broadsheet.paper.PaperSignal;
import io.broadsheet.store.PaperCodec;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/// Our own dump, as [BroadsheetLines] writes it.
public final class BroadsheetReader implements FormatReader {
  @Override
  public String format() {
    return "broadsheet";
  }

  @Override
  public void read(InputStream in, long after, RecordSink sink) throws IOException {
    JsonRecords.read(in, after, sink, (object, out) -> out.accept(record(object)));
  }

  private static HarvestedRecord record(JsonNode line) {
    String kind = JsonFields.required(line, "kind");
    JsonNode object = line.get(kind);
    if (object == null || !object.isObject()) {
      throw new IllegalArgumentException("the field " + kind + " is missing");
    }
    return switch (kind) {
      case "paper" -> new HarvestedRecord.OfPaper(PaperCodec.decode(object.toString()), List.of());
      case "translation" ->
          new HarvestedRecord.OfTranslation(TranslationsReader.translation(object));
      case "signal" -> new HarvestedRecord.OfSignal(signal(object));
      default -> throw new IllegalArgumentException("unknown kind of line: " + kind);
    };
  }

  private static PaperSignal signal(JsonNode object) {
    JsonNode value = object.get("value");
    var day = ArxivFields.day(JsonFields.required(object, "observedOn"));
    if (value == null || !value.canConvertToLong() || day == null) {
      throw new IllegalArgumentException("value or observedOn of the signal cannot be read");
    }
    return new PaperSignal(
        TranslationsReader.paperId(JsonFields.required(object, "paper")),
        JsonFields.required(object, "source"),
        JsonFields.required(object, "kind"),
        value.asLong(),
        day);
  }
}

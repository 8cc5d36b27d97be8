package io.broadsheet.harvest.format;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperSignal;
import io.broadsheet.paper.PaperTranslation;
import io.broadsheet.store.PaperCodec;
import org.jspecify.annotations.Nullable;

/// The lines of our own dump: `{"kind":"paper","paper":{…}}`, and likewise `translation` and
/// `signal`. [BroadsheetReader] reads them back.
public final class BroadsheetLines {
  private BroadsheetLines() {}

  /// One line, without its end.
  public static String of(Paper paper) {
    return "{\"kind\":\"paper\",\"paper\":" + PaperCodec.encode(paper) + "}";
  }

  /// One line, without its end.
  public static String of(PaperTranslation translation) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("id", translation.paperId().toString());
    object.put("language", translation.language());
    put(object, "title", translation.title());
    put(object, "abstract", translation.abstractText());
    object.put("engine", translation.engine());
    put(object, "model", translation.model());
    put(object, "date", translation.translatedOn());
    return line("translation", object);
  }

  /// One line, without its end.
  public static String of(PaperSignal signal) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("paper", signal.paperId().toString());
    object.put("source", signal.source());
    object.put("kind", signal.kind());
    object.put("value", signal.value());
    object.put("observedOn", signal.observedOn().toString());
    return line("signal", object);
  }

  private static void put(ObjectNode object, String field, @Nullable Object value) {
    if (value != null) {
      object.put(field, value.toString());
    }
  }

  private static String line(String kind, ObjectNode object) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("kind", kind);
    line.set(kind, object);
    return line.toString();
  }
}

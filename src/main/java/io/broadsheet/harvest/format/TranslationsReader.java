package io.broadsheet.harvest.format;

import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.harvest.HarvestedRecord;
import io.broadsheet.paper.ArxivIdentifier;
import io.broadsheet.paper.PaperId;
import io.broadsheet.paper.PaperTranslation;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Translations, JSON lines: `id`, `language`, `title`, `abstract`, `engine`, and if they are known
/// `model` and `date`. Also the bilingual form `id`, `title_zh`, `abstract_zh`, which does not say
/// who translated: it is shown as unknown. The text translated, where a line has it, is not read.
public final class TranslationsReader implements FormatReader {
  static final String UNKNOWN_ENGINE = "unknown";

  @Override
  public String format() {
    return "translations";
  }

  @Override
  public void read(InputStream in, long after, RecordSink sink) throws IOException {
    JsonRecords.read(
        in,
        after,
        sink,
        (object, out) -> out.accept(new HarvestedRecord.OfTranslation(translation(object))));
  }

  /// @throws IllegalArgumentException when the object is no translation
  static PaperTranslation translation(JsonNode object) {
    boolean bilingual = object.has("title_zh") || object.has("abstract_zh");
    String engine = JsonFields.text(object, "engine");
    String language = bilingual ? "zh" : tag(JsonFields.required(object, "language"));
    if (engine == null && !bilingual) {
      throw new IllegalArgumentException("the field engine is missing");
    }
    String title = JsonFields.text(object, bilingual ? "title_zh" : "title");
    String abstractText = JsonFields.text(object, bilingual ? "abstract_zh" : "abstract");
    return new PaperTranslation(
        paperId(JsonFields.required(object, "id")),
        language,
        CleanText.lineOrNull(title),
        paragraphsOrNull(abstractText),
        engine == null ? UNKNOWN_ENGINE : CleanText.line(engine),
        CleanText.lineOrNull(JsonFields.text(object, "model")),
        ArxivFields.day(JsonFields.text(object, "date")));
  }

  private static String tag(String written) {
    String tag = Locale.forLanguageTag(written.strip().replace('_', '-')).toLanguageTag();
    String known = Languages.tag(written);
    String language = known.equals("und") ? tag : known;
    if (language.equals("und")) {
      throw new IllegalArgumentException("not a language: " + written);
    }
    return language;
  }

  /// The key of a paper in any shape.
  ///
  /// @throws IllegalArgumentException when it is none
  static PaperId paperId(String written) {
    return ArxivIdentifier.parse(written)
        .map(ArxivIdentifier::paperId)
        .or(() -> PaperId.parse(written.strip()))
        .orElseThrow(() -> new IllegalArgumentException("not a paper's identifier: " + written));
  }

  static @Nullable String paragraphsOrNull(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String clean = CleanText.paragraphs(text);
    return clean.isEmpty() ? null : clean;
  }
}

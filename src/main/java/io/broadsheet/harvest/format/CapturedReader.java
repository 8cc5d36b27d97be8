package io.broadsheet.harvest.format;

import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.harvest.HarvestedRecord;
import io.broadsheet.paper.ArxivIdentifier;
import io.broadsheet.paper.Link;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.paper.PaperTranslation;
import io.broadsheet.text.LanguageDetector;
import io.broadsheet.text.LinkFinder;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Papers captured from pages of other sites, JSON lines: `key`, `title`, `arxiv_id`, `language`
/// (of the abstract), `abstract`, `translated_by`, `date`, `links`. An abstract that somebody
/// translated is kept as that translation, never as the paper's own. The text is as the page showed
/// it, which may have lost the marks of its formulas; a source that knows the paper better replaces
/// it.
public final class CapturedReader implements FormatReader {
  private static final String SOURCE = "captured";

  @Override
  public String format() {
    return SOURCE;
  }

  @Override
  public void read(InputStream in, long after, RecordSink sink) throws IOException {
    JsonRecords.read(in, after, sink, CapturedReader::map);
  }

  private static void map(JsonNode object, Consumer<HarvestedRecord> out) {
    String title = JsonFields.required(object, "title");
    String language = JsonFields.text(object, "language");
    PaperId id = id(object);
    Optional<PaperTranslation> translation = translation(id, title, object);
    boolean translated = translation.isPresent();
    out.accept(
        new HarvestedRecord.OfPaper(
            PaperFinisher.finish(
                Paper.builder(id, title)
                    .provenance(SOURCE)
                    .abstractText(translated ? "" : JsonFields.textOrEmpty(object, "abstract"))
                    .language(language == null || translated ? "und" : Languages.tag(language))
                    .submittedAt(ArxivFields.instant(JsonFields.text(object, "date")))
                    .links(links(object))
                    .build()),
            List.of()));
    translation.ifPresent(text -> out.accept(new HarvestedRecord.OfTranslation(text)));
  }

  private static Optional<PaperTranslation> translation(PaperId id, String title, JsonNode object) {
    String engine = JsonFields.text(object, "translated_by");
    String language = JsonFields.text(object, "language");
    String text = TranslationsReader.paragraphsOrNull(JsonFields.text(object, "abstract"));
    return engine == null
            || language == null
            || text == null
            || language.equals(LanguageDetector.detect(title))
        ? Optional.empty()
        : Optional.of(
            new PaperTranslation(
                id, Languages.tag(language), null, text, CleanText.line(engine), null, null));
  }

  private static PaperId id(JsonNode object) {
    String arxiv = JsonFields.text(object, "arxiv_id");
    return arxivId(arxiv, JsonFields.text(object, "key"));
  }

  private static PaperId arxivId(@Nullable String arxiv, @Nullable String key) {
    if (arxiv != null) {
      return ArxivIdentifier.parse(arxiv)
          .map(ArxivIdentifier::paperId)
          .orElseThrow(() -> new IllegalArgumentException("not an arXiv identifier: " + arxiv));
    }
    if (key == null) {
      throw new IllegalArgumentException("neither arxiv_id nor key is given");
    }
    return new PaperId(SOURCE, key.strip());
  }

  private static List<Link> links(JsonNode object) {
    return JsonFields.strings(object, "links").stream()
        .map(String::strip)
        .filter(Urls::isWeb)
        .map(url -> new Link(LinkFinder.isCode(url) ? Link.Kind.CODE : Link.Kind.PROJECT, url))
        .toList();
  }
}

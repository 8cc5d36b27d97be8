package io.broadsheet.harvest.format;

import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.harvest.HarvestedRecord;
import io.broadsheet.paper.ArxivIdentifier;
import io.broadsheet.paper.ExternalId;
import io.broadsheet.paper.Link;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.paper.PaperSignal;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Works of OpenAlex: JSON lines, an array, or a saved answer of the list interface. A work that is
/// also on arXiv is that paper; any other is `openalex:W…`.
public final class OpenAlexReader implements FormatReader {
  private static final String SOURCE = "openalex";
  private static final Pattern WORK = Pattern.compile("W\\d{1,15}");
  private static final Pattern MARKUP =
      Pattern.compile("(?i)</?(?:i|b|em|strong|sub|sup|scp|u|p|tt|jats:[a-z-]+)>");

  @Override
  public String format() {
    return SOURCE;
  }

  @Override
  public void read(InputStream in, long after, RecordSink sink) throws IOException {
    JsonRecords.read(
        in,
        after,
        sink,
        (object, out) -> {
          List<JsonNode> page = JsonFields.objects(object, "results");
          if (page.isEmpty()) {
            out.accept(work(object));
          } else {
            page.forEach(work -> out.accept(work(work)));
          }
        });
  }

  /// @throws IllegalArgumentException when the object is no work
  static HarvestedRecord.OfPaper work(JsonNode work) {
    String openAlexId = lastSegment(JsonFields.required(work, "id")).toUpperCase(Locale.ROOT);
    if (!WORK.matcher(openAlexId).matches()) {
      throw new IllegalArgumentException("not an OpenAlex work: " + openAlexId);
    }
    List<JsonNode> locations = new ArrayList<>();
    addObject(locations, work.get("primary_location"));
    addObject(locations, work.get("best_oa_location"));
    locations.addAll(JsonFields.objects(work, "locations"));
    PaperId id = arxiv(work, locations).orElseGet(() -> new PaperId(SOURCE, openAlexId));
    String name = JsonFields.text(work, "display_name");
    String title = name == null ? JsonFields.required(work, "title") : name;
    String language = JsonFields.text(work, "language");
    LocalDate updated = ArxivFields.day(JsonFields.text(work, "updated_date"));
    Paper paper =
        PaperFinisher.finish(
            Paper.builder(id, plain(title))
                .provenance(SOURCE)
                .abstractText(plain(InvertedAbstract.rebuild(work.get("abstract_inverted_index"))))
                .language(language == null ? "und" : Languages.tag(language))
                .authors(OpenAlexAuthors.of(work))
                .submittedAt(ArxivFields.instant(JsonFields.text(work, "publication_date")))
                .doi(JsonFields.text(work, "doi"))
                .journalReference(journal(work))
                .links(id.isArxiv() ? List.of() : links(locations))
                .externalIds(externalIds(work, openAlexId))
                .withdrawn(work.path("is_retracted").asBoolean(false))
                .build());
    JsonNode cited = work.get("cited_by_count");
    boolean counted = cited != null && cited.canConvertToLong() && cited.asLong() >= 0;
    return new HarvestedRecord.OfPaper(
        paper,
        counted && updated != null
            ? List.of(new PaperSignal(id, SOURCE, "citations", cited.asLong(), updated))
            : List.of());
  }

  private static Optional<PaperId> arxiv(JsonNode work, List<JsonNode> locations) {
    List<String> candidates = new ArrayList<>();
    addText(candidates, work.path("ids"), "arxiv");
    addText(candidates, work.path("ids"), "doi");
    addText(candidates, work, "doi");
    for (JsonNode location : locations) {
      addText(candidates, location, "landing_page_url");
      addText(candidates, location, "pdf_url");
      addText(candidates, location, "id");
    }
    return candidates.stream()
        .map(text -> text.startsWith("doi:") ? text.substring(4) : text)
        .filter(text -> text.toLowerCase(Locale.ROOT).contains("arxiv"))
        .map(ArxivIdentifier::parse)
        .flatMap(Optional::stream)
        .map(ArxivIdentifier::paperId)
        .findFirst();
  }

  private static void addText(List<String> texts, JsonNode object, String field) {
    String text = JsonFields.text(object, field);
    if (text != null) {
      texts.add(text);
    }
  }

  private static void addObject(List<JsonNode> objects, @Nullable JsonNode object) {
    if (object != null && object.isObject()) {
      objects.add(object);
    }
  }

  private static @Nullable String journal(JsonNode work) {
    JsonNode source = work.path("primary_location").path("source");
    String name = JsonFields.text(source, "display_name");
    if (name == null || "repository".equals(JsonFields.text(source, "type"))) {
      return null;
    }
    JsonNode biblio = work.path("biblio");
    return JournalReference.of(
        name,
        JsonFields.text(biblio, "volume"),
        JsonFields.text(biblio, "issue"),
        JsonFields.text(biblio, "first_page"),
        JsonFields.text(biblio, "last_page"),
        JsonFields.text(work, "publication_year"));
  }

  private static List<Link> links(List<JsonNode> locations) {
    List<Link> links = new ArrayList<>();
    for (JsonNode location : locations) {
      String page = JsonFields.text(location, "landing_page_url");
      if (page != null && Urls.isWeb(page) && !page.contains("//doi.org/")) {
        links.add(new Link(Link.Kind.ABSTRACT, page));
      }
      String pdf = JsonFields.text(location, "pdf_url");
      if (pdf != null && Urls.isWeb(pdf)) {
        links.add(new Link(Link.Kind.PDF, pdf));
      }
    }
    return links;
  }

  private static List<ExternalId> externalIds(JsonNode work, String openAlexId) {
    List<ExternalId> ids = new ArrayList<>();
    ids.add(new ExternalId(SOURCE, openAlexId));
    for (String scheme : List.of("pmid", "pmcid", "mag")) {
      String value = JsonFields.text(work.path("ids"), scheme);
      if (value != null) {
        ids.add(new ExternalId(scheme, lastSegment(value)));
      }
    }
    return ids;
  }

  private static String plain(String text) {
    return MARKUP
        .matcher(text)
        .replaceAll("")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }

  private static String lastSegment(String url) {
    return url.substring(url.lastIndexOf('/') + 1).strip();
  }
}

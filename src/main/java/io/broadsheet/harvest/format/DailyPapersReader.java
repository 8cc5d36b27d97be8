package io.broadsheet.harvest.format;

import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.harvest.HarvestedRecord;
import io.broadsheet.paper.ArxivIdentifier;
import io.broadsheet.paper.Author;
import io.broadsheet.paper.Link;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.paper.PaperSignal;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Saved answers of Hugging Face's Daily Papers: an array of cards, a single paper, or either as
/// JSON lines. Everything but the identifier and the title may be missing. Counts belong to the day
/// the paper was put on the daily list; where the card does not say it, they are left out.
public final class DailyPapersReader implements FormatReader {
  private static final String SOURCE = "daily-papers";

  @Override
  public String format() {
    return SOURCE;
  }

  @Override
  public void read(InputStream in, long after, RecordSink sink) throws IOException {
    JsonRecords.read(in, after, sink, (object, out) -> out.accept(card(object)));
  }

  /// @throws IllegalArgumentException when the object is neither a card nor a paper
  static HarvestedRecord.OfPaper card(JsonNode card) {
    JsonNode inner = card.get("paper");
    JsonNode object = inner != null && inner.isObject() ? inner : card;
    PaperId id = id(JsonFields.required(object, "id"));
    String title = JsonFields.text(object, "title");
    String summary = JsonFields.text(object, "summary");
    Paper paper =
        PaperFinisher.finish(
            Paper.builder(id, title == null ? JsonFields.required(card, "title") : title)
                .provenance(SOURCE)
                .abstractText(summary == null ? JsonFields.textOrEmpty(card, "summary") : summary)
                .authors(authors(object))
                .submittedAt(ArxivFields.instant(JsonFields.text(object, "publishedAt")))
                .links(links(object))
                .withdrawn(JsonFields.text(object, "withdrawnAt") != null)
                .build());
    return new HarvestedRecord.OfPaper(paper, signals(id, card, object));
  }

  private static PaperId id(String written) {
    return ArxivIdentifier.parse(written)
        .map(ArxivIdentifier::paperId)
        .orElseGet(() -> new PaperId(SOURCE, written.strip()));
  }

  private static List<Author> authors(JsonNode object) {
    List<Author> authors = new ArrayList<>();
    for (JsonNode author : JsonFields.objects(object, "authors")) {
      String name = JsonFields.text(author, "name");
      if (name != null) {
        authors.add(Author.named(CleanText.line(name)));
      }
    }
    return authors;
  }

  private static List<Link> links(JsonNode object) {
    List<Link> links = new ArrayList<>();
    addLink(links, Link.Kind.CODE, JsonFields.text(object, "githubRepo"));
    addLink(links, Link.Kind.PROJECT, JsonFields.text(object, "projectPage"));
    return links;
  }

  private static void addLink(List<Link> links, Link.Kind kind, @Nullable String url) {
    if (url != null && Urls.isWeb(url.strip())) {
      links.add(new Link(kind, url.strip()));
    }
  }

  private static List<PaperSignal> signals(PaperId id, JsonNode card, JsonNode object) {
    LocalDate day = ArxivFields.day(JsonFields.text(object, "submittedOnDailyAt"));
    if (day == null) {
      day = ArxivFields.day(JsonFields.text(card, "publishedAt"));
    }
    List<PaperSignal> signals = new ArrayList<>();
    if (day != null) {
      addSignal(signals, id, "upvotes", object.get("upvotes"), day);
      addSignal(signals, id, "comments", card.get("numComments"), day);
      addSignal(signals, id, "stars", object.get("githubStars"), day);
    }
    return signals;
  }

  private static void addSignal(
      List<PaperSignal> signals, PaperId id, String kind, @Nullable JsonNode value, LocalDate day) {
    if (value != null && value.canConvertToLong() && value.asLong() >= 0) {
      signals.add(new PaperSignal(id, SOURCE, kind, value.asLong(), day));
    }
  }
}

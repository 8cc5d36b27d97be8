package io.broadsheet.harvest.format;

import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.harvest.HarvestedRecord;
import io.broadsheet.paper.ArxivIdentifier;
import io.broadsheet.paper.Author;
import io.broadsheet.paper.AuthorNames;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.paper.PaperVersion;
import io.broadsheet.text.TexToText;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The metadata snapshot of arXiv as published on Kaggle: JSON lines.
///
/// **Dates.** In the snapshot `update_date` is the day the record last changed, so `announcedOn` is
/// reckoned from the submission of version 1 by arXiv's calendar. Files of the same form made from
/// announcement lists have no versions; there `update_date` is the day of the announcement, and
/// neither submission nor update is known.
public final class ArxivSnapshotReader implements FormatReader {
  @Override
  public String format() {
    return "arxiv-snapshot";
  }

  @Override
  public void read(InputStream in, long after, RecordSink sink) throws IOException {
    JsonRecords.read(
        in,
        after,
        sink,
        (object, out) -> out.accept(new HarvestedRecord.OfPaper(paper(object), List.of())));
  }

  private static Paper paper(JsonNode object) {
    String written = JsonFields.required(object, "id");
    PaperId id =
        ArxivIdentifier.parse(written)
            .map(ArxivIdentifier::paperId)
            .orElseThrow(() -> new IllegalArgumentException("not an arXiv identifier: " + written));
    List<PaperVersion> versions = versions(object);
    Instant submitted = ArxivMetadata.first(versions);
    LocalDate updateDate = ArxivFields.day(JsonFields.text(object, "update_date"));
    String abstractText = JsonFields.textOrEmpty(object, "abstract");
    String comment = JsonFields.text(object, "comments");
    return PaperFinisher.finish(
        Paper.builder(id, JsonFields.required(object, "title"))
            .provenance("arxiv-snapshot")
            .abstractText(abstractText)
            .authors(authors(object))
            .categories(ArxivFields.categories(JsonFields.text(object, "categories")))
            .versions(versions)
            .submittedAt(submitted)
            .updatedAt(versions.isEmpty() ? null : updated(versions, updateDate))
            .announcedOn(
                versions.isEmpty()
                    ? updateDate
                    : submitted == null
                        ? null
                        : ArxivFields.estimatedAnnouncement(submitted, id.local()))
            .comment(comment)
            .doi(JsonFields.text(object, "doi"))
            .journalReference(JsonFields.text(object, "journal-ref"))
            .reportNumber(JsonFields.text(object, "report-no"))
            .licence(JsonFields.text(object, "license"))
            .withdrawn(ArxivFields.saysWithdrawn(comment, abstractText))
            .build());
  }

  private static @Nullable Instant updated(
      List<PaperVersion> versions, @Nullable LocalDate updateDate) {
    Instant latest = versions.getLast().submittedAt();
    return latest != null || updateDate == null
        ? latest
        : updateDate.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static List<PaperVersion> versions(JsonNode object) {
    List<PaperVersion> versions = new ArrayList<>();
    for (JsonNode version : JsonFields.objects(object, "versions")) {
      int number = ArxivMetadata.number(JsonFields.text(version, "version"));
      if (number > 0) {
        versions.add(
            new PaperVersion(number, ArxivFields.mailDate(JsonFields.text(version, "created"))));
      }
    }
    versions.sort(Comparator.comparingInt(PaperVersion::number));
    return versions;
  }

  private static List<Author> authors(JsonNode object) {
    List<Author> authors = new ArrayList<>();
    JsonNode parsed = object.get("authors_parsed");
    if (parsed != null && parsed.isArray()) {
      for (JsonNode parts : parsed) {
        if (parts.isArray() && AuthorNames.isName(part(parts, 0) + part(parts, 1))) {
          List<String> affiliations = new ArrayList<>();
          for (int i = 3; i < parts.size(); i++) {
            affiliations.add(part(parts, i));
          }
          authors.add(
              AuthorNames.ofParts(
                  part(parts, 0),
                  part(parts, 1),
                  part(parts, 2),
                  affiliations.stream().filter(place -> !place.isEmpty()).toList()));
        }
      }
    }
    return authors.isEmpty()
        ? AuthorNames.parseList(TexToText.convert(JsonFields.textOrEmpty(object, "authors")))
        : authors;
  }

  private static String part(JsonNode parts, int index) {
    JsonNode part = parts.get(index);
    return part == null || !part.isTextual()
        ? ""
        : TexToText.convert(CleanText.line(part.asText()));
  }
}

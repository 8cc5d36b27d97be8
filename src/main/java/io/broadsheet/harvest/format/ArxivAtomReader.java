package io.broadsheet.harvest.format;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.harvest.HarvestedRecord;
import io.broadsheet.harvest.format.XmlPieces.Piece;
import io.broadsheet.paper.ArxivIdentifier;
import io.broadsheet.paper.Author;
import io.broadsheet.paper.AuthorNames;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperVersion;
import io.broadsheet.text.TexToText;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Saved answers of arXiv's search API: Atom. The position is the entry's number.
public final class ArxivAtomReader implements FormatReader {
  private static final String ERRORS = "arxiv.org/api/errors";

  @Override
  public String format() {
    return "arxiv-atom";
  }

  @Override
  public void read(InputStream in, long after, RecordSink sink) throws IOException {
    XmlPieces pieces = new XmlPieces(CharacterInput.open(in), Set.of("entry"), Set.of("feed"));
    boolean seen = false;
    int number = 0;
    for (Optional<Piece> next = pieces.next(); next.isPresent(); next = pieces.next()) {
      Piece piece = next.get();
      if (piece.name().equals("feed")) {
        seen = true;
      } else if (++number > after) {
        sink.accept(number, record(piece, number));
      }
    }
    if (!seen && number == 0) {
      throw BroadsheetException.invalid("not an Atom feed: it has no feed element");
    }
    if (seen && !pieces.closed("feed")) {
      throw BroadsheetException.invalid(
          "the feed ends early, after entry " + number + "; fetch it again");
    }
  }

  private static HarvestedRecord record(Piece piece, int number) {
    try {
      return new HarvestedRecord.OfPaper(paper(piece.parse()), List.of());
    } catch (IllegalArgumentException bad) {
      return new HarvestedRecord.Rejected(
          number, bad.getMessage() + " (line " + piece.line() + ")");
    }
  }

  /// Makes the paper of one entry.
  ///
  /// @throws BroadsheetException of kind INVALID when the entry is the API's way to report an error
  /// @throws IllegalArgumentException when it is no paper
  static Paper paper(XmlNode entry) {
    String url = entry.value("id");
    String summary = entry.value("summary");
    if (url != null && url.contains(ERRORS)) {
      throw BroadsheetException.invalid("arXiv's answer is an error: " + summary);
    }
    ArxivIdentifier id =
        Optional.ofNullable(url)
            .flatMap(ArxivIdentifier::parse)
            .orElseThrow(() -> new IllegalArgumentException("not an arXiv identifier: " + url));
    Instant submitted = ArxivFields.instant(entry.value("published"));
    Instant updated = ArxivFields.instant(entry.value("updated"));
    String title = entry.value("title");
    String comment = entry.value("comment");
    return PaperFinisher.finish(
        Paper.builder(id.paperId(), title == null ? "" : title)
            .provenance("arxiv-atom")
            .abstractText(summary == null ? "" : summary)
            .authors(authors(entry))
            .categories(categories(entry))
            .versions(versions(id, submitted, updated))
            .submittedAt(submitted)
            .updatedAt(updated == null ? submitted : updated)
            .announcedOn(
                submitted == null ? null : ArxivFields.estimatedAnnouncement(submitted, id.id()))
            .comment(comment)
            .doi(entry.value("doi"))
            .journalReference(entry.value("journal_ref"))
            .withdrawn(ArxivFields.saysWithdrawn(comment, summary))
            .build());
  }

  /// The entry dates the first version and the one it shows; those between it leaves out.
  private static List<PaperVersion> versions(
      ArxivIdentifier id, @Nullable Instant submitted, @Nullable Instant updated) {
    if (id.version().isEmpty()) {
      return List.of();
    }
    int shown = id.version().getAsInt();
    PaperVersion first = new PaperVersion(1, submitted);
    return shown == 1 ? List.of(first) : List.of(first, new PaperVersion(shown, updated));
  }

  private static List<String> categories(XmlNode entry) {
    List<String> categories = new ArrayList<>();
    entry
        .first("primary_category")
        .map(primary -> primary.attribute("term"))
        .ifPresent(categories::add);
    for (XmlNode category : entry.all("category")) {
      String term = category.attribute("term");
      if (term != null) {
        categories.add(term);
      }
    }
    return categories;
  }

  private static List<Author> authors(XmlNode entry) {
    List<Author> authors = new ArrayList<>();
    for (XmlNode node : entry.all("author")) {
      String name = node.value("name");
      if (name != null) {
        Author author = AuthorNames.parse(TexToText.convert(CleanText.line(name)));
        List<String> places =
            node.all("affiliation").stream().map(place -> CleanText.line(place.text())).toList();
        authors.add(
            new Author(
                author.name(), author.family(), author.given(), author.suffix(), null, places));
      }
    }
    return authors;
  }
}

package io.broadsheet.harvest.format;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.harvest.HarvestedRecord;
import io.broadsheet.harvest.format.XmlPieces.Piece;
import io.broadsheet.paper.Author;
import io.broadsheet.paper.AuthorNames;
import io.broadsheet.paper.ExternalId;
import io.broadsheet.paper.Link;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The ACL Anthology's own XML, one file a collection. The position is the paper's number in the
/// file. Front matter is left out. The Anthology dates its papers by year and month only, so no
/// date of submission is taken from it.
public final class AnthologyReader implements FormatReader {
  private static final String SOURCE = "anthology";

  @Override
  public String format() {
    return SOURCE;
  }

  @Override
  public void read(InputStream in, long after, RecordSink sink) throws IOException {
    XmlPieces pieces =
        new XmlPieces(
            CharacterInput.open(in),
            Set.of("meta", "frontmatter", "paper"),
            Set.of("collection", "volume"));
    String collection = "";
    String volume = "";
    String venue = "";
    int number = 0;
    for (Optional<Piece> next = pieces.next(); next.isPresent(); next = pieces.next()) {
      Piece piece = next.get();
      switch (piece.name()) {
        case "collection" -> collection = id(piece);
        case "volume" -> {
          volume = id(piece);
          venue = "";
        }
        case "meta" -> venue = venue(piece);
        case "paper" -> {
          if (++number > after) {
            sink.accept(number, record(piece, collection, volume, venue, number));
          }
        }
        default -> {
          // front matter is no paper
        }
      }
    }
    if (collection.isEmpty() && number == 0) {
      throw BroadsheetException.invalid("not an Anthology file: it has no collection element");
    }
    if (!pieces.closed("collection")) {
      throw BroadsheetException.invalid(
          "the file ends early, after paper " + number + "; fetch it again");
    }
  }

  private static String id(Piece piece) {
    try {
      String id = piece.parse().attribute("id");
      return id == null ? "" : id.strip();
    } catch (IllegalArgumentException broken) {
      return "";
    }
  }

  private static String venue(Piece piece) {
    try {
      XmlNode meta = piece.parse();
      String title = meta.value("booktitle");
      String year = meta.value("year");
      return title == null
          ? ""
          : CleanText.line(AnthologyText.of(meta.first("booktitle").orElseThrow()))
              + (year == null ? "" : " (" + CleanText.line(year) + ")");
    } catch (IllegalArgumentException broken) {
      return "";
    }
  }

  private static HarvestedRecord record(
      Piece piece, String collection, String volume, String venue, int number) {
    try {
      return new HarvestedRecord.OfPaper(
          paper(piece.parse(), collection, volume, venue), List.of());
    } catch (IllegalArgumentException bad) {
      return new HarvestedRecord.Rejected(
          number, bad.getMessage() + " (line " + piece.line() + ")");
    }
  }

  private static Paper paper(XmlNode node, String collection, String volume, String venue) {
    String number = node.attribute("id");
    if (number == null || collection.isEmpty()) {
      throw new IllegalArgumentException("the paper has no number");
    }
    String local = AnthologyText.identifier(collection, volume, number.strip());
    String key = node.value("bibkey");
    String pages = node.value("pages");
    return PaperFinisher.finish(
        Paper.builder(
                new PaperId(SOURCE, local), node.first("title").map(AnthologyText::of).orElse(""))
            .provenance(SOURCE)
            .abstractText(node.first("abstract").map(AnthologyText::of).orElse(""))
            .language(language(node.value("language")))
            .authors(authors(node))
            .doi(node.value("doi"))
            .journalReference(venue.isEmpty() || pages == null ? venue : venue + ", " + pages)
            .links(links(node, local))
            .externalIds(key == null ? List.of() : List.of(new ExternalId("bibkey", key)))
            .withdrawn(node.first("retracted").isPresent() || node.first("removed").isPresent())
            .build());
  }

  private static String language(@Nullable String code) {
    return code == null ? "und" : Languages.tag(code);
  }

  private static List<Author> authors(XmlNode node) {
    List<Author> authors = new ArrayList<>();
    for (XmlNode author : node.all("author")) {
      String last = author.value("last");
      String first = author.value("first");
      if (last == null && first == null) {
        continue;
      }
      List<String> places =
          author.all("affiliation").stream()
              .map(place -> CleanText.line(place.text()))
              .filter(place -> !place.isEmpty())
              .toList();
      Author read =
          AuthorNames.ofParts(
              last == null ? "" : CleanText.line(last),
              first == null ? "" : CleanText.line(first),
              "",
              places);
      String orcid = author.attribute("orcid");
      authors.add(
          orcid == null
              ? read
              : new Author(read.name(), read.family(), read.given(), read.suffix(), orcid, places));
    }
    return authors;
  }

  private static List<Link> links(XmlNode node, String local) {
    List<Link> links = new ArrayList<>();
    links.add(new Link(Link.Kind.ABSTRACT, "https://aclanthology.org/" + local + "/"));
    String url = node.value("url");
    if (url != null && Urls.isWeb(url)) {
      links.add(new Link(Link.Kind.PDF, url));
    } else if (url != null) {
      links.add(new Link(Link.Kind.PDF, "https://aclanthology.org/" + local + ".pdf"));
    }
    for (XmlNode code : node.all("pwccode")) {
      String address = code.attribute("url");
      if (address != null && Urls.isWeb(address)) {
        links.add(new Link(Link.Kind.CODE, address));
      }
    }
    return links;
  }
}

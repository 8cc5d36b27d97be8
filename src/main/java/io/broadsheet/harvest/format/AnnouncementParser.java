package io.broadsheet.harvest.format;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.harvest.HarvestedRecord;
import io.broadsheet.harvest.format.XmlPieces.Piece;
import io.broadsheet.paper.AnnouncementCalendar;
import io.broadsheet.paper.ArxivIdentifier;
import io.broadsheet.paper.Author;
import io.broadsheet.paper.AuthorNames;
import io.broadsheet.paper.Paper;
import io.broadsheet.text.TexToText;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads arXiv's daily announcement feeds, RSS and Atom. Stateless, safe for use by many threads.
public final class AnnouncementParser {
  private static final Pattern PREAMBLE =
      Pattern.compile(
          "(?is)^\\s*arXiv:\\s*(?<id>\\S+)\\s+Announce\\s+Type:\\s*(?<type>[a-z-]+)\\s*"
              + "(?:Abstract:\\s*)?");
  private static final Pattern TITLE_REMARK =
      Pattern.compile("(?i)\\s*\\(arXiv:[^()]*\\)\\s*\\.?\\s*$");

  private AnnouncementParser() {}

  /// Either the item or why it could not be read.
  public sealed interface Item {
    record Read(Announcement announcement) implements Item {}

    record Unread(HarvestedRecord.Rejected rejected) implements Item {}
  }

  /// Reads one feed.
  ///
  /// @throws BroadsheetException of kind INVALID when the bytes are no feed, or the feed of an
  ///   error
  /// @throws IOException when `in` cannot be read; the items before were handed on
  public static AnnouncementFeed read(InputStream in, Consumer<Item> items) throws IOException {
    XmlPieces pieces =
        new XmlPieces(
            CharacterInput.open(in),
            Set.of("item", "entry", "title", "image", "pubDate", "lastBuildDate", "updated"),
            Set.of("rss", "feed", "RDF"));
    String root = "";
    String title = "";
    LocalDate day = null;
    LocalDate newest = null;
    int count = 0;
    for (Optional<Piece> next = pieces.next(); next.isPresent(); next = pieces.next()) {
      Piece piece = next.get();
      switch (piece.name()) {
        case "rss", "feed", "RDF" -> root = piece.name();
        case "item", "entry" -> {
          Item item = item(piece, ++count);
          items.accept(item);
          if (item instanceof Item.Read(Announcement read)) {
            newest = later(newest, read.batch());
          }
        }
        case "title" -> title = title.isEmpty() ? text(piece) : title;
        case "image" -> {
          // its title is not the feed's
        }
        default -> day = later(day, day(text(piece)));
      }
    }
    if (root.isEmpty()) {
      throw BroadsheetException.invalid("not a feed: it has no rss, feed or RDF element");
    }
    if (title.toLowerCase(Locale.ROOT).startsWith("feed error")) {
      throw BroadsheetException.invalid("the feed is an error: " + title);
    }
    return new AnnouncementFeed(title, day, count, newest, pieces.closed(root));
  }

  private static Item item(Piece piece, int number) {
    try {
      return new Item.Read(announcement(piece.parse()));
    } catch (IllegalArgumentException bad) {
      return new Item.Unread(
          new HarvestedRecord.Rejected(number, bad.getMessage() + " (line " + piece.line() + ")"));
    }
  }

  private static Announcement announcement(XmlNode item) {
    String description = first(item, "description", "summary", "content");
    Matcher preamble = PREAMBLE.matcher(description == null ? "" : description);
    boolean found = preamble.find();
    ArxivIdentifier id = identifier(item, found ? preamble.group("id") : null);
    String type = item.value("announce_type");
    Announcement.Kind kind = kind(type == null && found ? preamble.group("type") : type);
    String stamp = first(item, "pubDate", "published", "updated", "date");
    LocalDate batch = stamp == null ? null : day(stamp);
    boolean listsFirst = kind == Announcement.Kind.NEW || kind == Announcement.Kind.CROSS;
    String title = item.value("title");
    Paper paper =
        PaperFinisher.finish(
            Paper.builder(
                    id.paperId(), title == null ? "" : TITLE_REMARK.matcher(title).replaceFirst(""))
                .provenance("arxiv-rss")
                .abstractText(
                    description == null
                        ? ""
                        : found ? description.substring(preamble.end()) : description)
                .authors(authors(item))
                .categories(
                    item.all("category").stream().map(AnnouncementParser::category).toList())
                .announcedOn(listsFirst ? batch : null)
                .updatedAt(listsFirst || stamp == null ? null : instant(stamp))
                .doi(item.value("DOI"))
                .journalReference(item.value("journal_reference"))
                .licence(item.value("rights"))
                .build());
    return new Announcement(paper, kind, batch, id.version().orElse(0));
  }

  private static ArxivIdentifier identifier(XmlNode item, @Nullable String described) {
    for (String candidate : new String[] {first(item, "guid", "id"), described, link(item)}) {
      if (candidate != null) {
        Optional<ArxivIdentifier> id = ArxivIdentifier.parse(candidate);
        if (id.isPresent()) {
          return id.get();
        }
      }
    }
    throw new IllegalArgumentException("the item names no arXiv identifier");
  }

  private static @Nullable String link(XmlNode item) {
    String text = item.value("link");
    return text != null ? text : item.first("link").map(l -> l.attribute("href")).orElse(null);
  }

  private static Announcement.Kind kind(@Nullable String type) {
    return switch (type == null ? "new" : type.strip().toLowerCase(Locale.ROOT)) {
      case "new" -> Announcement.Kind.NEW;
      case "cross" -> Announcement.Kind.CROSS;
      case "replace" -> Announcement.Kind.REPLACE;
      case "replace-cross" -> Announcement.Kind.REPLACE_CROSS;
      default -> throw new IllegalArgumentException("unknown announce type " + type);
    };
  }

  private static String category(XmlNode category) {
    String term = category.attribute("term");
    return term == null ? category.text() : term;
  }

  private static List<Author> authors(XmlNode item) {
    List<Author> authors = new ArrayList<>();
    for (XmlNode creator : item.all("creator")) {
      authors.addAll(AuthorNames.parseList(TexToText.convert(CleanText.line(creator.text()))));
    }
    for (XmlNode author : item.all("author")) {
      String name = author.value("name");
      if (name != null && item.all("creator").isEmpty()) {
        authors.addAll(AuthorNames.parseList(TexToText.convert(CleanText.line(name))));
      }
    }
    return authors;
  }

  private static @Nullable String first(XmlNode item, String... names) {
    for (String name : names) {
      String value = item.value(name);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  private static String text(Piece piece) {
    try {
      return CleanText.line(piece.parse().text());
    } catch (IllegalArgumentException unreadable) {
      return "";
    }
  }

  private static @Nullable Instant instant(String stamp) {
    Instant mail = ArxivFields.mailDate(stamp);
    return mail == null ? ArxivFields.instant(stamp) : mail;
  }

  private static @Nullable LocalDate day(String stamp) {
    Instant instant = instant(stamp);
    return instant == null ? null : instant.atZone(AnnouncementCalendar.ZONE).toLocalDate();
  }

  private static @Nullable LocalDate later(@Nullable LocalDate known, @Nullable LocalDate other) {
    return known == null || (other != null && other.isAfter(known)) ? other : known;
  }
}

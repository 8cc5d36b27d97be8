package io.broadsheet.testing;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The announcement feeds of a fake arXiv: one for each category, with whatever batch it was last
/// given, however old, under today's build date.
public final class FakeFeeds {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final DateTimeFormatter MAIL_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

  private final Map<String, List<Item>> batches = new ConcurrentHashMap<>();

  /// One announced paper.
  ///
  /// @param type `new`, `cross`, `replace`, `replace-cross`
  public record Item(FakeRecord record, String type, Instant date) {}

  /// Makes the category's feed show these papers as new of this day, and no others.
  public void announce(String category, Instant day, List<FakeRecord> records) {
    show(category, records.stream().map(record -> new Item(record, "new", day)).toList());
  }

  public void show(String category, List<Item> items) {
    batches.put(category.toLowerCase(Locale.ROOT), List.copyOf(items));
  }

  /// Empty for a category nobody gave a batch.
  Optional<String> feed(String query, Instant now) {
    List<Item> items = new ArrayList<>();
    for (String category : query.toLowerCase(Locale.ROOT).split("[+ ]")) {
      List<Item> batch = batches.get(category);
      if (batch == null) {
        return Optional.empty();
      }
      items.addAll(batch);
    }
    return Optional.of(channel(query + " updates on arXiv.org", now, items));
  }

  String error(String query) {
    return channel("Feed error for query: " + query, Instant.EPOCH, List.of());
  }

  private static String channel(String title, Instant now, List<Item> items) {
    StringBuilder xml =
        new StringBuilder(
            "<?xml version='1.0' encoding='UTF-8'?>\n<rss xmlns:arxiv=\"http://arxiv.org/schemas/atom\""
                + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" version=\"2.0\"><channel><title>");
    xml.append(FakeMetadata.escape(title))
        .append(
            "</title><link>http://rss.arxiv.org/rss/</link><language>en-us</language><lastBuildDate>")
        .append(mailDate(midnight(now)))
        .append("</lastBuildDate><pubDate>")
        .append(mailDate(midnight(now)))
        .append("</pubDate><skipDays><day>Saturday</day><day>Sunday</day></skipDays>\n");
    items.forEach(item -> xml.append(item(item)));
    return xml.append("</channel></rss>\n").toString();
  }

  private static String item(Item item) {
    FakeRecord record = item.record();
    StringBuilder categories = new StringBuilder();
    record
        .categories()
        .forEach(c -> categories.append("<category>").append(c).append("</category>"));
    return "<item><title>"
        + FakeMetadata.escape(record.title())
        + "</title><link>https://arxiv.org/abs/"
        + record.id()
        + "</link><description>arXiv:"
        + record.id()
        + "v"
        + record.versions()
        + " Announce Type: "
        + item.type()
        + " \nAbstract: "
        + FakeMetadata.escape(record.abstractText())
        + "</description><guid isPermaLink=\"false\">oai:arXiv.org:"
        + record.id()
        + "v"
        + record.versions()
        + "</guid>"
        + categories
        + "<pubDate>"
        + mailDate(midnight(item.date()))
        + "</pubDate><arxiv:announce_type>"
        + item.type()
        + "</arxiv:announce_type><dc:rights>http://arxiv.org/licenses/nonexclusive-distrib/1.0/"
        + "</dc:rights><dc:creator>"
        + FakeMetadata.escape(
            String.join(", ", record.authors().stream().map(FakeFeeds::givenFirst).toList()))
        + "</dc:creator></item>\n";
  }

  private static String givenFirst(String author) {
    String[] parts = author.split(", ");
    return parts[1] + " " + parts[0];
  }

  private static ZonedDateTime midnight(Instant instant) {
    return instant.atZone(NEW_YORK).toLocalDate().atStartOfDay(NEW_YORK);
  }

  private static String mailDate(ZonedDateTime time) {
    return MAIL_DATE.format(time);
  }
}

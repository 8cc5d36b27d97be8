package io.broadsheet.harvest.format;

import io.broadsheet.paper.ArxivIdentifier;
import io.broadsheet.paper.Author;
import io.broadsheet.paper.AuthorNames;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperBuilder;
import io.broadsheet.paper.PaperId;
import io.broadsheet.paper.PaperVersion;
import io.broadsheet.text.TexToText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// arXiv's own two metadata formats, as OAI-PMH carries them. Elements may come in any order.
/// `acm-class` is not read: the server fills it with the MSC class.
final class ArxivMetadata {
  /// Days within which a datestamp after the submission is that of the announcement, when there is
  /// one version only: weekends, holidays and moderation.
  private static final int ANNOUNCED_WITHIN = 8;

  private ArxivMetadata() {}

  /// `created` is the day of the current version on some records and of the first on others: it is
  /// believed to be the first's only where the identifier's month allows it.
  static Paper arxiv(XmlNode node, String datestamp) {
    PaperId id = id(node);
    LocalDate created = ArxivFields.day(node.value("created"));
    LocalDate updated = ArxivFields.day(node.value("updated"));
    LocalDate submitted = created != null && isPlausible(created, id) ? created : null;
    LocalDate changed = updated == null ? created : updated;
    List<Author> authors = new ArrayList<>();
    node.first("authors")
        .ifPresent(
            all ->
                all.all("author").stream()
                    .map(ArxivMetadata::author)
                    .filter(author -> !author.name().isBlank())
                    .forEach(authors::add));
    return common(node, id)
        .authors(authors)
        .submittedAt(midnight(submitted))
        .updatedAt(midnight(changed))
        .announcedOn(announced(id, midnight(submitted), updated == null, datestamp))
        .build();
  }

  static Paper arxivRaw(XmlNode node, String datestamp) {
    PaperId id = id(node);
    List<PaperVersion> versions = new ArrayList<>();
    boolean withdrawn = false;
    int latest = 0;
    for (XmlNode version : node.all("version")) {
      int number = number(version.attribute("version"));
      if (number > 0) {
        versions.add(new PaperVersion(number, ArxivFields.mailDate(version.value("date"))));
        if (number > latest) {
          latest = number;
          String type = version.value("source_type");
          withdrawn = type != null && type.toUpperCase(Locale.ROOT).contains("I");
        }
      }
    }
    versions.sort(Comparator.comparingInt(PaperVersion::number));
    Instant submitted = first(versions);
    PaperBuilder paper =
        common(node, id)
            .authors(authors(node.value("authors")))
            .versions(versions)
            .submittedAt(submitted)
            .updatedAt(versions.isEmpty() ? null : versions.getLast().submittedAt())
            .announcedOn(announced(id, submitted, versions.size() == 1, datestamp));
    Paper built = paper.build();
    return withdrawn ? built.toBuilder().withdrawn(true).build() : built;
  }

  static @Nullable Instant first(List<PaperVersion> versions) {
    return versions.isEmpty() || versions.getFirst().number() != 1
        ? null
        : versions.getFirst().submittedAt();
  }

  /// `v3` or `3` as 3; 0 when it is neither.
  static int number(@Nullable String version) {
    if (version == null) {
      return 0;
    }
    String digits = version.strip().replaceFirst("^[vV]", "");
    return digits.matches("[1-9]\\d{0,3}") ? Integer.parseInt(digits) : 0;
  }

  /// New papers enter the list late in the evening of New York, which in UTC is the day their batch
  /// is dated: so the datestamp of a paper with one version, seen soon after its submission, is the
  /// day of its announcement. All others are estimated from the submission.
  private static @Nullable LocalDate announced(
      PaperId id, @Nullable Instant submitted, boolean oneVersion, String datestamp) {
    if (submitted == null) {
      return null;
    }
    LocalDate estimate = ArxivFields.estimatedAnnouncement(submitted, id.local());
    LocalDate stamped = ArxivFields.day(datestamp);
    return oneVersion
            && stamped != null
            && !stamped.isBefore(estimate)
            && stamped.isBefore(estimate.plusDays(ANNOUNCED_WITHIN))
            && ArxivFields.month(id.local())
                .map(YearMonth.from(stamped.minusDays(1))::equals)
                .orElse(false)
        ? stamped
        : estimate;
  }

  private static PaperBuilder common(XmlNode node, PaperId id) {
    String title = node.value("title");
    String abstractText = node.value("abstract");
    String comment = node.value("comments");
    return PaperFinisher.finish(
        Paper.builder(id, title == null ? "" : title)
            .provenance("arxiv")
            .abstractText(abstractText == null ? "" : abstractText)
            .categories(ArxivFields.categories(node.value("categories")))
            .comment(comment)
            .doi(node.value("doi"))
            .journalReference(node.value("journal-ref"))
            .reportNumber(node.value("report-no"))
            .licence(node.value("license"))
            .withdrawn(ArxivFields.saysWithdrawn(comment, abstractText))
            .build())
        .toBuilder();
  }

  private static Author author(XmlNode node) {
    String family = node.value("keyname");
    String given = node.value("forenames");
    String suffix = node.value("suffix");
    return AuthorNames.ofParts(
        family == null ? "" : CleanText.line(family),
        given == null ? "" : CleanText.line(given),
        suffix == null ? "" : CleanText.line(suffix),
        node.all("affiliation").stream()
            .map(place -> CleanText.line(place.text()))
            .filter(place -> !place.isEmpty())
            .toList());
  }

  private static List<Author> authors(@Nullable String line) {
    return line == null
        ? List.of()
        : AuthorNames.parseList(TexToText.convert(CleanText.line(line)));
  }

  private static PaperId id(XmlNode node) {
    String id = node.value("id");
    if (id == null) {
      throw new IllegalArgumentException("the record has no id");
    }
    return ArxivIdentifier.parse(id)
        .map(ArxivIdentifier::paperId)
        .orElseThrow(() -> new IllegalArgumentException("not an arXiv identifier: " + id));
  }

  private static boolean isPlausible(LocalDate created, PaperId id) {
    return ArxivFields.month(id.local())
        .map(month -> !created.isAfter(month.atEndOfMonth()))
        .orElse(true);
  }

  private static @Nullable Instant midnight(@Nullable LocalDate day) {
    return day == null ? null : day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}

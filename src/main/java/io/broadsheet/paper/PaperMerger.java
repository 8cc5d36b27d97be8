package io.broadsheet.paper;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes one paper of what two records say of it.
public final class PaperMerger {
  /// Provenances from the least to the most trusted on what a paper is. One that is not listed
  /// ranks lowest.
  private static final List<String> TRUST =
      List.of(
          "captured",
          "bibtex",
          "daily-papers",
          "openalex",
          "oai",
          "arxiv-rss",
          "arxiv-atom",
          "arxiv-snapshot",
          "anthology",
          "broadsheet",
          "arxiv");

  private PaperMerger() {}

  /// The paper after `incoming` was heard. The record of the more trusted provenance (the incoming
  /// one, when equal) decides each field that it has, however much longer the other's is; the other
  /// fills what it lacks. An announcement date, once known, only becomes earlier; versions are
  /// united by number, links and other identifiers by value. Hearing the same record twice changes
  /// nothing the second time.
  public static Paper merge(Paper existing, Paper incoming) {
    boolean incomingLeads = rank(incoming) >= rank(existing);
    Paper lead = incomingLeads ? incoming : existing;
    Paper other = incomingLeads ? existing : incoming;
    return lead.toBuilder()
        .abstractText(lead.abstractText().isEmpty() ? other.abstractText() : lead.abstractText())
        .language(lead.abstractText().isEmpty() ? other.language() : lead.language())
        .authors(lead.authors().isEmpty() ? other.authors() : lead.authors())
        .categories(lead.categories().isEmpty() ? other.categories() : lead.categories())
        .versions(versions(lead, other))
        .submittedAt(either(lead.submittedAt(), other.submittedAt()))
        .updatedAt(either(lead.updatedAt(), other.updatedAt()))
        .announcedOn(earlier(lead.announcedOn(), other.announcedOn()))
        .comment(either(lead.comment(), other.comment()))
        .doi(either(lead.doi(), other.doi()))
        .journalReference(either(lead.journalReference(), other.journalReference()))
        .reportNumber(either(lead.reportNumber(), other.reportNumber()))
        .licence(either(lead.licence(), other.licence()))
        .links(union(lead.links(), other.links()))
        .externalIds(union(lead.externalIds(), other.externalIds()))
        .build();
  }

  private static int rank(Paper paper) {
    return TRUST.indexOf(paper.provenance());
  }

  private static List<PaperVersion> versions(Paper lead, Paper other) {
    TreeMap<Integer, PaperVersion> versions = new TreeMap<>();
    for (PaperVersion version : other.versions()) {
      versions.put(version.number(), version);
    }
    for (PaperVersion version : lead.versions()) {
      PaperVersion known = versions.get(version.number());
      if (known == null || version.submittedAt() != null) {
        versions.put(version.number(), version);
      }
    }
    return List.copyOf(versions.values());
  }

  private static @Nullable LocalDate earlier(@Nullable LocalDate lead, @Nullable LocalDate other) {
    if (lead == null || other == null) {
      return either(lead, other);
    }
    return lead.isBefore(other) ? lead : other;
  }

  private static <T> @Nullable T either(@Nullable T lead, @Nullable T other) {
    return lead == null ? other : lead;
  }

  private static <T> List<T> union(List<T> lead, List<T> other) {
    return Stream.concat(lead.stream(), other.stream()).distinct().toList();
  }
}

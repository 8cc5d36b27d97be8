package io.broadsheet.paper;

import java.time.Instant;
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

  private static final String ANNOUNCEMENT_FEED = "arxiv-rss";

  private PaperMerger() {}

  /// The paper after `incoming` was heard. The record of the more trusted provenance (the incoming
  /// one, when equal) decides each field that it has, however much longer the other's is; the other
  /// fills what it lacks. An announcement date, once known, stays, so that a paper does not wander
  /// from one day's edition to another; only an announcement feed, which does not reckon it but
  /// says it, corrects it. The date of version 1, where it is known, is when the paper was
  /// submitted. Versions are united by number, links and other identifiers by value. Hearing the
  /// same record twice changes nothing the second time.
  public static Paper merge(Paper existing, Paper incoming) {
    boolean incomingLeads = rank(incoming) >= rank(existing);
    Paper lead = incomingLeads ? incoming : existing;
    Paper other = incomingLeads ? existing : incoming;
    List<PaperVersion> versions = versions(lead, other);
    return lead.toBuilder()
        .abstractText(lead.abstractText().isEmpty() ? other.abstractText() : lead.abstractText())
        .language(lead.abstractText().isEmpty() ? other.language() : lead.language())
        .authors(lead.authors().isEmpty() ? other.authors() : lead.authors())
        .categories(lead.categories().isEmpty() ? other.categories() : lead.categories())
        .versions(versions)
        .submittedAt(
            either(firstVersion(versions), either(lead.submittedAt(), other.submittedAt())))
        .updatedAt(either(lead.updatedAt(), other.updatedAt()))
        .announcedOn(announced(existing, incoming))
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

  private static @Nullable LocalDate announced(Paper existing, Paper incoming) {
    boolean said = incoming.provenance().equals(ANNOUNCEMENT_FEED);
    return said
        ? either(incoming.announcedOn(), existing.announcedOn())
        : either(existing.announcedOn(), incoming.announcedOn());
  }

  private static @Nullable Instant firstVersion(List<PaperVersion> versions) {
    return versions.isEmpty() || versions.getFirst().number() != 1
        ? null
        : versions.getFirst().submittedAt();
  }

  private static <T> @Nullable T either(@Nullable T lead, @Nullable T other) {
    return lead == null ? other : lead;
  }

  private static <T> List<T> union(List<T> lead, List<T> other) {
    return Stream.concat(lead.stream(), other.stream()).distinct().toList();
  }
}

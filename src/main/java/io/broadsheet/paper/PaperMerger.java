package io.broadsheet.paper;

import java.util.List;
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
  /// one, when equal) decides each field that it has; the other fills what it lacks. An
  /// announcement date, once known, only becomes earlier; version lists and links are united.
  public static Paper merge(Paper existing, Paper incoming) {
    boolean incomingLeads = rank(incoming) >= rank(existing);
    Paper lead = incomingLeads ? incoming : existing;
    Paper other = incomingLeads ? existing : incoming;
    return lead.toBuilder()
        .abstractText(lead.abstractText().isEmpty() ? other.abstractText() : lead.abstractText())
        .language(lead.abstractText().isEmpty() ? other.language() : lead.language())
        .authors(longer(lead.authors(), other.authors()))
        .categories(lead.categories().isEmpty() ? other.categories() : lead.categories())
        .versions(
            lead.versions().size() >= other.versions().size() ? lead.versions() : other.versions())
        .submittedAt(either(lead.submittedAt(), other.submittedAt()))
        .updatedAt(either(lead.updatedAt(), other.updatedAt()))
        .announcedOn(either(existing.announcedOn(), incoming.announcedOn()))
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

  private static List<Author> longer(List<Author> lead, List<Author> other) {
    return lead.isEmpty() ? other : lead;
  }

  private static <T> @Nullable T either(@Nullable T lead, @Nullable T other) {
    return lead == null ? other : lead;
  }

  private static <T> List<T> union(List<T> lead, List<T> other) {
    return java.util.stream.Stream.concat(lead.stream(), other.stream()).distinct().toList();
  }
}

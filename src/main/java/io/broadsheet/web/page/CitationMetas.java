package io.broadsheet.web.page;

import io.broadsheet.paper.Author;
import io.broadsheet.paper.Paper;
import io.broadsheet.text.TexToText;
import io.broadsheet.web.page.Page.Meta;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The `citation_…` elements by which Zotero and Google Scholar read a paper off its page (Google
/// Scholar's inclusion guidelines, Zotero's Embedded Metadata translator).
final class CitationMetas {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu/MM/dd", Locale.ROOT);

  private CitationMetas() {}

  /// @param url absolute, of the paper's page here
  static List<Meta> of(Paper paper, String url) {
    List<Meta> metas = new ArrayList<>();
    add(metas, "citation_title", TexToText.convert(paper.title()));
    for (Author author : paper.authors()) {
      add(metas, "citation_author", lastFirst(author));
    }
    LocalDate first =
        paper.submittedAt() == null
            ? paper.announcedOn()
            : LocalDate.ofInstant(paper.submittedAt(), ZoneOffset.UTC);
    LocalDate online =
        paper.updatedAt() == null ? first : LocalDate.ofInstant(paper.updatedAt(), ZoneOffset.UTC);
    add(metas, "citation_date", first == null ? null : DATE.format(first));
    add(metas, "citation_online_date", online == null ? null : DATE.format(online));
    add(metas, "citation_doi", paper.doi());
    add(metas, "citation_journal_title", paper.journalReference());
    if (paper.id().isArxiv()) {
      add(metas, "citation_arxiv_id", paper.id().local());
      add(metas, "citation_pdf_url", "https://arxiv.org/pdf/" + paper.id().local());
    }
    add(metas, "citation_abstract_html_url", url);
    add(metas, "citation_public_url", url);
    if (!paper.language().equals("und")) {
      add(metas, "citation_language", paper.language());
    }
    for (String category : paper.categories()) {
      add(metas, "citation_keywords", category);
    }
    add(metas, "citation_abstract", TexToText.convert(paper.abstractText()));
    return metas;
  }

  private static String lastFirst(Author author) {
    if (author.family() == null || author.given() == null) {
      return author.name();
    }
    return author.family()
        + ", "
        + author.given()
        + (author.suffix() == null ? "" : ", " + author.suffix());
  }

  private static void add(List<Meta> metas, String name, @Nullable String content) {
    if (content != null && !content.isBlank()) {
      metas.add(new Meta(name, content));
    }
  }
}

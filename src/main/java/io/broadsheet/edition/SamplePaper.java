package io.broadsheet.edition;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.broadsheet.paper.Author;
import io.broadsheet.paper.Link;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A line of the bundled sample.
///
/// @param id a bare arXiv identifier
/// @param date when it was submitted; null when not known
/// @param links code and project pages
/// @param authors empty when not known
/// @param synopsis two sentences written for this project, not the abstract
/// @param synopsisZh the same in Chinese
record SamplePaper(
    String id,
    String title,
    @Nullable String date,
    List<String> links,
    List<String> authors,
    List<String> categories,
    String synopsis,
    @JsonProperty("synopsis_zh") String synopsisZh) {

  /// @throws IllegalArgumentException naming what is missing or malformed
  SamplePaper {
    require(id != null && PaperId.parse(id).filter(PaperId::isArxiv).isPresent(), "id");
    require(title != null && !title.isBlank(), "title");
    require(links != null, "links");
    require(authors != null, "authors");
    require(categories != null && !categories.isEmpty(), "categories");
    require(synopsis != null && !synopsis.isBlank(), "synopsis");
    require(synopsisZh != null && !synopsisZh.isBlank(), "synopsis_zh");
    if (date != null) {
      LocalDate.parse(date);
    }
    links.forEach(url -> new Link(Link.Kind.PROJECT, url));
  }

  private static void require(boolean holds, String field) {
    if (!holds) {
      throw new IllegalArgumentException(field + " is missing or malformed");
    }
  }

  /// As a paper whose abstract is the synopsis.
  Paper toPaper(boolean chinese) {
    return Paper.builder(PaperId.arxiv(id), title)
        .provenance("sample")
        .abstractText(chinese ? synopsisZh : synopsis)
        .language("en")
        .authors(authors.stream().map(Author::named).toList())
        .categories(categories)
        .announcedOn(date == null ? null : LocalDate.parse(date))
        .links(links.stream().map(SamplePaper::link).toList())
        .build();
  }

  private static Link link(String url) {
    boolean code = url.toLowerCase(Locale.ROOT).contains("github.com/");
    return new Link(code ? Link.Kind.CODE : Link.Kind.PROJECT, url);
  }
}

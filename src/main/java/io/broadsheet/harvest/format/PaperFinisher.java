package io.broadsheet.harvest.format;

import io.broadsheet.paper.ArxivIdentifier;
import io.broadsheet.paper.Author;
import io.broadsheet.paper.CategoryTaxonomy;
import io.broadsheet.paper.DoiIdentifier;
import io.broadsheet.paper.Link;
import io.broadsheet.paper.Paper;
import io.broadsheet.text.LanguageDetector;
import io.broadsheet.text.LinkFinder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The last step of every format: the raw values of a record made into the paper that is kept.
public final class PaperFinisher {
  private PaperFinisher() {}

  /// Folds white space, orders categories, and finds what a record does not say itself.
  ///
  /// @throws IllegalArgumentException when the title is blank
  public static Paper finish(Paper raw) {
    String title = CleanText.line(raw.title());
    String abstractText = CleanText.paragraphs(raw.abstractText());
    String comment = CleanText.lineOrNull(raw.comment());
    return raw.toBuilder()
        .title(title)
        .abstractText(abstractText)
        .language(
            raw.language().equals("und")
                ? LanguageDetector.detect(title + "\n" + abstractText)
                : raw.language())
        .links(links(raw.links(), abstractText, comment))
        .authors(authors(raw.authors()))
        .categories(categories(raw.categories()))
        .comment(comment)
        .doi(doi(raw.doi()))
        .journalReference(CleanText.lineOrNull(raw.journalReference()))
        .reportNumber(CleanText.lineOrNull(raw.reportNumber()))
        .licence(CleanText.lineOrNull(raw.licence()))
        .build();
  }

  private static List<Author> authors(List<Author> raw) {
    List<Author> authors = new ArrayList<>(raw.size());
    for (Author author : raw) {
      String name = CleanText.line(author.name());
      if (!name.isEmpty()) {
        authors.add(
            new Author(
                name,
                CleanText.lineOrNull(author.family()),
                CleanText.lineOrNull(author.given()),
                CleanText.lineOrNull(author.suffix()),
                CleanText.lineOrNull(author.orcid()),
                author.affiliations()));
      }
    }
    return authors;
  }

  private static List<String> categories(List<String> raw) {
    Set<String> categories = new LinkedHashSet<>();
    for (String code : raw) {
      String clean = CleanText.line(code);
      if (!clean.isEmpty()) {
        categories.add(CategoryTaxonomy.canonical(clean));
      }
    }
    return List.copyOf(categories);
  }

  /// The links the record gave, then those in its texts.
  private static List<Link> links(List<Link> given, String abstractText, @Nullable String comment) {
    Map<String, Link> links = new LinkedHashMap<>();
    given.forEach(link -> links.putIfAbsent(link.url(), link));
    for (String text : comment == null ? List.of(abstractText) : List.of(abstractText, comment)) {
      for (LinkFinder.Found found : LinkFinder.find(text)) {
        links.putIfAbsent(
            found.url(),
            new Link(found.isCode() ? Link.Kind.CODE : Link.Kind.PROJECT, found.url()));
      }
    }
    return List.copyOf(links.values());
  }

  /// The first DOI of a field that may hold several; null when it holds none. arXiv's own DOIs are
  /// left out: they say no more than the identifier.
  static @Nullable String doi(@Nullable String raw) {
    String clean = CleanText.lineOrNull(raw);
    if (clean == null) {
      return null;
    }
    for (String part : clean.split("[\\s;]+")) {
      Optional<DoiIdentifier> doi = DoiIdentifier.parse(part);
      if (doi.isPresent() && ArxivIdentifier.parse(part).isEmpty()) {
        return doi.get().value();
      }
    }
    return null;
  }
}

package io.broadsheet.harvest.format;

import io.broadsheet.paper.Author;
import io.broadsheet.paper.Paper;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The last step of every format: the raw values of a record made into the paper that is kept.
public final class PaperFinisher {
  private static final Pattern DOI_PREFIX =
      Pattern.compile("(?i)^(?:https?://(?:dx\\.)?doi\\.org/|doi:\\s*)");

  private PaperFinisher() {}

  /// Folds white space, orders categories, and finds what a record does not say itself.
  ///
  /// @throws IllegalArgumentException when the title is blank
  public static Paper finish(Paper raw) {
    return raw.toBuilder()
        .title(CleanText.line(raw.title()))
        .abstractText(CleanText.paragraphs(raw.abstractText()))
        .authors(authors(raw.authors()))
        .categories(categories(raw.categories()))
        .comment(CleanText.lineOrNull(raw.comment()))
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
        categories.add(clean);
      }
    }
    return List.copyOf(categories);
  }

  /// The first DOI of a field that may hold several, without its resolver.
  static @Nullable String doi(@Nullable String raw) {
    String clean = CleanText.lineOrNull(raw);
    if (clean == null) {
      return null;
    }
    String bare = DOI_PREFIX.matcher(clean).replaceFirst("").split("[\\s,;]+", 2)[0];
    return bare.toLowerCase(Locale.ROOT).startsWith("10.") ? bare : null;
  }
}

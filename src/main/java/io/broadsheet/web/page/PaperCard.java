package io.broadsheet.web.page;

import static java.util.Objects.requireNonNull;

import gg.jte.Content;
import io.broadsheet.paper.Author;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperTranslation;
import io.broadsheet.text.Excerpt;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A paper as it stands in a list: headline, who, where, the beginning of the abstract, why. Drawn
/// by `tag/paperCard.jte`.
///
/// @param headline HTML without links
/// @param headlineLanguage BCP 47 tag of the headline
/// @param authors names as shown; the card shows the first three
/// @param excerpt HTML; empty to leave the abstract out
/// @param excerptLanguage BCP 47 tag of the excerpt
/// @param attribution engine of the translation shown, when one is
/// @param reasons why it stands here, in words
public record PaperCard(
    Paper paper,
    Content headline,
    String headlineLanguage,
    List<String> authors,
    Optional<Content> excerpt,
    String excerptLanguage,
    Optional<String> attribution,
    List<String> reasons) {
  /// How many authors a card names.
  public static final int AUTHORS_SHOWN = 3;

  /// Longest excerpt of a usual card, in UTF-16 units; the style sheet clamps to lines as well.
  public static final int EXCERPT_CHARS = 640;

  /// Longest excerpt of the lead.
  public static final int LEAD_EXCERPT_CHARS = 1_400;

  public PaperCard {
    requireNonNull(paper, "paper is null");
    requireNonNull(headline, "headline is null");
    authors = List.copyOf(authors);
    reasons = List.copyOf(reasons);
  }

  /// A card with title and abstract in the language of the translation where there is one.
  ///
  /// @param translation null for the original
  /// @param excerptChars how much of the abstract, 0 for none
  public static PaperCard of(
      Paper paper, @Nullable PaperTranslation translation, int excerptChars, List<String> reasons) {
    String title = paper.title();
    String titleLanguage = paper.language();
    String text = paper.abstractText();
    String textLanguage = paper.language();
    Optional<String> attribution = Optional.empty();
    if (translation != null) {
      if (translation.title() != null) {
        title = translation.title();
        titleLanguage = translation.language();
        attribution = Optional.of(translation.engine());
      }
      if (translation.abstractText() != null) {
        text = translation.abstractText();
        textLanguage = translation.language();
        attribution = Optional.of(translation.engine());
      }
    }
    Optional<Content> excerpt =
        excerptChars == 0 || text.isBlank()
            ? Optional.empty()
            : Optional.of(Markup.texInline(Excerpt.of(text, excerptChars)));
    return new PaperCard(
        paper,
        Markup.texInline(title),
        titleLanguage,
        names(paper),
        excerpt,
        textLanguage,
        attribution,
        reasons);
  }

  /// The same card with other texts in the original's language.
  public PaperCard with(Content newHeadline, Optional<Content> newExcerpt) {
    return new PaperCard(
        paper,
        newHeadline,
        paper.language(),
        authors,
        newExcerpt,
        paper.language(),
        Optional.empty(),
        reasons);
  }

  public List<String> authorsShown() {
    return authors.subList(0, Math.min(AUTHORS_SHOWN, authors.size()));
  }

  public int authorsMore() {
    return Math.max(0, authors.size() - AUTHORS_SHOWN);
  }

  /// The path of the paper's page.
  public String href() {
    return PaperPaths.paper(paper.id());
  }

  private static List<String> names(Paper paper) {
    return paper.authors().stream().map(Author::name).toList();
  }
}

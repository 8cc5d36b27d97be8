package io.broadsheet.web.page;

import static java.util.Objects.requireNonNull;

import gg.jte.Content;
import io.broadsheet.paper.Author;
import io.broadsheet.paper.Paper;
import io.broadsheet.text.Excerpt;
import io.broadsheet.text.TexToText;
import io.broadsheet.web.TextDirection;
import java.util.List;
import java.util.Optional;

/// A paper as it stands in a list: headline, who, where, the beginning of the abstract, why. Drawn
/// by `tag/paperCard.jte`.
///
/// @param authors names as shown; the card shows the first three
/// @param excerpt empty to leave the abstract out
/// @param translation empty when the original is shown
/// @param pending whether a translation is still to come
/// @param reasons why it stands here, in words
public record PaperCard(
    Paper paper,
    Piece headline,
    List<String> authors,
    Optional<Piece> excerpt,
    Optional<Shown> translation,
    boolean pending,
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

  /// HTML without links, in a language.
  ///
  /// @param language BCP 47
  /// @param direction `ltr` or `rtl`
  public record Piece(Content html, String language, String direction) {
    static Piece of(Content html, String language) {
      return new Piece(html, language, TextDirection.of(language));
    }

    static Piece tex(TranslatedPaper.Text text, int chars) {
      String shown = chars == 0 ? text.text() : Excerpt.of(text.text(), chars);
      return new Piece(Markup.texInline(shown), text.language(), text.direction());
    }
  }

  /// A translation that is shown.
  ///
  /// @param attribution whose it is
  /// @param title the original, one click away
  /// @param excerpt of the original; empty where the card has none
  public record Shown(String attribution, Piece title, Optional<Piece> excerpt) {}

  /// A card with title and abstract in the reader's language where they are translated.
  ///
  /// @param excerptChars how much of the abstract, 0 for none
  static PaperCard of(
      Page page, TranslatedPaper translated, int excerptChars, List<String> reasons) {
    TranslatedPaper.Text text = translated.abstractText();
    Optional<Piece> excerpt =
        excerptChars == 0 || text.text().isBlank()
            ? Optional.empty()
            : Optional.of(Piece.tex(text, excerptChars));
    return of(
        translated,
        Piece.tex(translated.title(), 0),
        excerpt,
        translated.isTranslated()
            ? Optional.of(shown(page, translated, excerptChars))
            : Optional.empty(),
        reasons);
  }

  /// A card with texts of its own.
  ///
  /// @param translation empty when the original is shown
  static PaperCard of(
      TranslatedPaper translated,
      Piece headline,
      Optional<Piece> excerpt,
      Optional<Shown> translation,
      List<String> reasons) {
    Paper paper = translated.paper();
    return new PaperCard(
        paper,
        headline,
        paper.authors().stream().map(Author::name).toList(),
        excerpt,
        translation,
        translated.pending(),
        reasons);
  }

  private static Shown shown(Page page, TranslatedPaper translated, int excerptChars) {
    TranslatedPaper original = TranslatedPaper.untranslated(translated.paper());
    boolean hidesText = excerptChars > 0 && translated.hidesAbstract();
    return new Shown(
        translated.attribution(page),
        Piece.tex(original.title(), 0),
        hidesText
            ? Optional.of(Piece.tex(original.abstractText(), excerptChars))
            : Optional.empty());
  }

  public List<String> authorsShown() {
    return authors.subList(0, Math.min(AUTHORS_SHOWN, authors.size()));
  }

  public int authorsMore() {
    return Math.max(0, authors.size() - AUTHORS_SHOWN);
  }

  /// The original title as text, for names of buttons.
  public String plainTitle() {
    return TexToText.convert(paper.title());
  }

  /// The path of the paper's page.
  public String href() {
    return PaperPaths.paper(paper.id());
  }
}

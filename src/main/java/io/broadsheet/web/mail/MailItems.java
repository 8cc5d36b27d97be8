package io.broadsheet.web.mail;

import io.broadsheet.edition.EditionItem;
import io.broadsheet.paper.Paper;
import io.broadsheet.text.Excerpt;
import io.broadsheet.text.TexToText;
import io.broadsheet.web.mail.DigestView.Item;
import io.broadsheet.web.mail.DigestView.Piece;
import io.broadsheet.web.page.Page;
import io.broadsheet.web.page.PaperCard;
import io.broadsheet.web.page.PaperCards;
import io.broadsheet.web.page.PaperPaths;
import io.broadsheet.web.page.ReasonText;
import io.broadsheet.web.page.TranslatedPaper;
import java.util.Optional;

/// The cards of a front page, as a mail shows them.
///
/// @param cards of the papers, in the reader's language
/// @param baseUrl what links begin with
record MailItems(Page page, PaperCards cards, String baseUrl) {
  private static final int LEAD_CHARS = 700;
  private static final int EXCERPT_CHARS = 260;

  Item lead(EditionItem item) {
    return item(item, true, LEAD_CHARS);
  }

  Item usual(EditionItem item) {
    return item(item, false, EXCERPT_CHARS);
  }

  private Item item(EditionItem item, boolean lead, int chars) {
    Paper paper = item.paper();
    PaperCard card = cards.card(item, chars);
    TranslatedPaper shown = cards.translated(paper);
    String authors =
        String.join(page.text("list.separator"), card.authorsShown())
            + (card.authorsMore() > 0 ? " " + page.text("card.more", card.authorsMore()) : "");
    Optional<Piece> excerpt =
        card.excerpt()
            .map(
                piece ->
                    piece(
                        piece, TexToText.convert(Excerpt.of(shown.abstractText().text(), chars))));
    String category = paper.primaryCategory().orElse("");
    return new Item(
        lead,
        baseUrl + card.href(),
        piece(card.headline(), TexToText.convert(shown.title().text())),
        authors,
        category,
        category.isEmpty() ? "" : baseUrl + PaperPaths.category(category),
        paper.id().toString(),
        excerpt,
        card.translation().map(PaperCard.Shown::attribution).orElse(""),
        String.join(page.text("card.reasonSeparator"), ReasonText.of(page, item.reasons())));
  }

  private static Piece piece(PaperCard.Piece html, String plain) {
    return new Piece(html.html(), plain, html.language(), html.direction());
  }
}

package io.broadsheet.web.mail;

import gg.jte.Content;
import java.util.List;
import java.util.Optional;

/// What a mail with papers shows. Addresses are absolute.
///
/// @param subject in one line
/// @param preheader what mail programs show beside the subject
/// @param dateline under the name of the paper
/// @param notice something to know first, and where to read it; empty for none
/// @param unsubscribe ends in the mark of the letter
public record DigestView(
    String subject,
    String preheader,
    String dateline,
    Optional<Link> notice,
    List<Day> days,
    Link front,
    Link settings,
    Link unsubscribe,
    String why) {
  public DigestView {
    days = List.copyOf(days);
  }

  public record Link(String text, String href) {}

  /// A day's front page.
  ///
  /// @param title empty when it is the only one
  /// @param more that there is more of it on the server; empty when there is not
  public record Day(String title, List<Part> parts, Optional<Link> more) {
    public Day {
      parts = List.copyOf(parts);
    }
  }

  /// A section.
  ///
  /// @param title empty above the lead
  /// @param href of the page with all of it; empty for none
  /// @param note beside the title
  public record Part(String title, String href, String note, List<Item> items) {
    public Part {
      items = List.copyOf(items);
    }
  }

  /// A paper.
  ///
  /// @param excerpt empty for none
  /// @param reason why it is here; empty when the section's title says it
  public record Item(
      boolean lead,
      String href,
      Piece headline,
      String authors,
      String category,
      String categoryHref,
      String id,
      Optional<Piece> excerpt,
      String attribution,
      String reason) {}

  /// A text in a language, as HTML and plain.
  public record Piece(Content html, String plain, String language, String direction) {}
}

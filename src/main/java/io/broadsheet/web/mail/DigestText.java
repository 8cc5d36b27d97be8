package io.broadsheet.web.mail;

import io.broadsheet.web.mail.DigestView.Day;
import io.broadsheet.web.mail.DigestView.Item;
import io.broadsheet.web.mail.DigestView.Part;
import io.broadsheet.web.page.Page;

/// The same mail as plain text, in lines of 72 columns.
final class DigestText {
  private final StringBuilder text = new StringBuilder();

  private DigestText() {}

  static String of(Page page, DigestView view) {
    DigestText writer = new DigestText();
    writer.line(page.text("site.name").toUpperCase(page.language().locale()));
    writer.line(view.dateline());
    writer.line("=".repeat(PlainLines.WIDTH));
    view.notice()
        .ifPresent(
            notice -> {
              writer.line("");
              writer.wrapped("! " + notice.text(), "  ");
              writer.line("  " + notice.href());
            });
    view.days().forEach(writer::day);
    writer.line("");
    writer.line("-- ");
    writer.wrapped(view.why(), "");
    writer.line(view.front().text() + ": " + view.front().href());
    writer.line(view.settings().text() + ": " + view.settings().href());
    writer.line(view.unsubscribe().text() + ": " + view.unsubscribe().href());
    return writer.text.toString();
  }

  private void day(Day day) {
    if (!day.title().isEmpty()) {
      line("");
      line("");
      line(day.title().strip());
      line("=".repeat(PlainLines.width(day.title())));
    }
    day.parts().forEach(this::part);
    day.more()
        .ifPresent(
            more -> {
              line("");
              wrapped(more.text(), "");
              line(more.href());
            });
  }

  private void part(Part part) {
    if (!part.title().isEmpty()) {
      line("");
      line("");
      wrapped(part.title() + (part.note().isEmpty() ? "" : " (" + part.note() + ")"), "");
      line("-".repeat(Math.min(PlainLines.WIDTH, PlainLines.width(part.title()))));
    }
    part.items().forEach(this::item);
  }

  private void item(Item item) {
    line("");
    wrapped(item.lead() ? item.headline().plain() : "* " + item.headline().plain(), "  ");
    wrapped(
        "  "
            + item.authors()
            + (item.category().isEmpty() ? "" : " · " + item.category())
            + " · "
            + item.id(),
        "  ");
    item.excerpt().ifPresent(excerpt -> wrapped("  " + excerpt.plain(), "  "));
    if (!item.attribution().isEmpty()) {
      wrapped("  " + item.attribution(), "  ");
    }
    if (!item.reason().isEmpty()) {
      wrapped("  -> " + item.reason(), "     ");
    }
    line("  " + item.href());
  }

  private void wrapped(String paragraph, String indent) {
    text.append(PlainLines.wrap(paragraph, indent)).append('\n');
  }

  private void line(String line) {
    text.append(PlainLines.oneLine(line)).append('\n');
  }
}

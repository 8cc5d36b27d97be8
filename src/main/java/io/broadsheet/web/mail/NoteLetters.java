package io.broadsheet.web.mail;

import io.broadsheet.post.MailAddress;
import io.broadsheet.post.NoteWriter;
import io.broadsheet.post.Subscription;
import io.broadsheet.post.Written;
import io.broadsheet.reader.ReaderProfile;
import io.broadsheet.reader.ReaderShelf;
import io.broadsheet.reader.account.Secret;
import io.broadsheet.web.RequestContext;
import io.broadsheet.web.mail.DigestView.Link;
import io.broadsheet.web.page.Page;
import io.broadsheet.web.page.Pages;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/// Letters with one link: is this address yours, and choose a new password.
public final class NoteLetters implements NoteWriter {
  private final Pages pages;
  private final String baseUrl;
  private final ZoneId zone;
  private final Clock clock;

  /// @param baseUrl what links begin with, without a slash at the end
  /// @param zone of readers who chose none
  public NoteLetters(Pages pages, String baseUrl, ZoneId zone, Clock clock) {
    this.pages = pages;
    this.baseUrl = baseUrl;
    this.zone = zone;
    this.clock = clock;
  }

  /// What the template shows.
  ///
  /// @param before paragraphs above the link
  /// @param after who gets such a letter without having asked, and what to do
  public record View(String subject, List<String> before, Link link, String after) {
    public View {
      before = List.copyOf(before);
    }
  }

  /// Asks whether an address is the reader's.
  @Override
  public Written confirm(ReaderProfile reader, MailAddress address) {
    Page page = page(reader);
    return written(
        page,
        page.text("mail.confirm.subject"),
        List.of(page.text("mail.confirm.text", reader.name(), address)),
        page.text("mail.confirm.link"),
        "/confirm/",
        page.text("mail.confirm.after"));
  }

  @Override
  public Written subscription(ReaderProfile reader, Subscription subscription) {
    Page page = page(reader);
    String topic = subscription.topic().map(follow -> follow.kind().parameter()).orElse("front");
    return written(
        page,
        page.text("subscribe.mail.subject"),
        List.of(
            page.text(
                "subscribe.mail.text",
                subscription.address(),
                page.text("subscribe.mail." + topic),
                page.text(
                    "subscribe.every." + subscription.every().name().toLowerCase(Locale.ROOT)))),
        page.text("subscribe.mail.link"),
        "/confirm/",
        page.text("subscribe.mail.after"));
  }

  /// Holds a link to a new password.
  @Override
  public Written password(ReaderProfile reader) {
    Page page = page(reader);
    return written(
        page,
        page.text("mail.password.subject"),
        List.of(page.text("mail.password.text", reader.name())),
        page.text("mail.password.link"),
        "/join/",
        page.text("mail.password.after"));
  }

  private Page page(ReaderProfile reader) {
    return pages.page(RequestContext.unasked(reader, ReaderShelf.EMPTY, baseUrl, clock, zone), "");
  }

  private Written written(
      Page page, String subject, List<String> before, String link, String path, String after) {
    String mark = Secret.fresh();
    View view = new View(subject, before, new Link(link, baseUrl + path + mark), after);
    StringBuilder text = new StringBuilder();
    before.forEach(paragraph -> text.append(PlainLines.wrap(paragraph, "")).append("\n\n"));
    text.append(view.link().href()).append("\n\n").append(PlainLines.wrap(after, "")).append('\n');
    return new Written(subject, text.toString(), pages.fragment("mail/note.jte", page, view), mark);
  }
}

package io.broadsheet.web.page;

import gg.jte.Content;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.post.DigestChoice;
import io.broadsheet.post.Envelope;
import io.broadsheet.post.MailStore;
import io.broadsheet.post.OutboxStore;
import io.broadsheet.post.Written;
import io.broadsheet.reader.ReaderProfile;
import io.broadsheet.web.PostServices;
import io.broadsheet.web.Reply;
import io.broadsheet.web.RequestContext;
import io.broadsheet.web.mail.MailPage;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// `/digest`: the digest as it would come now, and those that came; `/digest/7`: one of them.
public final class DigestHandler {
  private static final int LISTED = 60;

  private final PostServices post;
  private final Pages pages;

  public DigestHandler(PostServices post, Pages pages) {
    this.post = post;
    this.pages = pages;
  }

  /// What the template shows.
  ///
  /// @param standing when digests come, or why none do
  /// @param mail empty when there is nothing to show
  /// @param sent the last first
  public record Model(
      String standing, String subject, Optional<Content> mail, List<Sent> sent, boolean archived) {
    public Model {
      sent = List.copyOf(sent);
    }
  }

  /// A mail that was sent.
  public record Sent(String href, String subject, String when, String state) {}

  /// The next one.
  public Reply preview(RequestContext context) {
    Page bare = pages.page(context, "");
    Page page = bare.withTitle(bare.text("digest.title"));
    ReaderProfile me = context.reader();
    Optional<Written> written = post.digests().preview(me);
    return draw(
        page,
        new Model(
            standing(page, me),
            written.map(Written::subject).orElse(""),
            written.map(mail -> MailPage.of(mail.html(), mail.mark())),
            sent(page, me),
            false));
  }

  /// One that was sent.
  public Reply archived(RequestContext context) {
    ReaderProfile me = context.reader();
    long number = number(context.pathParameter("number"));
    Envelope envelope =
        post.outbox()
            .archived(me.id(), number)
            .orElseThrow(() -> BroadsheetException.notFound("there is no such mail of yours"));
    Page bare = pages.page(context, "");
    Page page = bare.withTitle(envelope.letter().subject());
    return draw(
        page,
        new Model(
            bare.text("digest.sentAt", bare.dateTime(envelope.writtenAt())),
            envelope.letter().subject(),
            Optional.of(MailPage.of(envelope.letter().html(), envelope.letter().mark())),
            List.of(),
            true));
  }

  private Reply draw(Page page, Model model) {
    return pages.draw("page/digest.jte", page, model).with("Cache-Control", "private, no-store");
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException none) {
      return 0;
    }
  }

  private String standing(Page page, ReaderProfile me) {
    if (!post.sends()) {
      return page.text("mail.off");
    }
    Optional<DigestChoice> choice = post.choices().choice(me.id());
    MailStore.Known known = post.addresses().of(me.id());
    if (choice.isEmpty()) {
      return page.text("digest.never");
    }
    if (known.usable().isEmpty()) {
      return page.text(known.suspendedAt() == null ? "digest.noAddress" : "digest.suspended");
    }
    return choice.get().every() == DigestChoice.Every.DAILY
        ? page.text("digest.daily", hour(choice.get().hour()), known.usable().get())
        : page.text(
            "digest.weekly",
            choice.get().weekday().getDisplayName(TextStyle.FULL, page.language().locale()),
            hour(choice.get().hour()),
            known.usable().get());
  }

  static String hour(int hour) {
    return String.format(Locale.ROOT, "%02d:00", hour);
  }

  private List<Sent> sent(Page page, ReaderProfile me) {
    return post.outbox().archive(me.id(), LISTED).stream()
        .map(
            entry ->
                new Sent(
                    page.href("/digest/" + entry.number()),
                    entry.subject(),
                    page.dateTime(entry.queuedAt()),
                    state(page, entry.state())))
        .toList();
  }

  private static String state(Page page, OutboxStore.State state) {
    return page.text("digest.state." + state.name().toLowerCase(Locale.ROOT));
  }
}

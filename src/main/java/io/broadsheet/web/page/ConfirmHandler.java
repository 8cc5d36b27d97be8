package io.broadsheet.web.page;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.post.LetterKind;
import io.broadsheet.post.MailStore;
import io.broadsheet.post.Subscription;
import io.broadsheet.web.PostServices;
import io.broadsheet.web.Reply;
import io.broadsheet.web.RequestContext;
import java.util.Optional;

/// `/confirm/{secret}`: says that an address is the reader's, by POST; looking at it by GET says
/// nothing. Without sign-in: who has the letter has the address.
public final class ConfirmHandler {
  private final PostServices post;
  private final Pages pages;

  public ConfirmHandler(PostServices post, Pages pages) {
    this.post = post;
    this.pages = pages;
  }

  /// What the template shows.
  ///
  /// @param action empty once it is done
  public record Model(String heading, String text, String action) {}

  public Reply form(RequestContext context) {
    MailStore.Link link =
        post.addresses()
            .link(context.pathParameter("secret"))
            .filter(one -> one.kind() == LetterKind.CONFIRM)
            .orElseThrow(ConfirmHandler::none);
    Page page = pages.page(context, "");
    return draw(
        page,
        new Model(
            page.text("confirm.title"),
            subscription(link)
                .map(
                    one ->
                        page.text(
                            "subscribe.confirm",
                            TopicWords.of(page, one.topic()),
                            one.address(),
                            TopicWords.every(page, one.every())))
                .orElseGet(() -> page.text("confirm.text", link.address())),
            context.rawPath()));
  }

  public Reply act(RequestContext context) {
    MailStore.Link link =
        post.addresses().confirm(context.pathParameter("secret")).orElseThrow(ConfirmHandler::none);
    Page page = pages.page(context, "");
    return draw(
        page,
        new Model(
            page.text("confirm.done"),
            subscription(link).isPresent()
                ? page.text("subscribe.confirmed", link.address())
                : page.text("confirm.doneText", link.address()),
            ""));
  }

  private Optional<Subscription> subscription(MailStore.Link link) {
    return post.subscriptions().flatMap(some -> some.store().of(link.reader()));
  }

  private Reply draw(Page page, Model model) {
    return pages
        .draw("page/confirm.jte", page.withTitle(model.heading()), model)
        .with("Cache-Control", "no-store");
  }

  private static BroadsheetException none() {
    return BroadsheetException.notFound(
        "this link has expired, or another address was asked for since; ask for a new one in the"
            + " settings, or where you subscribed");
  }
}

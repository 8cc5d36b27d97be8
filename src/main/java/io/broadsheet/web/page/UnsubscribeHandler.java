package io.broadsheet.web.page;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.post.LetterKind;
import io.broadsheet.post.MailStore;
import io.broadsheet.post.Subscription;
import io.broadsheet.web.PostServices;
import io.broadsheet.web.Reply;
import io.broadsheet.web.RequestContext;
import java.util.Optional;

/// `/unsubscribe/{secret}`: gives up the letters of a kind. By POST, from a mail program's button
/// (RFC 8058) or this page's, without sign-in: the secret says who it is. Looking at it by GET
/// gives nothing up, since mail servers look at every link. The same again is as good.
public final class UnsubscribeHandler {
  private final PostServices post;
  private final Pages pages;

  public UnsubscribeHandler(PostServices post, Pages pages) {
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
            .filter(one -> one.kind().isList())
            .orElseThrow(UnsubscribeHandler::none);
    Page page = pages.page(context, "");
    Optional<Subscription> subscription =
        post.subscriptions().flatMap(some -> some.store().of(link.reader()));
    if (subscription.isPresent()) {
      String topic = TopicWords.of(page, subscription.get().topic());
      return draw(
          page,
          new Model(
              page.text("unsubscribe.title"),
              page.text("subscribe.endAsk", topic, link.address()),
              context.rawPath()));
    }
    return draw(
        page,
        new Model(
            page.text("unsubscribe.title"),
            page.text(
                link.kind() == LetterKind.DIGEST ? "unsubscribe.digest" : "unsubscribe.alert",
                link.address()),
            context.rawPath()));
  }

  /// Whatever body comes with it: the address says all.
  public Reply act(RequestContext context) {
    String secret = context.pathParameter("secret");
    boolean subscription =
        post.addresses()
            .link(secret)
            .flatMap(one -> post.subscriptions().flatMap(some -> some.store().of(one.reader())))
            .isPresent();
    if (post.addresses().unsubscribe(secret).isEmpty()) {
      throw none();
    }
    Page page = pages.page(context, "");
    return draw(
        page,
        new Model(
            page.text("unsubscribe.done"),
            page.text(subscription ? "subscribe.ended" : "unsubscribe.doneText"),
            ""));
  }

  private Reply draw(Page page, Model model) {
    return pages
        .draw("page/unsubscribe.jte", page.withTitle(model.heading()), model)
        .with("Cache-Control", "no-store");
  }

  private static BroadsheetException none() {
    return BroadsheetException.notFound(
        "this link is none of ours or has expired, or what it belongs to has ended already; your"
            + " settings say what you are sent");
  }
}

package io.broadsheet.web.page;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.post.Questions;
import io.broadsheet.web.AccountServices;
import io.broadsheet.web.FormGuard;
import io.broadsheet.web.Parameters;
import io.broadsheet.web.PostServices;
import io.broadsheet.web.ReaderServices;
import io.broadsheet.web.Reply;
import io.broadsheet.web.RequestContext;
import java.util.Locale;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `/forgot`: sends a link to a new password. The answer is the same whether there is such an
/// account or not, and as quick: who it is, is looked up after it.
public final class ForgotHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ForgotHandler.class);

  private final PostServices post;
  private final AccountServices accounts;
  private final Executor background;
  private final Pages pages;
  private final FormGuard guard;

  public ForgotHandler(ReaderServices readers, PostServices post, Pages pages) {
    this.post = post;
    this.accounts = readers.accounts();
    this.background = readers.background();
    this.pages = pages;
    this.guard = pages.guard();
  }

  /// What the template shows.
  ///
  /// @param sent whether it was asked for
  public record Model(String token, boolean sends, boolean sent) {}

  public Reply form(RequestContext context) {
    mustSignIn();
    return draw(context, false);
  }

  public Reply ask(RequestContext context) {
    Parameters form = context.form();
    guard.check(context, form);
    mustSignIn();
    if (!post.sends()) {
      return draw(context, false);
    }
    String typed = form.text("who").orElse("");
    String name = typed.strip().toLowerCase(Locale.ROOT);
    post.limit().check(name, context.client());
    // Each counts as an attempt: nobody's mailbox is filled, nobody's name is tried out.
    post.limit().failed(name, context.client());
    Questions questions = post.questions();
    background.execute(
        () -> {
          try {
            questions.password(typed);
          } catch (BroadsheetException failure) {
            LOG.warn("no letter for a new password: {}", failure.getMessage());
          }
        });
    return draw(context, true);
  }

  private void mustSignIn() {
    if (accounts.oneReader()) {
      throw BroadsheetException.notFound(
          "this server has one reader, at its own machine, who has no password");
    }
  }

  private Reply draw(RequestContext context, boolean sent) {
    Page bare = pages.page(context, "");
    FormGuard.Ticket ticket = guard.ticket(context);
    Reply reply =
        pages
            .draw(
                "page/forgot.jte",
                bare.withTitle(bare.text("forgot.title")),
                new Model(ticket.token(), post.sends(), sent))
            .with("Cache-Control", "no-store");
    return ticket.on(reply);
  }
}

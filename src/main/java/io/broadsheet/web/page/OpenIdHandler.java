package io.broadsheet.web.page;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.post.MailAddress;
import io.broadsheet.reader.ReaderId;
import io.broadsheet.reader.ReaderName;
import io.broadsheet.reader.ReaderProfile;
import io.broadsheet.reader.account.SignUp;
import io.broadsheet.reader.openid.Identity;
import io.broadsheet.reader.openid.OpenId;
import io.broadsheet.reader.openid.OpenIdException;
import io.broadsheet.reader.openid.SignInProof;
import io.broadsheet.web.BackPath;
import io.broadsheet.web.FormGuard;
import io.broadsheet.web.Parameters;
import io.broadsheet.web.PostServices;
import io.broadsheet.web.ReaderServices;
import io.broadsheet.web.Reply;
import io.broadsheet.web.RequestContext;
import io.broadsheet.web.SessionCookie;
import io.broadsheet.web.SignInTicket;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Signing in with the provider, and linking an account to one there. See
/// `docs/decisions/0122-openid-connect.md`.
public final class OpenIdHandler {
  /// Where a sign-in begins.
  public static final String START = "/sign-in/openid";

  /// Where the provider sends readers back to.
  public static final String DONE = "/sign-in/openid/done";

  private static final Logger LOG = LoggerFactory.getLogger(OpenIdHandler.class);
  private static final String LIMIT = "openid ";

  private final OpenId openId;
  private final ReaderServices readers;
  private final Pages pages;
  private final FormGuard guard;
  private final SignInTicket tickets = new SignInTicket();

  public OpenIdHandler(OpenId openId, ReaderServices readers, Pages pages) {
    this.openId = openId;
    this.readers = readers;
    this.pages = pages;
    this.guard = pages.guard();
  }

  /// What the template shows.
  ///
  /// @param heading of the page
  /// @param text what happened, or what happens next
  /// @param href where to go on
  /// @param link words of the link there
  /// @param alert whether something went wrong
  public record Model(String heading, String text, String href, String link, boolean alert) {}

  /// Sends the browser to the provider.
  public Reply start(RequestContext context) {
    String back = BackPath.of(context.parameters(), "/");
    SignInTicket.Ticket ticket = tickets.fresh(0, back);
    try {
      URI there = openId.authorization(proof(ticket), redirect(context));
      return Reply.redirect(there.toString())
          .withStatus(303)
          .withCookie(tickets.cookie(context, ticket))
          .with("Cache-Control", "no-store");
    } catch (OpenIdException failure) {
      return trouble(context, failure);
    }
  }

  /// Links and unlinks.
  public Reply act(RequestContext context) {
    Parameters form = context.form();
    guard.check(context, form);
    ReaderProfile me = context.reader();
    String action = form.text("action").orElse("");
    return switch (action) {
      case "link" -> link(context, me);
      case "unlink" -> {
        if (!openId.store().unlink(me.id(), openId.config().issuer().toString())) {
          throw BroadsheetException.invalid(
              "you have no password and could not sign in any more; set one first");
        }
        yield Reply.redirect("/account#provider").withStatus(303);
      }
      default -> throw Parameters.refuse("action", action, "link or unlink");
    };
  }

  /// A form of ours may not lead to another site, redirects included; a page that goes on may.
  private Reply link(RequestContext context, ReaderProfile me) {
    SignInTicket.Ticket ticket = tickets.fresh(me.id().number(), "/account");
    try {
      String there = openId.authorization(proof(ticket), redirect(context)).toString();
      Page page = pages.page(context, "");
      String name = openId.config().name();
      return draw(
              context,
              new Model(
                  page.text("openid.going", name),
                  page.text("openid.going.text", name),
                  there,
                  page.text("openid.going.link"),
                  false))
          .with("Refresh", "0; url=" + there)
          .withCookie(tickets.cookie(context, ticket));
    } catch (OpenIdException failure) {
      return trouble(context, failure);
    }
  }

  /// Takes the browser back from the provider.
  public Reply done(RequestContext context) {
    Parameters answer = context.parameters();
    Optional<SignInTicket.Ticket> sent = tickets.of(context);
    if (sent.isEmpty() || !proof(sent.get()).isState(answer.text("state").orElse(""))) {
      return trouble(context, "state", 400);
    }
    SignInTicket.Ticket ticket = sent.get();
    if (answer.text("error").isPresent()) {
      LOG.info("the provider signed nobody in: {}", answer.text("error").get());
      boolean cancelled = answer.text("error").get().equals("access_denied");
      return trouble(context, cancelled ? "cancelled" : "refused", cancelled ? 403 : 502);
    }
    // Counted by address alone: behind one there may be many who sign in.
    String who = LIMIT + ticket.secret();
    readers.accounts().limit().check(who, context.client());
    try {
      Identity identity =
          openId.identity(
              proof(ticket),
              answer.text("code").orElse(""),
              answer.text("iss").orElse(""),
              redirect(context));
      return ticket.reader() == 0
          ? signIn(context, ticket, identity)
          : link(context, ticket, identity);
    } catch (OpenIdException failure) {
      readers.accounts().limit().failed(who, context.client());
      return trouble(context, failure);
    }
  }

  private Reply signIn(RequestContext context, SignInTicket.Ticket ticket, Identity identity) {
    Optional<ReaderProfile> reader =
        openId
            .store()
            .reader(identity.issuer(), identity.subject())
            .or(() -> byMail(identity))
            .or(() -> fresh(identity))
            .flatMap(readers.store()::find);
    if (reader.isEmpty()) {
      return trouble(context, "noAccount", 403);
    }
    // A session that was planted in the browser before is worth nothing from now on.
    SessionCookie.secret(context).ifPresent(readers.accounts().store()::closeSession);
    LOG.debug("reader {} signed in with the provider", reader.get().id());
    return SignedIn.reply(context, reader.get(), readers.accounts(), ticket.back())
        .withCookie(tickets.none(context));
  }

  /// The one reader whose confirmed address the provider has verified, where that is asked for.
  private Optional<ReaderId> byMail(Identity identity) {
    if (!openId.config().matchMail() || !identity.mailVerified() || readers.post().isEmpty()) {
      return Optional.empty();
    }
    try {
      PostServices post = readers.post().get();
      List<ReaderId> there = post.addresses().readersAt(MailAddress.of(identity.mail()));
      return there.size() == 1 && openId.store().link(there.getFirst(), identity)
          ? Optional.of(there.getFirst())
          : Optional.empty();
    } catch (BroadsheetException noAddress) {
      return Optional.empty();
    }
  }

  /// A new account, where everyone may make one.
  private Optional<ReaderId> fresh(Identity identity) {
    if (!openId.config().newAccounts() || readers.accounts().signUp() != SignUp.OPEN) {
      return Optional.empty();
    }
    String local = identity.mail().replaceAll("@.*", "");
    String name = name(identity.login()).or(() -> name(local)).orElse("reader");
    return Optional.of(openId.store().create(identity, name, shown(identity, name)));
  }

  private static Optional<String> name(String text) {
    try {
      return Optional.of(ReaderName.of(text));
    } catch (BroadsheetException none) {
      return Optional.empty();
    }
  }

  private static String shown(Identity identity, String name) {
    try {
      return ReaderName.shown(identity.name().isEmpty() ? name : identity.name());
    } catch (BroadsheetException none) {
      return name;
    }
  }

  private Reply link(RequestContext context, SignInTicket.Ticket ticket, Identity identity) {
    Optional<ReaderProfile> me =
        context.visit().profile().filter(one -> one.id().number() == ticket.reader());
    if (me.isEmpty()) {
      return trouble(context, "state", 400);
    }
    if (!openId.store().link(me.get().id(), identity)) {
      return trouble(context, "taken", 409);
    }
    return Reply.redirect("/account#provider")
        .withStatus(303)
        .withCookie(tickets.none(context))
        .with("Cache-Control", "no-store");
  }

  private SignInProof proof(SignInTicket.Ticket ticket) {
    return SignInProof.of(tickets.key(), ticket.secret());
  }

  private static String redirect(RequestContext context) {
    return context.baseUrl() + DONE;
  }

  private Reply trouble(RequestContext context, OpenIdException failure) {
    LOG.warn("nobody was signed in: {}", failure.getMessage());
    return switch (failure.kind()) {
      case UNREACHABLE -> trouble(context, "unreachable", 502);
      case REFUSED -> trouble(context, "refused", 502);
      case UNTRUSTED -> trouble(context, "untrusted", 502);
    };
  }

  private Reply trouble(RequestContext context, String what, int status) {
    Page page = pages.page(context, "");
    boolean here = context.visit().profile().isPresent();
    Model model =
        new Model(
            page.text(here ? "openid.trouble.here" : "openid.trouble"),
            page.text("openid.trouble." + what, openId.config().name()),
            page.href(here ? "/account" : "/sign-in"),
            page.text(here ? "openid.toAccount" : "openid.again"),
            true);
    Reply reply = draw(context, model).withStatus(status);
    // Who has no proof of the sign-in under way does not end it either.
    return what.equals("state") ? reply : reply.withCookie(tickets.none(context));
  }

  private Reply draw(RequestContext context, Model model) {
    Page page = pages.page(context, "").withTitle(model.heading());
    return pages.draw("page/openid.jte", page, model).with("Cache-Control", "no-store");
  }
}

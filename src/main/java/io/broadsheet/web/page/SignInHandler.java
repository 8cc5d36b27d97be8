package io.broadsheet.web.page;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.reader.ReaderName;
import io.broadsheet.reader.ReaderProfile;
import io.broadsheet.reader.ReaderStore;
import io.broadsheet.reader.account.SignUp;
import io.broadsheet.web.AccountServices;
import io.broadsheet.web.BackPath;
import io.broadsheet.web.FormGuard;
import io.broadsheet.web.Parameters;
import io.broadsheet.web.PostServices;
import io.broadsheet.web.ReaderServices;
import io.broadsheet.web.Reply;
import io.broadsheet.web.RequestContext;
import io.broadsheet.web.SessionCookie;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `/sign-in` and `POST /sign-out`. Whether a name exists cannot be told from the answer, neither
/// by its words nor by how long it takes. Each sign-in opens a session with a new secret: one that
/// was planted in the browser before is worth nothing.
public final class SignInHandler {
  private final Pages pages;
  private final FormGuard guard;
  private final ReaderStore readers;
  private final AccountServices accounts;
  private final boolean byMail;

  public SignInHandler(ReaderServices readers, Pages pages) {
    this.pages = pages;
    this.guard = pages.guard();
    this.readers = readers.store();
    this.accounts = readers.accounts();
    this.byMail = readers.post().filter(PostServices::sends).isPresent();
  }

  /// What the template shows.
  ///
  /// @param back where the reader wants to go
  /// @param name as typed before
  /// @param trouble why the sign-in failed; null at first
  /// @param open whether anyone may make an account
  /// @param forgot whether new passwords are sent by mail
  /// @param provider to sign in with; empty for none
  public record Model(
      String token,
      String back,
      String name,
      @Nullable String trouble,
      boolean open,
      boolean forgot,
      Optional<Provider> provider) {}

  /// A provider to sign in with.
  public record Provider(String name, String href) {}

  public Reply form(RequestContext context) {
    mustSignIn();
    return draw(context, BackPath.of(context.parameters(), "/"), "", null);
  }

  public Reply signIn(RequestContext context) {
    Parameters form = context.form();
    guard.check(context, form);
    mustSignIn();
    String typed = form.text("name").orElse("");
    String name = known(typed);
    String back = BackPath.of(form, "/");
    accounts.limit().check(name, context.client());
    Optional<ReaderProfile> reader = name.isEmpty() ? Optional.empty() : readers.named(name);
    Optional<String> hash = reader.flatMap(one -> accounts.store().passwordHash(one.id()));
    if (!accounts.passwords().matches(form.lines("password").orElse(""), hash)) {
      accounts.limit().failed(name, context.client());
      String trouble = pages.page(context, "").text("signIn.failed");
      return draw(context, back, typed, trouble).withStatus(403);
    }
    accounts.limit().succeeded(name, context.client());
    SessionCookie.secret(context).ifPresent(accounts.store()::closeSession);
    return SignedIn.reply(context, reader.orElseThrow(), accounts, back);
  }

  public Reply signOut(RequestContext context) {
    guard.check(context, context.form());
    SessionCookie.secret(context).ifPresent(accounts.store()::closeSession);
    return Reply.redirect("/")
        .withStatus(303)
        .with("Set-Cookie", SessionCookie.none(context))
        .with("Cache-Control", "no-store");
  }

  private void mustSignIn() {
    if (accounts.oneReader()) {
      throw BroadsheetException.notFound(
          "this server has one reader, at its own machine, who need not sign in");
    }
  }

  /// What cannot be a name is nobody's; it is counted as one that does not exist.
  private static String known(String typed) {
    try {
      return ReaderName.of(typed);
    } catch (BroadsheetException noName) {
      return "";
    }
  }

  private Reply draw(RequestContext context, String back, String name, @Nullable String trouble) {
    Page bare = pages.page(context, "");
    FormGuard.Ticket ticket = guard.ticket(context);
    Model model =
        new Model(
            ticket.token(),
            back,
            name,
            trouble,
            accounts.signUp() == SignUp.OPEN,
            byMail,
            accounts
                .openId()
                .map(
                    openId ->
                        new Provider(
                            openId.config().name(),
                            OpenIdHandler.START + "?back=" + RequestContext.encode(back))));
    Reply reply =
        pages
            .draw("page/signIn.jte", bare.withTitle(bare.text("signIn.title")), model)
            .with("Cache-Control", "no-store");
    return ticket.on(reply);
  }
}

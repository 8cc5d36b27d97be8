package io.broadsheet.web.page;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.error.ErrorKind;
import io.broadsheet.reader.ReaderName;
import io.broadsheet.reader.ReaderProfile;
import io.broadsheet.reader.ReaderStore;
import io.broadsheet.reader.Role;
import io.broadsheet.reader.account.Invitation;
import io.broadsheet.reader.account.Passwords;
import io.broadsheet.reader.account.SignUp;
import io.broadsheet.web.AccountServices;
import io.broadsheet.web.FormGuard;
import io.broadsheet.web.Parameters;
import io.broadsheet.web.ReaderServices;
import io.broadsheet.web.Reply;
import io.broadsheet.web.RequestContext;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// `/join/{secret}`: makes the account a one-time link is for, or gives one that is there a new
/// password; `/sign-up` makes one without a link where that is open to everyone. Looking at the
/// form does not use the link up: mail programs look at every link.
public final class JoinHandler {
  private static final Duration SIGN_UP = Duration.ofMinutes(5);

  private final Pages pages;
  private final FormGuard guard;
  private final ReaderStore readers;
  private final AccountServices accounts;

  public JoinHandler(ReaderServices readers, Pages pages) {
    this.pages = pages;
    this.guard = pages.guard();
    this.readers = readers.store();
    this.accounts = readers.accounts();
  }

  /// What the template shows.
  ///
  /// @param reader whose password is set; empty for a new account
  /// @param trouble why what was sent was not taken; null at first
  public record Model(
      String token,
      String action,
      String heading,
      Optional<String> reader,
      String name,
      String displayName,
      @Nullable String trouble) {}

  public Reply form(RequestContext context) {
    return draw(context, invitation(context), null, null);
  }

  public Reply accept(RequestContext context) {
    Parameters form = context.form();
    guard.check(context, form);
    Invitation invitation = invitation(context);
    return make(context, form, invitation, () -> secret(context));
  }

  public Reply signUpForm(RequestContext context) {
    mustBeOpen();
    return draw(context, new Invitation(Role.READER, null, context.now()), null, null);
  }

  public Reply signUp(RequestContext context) {
    Parameters form = context.form();
    guard.check(context, form);
    mustBeOpen();
    // Each account counts as an attempt: nobody makes many from one place.
    accounts.limit().check("sign-up", context.client());
    return make(
        context,
        form,
        new Invitation(Role.READER, null, context.now()),
        () -> {
          accounts.limit().failed("sign-up", context.client());
          return accounts.store().invite(Role.READER, null, SIGN_UP);
        });
  }

  private void mustBeOpen() {
    if (accounts.oneReader() || accounts.signUp() != SignUp.OPEN) {
      throw BroadsheetException.notFound(
          "accounts are not made that way here; ask whoever runs this server for a link");
    }
  }

  /// @param link makes or tells the secret of the link that is used up, when all else is right
  private Reply make(
      RequestContext context, Parameters form, Invitation invitation, Supplier<String> link) {
    Page page = pages.page(context, "");
    String password = form.lines("password").orElse("");
    if (!password.equals(form.lines("again").orElse(""))) {
      return draw(context, invitation, form, page.text("join.differ")).withStatus(400);
    }
    boolean fresh = invitation.reader() == null;
    // What is refused next, for the reader's own language.
    String trouble = "join.wrong.name";
    try {
      String name = fresh ? ReaderName.of(form.text("name").orElse("")) : "";
      trouble = "join.wrong.display";
      String shown =
          fresh ? ReaderName.shown(form.text("display").orElse(form.text("name").orElse(""))) : "";
      trouble = "join.wrong.password";
      String hash = accounts.passwords().hash(password);
      trouble = "join.wrong.taken";
      ReaderProfile reader = accounts.store().accept(link.get(), name, shown, hash);
      return SignedIn.reply(context, reader, accounts, "/");
    } catch (BroadsheetException wrong) {
      if (wrong.kind() != ErrorKind.INVALID) {
        throw wrong;
      }
      String text = page.text(trouble, Passwords.SHORTEST, Passwords.LONGEST);
      return draw(context, invitation, form, text).withStatus(400);
    }
  }

  private Invitation invitation(RequestContext context) {
    if (accounts.oneReader()) {
      throw BroadsheetException.notFound("this server has one reader, who needs no account");
    }
    return accounts
        .store()
        .invitation(secret(context))
        .orElseThrow(
            () ->
                BroadsheetException.notFound(
                    "this link was used, has expired, or never was one; ask for another"));
  }

  private static String secret(RequestContext context) {
    return context.pathParameter("secret");
  }

  private Reply draw(
      RequestContext context,
      Invitation invitation,
      @Nullable Parameters sent,
      @Nullable String trouble) {
    Page bare = pages.page(context, "");
    Optional<String> reader =
        Optional.ofNullable(invitation.reader()).flatMap(readers::find).map(ReaderProfile::name);
    String heading =
        reader.isPresent()
            ? bare.text("join.password")
            : bare.text(invitation.role() == Role.OWNER ? "join.owner" : "join.title");
    FormGuard.Ticket ticket = guard.ticket(context);
    Optional<Parameters> form = Optional.ofNullable(sent);
    Model model =
        new Model(
            ticket.token(),
            context.rawPath(),
            heading,
            reader,
            form.flatMap(known -> known.text("name")).orElse(""),
            form.flatMap(known -> known.text("display")).orElse(""),
            trouble);
    Reply reply =
        pages
            .draw("page/join.jte", bare.withTitle(heading), model)
            .with("Cache-Control", "no-store");
    return ticket.on(reply);
  }
}

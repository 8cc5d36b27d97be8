package io.broadsheet.web.page;

import io.broadsheet.edition.ReaderEditionStore;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.post.MailArchive;
import io.broadsheet.post.webhook.WebhookArchive;
import io.broadsheet.post.webhook.Webhooks;
import io.broadsheet.reader.ReaderProfile;
import io.broadsheet.reader.ReaderStore;
import io.broadsheet.reader.Role;
import io.broadsheet.reader.Tag;
import io.broadsheet.reader.account.Scope;
import io.broadsheet.reader.community.CommunityArchive;
import io.broadsheet.reader.openid.IdentityArchive;
import io.broadsheet.web.AccountServices;
import io.broadsheet.web.CommunityServices;
import io.broadsheet.web.FormGuard;
import io.broadsheet.web.Parameters;
import io.broadsheet.web.PostServices;
import io.broadsheet.web.ReaderServices;
import io.broadsheet.web.Reply;
import io.broadsheet.web.RequestContext;
import io.broadsheet.web.SessionCookie;
import io.broadsheet.web.WebServices;
import io.broadsheet.web.export.LibraryExport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `/account`: password, sessions, tokens, private feed, invitations, all of one's data in one
/// file, and the end of the account. A secret is shown once, on the page that answers its making.
public final class AccountHandler {
  private static final Duration INVITATION = Duration.ofDays(7);
  private static final int LONGEST_LABEL = 60;
  private static final Duration JUST_NOW = Duration.ofMinutes(15);

  private final Pages pages;
  private final WebServices services;
  private final FormGuard guard;
  private final ReaderStore readers;
  private final AccountServices accounts;
  private final Optional<CommunityServices> community;
  private final AccountPage view;
  private final Optional<MailArchive> mail;
  private final ReaderEditionStore printed;
  private final Optional<Webhooks> webhooks;

  public AccountHandler(WebServices services, ReaderServices readers, Pages pages) {
    this.pages = pages;
    this.community = readers.community();
    this.services = services;
    this.guard = pages.guard();
    this.readers = readers.store();
    this.printed = readers.printed();
    this.accounts = readers.accounts();
    this.view = new AccountPage(readers, pages);
    this.webhooks = readers.post().flatMap(PostServices::webhooks);
    this.mail =
        readers
            .post()
            .map(
                post ->
                    new MailArchive(
                        readers.store(),
                        post.addresses(),
                        post.choices(),
                        post.alerts(),
                        post.outbox()));
  }

  public Reply page(RequestContext context) {
    return view.draw(context, null, List.of());
  }

  public Reply act(RequestContext context) {
    Parameters form = context.form();
    guard.check(context, form);
    ReaderProfile me = context.reader();
    String action = form.text("action").orElse("");
    return switch (action) {
      case "password" -> password(context, form, me);
      case "sign-out-everywhere" -> {
        accounts.store().closeSessions(me.id());
        yield Reply.redirect("/sign-in")
            .withStatus(303)
            .with("Set-Cookie", SessionCookie.none(context));
      }
      case "token" -> token(context, form, me);
      case "feed" -> feed(context, me);
      case "share" -> share(context, form, me);
      case "revoke" -> {
        accounts.store().revoke(me.id(), form.number("number", 0, 1, Integer.MAX_VALUE));
        yield Reply.redirect("/account#tokens").withStatus(303);
      }
      case "invite" -> invite(context, form, me);
      case "delete" -> delete(context, form, me);
      default ->
          throw Parameters.refuse(
              "action",
              action,
              "password, sign-out-everywhere, token, feed, share, revoke, invite or delete");
    };
  }

  private Reply password(RequestContext context, Parameters form, ReaderProfile me) {
    mustSignIn();
    prove(context, form, me);
    String password = form.lines("password").orElse("");
    if (!password.equals(form.lines("again").orElse(""))) {
      throw BroadsheetException.invalid(
          "the two new passwords differ; go back and type the same twice");
    }
    // Ends all sessions, this one too; the reader goes on in a new one.
    accounts.store().setPassword(me.id(), accounts.passwords().hash(password));
    return SignedIn.reply(context, me, accounts, "/account");
  }

  private Reply token(RequestContext context, Parameters form, ReaderProfile me) {
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    for (String asked : form.all("scope")) {
      switch (asked) {
        case "read" -> scopes.add(Scope.READ);
        case "write" -> scopes.add(Scope.WRITE);
        default -> throw Parameters.refuse("scope", asked, "read or write");
      }
    }
    if (scopes.isEmpty()) {
      throw BroadsheetException.invalid("choose what the token is for: read, write or both");
    }
    String label = form.text("label").orElse("");
    if (label.isEmpty() || label.codePointCount(0, label.length()) > LONGEST_LABEL) {
      throw BroadsheetException.invalid(
          "give the token a name of 1 to " + LONGEST_LABEL + " characters");
    }
    String secret = accounts.store().issue(me.id(), label, scopes);
    Page page = pages.page(context, "");
    return view.draw(
        context,
        page.text("account.token.once"),
        List.of(new PaperModel.LabelledLink(label, secret)));
  }

  private Reply feed(RequestContext context, ReaderProfile me) {
    Page page = pages.page(context, "");
    String secret =
        accounts.store().issue(me.id(), page.text("account.feed.label"), Set.of(Scope.FEED));
    String base = context.baseUrl() + "/feed/reader/" + secret;
    return view.draw(
        context,
        page.text("account.feed.once"),
        List.of(
            new PaperModel.LabelledLink("Atom", base + ".atom"),
            new PaperModel.LabelledLink("RSS", base + ".rss"),
            new PaperModel.LabelledLink("JSON Feed", base + ".json")));
  }

  private Reply share(RequestContext context, Parameters form, ReaderProfile me) {
    String tag = Tag.of(form.text("tag").orElse(""));
    String secret = accounts.store().issue(me.id(), tag, Set.of(Scope.LIST));
    Page page = pages.page(context, "");
    return view.draw(
        context,
        page.text("account.share.once"),
        List.of(new PaperModel.LabelledLink(tag, context.baseUrl() + "/list/" + secret)));
  }

  private Reply invite(RequestContext context, Parameters form, ReaderProfile me) {
    if (!accounts.mayInvite(me)) {
      throw BroadsheetException.notFound(
          "only the owner invites, and only while accounts.sign-up is not closed");
    }
    Role role =
        form.choice("role", Map.of("reader", Role.READER, "editor", Role.EDITOR), Role.READER);
    String secret = accounts.store().invite(role, null, INVITATION);
    Page page = pages.page(context, "");
    return view.draw(
        context,
        page.text("account.invite.once", INVITATION.toDays()),
        List.of(
            new PaperModel.LabelledLink(
                page.text("account.invite.link"), context.baseUrl() + "/join/" + secret)));
  }

  private Reply delete(RequestContext context, Parameters form, ReaderProfile me) {
    if (accounts.oneReader()) {
      if (!form.text("confirm").orElse("").equals(me.name())) {
        throw BroadsheetException.invalid("to delete everything, type " + me.name());
      }
    } else {
      prove(context, form, me);
      List<ReaderProfile> all = readers.readers();
      boolean lastOwner = me.isOwner() && all.stream().filter(ReaderProfile::isOwner).count() == 1;
      if (all.size() > 1 && lastOwner) {
        throw BroadsheetException.invalid(
            "you are the only owner; make another reader owner first (reader add --role owner)");
      }
    }
    readers.delete(me.id());
    return Reply.redirect("/").withStatus(303).with("Set-Cookie", SessionCookie.none(context));
  }

  /// Whoever found an open browser does not know the password. A reader who has none must have
  /// signed in just now.
  private void prove(RequestContext context, Parameters form, ReaderProfile me) {
    if (accounts.store().passwordHash(me.id()).isPresent()) {
      confirm(context, form, me);
      return;
    }
    boolean justNow =
        SessionCookie.secret(context)
            .flatMap(accounts.store()::session)
            .filter(session -> session.openedAt().plus(JUST_NOW).isAfter(context.now()))
            .isPresent();
    if (!justNow) {
      throw BroadsheetException.invalid(
          "you have no password to confirm this with; sign out, sign in again, and do it within"
              + " a quarter of an hour");
    }
  }

  /// Whoever found an open browser does not know the password.
  private void confirm(RequestContext context, Parameters form, ReaderProfile me) {
    accounts.limit().check(me.name(), context.client());
    if (!accounts
        .passwords()
        .matches(form.lines("current").orElse(""), accounts.store().passwordHash(me.id()))) {
      accounts.limit().failed(me.name(), context.client());
      throw BroadsheetException.invalid("that is not your password; go back and type it again");
    }
  }

  private void mustSignIn() {
    if (accounts.oneReader()) {
      throw BroadsheetException.notFound(
          "this server has one reader, who has no password to change");
    }
  }

  /// `/account/export.zip`: all that is known of the reader.
  public Reply export(RequestContext context) {
    ReaderProfile me = context.reader();
    LibraryExport library = LibraryExport.of(readers.library(me.id()), services.papers());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      accounts.archive().write(me, more(me, library), bytes);
    } catch (IOException memoryDoesNotFail) {
      throw new UncheckedIOException(memoryDoesNotFail);
    }
    return Reply.of("application/zip", bytes.toByteArray())
        .with("Cache-Control", "private, no-store")
        .with("Content-Disposition", "attachment; filename=\"broadsheet-" + me.name() + ".zip\"");
  }

  private Map<String, byte[]> more(ReaderProfile me, LibraryExport library) throws IOException {
    Map<String, byte[]> more = new LinkedHashMap<>();
    more.put("library.bib", library.bibtex().getBytes(StandardCharsets.UTF_8));
    more.put(ReaderEditionStore.FILE, printed.archive(me.id()));
    mail.ifPresent(known -> more.put(MailArchive.FILE, known.of(me.id())));
    webhooks.ifPresent(
        known ->
            more.put(
                WebhookArchive.FILE,
                WebhookArchive.of(known.store(), known.deliveries(), readers, me.id())));
    accounts
        .openId()
        .ifPresent(
            openId -> more.put(IdentityArchive.FILE, IdentityArchive.of(openId.store(), me.id())));
    if (community.isPresent()) {
      more.put(CommunityArchive.FILE, CommunityArchive.of(community.get().store(), me.id()));
    }
    return more;
  }
}

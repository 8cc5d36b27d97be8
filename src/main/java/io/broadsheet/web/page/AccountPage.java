package io.broadsheet.web.page;

import io.broadsheet.reader.ReaderProfile;
import io.broadsheet.reader.ReaderStore;
import io.broadsheet.reader.account.Session;
import io.broadsheet.reader.openid.OpenId;
import io.broadsheet.web.AccountServices;
import io.broadsheet.web.ReaderServices;
import io.broadsheet.web.Reply;
import io.broadsheet.web.RequestContext;
import io.broadsheet.web.SessionCookie;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What `/account` shows: sessions, tokens and, to the owner, who reads here.
public final class AccountPage {
  private final Pages pages;
  private final ReaderStore readers;
  private final AccountServices accounts;

  AccountPage(ReaderServices readers, Pages pages) {
    this.pages = pages;
    this.readers = readers.store();
    this.accounts = readers.accounts();
  }

  /// What the template shows.
  ///
  /// @param notice what was done; null when nothing was
  /// @param secrets shown now and never again, each with what it is
  /// @param oneReader whether nobody signs in here
  /// @param mayInvite whether the reader may send invitations
  /// @param everyone all readers, for the owner; empty for others
  /// @param hasPassword whether the reader can sign in with one
  /// @param provider to sign in with; empty where none is set up
  public record Model(
      ReaderProfile reader,
      @Nullable String notice,
      List<PaperModel.LabelledLink> secrets,
      boolean oneReader,
      boolean mayInvite,
      List<SessionLine> sessions,
      List<TokenLine> tokens,
      List<ReaderLine> everyone,
      boolean hasPassword,
      Optional<ProviderLine> provider) {
    public Model {
      secrets = List.copyOf(secrets);
      sessions = List.copyOf(sessions);
      tokens = List.copyOf(tokens);
      everyone = List.copyOf(everyone);
    }
  }

  /// A provider to sign in with.
  ///
  /// @param shown who the reader is there; empty when that is not linked
  public record ProviderLine(String name, String shown, String since) {}

  public record SessionLine(String agent, String opened, String seen, boolean current) {}

  public record TokenLine(long number, String label, String scopes, String made, String used) {}

  public record ReaderLine(String name, String displayName, String role, String seen) {}

  /// Draws it.
  ///
  /// @param notice what was done; null when nothing was
  /// @param secrets shown now and never again, each with what it is
  Reply draw(
      RequestContext context, @Nullable String notice, List<PaperModel.LabelledLink> secrets) {
    Page bare = pages.page(context, "");
    Page page = bare.withTitle(bare.text("account.title"));
    ReaderProfile me = context.reader();
    Model model =
        new Model(
            me,
            notice,
            secrets,
            accounts.oneReader(),
            accounts.mayInvite(me),
            accounts.oneReader() ? List.of() : sessions(page, me),
            tokens(page, me),
            me.isOwner() && !accounts.oneReader() ? everyone(page) : List.of(),
            accounts.store().passwordHash(me.id()).isPresent(),
            accounts.openId().map(openId -> provider(page, me, openId)));
    return pages.draw("page/account.jte", page, model).with("Cache-Control", "no-store");
  }

  private static ProviderLine provider(Page page, ReaderProfile me, OpenId openId) {
    String issuer = openId.config().issuer().toString();
    return openId.store().of(me.id()).stream()
        .filter(one -> one.issuer().equals(issuer))
        .findFirst()
        .map(one -> new ProviderLine(openId.config().name(), one.shown(), page.date(one.at())))
        .orElseGet(() -> new ProviderLine(openId.config().name(), "", ""));
  }

  private List<TokenLine> tokens(Page page, ReaderProfile me) {
    return accounts.store().tokens(me.id()).stream()
        .map(
            token ->
                new TokenLine(
                    token.number(),
                    token.label(),
                    token.scopes().stream()
                        .sorted()
                        .map(scope -> page.text("account.scope." + scope.parameter()))
                        .collect(Collectors.joining(page.text("list.separator"))),
                    page.date(token.madeAt()),
                    token.usedAt() == null
                        ? page.text("account.never")
                        : page.dateTime(token.usedAt())))
        .toList();
  }

  private List<SessionLine> sessions(Page page, ReaderProfile me) {
    long current =
        SessionCookie.secret(page.context())
            .flatMap(accounts.store()::session)
            .map(Session::number)
            .orElse(0L);
    return accounts.store().sessions(me.id()).stream()
        .map(
            session ->
                new SessionLine(
                    session.agent().isEmpty() ? page.text("account.unknownAgent") : session.agent(),
                    page.dateTime(session.openedAt()),
                    page.dateTime(session.seenAt()),
                    session.number() == current))
        .toList();
  }

  private List<ReaderLine> everyone(Page page) {
    return readers.readers().stream()
        .map(
            reader ->
                new ReaderLine(
                    reader.name(),
                    reader.displayName(),
                    page.text("account.role." + reader.role().name().toLowerCase(Locale.ROOT)),
                    reader.seenAt() == null
                        ? page.text("account.never")
                        : page.date(reader.seenAt())))
        .toList();
  }
}

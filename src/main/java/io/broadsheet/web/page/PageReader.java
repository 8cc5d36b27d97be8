package io.broadsheet.web.page;

import io.broadsheet.paper.PaperId;
import io.broadsheet.reader.Follow;
import io.broadsheet.reader.LibraryItem;
import io.broadsheet.reader.ReaderProfile;
import io.broadsheet.reader.ReaderShelf;
import io.broadsheet.web.FormGuard;
import io.broadsheet.web.RequestContext;
import io.broadsheet.web.Visit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The reader for whom a page is drawn: the marks beside papers, and what the forms need that
/// change them.
public final class PageReader {
  /// Holds the paper that was put away by the click before, for a minute.
  static final String AWAY_COOKIE = "away";

  private final Visit visit;
  private final FormGuard.@Nullable Ticket ticket;
  private final String back;
  private final Optional<PaperId> away;

  private PageReader(
      Visit visit, FormGuard.@Nullable Ticket ticket, String back, Optional<PaperId> away) {
    this.visit = visit;
    this.ticket = ticket;
    this.back = back;
    this.away = away;
  }

  static PageReader of(RequestContext context, FormGuard guard) {
    boolean present = context.visit().profile().isPresent();
    return new PageReader(
        context.visit(),
        present ? guard.ticket(context) : null,
        context.rawTarget(),
        present
            ? context.cookie(AWAY_COOKIE).map(RequestContext::decode).flatMap(PaperId::parse)
            : Optional.empty());
  }

  /// Whether there is one.
  public boolean present() {
    return visit.profile().isPresent();
  }

  /// Whether there is none but could be: readers sign in here.
  public boolean mayEnter() {
    return !present() && visit.maySignIn();
  }

  public Optional<ReaderProfile> profile() {
    return visit.profile();
  }

  public ReaderShelf shelf() {
    return visit.shelf();
  }

  public LibraryItem item(PaperId id) {
    return visit.shelf().of(id);
  }

  /// The follow of this, to be given up; empty when it is not followed.
  public Optional<Follow> followOf(Follow.Kind kind, String value) {
    return visit.shelf().follows().stream()
        .filter(follow -> follow.kind() == kind && follow.value().equals(value))
        .findFirst();
  }

  /// The paper that was put away by the click before, and can be taken back with another.
  public Optional<PaperId> away() {
    return away.filter(id -> visit.shelf().isDismissed(id));
  }

  /// For the hidden field of a form; empty when there is no reader.
  public String token() {
    return ticket == null ? "" : ticket.token();
  }

  /// This page, to come back to.
  public String back() {
    return back;
  }

  Optional<String> cookie() {
    return ticket == null ? Optional.empty() : ticket.cookie();
  }
}

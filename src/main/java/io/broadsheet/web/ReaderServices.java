package io.broadsheet.web;

import static java.util.Objects.requireNonNull;

import io.broadsheet.edition.ReaderEditionStore;
import io.broadsheet.reader.FollowMatcher;
import io.broadsheet.reader.ReaderStore;
import java.util.Optional;
import java.util.concurrent.Executor;

/// What the readers' pages work with.
///
/// @param visitors tells who asks
/// @param matcher finds what a reader follows among the papers of a day
/// @param accounts what readers sign in with
/// @param ranking puts papers in a reader's order
/// @param community empty where readers do not talk to each other
/// @param printed their own editions of days that are over
/// @param background for what no page waits for; may drop tasks when there are too many
/// @param post their mail; empty on a server that knows of none
public record ReaderServices(
    ReaderStore store,
    Visitors visitors,
    FollowMatcher matcher,
    AccountServices accounts,
    RankingServices ranking,
    Optional<CommunityServices> community,
    ReaderEditionStore printed,
    Executor background,
    Optional<PostServices> post) {
  public ReaderServices {
    requireNonNull(store, "store is null");
    requireNonNull(visitors, "visitors is null");
    requireNonNull(matcher, "matcher is null");
    requireNonNull(accounts, "accounts is null");
    requireNonNull(ranking, "ranking is null");
    requireNonNull(community, "community is null");
    requireNonNull(printed, "printed is null");
    requireNonNull(background, "background is null");
  }

  /// Without mail.
  public ReaderServices(
      ReaderStore store,
      Visitors visitors,
      FollowMatcher matcher,
      AccountServices accounts,
      RankingServices ranking,
      Optional<CommunityServices> community,
      ReaderEditionStore printed,
      Executor background) {
    this(
        store,
        visitors,
        matcher,
        accounts,
        ranking,
        community,
        printed,
        background,
        Optional.empty());
  }

  /// With a provider to sign in with.
  public ReaderServices with(AccountServices other) {
    return new ReaderServices(
        store, visitors, matcher, other, ranking, community, printed, background, post);
  }

  /// With mail.
  public ReaderServices with(PostServices services) {
    return new ReaderServices(
        store,
        visitors,
        matcher,
        accounts,
        ranking,
        community,
        printed,
        background,
        Optional.of(services));
  }
}

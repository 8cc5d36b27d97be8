package io.broadsheet.ops;

import io.broadsheet.edition.ReaderEditionStore;
import io.broadsheet.edition.SqlEditionStore;
import io.broadsheet.embed.PaperVectors;
import io.broadsheet.ops.config.Configuration;
import io.broadsheet.ops.config.Settings;
import io.broadsheet.paper.PaperId;
import io.broadsheet.rank.RankWeightStore;
import io.broadsheet.rank.ReaderRankings;
import io.broadsheet.reader.Neighbours;
import io.broadsheet.reader.ReaderStore;
import io.broadsheet.reader.account.ReaderArchive;
import io.broadsheet.reader.account.SignUp;
import io.broadsheet.reader.community.CommunityStore;
import io.broadsheet.reader.community.Leaders;
import io.broadsheet.reader.openid.OpenId;
import io.broadsheet.reader.openid.OpenIdStore;
import io.broadsheet.search.Searcher;
import io.broadsheet.web.AccountServices;
import io.broadsheet.web.AuthorSearch;
import io.broadsheet.web.CommunityServices;
import io.broadsheet.web.FollowFinder;
import io.broadsheet.web.OneReader;
import io.broadsheet.web.RankingServices;
import io.broadsheet.web.ReaderServices;
import io.broadsheet.web.Sessions;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// What the readers' pages run on. Closing it ends what it does in the background.
final class Reading implements AutoCloseable {
  private static final Set<String> LOOPBACK = Set.of("localhost", "::1");

  /// More openings at once than readers make; what is above is not noted.
  private static final int WAITING = 1_000;

  private static final int PAPERS_OF_AUTHOR = 12;

  private final ThreadPoolExecutor background =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(WAITING),
          task -> Thread.ofPlatform().name("readers").daemon().unstarted(task),
          new ThreadPoolExecutor.DiscardPolicy());
  private final Library library;
  private final ReaderServices services;

  Reading(Library library, Searcher searcher, Clock clock) {
    this.library = library;
    Configuration configuration = library.configuration();
    boolean oneReader = isOneReaders(configuration);
    ReaderAccounts accounts = ReaderAccounts.of(library);
    ReaderStore store = accounts.readers();
    PaperVectors vectors = library.vectors();
    FollowFinder finder =
        new FollowFinder(
            library.papers(), searcher::search, vectors == null ? null : new Neighbours(vectors));
    boolean secure = configuration.text(Settings.HTTP_PUBLIC_URL).startsWith("https:");
    services =
        new ReaderServices(
            store,
            oneReader ? new OneReader(store) : new Sessions(store, accounts.accounts(), secure),
            finder,
            accountServices(accounts, oneReader, clock),
            new RankingServices(
                new ReaderRankings(
                    library.papers(), vectors, key -> newestOf(searcher, key), background, clock),
                new RankWeightStore(library.database())),
            configuration.flag(Settings.COMMUNITY_ENABLED)
                ? Optional.of(community(library, clock))
                : Optional.empty(),
            new ReaderEditionStore(
                library.database(), new SqlEditionStore(library.database()), library.papers()),
            background);
  }

  private AccountServices accountServices(ReaderAccounts accounts, boolean oneReader, Clock clock) {
    Configuration configuration = library.configuration();
    AccountServices known =
        AccountServices.of(
            accounts.accounts(),
            accounts.passwords(),
            SignUp.valueOf(configuration.text(Settings.ACCOUNTS_SIGN_UP).toUpperCase(Locale.ROOT)),
            oneReader,
            new ReaderArchive(accounts.readers(), accounts.accounts()),
            clock);
    return ConfigMapping.openId(configuration)
        .map(
            provider ->
                known.with(
                    new OpenId(
                        provider,
                        new OpenIdStore(library.database()),
                        OpenId.client(provider, "Broadsheet"),
                        clock)))
        .orElse(known);
  }

  private static CommunityServices community(Library library, Clock clock) {
    CommunityStore store = new CommunityStore(library.database(), clock);
    return new CommunityServices(store, new Leaders(store, clock));
  }

  /// Papers of an author, newest first.
  static List<PaperId> newestOf(Searcher searcher, String authorKey) {
    return searcher.search(AuthorSearch.of(authorKey, PAPERS_OF_AUTHOR, false)).hits().stream()
        .map(found -> found.paper().id())
        .toList();
  }

  /// A link that makes the owner of a server with accounts; empty when there is one, or no need.
  Optional<String> ownerLink(String address) {
    return services.accounts().oneReader()
        ? Optional.empty()
        : ReaderAccounts.at(library, address).ownerLink();
  }

  ReaderServices services() {
    return services;
  }

  /// Whether there is one reader who need not sign in: only on a server that this machine alone
  /// reaches, under no other name.
  static boolean isOneReaders(Configuration configuration) {
    return configuration.flag(Settings.ACCOUNTS_ONE_READER)
        && isLoopback(configuration.text(Settings.HTTP_HOST))
        && configuration.text(Settings.HTTP_PUBLIC_URL).isEmpty();
  }

  private static boolean isLoopback(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return LOOPBACK.contains(name) || name.matches("127(?:\\.\\d{1,3}){3}");
  }

  @Override
  public void close() {
    background.shutdown();
    try {
      if (!background.awaitTermination(1, TimeUnit.SECONDS)) {
        background.shutdownNow();
      }
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      background.shutdownNow();
    }
  }
}

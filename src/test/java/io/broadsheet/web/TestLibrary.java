package io.broadsheet.web;

import io.broadsheet.edition.ReaderEditionStore;
import io.broadsheet.edition.SqlEditionStore;
import io.broadsheet.embed.EmbeddingStore;
import io.broadsheet.embed.SqlEmbeddingStore;
import io.broadsheet.embed.StoredVectors;
import io.broadsheet.index.Indexer;
import io.broadsheet.index.SearchIndex;
import io.broadsheet.index.lucene.LuceneSearchIndex;
import io.broadsheet.paper.Author;
import io.broadsheet.paper.Link;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.paper.PaperTranslation;
import io.broadsheet.paper.PaperVersion;
import io.broadsheet.post.PostConfig;
import io.broadsheet.rank.RankWeightStore;
import io.broadsheet.rank.ReaderRankings;
import io.broadsheet.reader.Neighbours;
import io.broadsheet.reader.ReaderStore;
import io.broadsheet.reader.SqlReaderStore;
import io.broadsheet.reader.account.AccountStore;
import io.broadsheet.reader.account.Passwords;
import io.broadsheet.reader.account.ReaderArchive;
import io.broadsheet.reader.account.SignUp;
import io.broadsheet.reader.account.SqlAccountStore;
import io.broadsheet.reader.community.CommunityStore;
import io.broadsheet.reader.community.Leaders;
import io.broadsheet.reader.openid.OpenId;
import io.broadsheet.reader.openid.OpenIdConfig;
import io.broadsheet.reader.openid.OpenIdStore;
import io.broadsheet.search.Searcher;
import io.broadsheet.search.Trends;
import io.broadsheet.store.Batch;
import io.broadsheet.store.Database;
import io.broadsheet.store.PaperStore;
import io.broadsheet.store.SqlPaperStore;
import io.broadsheet.store.StoreConfig;
import io.broadsheet.testing.FakeEmbedder;
import io.broadsheet.testing.SettableClock;
import io.broadsheet.translate.SqlTranslationStore;
import io.broadsheet.translate.TranslationStore;
import io.broadsheet.translate.glossary.GlossaryShelf;
import io.broadsheet.translate.glossary.GlossaryStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// A small library with everything a page may have to show: formulas, a translation, many authors,
/// a revision, a withdrawal, and texts that try to break out of the page. Searched by the real
/// index.
final class TestLibrary implements AutoCloseable {
  static final String HOSTILE =
      "<script>window.hacked=1</script><img src=x onerror=window.hacked=2>";
  static final Passwords PASSWORDS = new Passwords();
  static final PaperId FORMULAS = PaperId.arxiv("2511.00001");
  static final PaperId TRANSLATED = PaperId.arxiv("2511.00002");
  static final PaperId CROWDED = PaperId.arxiv("2511.00003");
  static final PaperId REVISED = PaperId.arxiv("2511.00004");
  static final PaperId WITHDRAWN = PaperId.arxiv("hep-th/9901001");
  static final PaperId ATTACK = PaperId.arxiv("2511.00666");

  private final Database database;
  private final PaperStore store;
  private final SearchIndex index;
  private final Searcher searcher;
  private final TranslationStore translations;
  private final TestWeb web;
  private final WebServices services;
  private final ReaderServices readers;
  private final AccountStore accounts;
  private final TestPost post;
  private final SettableClock clock = new SettableClock(TestWeb.NOW);

  /// With one reader, who need not sign in.
  TestLibrary(Path folder) {
    this(folder, Optional.empty());
  }

  /// With accounts.
  ///
  /// @param signUp empty for one reader without an account
  TestLibrary(Path folder, Optional<SignUp> signUp) {
    this(folder, signUp, PostConfig.none("http://localhost"), false, Optional.empty());
  }

  /// With accounts and mail.
  ///
  /// @param config where mail goes; its links are replaced by those of the server that is started
  TestLibrary(Path folder, Optional<SignUp> signUp, PostConfig config) {
    this(folder, signUp, config, false, Optional.empty());
  }

  /// With accounts, and readers who talk to each other.
  static TestLibrary withCommunity(Path folder, Optional<SignUp> signUp) {
    return new TestLibrary(
        folder, signUp, PostConfig.none("http://localhost"), true, Optional.empty());
  }

  /// With accounts, and a provider to sign in with.
  static TestLibrary withProvider(Path folder, SignUp signUp, OpenIdConfig provider) {
    return new TestLibrary(
        folder,
        Optional.of(signUp),
        PostConfig.none("http://localhost"),
        false,
        Optional.of(provider));
  }

  /// With everything that can be switched on: every route of the product is there.
  static TestLibrary withEverything(
      Path folder, Optional<SignUp> signUp, PostConfig config, OpenIdConfig provider) {
    return new TestLibrary(folder, signUp, config, true, Optional.of(provider));
  }

  private TestLibrary(
      Path folder,
      Optional<SignUp> signUp,
      PostConfig config,
      boolean talk,
      Optional<OpenIdConfig> provider) {
    database = Database.open(StoreConfig.of(folder), clock);
    store = new SqlPaperStore(database);
    fill(store);
    FakeEmbedder embedder = new FakeEmbedder();
    EmbeddingStore embeddings = new SqlEmbeddingStore(database);
    List<EmbeddingStore.Embedded> vectors = new ArrayList<>();
    store.scan(
        paper ->
            vectors.add(
                new EmbeddingStore.Embedded(
                    paper.id(),
                    "hash",
                    embedder.embedPassage(paper.title() + " " + paper.abstractText()))));
    embeddings.put(embedder.modelId(), vectors);
    index =
        LuceneSearchIndex.openForWriting(folder.resolve("index"), embedder.modelId()).orElseThrow();
    new Indexer(index, store, embeddings, embedder.modelId(), clock)
        .catchUpAndCommit(Indexer.Progress.NONE);
    translations = new SqlTranslationStore(database);
    searcher = new Searcher(index, store, embedder, embeddings);
    ReaderStore readerStore = new SqlReaderStore(database);
    accounts = new SqlAccountStore(database, readerStore);
    ReaderServices known =
        new ReaderServices(
            readerStore,
            signUp.isEmpty()
                ? new OneReader(readerStore)
                : new Sessions(readerStore, accounts, false),
            new FollowFinder(
                store,
                searcher::search,
                new Neighbours(new StoredVectors(embeddings, embedder.modelId()))),
            AccountServices.of(
                accounts,
                PASSWORDS,
                signUp.orElse(SignUp.CLOSED),
                signUp.isEmpty(),
                new ReaderArchive(readerStore, accounts),
                clock),
            new RankingServices(
                new ReaderRankings(
                    store,
                    new StoredVectors(embeddings, embedder.modelId()),
                    key -> List.of(),
                    Runnable::run,
                    clock),
                new RankWeightStore(database)),
            talk ? Optional.of(community(database, clock)) : Optional.empty(),
            new ReaderEditionStore(database, new SqlEditionStore(database), store),
            Runnable::run);
    known =
        provider.isEmpty()
            ? known
            : known.with(
                known
                    .accounts()
                    .with(
                        new OpenId(
                            provider.get(),
                            new OpenIdStore(database),
                            OpenId.client(provider.get(), "Test/1"),
                            clock)));
    EditionServices editions = TestWeb.editions(store);
    ReadingServices reading =
        new ReadingServices(
            translations,
            Set.of("zh"),
            searcher::highlighter,
            true,
            Optional.of(
                new GlossaryShelf(folder.resolve("glossary"), new GlossaryStore(database))));
    post = new TestPost(folder, database, known, editions, reading, config, clock);
    readers = known.with(post.services());
    services =
        new WebServices(
            store,
            searcher::search,
            searcher::similar,
            new Trends(index)::of,
            editions,
            reading,
            Optional.of(readers),
            new Operations(List::of, new FakeTelemetry()),
            clock,
            "0.1");
    web = TestWeb.over(services, database);
  }

  private static CommunityServices community(Database database, SettableClock clock) {
    CommunityStore store = new CommunityStore(database, clock);
    return new CommunityServices(store, new Leaders(store, clock));
  }

  PaperStore store() {
    return store;
  }

  TranslationStore translations() {
    return translations;
  }

  WebServices services() {
    return services;
  }

  TestPost post() {
    return post;
  }

  Database database() {
    return database;
  }

  void advance(Duration duration) {
    clock.advance(duration);
  }

  AccountStore accounts() {
    return accounts;
  }

  ReaderStore readers() {
    return readers.store();
  }

  TestWeb web() {
    return web;
  }

  @Override
  public void close() {
    web.close();
    searcher.close();
    index.close();
  }

  private static void fill(PaperStore store) {
    List<Paper> papers = new ArrayList<>();
    papers.add(
        paper(FORMULAS, "Sharp bounds for $L^p$ norms of $\\zeta(s)$ near the line $\\Re s = 1/2$")
            .abstractText(
                "We prove that $\\|f\\|_p \\le C_p \\int_0^1 |f(x)|^p\\,dx$ for all $p > 1$. Code is at"
                    + " https://github.com/example/zeta_bounds. The \\emph{constant} is sharp, as"
                    + " Schr\\\"odinger operators show.")
            .links(List.of(new Link(Link.Kind.CODE, "https://github.com/example/zeta_bounds")))
            .doi("10.1000/example.1")
            .versions(
                List.of(
                    new PaperVersion(1, Instant.parse("2025-11-03T10:00:00Z")),
                    new PaperVersion(2, Instant.parse("2025-11-10T10:00:00Z"))))
            .comment("12 pages, 4 figures")
            .build());
    papers.add(
        paper(TRANSLATED, "CompoDiff: Versatile Composed Image Retrieval With Latent Diffusion")
            .abstractText("This paper proposes a novel diffusion-based model for image retrieval.")
            .build());
    papers.add(
        paper(CROWDED, "A report by very many authors on retrieval")
            .abstractText("Many hands wrote on dense retrieval with language models.")
            .authors(
                IntStream.rangeClosed(1, 60)
                    .mapToObj(i -> Author.named("Author" + i + " Crowd"))
                    .toList())
            .build());
    papers.add(
        paper(REVISED, "First thoughts on retrieval")
            .abstractText("We think about retrieval of documents once.")
            .build());
    papers.add(
        paper(WITHDRAWN, "A withdrawn note on strings")
            .abstractText("This note was withdrawn.")
            .withdrawn(true)
            .build());
    papers.add(
        paper(ATTACK, HOSTILE + " and retrieval")
            .abstractText(
                HOSTILE
                    + " $\\href{javascript:window.hacked=3}{x}$ javascript:window.hacked=4 \"' & "
                    + "$\\includegraphics{https://evil.example/x.png}$ retrieval")
            .authors(List.of(Author.named("Eve " + HOSTILE)))
            .comment(HOSTILE)
            .journalReference("\"><svg onload=window.hacked=5>")
            .build());
    for (int i = 0; i < 45; i++) {
      papers.add(
          paper(PaperId.arxiv("2510.%05d".formatted(i + 1)), "Filler study number " + (i + 1))
              .abstractText("Filler about retrieval. It measures thing " + i + " with care.")
              .categories(List.of(i % 2 == 0 ? "cs.CL" : "cs.CV", "stat.ML"))
              .build());
    }
    store.write(Batch.ofPapers(papers));
    store.write(
        new Batch(
            List.of(
                papers.get(3).toBuilder()
                    .title("Second thoughts on retrieval")
                    .abstractText("We think about retrieval of documents twice.")
                    .updatedAt(Instant.parse("2025-11-19T10:00:00Z"))
                    .build()),
            List.of(),
            List.of(
                new PaperTranslation(
                    TRANSLATED,
                    "zh",
                    "CompoDiff：基于潜在扩散的多功能组合图像检索",
                    "本文提出了一种新颖的基于扩散的图像检索模型。",
                    "谷歌翻译",
                    null,
                    null),
                new PaperTranslation(
                    ATTACK, "zh", HOSTILE, HOSTILE, HOSTILE, "<b>", LocalDate.of(2025, 11, 1))),
            List.of(),
            List.of()));
  }

  private static io.broadsheet.paper.PaperBuilder paper(PaperId id, String title) {
    return Paper.builder(id, title)
        .provenance("arxiv")
        .language("en")
        .authors(List.of(Author.named("Ada Lovelace"), Author.named("Zhangyang Wang")))
        .categories(List.of("cs.IR", "cs.CL"))
        .submittedAt(Instant.parse("2025-11-03T10:00:00Z"))
        .updatedAt(Instant.parse("2025-11-10T10:00:00Z"))
        .announcedOn(LocalDate.of(2025, 11, 12));
  }
}

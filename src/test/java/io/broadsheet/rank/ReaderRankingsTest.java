package io.broadsheet.rank;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.embed.PaperVectors;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.reader.Follow;
import io.broadsheet.reader.LibraryItem;
import io.broadsheet.reader.ReaderId;
import io.broadsheet.reader.ReaderShelf;
import io.broadsheet.store.Batch;
import io.broadsheet.store.Database;
import io.broadsheet.store.SqlPaperStore;
import io.broadsheet.store.StoreConfig;
import io.broadsheet.testing.FakeEmbedder;
import io.broadsheet.testing.SettableClock;
import io.broadsheet.testing.TopicPapers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReaderRankingsTest {
  private static final int TOPICS = 10;
  private static final ReaderId READER = new ReaderId(1);
  private static final Instant NOW = Instant.parse("2025-04-10T12:00:00Z");

  @TempDir Path folder;
  private Database database;
  private SqlPaperStore store;
  private List<Paper> papers;
  private ReaderRankings rankings;
  private final SettableClock clock = new SettableClock(NOW);
  private final List<Runnable> background = new ArrayList<>();

  @BeforeEach
  void fill() {
    database = Database.open(StoreConfig.of(folder), clock);
    store = new SqlPaperStore(database);
    papers = TopicPapers.write(500, TOPICS, new Random(3));
    store.write(Batch.ofPapers(papers));
    rankings = new ReaderRankings(store, vectors(), this::byAuthor, background::add, clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void whoSavedPapersOfATopicGetsItFirstAndIsToldWhy() {
    rankings.learnNow();
    List<RankedPaper> ranked = rank(1, saved(2, 12, 22), RankWeights.PUBLISHED).orElseThrow();
    assertThat(ranked).hasSize(day().size());
    for (RankedPaper first : ranked.subList(0, ofTopic(2))) {
      assertThat(topic(first)).isEqualTo(2);
      assertThat(first.reasons().getFirst()).isInstanceOf(RankReason.LikeSaved.class);
      RankReason.LikeSaved like = (RankReason.LikeSaved) first.reasons().getFirst();
      assertThat(like.title())
          .isIn(papers.get(2).title(), papers.get(12).title(), papers.get(22).title());
      assertThat(like.terms()).isNotEmpty().hasSizeLessThanOrEqualTo(3);
      assertThat(like.words()).startsWith("Like “").contains("which you saved");
    }
  }

  @Test
  void whatWasLearntOfAnEmptyLibraryIsLearntWhenThereArePapers(@TempDir Path other) {
    try (Database none = Database.open(StoreConfig.of(other), clock)) {
      SqlPaperStore filling = new SqlPaperStore(none);
      rankings = new ReaderRankings(filling, vectors(), this::byAuthor, background::add, clock);
      assertThat(rankings.prepare()).as("there is nothing to wait for").isTrue();
      filling.write(Batch.ofPapers(papers));
      assertThat(rankings.prepare()).isTrue();
      assertThat(rank(1, saved(2, 12, 22), RankWeights.PUBLISHED)).isPresent();
    }
  }

  @Test
  void papersAreLookedAtAgainSoonWhileThereAreFew() {
    rankings.learnNow();
    assertThat(rank(1, saved(2, 12, 22), RankWeights.PUBLISHED)).isPresent();
    assertThat(background).isEmpty();
    clock.advance(Duration.ofMinutes(5));
    assertThat(rank(1, saved(2, 12, 22), RankWeights.PUBLISHED))
        .as("what is known serves meanwhile")
        .isPresent();
    assertThat(background).hasSize(1);
    background.removeFirst().run();
    assertThat(rank(1, saved(2, 12, 22), RankWeights.PUBLISHED)).isPresent();
    assertThat(background).isEmpty();
  }

  @Test
  void puttingOnePaperAwayIsFeltByTheNextPage() {
    rankings.learnNow();
    ReaderShelf before = saved(2, 12, 3, 13);
    Map<PaperId, LibraryItem> items = new HashMap<>(before.items());
    Paper away = papers.get(23);
    items.put(away.id(), new LibraryItem(away.id(), null, null, NOW, List.of(), ""));
    double was = meanPlace(rank(1, before, RankWeights.PUBLISHED).orElseThrow(), 3);
    double is =
        meanPlace(
            rank(2, new ReaderShelf(items, List.of()), RankWeights.PUBLISHED).orElseThrow(), 3);
    assertThat(is).isGreaterThan(was);
  }

  @Test
  void whatIsPutAwayIsNotRanked() {
    rankings.learnNow();
    Paper away = day().getFirst();
    ReaderShelf shelf =
        new ReaderShelf(
            Map.of(away.id(), new LibraryItem(away.id(), null, null, NOW, List.of(), "")),
            List.of());
    assertThat(rank(1, shelf, RankWeights.PUBLISHED).orElseThrow())
        .extracting(ranked -> ranked.candidate().id())
        .doesNotContain(away.id())
        .hasSize(day().size() - 1);
  }

  @Test
  void aNewReaderWhoFollowsAnAuthorBorrowsTheAuthorsPapers() {
    rankings.learnNow();
    Follow follow = new Follow(1, Follow.Kind.AUTHOR, "topic-4", "First Writer");
    ReaderShelf shelf = new ReaderShelf(Map.of(), List.of(follow));
    List<RankedPaper> ranked = rank(1, shelf, RankWeights.PUBLISHED).orElseThrow();
    assertThat(topic(ranked.getFirst())).isEqualTo(4);
    assertThat(ranked.getFirst().reasons().getFirst())
        .isInstanceOfSatisfying(
            RankReason.LikeFollowed.class, like -> assertThat(like.follow()).isEqualTo(follow));
  }

  @Test
  void aNewReaderWhoFollowsACategoryBorrowsItsPapers() {
    rankings.learnNow();
    Follow follow = new Follow(1, Follow.Kind.CATEGORY, "cs.BA", "cs.BA");
    List<RankedPaper> ranked =
        rank(1, new ReaderShelf(Map.of(), List.of(follow)), RankWeights.PUBLISHED).orElseThrow();
    assertThat(ranked.getFirst().candidate().paper().categories()).contains("cs.BA");
  }

  @Test
  void aFollowWithTheSliderUpComesBeforeLikenessAndIsSaidFirst() {
    rankings.learnNow();
    Follow follow = new Follow(1, Follow.Kind.AUTHOR, "someone", "Some One");
    Paper followed =
        day().stream()
            .filter(paper -> papers.indexOf(paper) % TOPICS == 7)
            .findFirst()
            .orElseThrow();
    List<RankedPaper> ranked =
        rankings
            .rank(
                READER,
                9,
                saved(2, 12, 22),
                new RankWeights(0.1, 2, 1, 1, 1),
                day(),
                Map.of(followed.id(), List.of(follow)),
                Map.of(),
                LocalDate.of(2025, 4, 1))
            .orElseThrow();
    assertThat(ranked.getFirst().candidate().id()).isEqualTo(followed.id());
    assertThat(ranked.getFirst().reasons().getFirst()).isEqualTo(new RankReason.Followed(follow));
  }

  @Test
  void nothingIsRankedForWhoSaidNothingNorBeforeAnythingIsLearnt() {
    assertThat(rank(1, ReaderShelf.EMPTY, RankWeights.PUBLISHED)).isEmpty();
    assertThat(background).isEmpty();
    assertThat(rank(1, saved(2), RankWeights.PUBLISHED)).isEmpty();
    assertThat(rank(1, saved(2), RankWeights.PUBLISHED)).isEmpty();
    assertThat(background).hasSize(1);
    background.removeFirst().run();
    assertThat(rank(1, saved(2), RankWeights.PUBLISHED)).isPresent();
  }

  @Test
  void withoutAModelWordsAloneDecide() {
    ReaderRankings wordsAlone =
        new ReaderRankings(store, null, this::byAuthor, Runnable::run, new SettableClock(NOW));
    wordsAlone.learnNow();
    List<RankedPaper> ranked =
        wordsAlone
            .rank(
                READER,
                1,
                saved(2, 12, 22),
                RankWeights.PUBLISHED,
                day(),
                Map.of(),
                Map.of(),
                LocalDate.of(2025, 4, 1))
            .orElseThrow();
    assertThat(topic(ranked.getFirst())).isEqualTo(2);
  }

  private Optional<List<RankedPaper>> rank(long revision, ReaderShelf shelf, RankWeights weights) {
    return rankings.rank(
        READER, revision, shelf, weights, day(), Map.of(), Map.of(), LocalDate.of(2025, 4, 1));
  }

  /// The last hundred papers.
  private List<Paper> day() {
    return papers.subList(400, 500);
  }

  private int ofTopic(int topic) {
    return (int) day().stream().filter(paper -> papers.indexOf(paper) % TOPICS == topic).count();
  }

  private int topic(RankedPaper ranked) {
    return papers.indexOf(ranked.candidate().paper()) % TOPICS;
  }

  private double meanPlace(List<RankedPaper> ranked, int topic) {
    int sum = 0;
    int count = 0;
    for (int i = 0; i < ranked.size(); i++) {
      if (topic(ranked.get(i)) == topic) {
        sum += i;
        count++;
      }
    }
    return (double) sum / count;
  }

  private ReaderShelf saved(int... numbers) {
    Map<PaperId, LibraryItem> items = new LinkedHashMap<>();
    for (int number : numbers) {
      PaperId id = papers.get(number).id();
      items.put(id, new LibraryItem(id, NOW, null, null, List.of(), ""));
    }
    return new ReaderShelf(items, List.of());
  }

  private List<PaperId> byAuthor(String key) {
    int topic = Integer.parseInt(key.substring("topic-".length()));
    return Stream.of(0, 10, 20).map(i -> papers.get(topic + i).id()).toList();
  }

  private static @Nullable PaperVectors vectors() {
    FakeEmbedder embedder = new FakeEmbedder();
    return (Collection<Paper> wanted) -> {
      Map<PaperId, PaperVectors.PaperVector> found = new HashMap<>();
      for (Paper paper : wanted) {
        found.put(
            paper.id(),
            new PaperVectors.PaperVector(embedder.embedPassage(paper.abstractText()), false));
      }
      return found;
    };
  }
}

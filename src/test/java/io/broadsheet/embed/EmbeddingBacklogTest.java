package io.broadsheet.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.embed.EmbeddingProgress.State;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.error.ErrorKind;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.store.Batch;
import io.broadsheet.store.Database;
import io.broadsheet.store.SqlPaperStore;
import io.broadsheet.store.StoreConfig;
import io.broadsheet.testing.FakeEmbedder;
import io.broadsheet.testing.SettableClock;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddingBacklogTest {
  @TempDir private Path folder;
  private final SettableClock clock = new SettableClock(Instant.parse("2025-11-20T00:00:00Z"));
  private Database database;
  private SqlPaperStore papers;
  private EmbeddingStore embeddings;

  @BeforeEach
  void open() {
    database = Database.open(StoreConfig.of(folder), clock);
    papers = new SqlPaperStore(database);
    embeddings = new SqlEmbeddingStore(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void everyPaperGetsTheVectorOfItsText() {
    add(0, 1_000);
    Spy embedder = new Spy("fake");
    List<EmbeddingProgress> heard = run(embedder);
    assertThat(embeddings.countMissing(embedder.modelId())).isZero();
    assertThat(embeddings.count(embedder.modelId())).isEqualTo(1_000);
    Paper paper = paper(7, "abstract 7");
    EmbeddingStore.Embedded embedded =
        embeddings.find(embedder.modelId(), List.of(paper.id())).get(paper.id());
    assertThat(embedded.textHash()).isEqualTo(PassageText.of(paper).hash());
    assertThat(embedded.vector())
        .isEqualTo(new FakeEmbedder().embedPassage(PassageText.of(paper).text()));
    assertThat(embedder.embedded).hasSize(1_000).doesNotHaveDuplicates();
    assertThat(heard.getLast().done()).isEqualTo(1_000);
    assertThat(heard.getLast().missing()).isZero();
    assertThat(heard.getLast().secondsLeft()).hasValue(0);
  }

  @Test
  void theNewestAnnouncedComeFirst() {
    add(0, 2_000);
    Spy embedder = new Spy("fake");
    run(embedder);
    // windows of 512: the newest 512 are all taken before the oldest 512
    List<String> oldest = embedder.embedded.subList(2_000 - 400, 2_000);
    assertThat(oldest).allSatisfy(text -> assertThat(number(text)).isLessThan(1_000));
    List<String> newest = embedder.embedded.subList(0, 400);
    assertThat(newest).allSatisfy(text -> assertThat(number(text)).isGreaterThanOrEqualTo(1_000));
  }

  @Test
  void aSecondRunDoesNothingTwice() {
    add(0, 300);
    run(new Spy("fake"));
    Spy again = new Spy("fake");
    run(again);
    assertThat(again.embedded).isEmpty();
    add(300, 10);
    run(again);
    assertThat(again.embedded).hasSize(10);
  }

  @Test
  void anotherModelEmbedsEverythingAndKeepsTheFirstOnesVectors() {
    add(0, 50);
    run(new Spy("fake"));
    Spy other = new Spy("other");
    run(other);
    assertThat(other.embedded).hasSize(50);
    assertThat(embeddings.count(new Spy("fake").modelId())).isEqualTo(50);
    assertThat(embeddings.count(other.modelId())).isEqualTo(50);
  }

  @Test
  void changedTextIsEmbeddedAgainAndOtherChangesAreNot() {
    add(0, 100);
    run(new Spy("fake"));
    papers.write(Batch.ofPapers(List.of(paper(3, "a new abstract 3"))));
    papers.write(
        Batch.ofPapers(List.of(paper(4, "abstract 4").toBuilder().comment("12 pages").build())));
    Spy again = new Spy("fake");
    run(again);
    assertThat(again.embedded).containsExactly("title 3\na new abstract 3");
    assertThat(embeddings.find(again.modelId(), List.of(id(3))).get(id(3)).textHash())
        .isEqualTo(PassageText.of(paper(3, "a new abstract 3")).hash());
    Spy third = new Spy("fake");
    run(third);
    assertThat(third.embedded).isEmpty();
  }

  @Test
  void aPaperRevisedWhileItIsEmbeddedGetsTheVectorOfItsNewText() {
    add(0, 1);
    AtomicInteger calls = new AtomicInteger();
    Spy embedder =
        new Spy("fake") {
          @Override
          void before(String text) {
            if (calls.getAndIncrement() == 0) {
              papers.write(Batch.ofPapers(List.of(paper(0, "revised"))));
            }
          }
        };
    run(embedder);
    assertThat(embeddings.find(embedder.modelId(), List.of(id(0))).get(id(0)).textHash())
        .isEqualTo(PassageText.of(paper(0, "revised")).hash());
  }

  @Test
  void whatWasWrittenBeforeACrashIsNotDoneAgain() {
    add(0, 1_500);
    Error crash = new AssertionError("crash");
    EmbeddingStore crashing =
        new ForwardingEmbeddingStore(embeddings) {
          private int puts;

          @Override
          public void put(EmbeddingModelId model, List<Embedded> vectors) {
            if (++puts == 3) {
              throw crash;
            }
            super.put(model, vectors);
          }
        };
    Spy first = new Spy("fake");
    assertThatThrownBy(
            () -> new EmbeddingBacklog(papers, crashing, first, 2, clock).runUntilEmpty(p -> {}))
        .isSameAs(crash);
    long kept = embeddings.count(first.modelId());
    assertThat(kept).isGreaterThan(0).isLessThan(1_500);
    Spy second = new Spy("fake");
    run(second);
    assertThat(second.embedded).hasSize((int) (1_500 - kept));
    assertThat(embeddings.count(first.modelId())).isEqualTo(1_500);
  }

  @Test
  void aChangedTextIsNotForgottenByACrash() {
    add(0, 10);
    run(new Spy("fake"));
    papers.write(Batch.ofPapers(List.of(paper(3, "new"))));
    EmbeddingStore crashing =
        new ForwardingEmbeddingStore(embeddings) {
          @Override
          public void put(EmbeddingModelId model, List<Embedded> vectors) {
            throw new AssertionError("crash");
          }
        };
    assertThatThrownBy(
            () ->
                new EmbeddingBacklog(papers, crashing, new Spy("fake"), 2, clock)
                    .runUntilEmpty(p -> {}))
        .hasMessage("crash");
    Spy again = new Spy("fake");
    run(again);
    assertThat(again.embedded).containsExactly("title 3\nnew");
  }

  @Test
  void aTextThatCannotBeEmbeddedDoesNotHoldUpTheOthers() {
    add(0, 100);
    Spy embedder =
        new Spy("fake") {
          @Override
          void before(String text) {
            if (number(text) % 10 == 5) {
              throw new IllegalArgumentException("not this one");
            }
          }
        };
    List<EmbeddingProgress> heard = run(embedder);
    assertThat(embeddings.count(embedder.modelId())).isEqualTo(90);
    assertThat(heard.getLast().failed()).isEqualTo(10);
    run(new Spy("fake"));
    assertThat(embeddings.count(embedder.modelId())).isEqualTo(100);
  }

  @Test
  void aModelThatEmbedsNothingIsReported() {
    add(0, 100);
    Spy embedder =
        new Spy("fake") {
          @Override
          void before(String text) {
            throw BroadsheetException.unavailable("the model is gone", null);
          }
        };
    assertThatThrownBy(() -> run(embedder))
        .isInstanceOfSatisfying(
            BroadsheetException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNAVAILABLE))
        .hasMessage("the model is gone");
    try (EmbeddingBacklog backlog = new EmbeddingBacklog(papers, embeddings, embedder, 2, clock)) {
      backlog.start();
      await(() -> backlog.progress().state() == State.STUCK);
      assertThat(backlog.progress().problem()).hasValue("the model is gone");
    }
  }

  @Test
  void aServerEmbedsWhatComesLater() {
    Spy embedder = new Spy("fake");
    try (EmbeddingBacklog backlog = new EmbeddingBacklog(papers, embeddings, embedder, 2, clock)) {
      backlog.start();
      await(() -> backlog.progress().state() == State.IDLE);
      add(0, 5);
      backlog.wake();
      await(() -> embeddings.count(embedder.modelId()) == 5);
      papers.write(Batch.ofPapers(List.of(paper(2, "changed"))));
      backlog.wake();
      await(() -> embedder.embedded.size() == 6);
      await(() -> backlog.progress().state() == State.IDLE);
    }
  }

  @Test
  void pausedItStartsNoText() {
    Spy embedder = new Spy("fake");
    try (EmbeddingBacklog backlog = new EmbeddingBacklog(papers, embeddings, embedder, 2, clock)) {
      backlog.pause();
      add(0, 20);
      backlog.start();
      await(() -> backlog.progress().state() == State.PAUSED);
      assertThat(embedder.embedded).isEmpty();
      backlog.resume();
      await(() -> embeddings.count(embedder.modelId()) == 20);
    }
  }

  @Test
  void closingKeepsWhatIsFinished() throws InterruptedException {
    add(0, 1_000);
    CountDownLatch some = new CountDownLatch(50);
    Spy embedder =
        new Spy("fake") {
          @Override
          void before(String text) {
            some.countDown();
            LockSupport.parkNanos(1_000_000);
          }
        };
    EmbeddingBacklog backlog = new EmbeddingBacklog(papers, embeddings, embedder, 2, clock);
    backlog.start();
    assertThat(some.await(10, TimeUnit.SECONDS)).isTrue();
    backlog.close();
    assertThat(embeddings.count(embedder.modelId())).isEqualTo(embedder.embedded.size());
    assertThat(backlog.progress().state()).isEqualTo(State.STOPPED);
    assertThatThrownBy(backlog::start).isInstanceOf(IllegalStateException.class);
  }

  private List<EmbeddingProgress> run(Embedder embedder) {
    List<EmbeddingProgress> heard = new ArrayList<>();
    Consumer<EmbeddingProgress> listener = heard::add;
    new EmbeddingBacklog(papers, embeddings, embedder, 2, clock).runUntilEmpty(listener);
    return heard;
  }

  private void add(int from, int count) {
    List<Paper> batch = new ArrayList<>();
    for (int i = from; i < from + count; i++) {
      batch.add(paper(i, "abstract " + i));
    }
    papers.write(Batch.ofPapers(batch));
  }

  private static Paper paper(int number, String abstractText) {
    return Paper.builder(id(number), "title " + number)
        .abstractText(abstractText)
        .announcedOn(LocalDate.of(2020, 1, 1).plusDays(number))
        .build();
  }

  private static PaperId id(int number) {
    return new PaperId("test", "p" + number);
  }

  private static int number(String text) {
    return Integer.parseInt(text.substring("title ".length(), text.indexOf('\n')));
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited long enough").isLessThan(deadline);
      LockSupport.parkNanos(2_000_000);
    }
  }

  /// Embeds as [FakeEmbedder] and remembers what.
  private static class Spy implements Embedder {
    final List<String> embedded = Collections.synchronizedList(new ArrayList<>());
    private final FakeEmbedder fake;

    Spy(String name) {
      fake = new FakeEmbedder(name);
    }

    @SuppressWarnings("unused") // for tests to override
    void before(String text) {}

    @Override
    public EmbeddingModelId modelId() {
      return fake.modelId();
    }

    @Override
    public float[] embedPassage(String text) {
      before(text);
      float[] vector = fake.embedPassage(text);
      embedded.add(text);
      return vector;
    }

    @Override
    public float[] embedQuery(String text) {
      return fake.embedQuery(text);
    }

    @Override
    public void close() {}
  }
}

package io.broadsheet.reader.community;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.error.ErrorKind;
import io.broadsheet.paper.PaperId;
import io.broadsheet.reader.ReaderId;
import io.broadsheet.reader.ReaderStore;
import io.broadsheet.reader.Role;
import io.broadsheet.reader.SqlReaderStore;
import io.broadsheet.reader.community.Leaders.Board;
import io.broadsheet.reader.community.Leaders.Leader;
import io.broadsheet.store.Database;
import io.broadsheet.store.StoreConfig;
import io.broadsheet.testing.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeadersTest {
  private static final Instant NOW = Instant.parse("2025-11-20T08:00:00Z");

  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(NOW);
  private Database database;
  private ReaderStore readers;
  private CommunityStore store;
  private int accounts;

  @BeforeEach
  void open() {
    database = Database.open(StoreConfig.of(folder), clock);
    readers = new SqlReaderStore(database);
    store = new CommunityStore(database, clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static PaperId paper(int number) {
    return PaperId.arxiv("2511.%05d".formatted(number));
  }

  private ReaderId account() {
    String name = "reader" + ++accounts;
    return readers.add(name, name, Role.READER).id();
  }

  private List<PaperId> board(Board board) {
    return new Leaders(store, clock).of(board).stream().map(Leader::paper).toList();
  }

  /// Thirty readers who each vote for eight of forty papers, the first ones more often.
  private void honest() {
    Random random = new Random(1);
    for (int i = 0; i < 30; i++) {
      ReaderId reader = account();
      for (int vote = 0; vote < 8; vote++) {
        store.vote(reader, paper(1 + (int) (40 * Math.pow(random.nextDouble(), 2))), true);
      }
    }
  }

  @Test
  void aHundredAccountsOfOnePersonDoNotBuyAPlace() {
    honest();
    List<PaperId> before = board(Board.TRENDING).subList(0, 5);
    for (int i = 0; i < 100; i++) {
      ReaderId bought = account();
      store.vote(bought, paper(901), true); // each for one paper and nothing else
    }
    for (int i = 0; i < 100; i++) {
      ReaderId bought = account();
      for (int each = 911; each <= 913; each++) {
        store.vote(bought, paper(each), true); // all for the same three
      }
    }
    assertThat(store.votes(paper(901))).as("more than any honest paper").isEqualTo(100);
    for (Board board : Board.values()) {
      assertThat(board(board).subList(0, 5)).as("%s", board).isEqualTo(before);
    }
  }

  @Test
  void readersWithTastesOfTheirOwnCountNearlyWhole() {
    for (int i = 0; i < 5; i++) {
      ReaderId reader = account();
      store.vote(reader, paper(1), true);
      store.vote(reader, paper(100 + i), true);
    }
    assertThat(new Leaders(store, clock).of(Board.DAY).getFirst())
        .isEqualTo(new Leader(paper(1), 5, 5));
  }

  @Test
  void votesFadeAndLeaveTheirBoards() {
    ReaderId early = account();
    store.vote(early, paper(1), true);
    store.vote(early, paper(2), true);
    clock.advance(Duration.ofDays(2));
    ReaderId late = account();
    store.vote(late, paper(3), true);
    store.vote(late, paper(4), true);
    Leaders leaders = new Leaders(store, clock);
    assertThat(leaders.of(Board.DAY).stream().map(Leader::paper))
        .containsExactly(paper(3), paper(4));
    assertThat(leaders.of(Board.WEEK)).hasSize(4).allMatch(leader -> leader.score() == 1);
    List<Leader> trending = leaders.of(Board.TRENDING);
    assertThat(trending.getLast().score()).isEqualTo(trending.getFirst().score() / 2);
    clock.advance(Duration.ofDays(31));
    assertThat(leaders.of(Board.MONTH)).isEmpty();
  }

  @Test
  void aVoteCountsOnceAndIsTakenBack() {
    ReaderId reader = account();
    store.vote(reader, paper(1), true);
    store.vote(reader, paper(1), true);
    assertThat(store.votes(paper(1))).isEqualTo(1);
    assertThat(store.hasVoted(reader, paper(1))).isTrue();
    store.vote(reader, paper(1), false);
    store.vote(reader, paper(1), false);
    assertThat(store.votes(paper(1))).isZero();
    assertThat(board(Board.DAY)).isEmpty();
  }

  @Test
  void whoVotesWithoutEndIsStopped() {
    ReaderId reader = account();
    for (int i = 0; i < CommunityStore.VOTES_AN_HOUR; i++) {
      store.vote(reader, paper(i), true);
    }
    assertThatThrownBy(() -> store.vote(reader, paper(5_000), true))
        .isInstanceOfSatisfying(
            BroadsheetException.class,
            refused -> assertThat(refused.kind()).isEqualTo(ErrorKind.RATE_LIMITED));
    clock.advance(Duration.ofHours(1));
    store.vote(reader, paper(5_000), true);
  }

  @Test
  void threadsAreNoDeeperThanAPageCanShow() {
    List<ReaderId> writers = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      writers.add(account());
    }
    long parent = 0;
    for (int i = 0; i < 50; i++) {
      parent = store.write(writers.get(i / 5), paper(1), parent, "answer " + i);
    }
    assertThat(store.of(paper(1)))
        .hasSize(50)
        .allMatch(comment -> comment.depth() <= Comment.DEEPEST)
        .allMatch(
            comment ->
                comment.parent() == 0
                    || store.find(comment.parent()).orElseThrow().depth() == comment.depth() - 1);
  }

  @Test
  void anAccountThatGoesTakesItsVotesAndWordsWithIt() {
    ReaderId reader = account();
    ReaderId other = account();
    store.vote(reader, paper(1), true);
    long number = store.write(reader, paper(1), 0, "my words");
    long answer = store.write(other, paper(1), number, "an answer");
    readers.delete(reader);
    assertThat(store.votes(paper(1))).isZero();
    Comment left = store.find(number).orElseThrow();
    assertThat(left.text()).isEmpty();
    assertThat(left.deleted()).isTrue();
    assertThat(left.author()).isEmpty();
    assertThat(store.find(answer).orElseThrow().text()).isEqualTo("an answer");
  }

  @Test
  void onlyOnesOwnCommentsAreChanged() {
    ReaderId one = account();
    ReaderId other = account();
    long number = store.write(one, paper(1), 0, "first\u0000\u202Eword\r\nline");
    assertThat(store.find(number).orElseThrow().text()).isEqualTo("firstword\nline");
    assertThatThrownBy(() -> store.edit(other, number, "mine now"))
        .isInstanceOf(BroadsheetException.class);
    assertThatThrownBy(() -> store.delete(other, number)).isInstanceOf(BroadsheetException.class);
    store.hide(number, "spam");
    assertThatThrownBy(() -> store.edit(one, number, "again"))
        .as("what was hidden is not changed under the reason")
        .isInstanceOf(BroadsheetException.class);
    store.hide(number, null);
    store.edit(one, number, "second");
    assertThat(store.find(number).orElseThrow().editedAt()).isEqualTo(NOW);
  }
}

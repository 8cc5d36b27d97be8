package io.broadsheet.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.error.ErrorKind;
import io.broadsheet.paper.PaperId;
import io.broadsheet.store.Database;
import io.broadsheet.store.StoreConfig;
import io.broadsheet.testing.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReaderStoreTest {
  private static final Instant START = Instant.parse("2025-11-20T08:00:00Z");
  private static final PaperId ONE = PaperId.arxiv("2511.00001");
  private static final PaperId TWO = PaperId.arxiv("2511.00002");

  @TempDir private Path folder;
  private final SettableClock clock = new SettableClock(START);
  private Database database;
  private ReaderStore store;
  private ReaderId ada;
  private ReaderId ben;

  @BeforeEach
  void open() {
    database = Database.open(StoreConfig.of(folder), clock);
    store = new SqlReaderStore(database);
    ada = store.add("ada", "Ada", Role.OWNER).id();
    ben = store.add("ben", "Ben", Role.READER).id();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void keepsWhoReadsFromOneOpeningToTheNext() {
    store.choose(ada, "zh", ZoneId.of("Asia/Shanghai"));
    database.close();
    database = Database.open(StoreConfig.of(folder), clock);
    store = new SqlReaderStore(database);
    ReaderProfile profile = store.find(ada).orElseThrow();
    assertThat(profile.displayName()).isEqualTo("Ada");
    assertThat(profile.isOwner()).isTrue();
    assertThat(profile.language()).isEqualTo("zh");
    assertThat(profile.zoneOr(ZoneId.of("UTC"))).isEqualTo(ZoneId.of("Asia/Shanghai"));
    assertThat(store.named("ben").orElseThrow().zoneOr(ZoneId.of("UTC")))
        .isEqualTo(ZoneId.of("UTC"));
    assertThat(store.readers()).extracting(ReaderProfile::name).containsExactly("ada", "ben");
    assertThatThrownBy(() -> store.add("ada", "Another", Role.READER))
        .hasMessageContaining("there is a reader named ada already");
  }

  @Test
  void whatIsSavedIsInTheLibraryTheLastFirst() {
    store.mark(ada, ONE, Mark.SAVED, true);
    clock.advance(Duration.ofHours(1));
    store.mark(ada, TWO, Mark.SAVED, true);
    store.mark(ada, ONE, Mark.SAVED, true);
    assertThat(store.library(ada)).extracting(LibraryItem::paperId).containsExactly(TWO, ONE);
    assertThat(store.item(ada, ONE).savedAt()).as("saved again changes nothing").isEqualTo(START);
    assertThat(store.library(ben)).as("another reader's library").isEmpty();
    store.mark(ada, TWO, Mark.SAVED, false);
    assertThat(store.library(ada)).extracting(LibraryItem::paperId).containsExactly(ONE);
  }

  @Test
  void savedAndNotInterestedExcludeEachOther() {
    store.mark(ada, ONE, Mark.SAVED, true);
    store.mark(ada, ONE, Mark.DISMISSED, true);
    assertThat(store.item(ada, ONE).isSaved()).isFalse();
    assertThat(store.shelf(ada).isDismissed(ONE)).isTrue();
    store.mark(ada, ONE, Mark.SAVED, true);
    assertThat(store.item(ada, ONE).isDismissed()).isFalse();
    store.mark(ada, ONE, Mark.READ, true);
    assertThat(store.item(ada, ONE).isSaved()).as("read excludes nothing").isTrue();
  }

  @Test
  void aTagOrANoteSavesThePaper() {
    store.tag(ada, ONE, Tag.list("to read, 图神经网络，to read"));
    store.note(ada, TWO, "Look at *section 3*\r\n\u0000\u0007");
    ReaderShelf shelf = store.shelf(ada);
    assertThat(shelf.of(ONE).tags()).containsExactly("to read", "图神经网络");
    assertThat(shelf.of(ONE).isSaved()).isTrue();
    assertThat(shelf.of(TWO).note()).isEqualTo("Look at *section 3*");
    assertThat(shelf.of(TWO).isSaved()).isTrue();
    assertThat(shelf.tags()).containsOnlyKeys("to read", "图神经网络");
    store.tag(ada, ONE, List.of());
    store.note(ada, TWO, " ");
    assertThat(store.item(ada, ONE).tags()).isEmpty();
    assertThat(store.item(ada, TWO).note()).isEmpty();
    assertThatThrownBy(() -> store.note(ada, ONE, "x".repeat(LibraryItem.LONGEST_NOTE + 1)))
        .hasMessageContaining("at most 20000 characters");
  }

  @Test
  void manyAreSavedAtOnceAndNothingThereIsLost() {
    store.note(ada, ONE, "mine");
    store.tag(ada, ONE, List.of("old"));
    Instant then = Instant.parse("2020-01-01T00:00:00Z");
    int fresh =
        store.saveAll(
            ada,
            List.of(
                new ReaderStore.Saving(ONE, then, List.of("new"), "theirs"),
                new ReaderStore.Saving(TWO, then, List.of("new"), "theirs")));
    assertThat(fresh).isEqualTo(1);
    assertThat(store.item(ada, ONE))
        .isEqualTo(new LibraryItem(ONE, START, null, null, List.of("new", "old"), "mine"));
    assertThat(store.item(ada, TWO))
        .isEqualTo(new LibraryItem(TWO, then, null, null, List.of("new"), "theirs"));
  }

  @Test
  void tellsWhatWasDoneAndNotTakenBackInOrder() {
    store.opened(ada, ONE);
    clock.advance(Duration.ofMinutes(10));
    store.opened(ada, ONE);
    store.mark(ada, ONE, Mark.SAVED, true);
    clock.advance(Duration.ofMinutes(30));
    store.opened(ada, ONE);
    store.mark(ada, TWO, Mark.DISMISSED, true);
    Instant saved = START.plus(Duration.ofMinutes(10));
    Instant later = START.plus(Duration.ofMinutes(40));
    assertThat(store.interactions(ada, START))
        .as("an opening within half an hour of another is the same")
        .containsExactly(
            new Interaction.Opened(ONE, START),
            new Interaction.Saved(ONE, saved),
            new Interaction.Opened(ONE, later),
            new Interaction.Dismissed(TWO, later));
    store.mark(ada, TWO, Mark.DISMISSED, false);
    assertThat(store.interactions(ada, later)).containsExactly(new Interaction.Opened(ONE, later));
    assertThat(store.interactions(ben, Instant.EPOCH)).isEmpty();
  }

  @Test
  void followsKeepTheReadersOrder() {
    store.follow(ada, Follow.of(Follow.Kind.CATEGORY, "cs.CL", ""));
    store.follow(ada, Follow.of(Follow.Kind.AUTHOR, "wang-zhangyang", "Zhangyang Wang"));
    store.follow(ada, Follow.of(Follow.Kind.QUERY, "sparse  attention", ""));
    store.follow(ada, Follow.of(Follow.Kind.CATEGORY, "cs.CL", ""));
    assertThat(store.follows(ada))
        .extracting(Follow::label)
        .containsExactly("cs.CL", "Zhangyang Wang", "sparse attention");
    long last = store.follows(ada).getLast().number();
    store.moveFollow(ada, last, -1);
    assertThat(store.shelf(ada).follows())
        .extracting(Follow::value)
        .containsExactly("cs.CL", "sparse attention", "wang-zhangyang");
    store.moveFollow(ada, last, -9);
    assertThat(store.follows(ada)).extracting(Follow::value).startsWith("sparse attention");
    store.moveFollow(ben, last, 1);
    store.unfollow(ben, last);
    assertThat(store.follows(ada)).as("nobody else's to change").hasSize(3);
    store.unfollow(ada, last);
    assertThat(store.follows(ada)).hasSize(2);
  }

  @Test
  void aFollowListIsNotEndless() {
    for (int i = 0; i < FollowStore.MOST; i++) {
      store.follow(ada, Follow.of(Follow.Kind.QUERY, "query " + i, ""));
    }
    assertThatThrownBy(() -> store.follow(ada, Follow.of(Follow.Kind.QUERY, "one more", "")))
        .hasMessageContaining("give one up first");
  }

  @Test
  void aPauseEndsAVisit() {
    store.seen(ada);
    assertThat(store.find(ada).orElseThrow().awaySince()).as("the first visit").isNull();
    clock.advance(Duration.ofMinutes(20));
    store.seen(ada);
    assertThat(store.find(ada).orElseThrow().awaySince()).isNull();
    clock.advance(Duration.ofDays(2));
    store.seen(ada);
    Instant left = START.plus(Duration.ofMinutes(20));
    assertThat(store.find(ada).orElseThrow().awaySince()).isEqualTo(left);
    clock.advance(Duration.ofMinutes(5));
    store.seen(ada);
    assertThat(store.find(ada).orElseThrow().awaySince()).isEqualTo(left);
  }

  @Test
  void eachChangeHasANewRevision() {
    long before = store.find(ada).orElseThrow().revision();
    store.mark(ada, ONE, Mark.SAVED, true);
    long after = store.find(ada).orElseThrow().revision();
    assertThat(after).isGreaterThan(before);
    store.opened(ada, ONE);
    store.seen(ada);
    assertThat(store.find(ada).orElseThrow().revision())
        .as("looking changes nothing")
        .isEqualTo(after);
  }

  @Test
  void aDeletedReaderLeavesNothing() {
    store.tag(ada, ONE, List.of("secret"));
    store.note(ada, ONE, "secret");
    store.opened(ada, ONE);
    store.follow(ada, Follow.of(Follow.Kind.QUERY, "secret", ""));
    store.mark(ben, TWO, Mark.SAVED, true);
    store.delete(ada);
    for (String table :
        List.of("reader_mark", "reader_tag", "reader_note", "reader_opening", "reader_follow")) {
      int rows =
          database.read(
              handle ->
                  handle
                      .createQuery("SELECT COUNT(*) FROM " + table + " WHERE reader = ?")
                      .bind(0, ada.number())
                      .mapTo(Integer.class)
                      .one());
      assertThat(rows).as(table).isZero();
    }
    assertThat(store.library(ben)).hasSize(1);
    ReaderId next = store.add("ada", "Ada", Role.READER).id();
    assertThat(next).as("a number is given once").isNotEqualTo(ada);
    assertThatThrownBy(() -> store.mark(ada, ONE, Mark.SAVED, true))
        .isInstanceOfSatisfying(
            BroadsheetException.class,
            gone -> assertThat(gone.kind()).isEqualTo(ErrorKind.NOT_FOUND));
    store.opened(ada, ONE);
    assertThat(store.interactions(ada, Instant.EPOCH)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "cs.CL OR all", "cs.CL\"", "*", "../etc", "cs..CL"})
  void whatIsNoCategoryIsNotFollowedAsOne(String value) {
    assertThatThrownBy(() -> Follow.of(Follow.Kind.CATEGORY, value, ""))
        .isInstanceOf(BroadsheetException.class);
  }

  @Test
  void namesAndTagsAreWhatTheyLookLike() {
    assertThat(ReaderName.of(" Ada.Lovelace@Example.org ")).isEqualTo("ada.lovelace@example.org");
    assertThat(ReaderName.shown("Ada\u202E \u0000\n Lovelace\u200B")).isEqualTo("Ada Lovelace");
    assertThat(Tag.list(" , \n,")).isEmpty();
    assertThat(Tag.of("a\u202Eb,c")).isEqualTo("ab c");
    for (String name : List.of("", " ", "-x", "a b", "é", "a".repeat(61), "<b>", "a/b")) {
      assertThatThrownBy(() -> ReaderName.of(name)).isInstanceOf(BroadsheetException.class);
    }
    assertThatThrownBy(() -> Tag.list("x".repeat(61))).isInstanceOf(BroadsheetException.class);
    assertThatThrownBy(() -> Follow.of(Follow.Kind.AUTHOR, "a\" OR cat:cs.CL", ""))
        .isInstanceOf(BroadsheetException.class);
  }
}

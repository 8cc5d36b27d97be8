package io.broadsheet.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.paper.PaperId;
import io.broadsheet.reader.account.AccessToken;
import io.broadsheet.reader.account.AccountStore;
import io.broadsheet.reader.account.Passwords;
import io.broadsheet.reader.account.ReaderArchive;
import io.broadsheet.reader.account.Scope;
import io.broadsheet.reader.account.Session;
import io.broadsheet.reader.account.SqlAccountStore;
import io.broadsheet.store.Database;
import io.broadsheet.store.StoreConfig;
import io.broadsheet.testing.SettableClock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountStoreTest {
  private static final Passwords PASSWORDS = new Passwords();

  @TempDir private Path folder;
  private final SettableClock clock = new SettableClock(Instant.parse("2025-11-20T08:00:00Z"));
  private Database database;
  private ReaderStore readers;
  private AccountStore accounts;
  private ReaderId ada;
  private ReaderId ben;

  @BeforeEach
  void open() {
    database = Database.open(StoreConfig.of(folder), clock);
    readers = new SqlReaderStore(database);
    accounts = new SqlAccountStore(database, readers);
    ada = readers.add("ada", "Ada", Role.OWNER).id();
    ben = readers.add("ben", "Ben", Role.READER).id();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void passwordsAreArgon2idHashesWithSaltsOfTheirOwn() {
    String hash = PASSWORDS.hash("correct horse battery");
    assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(PASSWORDS.hash("correct horse battery")).isNotEqualTo(hash);
    assertThat(
            PASSWORDS.matches(
                "password",
                Optional.of(
                    "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc")))
        .as("the known answer of the reference implementation")
        .isTrue();
    assertThat(PASSWORDS.matches("correct horse battery", Optional.of(hash))).isTrue();
    assertThat(PASSWORDS.matches("correct horse batterY", Optional.of(hash))).isFalse();
    assertThat(PASSWORDS.matches("", Optional.of(hash))).isFalse();
    assertThat(PASSWORDS.matches("nobody has this password", Optional.empty())).isFalse();
    assertThat(PASSWORDS.matches("x".repeat(1_000_000), Optional.of(hash))).isFalse();
    String composed = PASSWORDS.hash("café au lait à la crème");
    assertThat(
            PASSWORDS.matches("cafe\u0301 au lait a\u0300 la cre\u0300me", Optional.of(composed)))
        .as("typed on another keyboard")
        .isTrue();
    for (String bad : List.of("", "short", "x".repeat(201))) {
      assertThatThrownBy(() -> PASSWORDS.hash(bad)).isInstanceOf(BroadsheetException.class);
    }
  }

  @Test
  void aSessionLastsUntilItIsClosedUnusedOrOld() {
    String secret = accounts.openSession(ada, "Firefox\u0000\n");
    assertThat(accounts.session(secret).map(Session::reader)).contains(ada);
    assertThat(accounts.sessions(ada)).extracting(Session::agent).containsExactly("Firefox");
    clock.advance(AccountStore.SESSION_UNUSED.minusDays(1));
    assertThat(accounts.session(secret)).isPresent();
    clock.advance(AccountStore.SESSION_UNUSED.minusDays(1));
    assertThat(accounts.session(secret)).as("it was used meanwhile").isPresent();
    clock.advance(AccountStore.SESSION_UNUSED.plusDays(1));
    assertThat(accounts.session(secret)).as("unused").isEmpty();

    String used = accounts.openSession(ada, "");
    for (int i = 0; i < 9; i++) {
      clock.advance(Duration.ofDays(19));
      assertThat(accounts.session(used)).isPresent();
    }
    clock.advance(Duration.ofDays(19));
    assertThat(accounts.session(used)).as("as old as sessions get").isEmpty();

    String one = accounts.openSession(ada, "");
    String other = accounts.openSession(ada, "");
    String bens = accounts.openSession(ben, "");
    accounts.closeSession(one);
    assertThat(accounts.session(one)).isEmpty();
    assertThat(accounts.session(other)).isPresent();
    accounts.closeSessions(ada);
    assertThat(accounts.session(other)).isEmpty();
    assertThat(accounts.session(bens)).isPresent();
    accounts.setPassword(ben, PASSWORDS.hash("correct horse battery"));
    assertThat(accounts.session(bens)).as("a new password ends all sessions").isEmpty();
  }

  @Test
  void theDatabaseHoldsNoSecret() throws IOException {
    String session = accounts.openSession(ada, "");
    String token = accounts.issue(ada, "script", Set.of(Scope.READ));
    String link = accounts.invite(Role.READER, null, Duration.ofDays(1));
    accounts.setPassword(ben, PASSWORDS.hash("correct horse battery"));
    database.close();
    StringBuilder all = new StringBuilder();
    try (var files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    assertThat(all).contains("argon2id", "script");
    for (String secret : List.of(session, token, link, "correct horse battery")) {
      assertThat(all.indexOf(secret)).isNegative();
    }
    database = Database.open(StoreConfig.of(folder), clock);
  }

  @Test
  void aTokenIsForItsScopesAndWorthlessOnceRevoked() {
    String secret = accounts.issue(ada, "script", Set.of(Scope.READ, Scope.FEED));
    assertThat(accounts.token(secret, Scope.READ).map(AccessToken::reader)).contains(ada);
    assertThat(accounts.token(secret, Scope.FEED)).isPresent();
    assertThat(accounts.token(secret, Scope.WRITE)).isEmpty();
    assertThat(accounts.token(secret.toLowerCase(Locale.ROOT), Scope.READ)).isEmpty();
    long number = accounts.tokens(ada).getFirst().number();
    accounts.revoke(ben, number);
    assertThat(accounts.token(secret, Scope.READ)).as("not Ben's to revoke").isPresent();
    accounts.revoke(ada, number);
    assertThat(accounts.token(secret, Scope.READ)).isEmpty();
    for (int i = 0; i < 50; i++) {
      accounts.issue(ben, "token " + i, Set.of(Scope.READ));
    }
    assertThatThrownBy(() -> accounts.issue(ben, "one more", Set.of(Scope.READ)))
        .hasMessageContaining("revoke one first");
  }

  @Test
  void aLinkWorksOnceAndNotForEver() {
    String hash = PASSWORDS.hash("correct horse battery");
    String link = accounts.invite(Role.EDITOR, null, Duration.ofDays(7));
    assertThatThrownBy(() -> accounts.accept(link, "ada", "Ada", hash))
        .hasMessageContaining("the name ada is taken");
    ReaderProfile eve = accounts.accept(link, "eve", "Eve", hash);
    assertThat(eve.role()).isEqualTo(Role.EDITOR);
    assertThat(accounts.passwordHash(eve.id())).contains(hash);
    assertThatThrownBy(() -> accounts.accept(link, "mallory", "Mallory", hash))
        .hasMessageContaining("this link was used");

    String reset = accounts.invite(Role.READER, ben, Duration.ofDays(7));
    String open = accounts.openSession(ben, "");
    assertThat(accounts.accept(reset, "", "", hash).id()).isEqualTo(ben);
    assertThat(accounts.session(open)).isEmpty();

    String late = accounts.invite(Role.READER, null, Duration.ofDays(7));
    clock.advance(Duration.ofDays(7));
    assertThat(accounts.invitation(late)).isEmpty();
    assertThatThrownBy(() -> accounts.accept(late, "late", "Late", hash))
        .isInstanceOf(BroadsheetException.class);
    assertThat(readers.named("late")).isEmpty();
  }

  @Test
  void ofManyWhoUseOneLinkAtOnceOneSucceeds() throws Exception {
    String hash = PASSWORDS.hash("correct horse battery");
    String link = accounts.invite(Role.READER, null, Duration.ofDays(7));
    try (ExecutorService pool =
        Executors.newFixedThreadPool(8, Thread.ofPlatform().name("joiner-", 0).factory())) {
      List<Callable<Boolean>> tries = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        String name = "joiner" + i;
        tries.add(
            () -> {
              try {
                accounts.accept(link, name, name, hash);
                return true;
              } catch (BroadsheetException used) {
                return false;
              }
            });
      }
      int succeeded = 0;
      for (Future<Boolean> tried : pool.invokeAll(tries)) {
        succeeded += tried.get() ? 1 : 0;
      }
      assertThat(succeeded).isEqualTo(1);
    }
    assertThat(readers.readers()).hasSize(3);
  }

  @Test
  void theArchiveHoldsAllThatIsKnownAndNoSecret() throws IOException {
    PaperId paper = PaperId.arxiv("2511.00001");
    readers.tag(ada, paper, List.of("a tag"));
    readers.note(ada, paper, "my note");
    readers.opened(ada, paper);
    readers.follow(ada, Follow.of(Follow.Kind.QUERY, "dense retrieval", ""));
    String token = accounts.issue(ada, "script", Set.of(Scope.READ));
    accounts.setPassword(ada, PASSWORDS.hash("correct horse battery"));
    String session = accounts.openSession(ada, "Firefox");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new ReaderArchive(readers, accounts)
        .write(readers.find(ada).orElseThrow(), Map.of("library.bib", new byte[] {'@'}), bytes);
    Map<String, String> files = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    assertThat(files)
        .containsOnlyKeys(
            "profile.json",
            "library.json",
            "follows.json",
            "interactions.json",
            "account.json",
            "library.bib");
    assertThat(files.get("library.json")).contains("2511.00001", "a tag", "my note");
    assertThat(files.get("follows.json")).contains("dense retrieval");
    assertThat(files.get("interactions.json")).contains("opened", "saved");
    assertThat(files.get("account.json")).contains("Firefox", "script");
    assertThat(String.join("", files.values())).doesNotContain(token, session, "argon2id");
  }

  @Test
  void aDeletedReaderCannotSignIn() {
    accounts.setPassword(ben, PASSWORDS.hash("correct horse battery"));
    String session = accounts.openSession(ben, "");
    String token = accounts.issue(ben, "script", Set.of(Scope.READ));
    String reset = accounts.invite(Role.READER, ben, Duration.ofDays(7));
    readers.delete(ben);
    assertThat(accounts.passwordHash(ben)).isEmpty();
    assertThat(accounts.session(session)).isEmpty();
    assertThat(accounts.token(token, Scope.READ)).isEmpty();
    assertThat(accounts.invitation(reset)).isEmpty();
  }
}

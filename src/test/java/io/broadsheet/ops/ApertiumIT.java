package io.broadsheet.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.store.Database;
import io.broadsheet.store.SqlPaperStore;
import io.broadsheet.store.StoreConfig;
import io.broadsheet.testing.ApertiumServer;
import io.broadsheet.testing.CommandRun;
import io.broadsheet.testing.SettableClock;
import io.broadsheet.testing.SharedData;
import io.broadsheet.translate.SqlTranslationStore;
import io.broadsheet.translate.Translation;
import io.broadsheet.translate.TranslationField;
import io.broadsheet.translate.mask.MaskedSpan;
import io.broadsheet.translate.mask.MaskedText;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real abstracts through a real engine, by the command that a person uses. `-Dapertium.papers=500`
/// takes more of them.
class ApertiumIT {
  private static final int PAPERS = Integer.getInteger("apertium.papers", 40);

  @TempDir Path folder;
  private ApertiumServer server;

  @BeforeEach
  void start() {
    server = ApertiumServer.start(folder);
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void translatesRealAbstractsAndKeepsEveryMaskedSpan() throws IOException {
    Path papers = folder.resolve("papers.jsonl");
    write(SharedData.require("arxiv/announced-2025-11.jsonl.gz"), papers);
    Path data = folder.resolve("data");
    assertThat(run("import", papers.toString(), "--data", data.toString()).exitCode()).isZero();
    CommandRun done =
        run("translate", "--to", "es", "--engine", "apertium", "--data", data.toString());
    System.out.println(done.out() + done.err());
    assertThat(done.exitCode()).as(done.out() + done.err()).isZero();
    assertThat(done.out()).contains("looked at " + PAPERS + " papers").contains("postponed 0");

    int shown = 0;
    int spans = 0;
    int failed = 0;
    try (Database database =
        Database.open(StoreConfig.of(data), new SettableClock(Instant.EPOCH))) {
      SqlTranslationStore store = new SqlTranslationStore(database);
      List<Paper> all = new java.util.ArrayList<>();
      new SqlPaperStore(database).scan(all::add);
      for (Paper paper : all) {
        for (TranslationField field : TranslationField.values()) {
          Optional<Translation> made =
              Optional.ofNullable(store.texts(List.of(paper), "es").get(paper.id()))
                  .flatMap(texts -> texts.of(field).translation());
          failed += made.isPresent() ? 0 : 1;
          if (made.isPresent()) {
            shown++;
            spans += assertIntact(paper.id(), field.of(paper), made.get().text());
            assertThat(made.get().engine()).isEqualTo("Apertium");
            assertThat(made.get().model()).isEqualTo("eng-spa");
          }
        }
      }
      assertThat(store.failures("es").values().stream().mapToLong(Long::longValue).sum())
          .as("each failure has its reason")
          .isEqualTo(failed);
    }
    System.out.printf(
        "shown %d texts, %d masked spans, all intact; failed %d%n", shown, spans, failed);
    assertThat(shown).isGreaterThan(PAPERS);
    CommandRun again =
        run("translate", "--to", "es", "--engine", "apertium", "--data", data.toString());
    assertThat(again.out()).contains("looked at 0 papers");
  }

  @Test
  void saysThatTheServerIsNotThere() throws IOException {
    Path papers = folder.resolve("papers.jsonl");
    write(SharedData.require("arxiv/announced-2025-11.jsonl.gz"), papers);
    String data = folder.resolve("data").toString();
    assertThat(run("import", papers.toString(), "--data", data).exitCode()).isZero();
    server.close();
    CommandRun done =
        run("translate", "--to", "es", "--engine", "apertium", "--limit", "3", "--data", data);
    assertThat(done.exitCode()).isEqualTo(1);
    assertThat(done.out()).contains("translated 0").contains("unavailable");
    assertThat(done.err()).contains("127.0.0.1");
  }

  /// @return how many spans there are
  private static int assertIntact(PaperId id, String source, String target) {
    MaskedText masked = MaskedText.of(source);
    for (MaskedSpan span : masked.spans()) {
      long wanted =
          masked.spans().stream().filter(one -> one.written().equals(span.written())).count();
      assertThat(count(target, span.written()))
          .as("%s in %s: %s", span.written(), id, target)
          .isGreaterThanOrEqualTo((int) wanted);
    }
    return masked.spans().size();
  }

  private static int count(String text, String part) {
    int count = 0;
    for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
      count++;
    }
    return count;
  }

  private CommandRun run(String... arguments) {
    InputStream nothing = new ByteArrayInputStream(new byte[0]);
    return CommandRun.with(
        Map.of(
            "BROADSHEET_TRANSLATE_APERTIUM_URL",
            server.uri().toString(),
            "BROADSHEET_EMBED_MODEL",
            "off"),
        nothing,
        arguments);
  }

  private static void write(Path from, Path to) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(from)), StandardCharsets.UTF_8))) {
      Files.write(to, lines.lines().limit(PAPERS).toList());
    }
  }
}

package io.broadsheet.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.testing.CommandRun;
import io.broadsheet.testing.GeneratedPapers;
import io.broadsheet.testing.Seed;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills the whole program at random instants, as a power cut would, and looks whether anything was
/// lost.
class CrashIT {
  private static final int PAPERS = 12_000;

  @TempDir Path folder;

  @Test
  void killingTheProgramTwentyTimesLosesNothing() throws Exception {
    Random random = Seed.random("CrashIT");
    Path papers = folder.resolve("papers.jsonl");
    GeneratedPapers.write(papers, PAPERS, random);
    Path data = folder.resolve("data");
    // The library is there before the first kill, so that doctor always has something to look at.
    Path first = folder.resolve("first.jsonl");
    GeneratedPapers.write(first, 10, random);
    assertThat(CommandRun.of("import", first.toString(), "--data", data.toString()).exitCode())
        .isZero();
    int importsKilled = 0;
    int serversKilled = 0;
    for (int round = 0; round < 20; round++) {
      boolean serve = round % 3 == 2;
      Process process =
          serve
              ? start("serve", "--port", "0", "--data", data.toString())
              : start("import", papers.toString(), "--data", data.toString());
      if (serve) {
        awaitListening(process);
      }
      boolean ended = process.waitFor(300 + random.nextInt(2500), TimeUnit.MILLISECONDS);
      if (!ended) {
        process.destroyForcibly().waitFor();
        importsKilled += serve ? 0 : 1;
        serversKilled += serve ? 1 : 0;
      }
      CommandRun doctor = CommandRun.of("doctor", "--data", data.toString());
      assertThat(doctor.exitCode())
          .as("doctor after kill %s: %s%s", round, doctor.out(), doctor.err())
          .isZero();
    }
    assertThat(importsKilled).as("imports that were still running when killed").isPositive();
    assertThat(serversKilled).isPositive();

    CommandRun last = CommandRun.of("import", papers.toString(), "--data", data.toString());
    assertThat(last.exitCode()).as(last.err()).isZero();
    CommandRun again = CommandRun.of("import", papers.toString(), "--data", data.toString());
    assertThat(again.out()).contains("added 0, revised 0, unchanged " + PAPERS);
    CommandRun dump = CommandRun.of("dump", "-", "--data", data.toString());
    List<String> lines = dump.out().lines().filter(line -> line.contains("\"paper\"")).toList();
    assertThat(lines).hasSize(PAPERS);
    CommandRun doctor = CommandRun.of("doctor", "--data", data.toString());
    assertThat(doctor.exitCode()).as(doctor.out() + doctor.err()).isZero();
    CommandRun found =
        CommandRun.of(
            "search",
            "--mode",
            "keyword",
            "--data",
            data.toString(),
            GeneratedPapers.id(PAPERS - 1));
    assertThat(found.out()).contains(GeneratedPapers.id(PAPERS - 1));
  }

  private Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--add-modules=jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "-Xmx600m",
            "-cp",
            System.getProperty("java.class.path"),
            "io.broadsheet.Main"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("BROADSHEET_HARVEST_ENABLED", "false");
    Path log = Files.createTempFile(folder, "process", ".log");
    boolean serve = arguments[0].equals("serve");
    builder.redirectOutput(log.toFile());
    if (!serve) {
      builder.redirectError(log.toFile());
    }
    return builder.start();
  }

  private static void awaitListening(Process process) throws IOException {
    BufferedReader err =
        new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
    List<String> said = new ArrayList<>();
    for (String line = err.readLine(); line != null; line = err.readLine()) {
      said.add(line);
      if (line.contains("listening on")) {
        return;
      }
    }
    throw new AssertionError("the server ended before it answered: " + said);
  }
}

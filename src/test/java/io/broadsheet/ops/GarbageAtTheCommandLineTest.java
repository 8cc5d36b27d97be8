package io.broadsheet.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.testing.CommandRun;
import io.broadsheet.testing.Seed;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is wrong is named, with its place where it has one; there is never a stack trace, and the
/// library stays as it was.
class GarbageAtTheCommandLineTest {
  private static final String ENTITY =
      "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
          + "<OAI-PMH><ListRecords><record>&x;</record></ListRecords></OAI-PMH>";

  @TempDir Path folder;

  @Test
  void filesThatHoldNoPaperFail() throws IOException {
    Random random = Seed.random("garbage");
    byte[] noise = new byte[200_000];
    random.nextBytes(noise);
    write("noise.bin", noise);
    write("empty.json", new byte[0]);
    write("entity.xml", ENTITY.getBytes(StandardCharsets.UTF_8));
    write("open.bib", "@article{x, title={unclosed".getBytes(StandardCharsets.UTF_8));
    write("broken.jsonl", "{\"id\":\"x\"}\n{bad json\n[1]\n".getBytes(StandardCharsets.UTF_8));
    write("long.jsonl", ("{\"id\":\"" + "A".repeat(20_000_000)).getBytes(StandardCharsets.UTF_8));
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("bomb.gz")))) {
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 200; i++) {
        out.write(zeros);
      }
    }
    Map<String, String> said =
        Map.of(
            "noise.bin", "none of the known formats",
            "empty.json", "the file is empty",
            "entity.xml", "entity.xml:1: not well-formed XML",
            "open.bib", "open.bib:1: the file ends inside it",
            "broken.jsonl", "none of the known formats",
            "long.jsonl", "none of the known formats",
            "bomb.gz", "none of the known formats");
    said.forEach(
        (file, message) -> {
          CommandRun run = run("import", folder.resolve(file).toString());
          assertThat(run.err()).as(file).contains(message).doesNotContain("\tat ");
          assertThat(run.exitCode()).as(file).isEqualTo(1);
          assertThat(run.out()).as(file).contains("added 0, revised 0, unchanged 0");
        });
    CommandRun doctor = run("doctor");
    assertThat(doctor.exitCode()).as(doctor.err()).isZero();
    assertThat(doctor.out()).contains("papers 0");
  }

  @Test
  void wrongArgumentsAreNamed() {
    Map<List<String>, String> said =
        Map.of(
            List.of("import", "/no/such/file"), "there is no file /no/such/file",
            List.of("import", "--format", "nope", folder.resolve("one.bib").toString()),
                "there is no format nope",
            List.of("search", "a", "--limit", "99999"), "it must be from 1 to 200",
            List.of("harvest", "nowhere"), "there is no source nowhere",
            List.of("harvest", "oai"), "--url",
            List.of("harvest", "oai", "--url", "file:///etc/passwd"),
                "not an http or https address",
            List.of("serve", "--port", "99999"), "not a port from 0 to 65535",
            List.of("evaluate", folder.toString()), "there is no",
            List.of("dump", "/no/such/folder/x"), "there is no folder");
    CommandRun first = run("doctor");
    assertThat(first.exitCode()).isEqualTo(1);
    Path papers = folder.resolve("one.bib");
    write("one.bib", "@article{a, title={One}}".getBytes(StandardCharsets.UTF_8));
    assertThat(run("import", papers.toString()).exitCode()).isZero();
    said.forEach(
        (arguments, message) -> {
          CommandRun run = run(arguments.toArray(String[]::new));
          assertThat(run.err()).as(arguments.toString()).contains(message).doesNotContain("\tat ");
          assertThat(run.exitCode()).as(arguments.toString()).isEqualTo(1);
        });
    for (List<String> usage :
        List.of(List.of("frobnicate"), List.of("import"), List.of("index", "--bogus"))) {
      CommandRun run = run(usage.toArray(String[]::new));
      assertThat(run.exitCode()).as(usage.toString()).isEqualTo(2);
      assertThat(run.err()).as(usage.toString()).isNotBlank().doesNotContain("\tat ");
    }
  }

  private CommandRun run(String... arguments) {
    return CommandRun.with(
        Map.of(
            "BROADSHEET_DATA", folder.resolve("data").toString(), "BROADSHEET_EMBED_MODEL", "off"),
        java.io.InputStream.nullInputStream(),
        arguments);
  }

  private void write(String name, byte[] content) {
    try {
      Files.write(folder.resolve(name), content);
    } catch (IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    }
  }
}

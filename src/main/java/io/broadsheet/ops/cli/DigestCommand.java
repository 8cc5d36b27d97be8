package io.broadsheet.ops.cli;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.index.SearchIndex;
import io.broadsheet.ops.Correspondence;
import io.broadsheet.ops.Library;
import io.broadsheet.post.Digests;
import io.broadsheet.post.Postman;
import io.broadsheet.reader.ReaderProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Readers' front pages by mail.
@Command(
    name = "digest",
    mixinStandardHelpOptions = true,
    description =
        "Sends now, whatever the hour, the digests of readers who asked for them: what was announced"
            + " since their last one. Nothing goes to whom nothing is new. With --dry-run it writes"
            + " each as an .eml file, which mail programs open, says where, and sends and notes"
            + " nothing. `serve` sends by itself at each reader's hour. Works while serving.",
    footer = {
      "",
      "Set mail.host, mail.from and what your mail server asks for in broadsheet.toml;",
      "readers choose address and hour under /settings."
    })
final class DigestCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private DataOptions data = new DataOptions();

  @Option(names = "--reader", paramLabel = "NAME", description = "this reader alone")
  private @Nullable String reader;

  @Option(names = "--dry-run", description = "write .eml files and send nothing")
  private boolean dryRun;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "folder for --dry-run (default: digests in the data folder)")
  private @Nullable Path out;

  DigestCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    try (Library library = Session.open(console, data);
        Correspondence mail =
            new Correspondence(library, index(library), Version.current(), Clock.systemUTC())) {
      List<ReaderProfile> readers =
          reader == null
              ? mail.readers()
              : List.of(mail.named(reader.strip().toLowerCase(Locale.ROOT)));
      if (dryRun) {
        write(mail, readers, out == null ? library.folder().resolve("digests") : out);
        return 0;
      }
      return send(mail, readers);
    }
  }

  private void write(Correspondence mail, List<ReaderProfile> readers, Path folder)
      throws IOException {
    Files.createDirectories(folder);
    for (ReaderProfile one : readers) {
      Optional<byte[]> letter = mail.posting().sample(one);
      if (letter.isEmpty()) {
        console.err().println(one.name() + ": nothing has been announced yet");
        continue;
      }
      Path file = folder.resolve("digest-" + one.id() + ".eml");
      Files.write(file, letter.get());
      console.out().println(file.toAbsolutePath().normalize());
    }
  }

  private int send(Correspondence mail, List<ReaderProfile> readers) {
    Postman postman = mail.posting().postman();
    mail.posting().digests().prepare();
    List<String> unwanted = new ArrayList<>();
    for (ReaderProfile one : readers) {
      Digests.Result result = mail.posting().digests().queueNow(one);
      if (result == Digests.Result.NOT_WANTED) {
        unwanted.add(one.name());
      } else {
        console.out().println(one.name() + ": " + words(result));
      }
    }
    unwanted.forEach(
        name ->
            console
                .err()
                .println(name + ": wants no digests, or has no confirmed address that works"));
    Postman.Round round = postman.run();
    if (round.busy()) {
      console.err().println("a running server has the outbox and is sending what is in it");
      return 0;
    }
    console
        .out()
        .printf(
            Locale.ROOT,
            "sent %d, waiting %d, failed %d%n",
            round.sent(),
            round.delayed(),
            round.failed());
    return round.failed() > 0 || round.delayed() > 0 ? 1 : 0;
  }

  private static String words(Digests.Result result) {
    return switch (result) {
      case QUEUED -> "written";
      case NOTHING_NEW -> "nothing new since the last one";
      case ALREADY_THERE -> "today's is in the outbox already";
      case NOT_WANTED -> "not wanted";
    };
  }

  /// The index brought up to the store, or, beside a running server, as that last committed it.
  private SearchIndex index(Library library) {
    Optional<SearchIndex> own = library.indexForWriting();
    if (own.isPresent()) {
      library.indexer(own.get()).catchUpAndCommit((done, of) -> {});
      return own.get();
    }
    return library
        .indexForReading()
        .orElseThrow(
            () ->
                BroadsheetException.unavailable(
                    "the running server has not written its index yet; try again shortly", null));
  }
}

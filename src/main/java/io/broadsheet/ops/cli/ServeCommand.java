package io.broadsheet.ops.cli;

import io.broadsheet.ops.App;
import io.broadsheet.ops.Logging;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The server.
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description =
        "Serves the paper: pages, feeds and interfaces for programs, and in the background harvests,"
            + " indexes and embeds. Prints `listening on http://HOST:PORT` when it answers. Ctrl-C"
            + " ends it.")
final class ServeCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private DataOptions data = new DataOptions();

  @Option(names = "--host", description = "address to listen on (default: 127.0.0.1)")
  private @Nullable String host;

  @Option(names = "--port", description = "port to listen on (default: 8080); 0 takes a free one")
  private @Nullable String port;

  ServeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    Map<String, String> options = new LinkedHashMap<>();
    if (host != null) {
      options.put("http.host", host);
    }
    if (port != null) {
      options.put("http.port", port);
    }
    Logging.configure(console.err(), Level.INFO, false);
    CountDownLatch ending = new CountDownLatch(1);
    try (Interruption interruption = new Interruption();
        App app =
            App.start(
                data.folder(console),
                data.configuration(console, options),
                Clock.systemUTC(),
                Version.current())) {
      interruption.stopWith(ending::countDown);
      console.err().println("listening on " + app.address());
      app.ownerLink()
          .ifPresent(
              link ->
                  console
                      .err()
                      .println(
                          "nobody can sign in yet; this link, good once and for 24 hours, makes the"
                              + " owner: "
                              + link));
      if (app.isEmpty()) {
        console
            .err()
            .println(
                "the library is empty: the sample edition is shown until the first harvest or"
                    + " import");
      }
      ending.await();
    }
    return 0;
  }
}

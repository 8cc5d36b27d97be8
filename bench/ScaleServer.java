import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The program as users start it, in processes of its own: an import, or a server on a free port.
final class ScaleServer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Process process;
  private final String address;

  private ScaleServer(Process process, String address) {
    this.process = process;
    this.address = address;
  }

  /// Memory of a process in MB: what is its own, what is of files it reads, and the most of both.
  record Memory(long own, long files, long most) {
    long resident() {
      return own + files;
    }
  }

  /// @param seconds until it has ended
  /// @param memory shortly before it ended
  record Import(double seconds, Memory memory) {}

  static Import load(Path program, Path data, Path file, Path log) throws Exception {
    long start = System.nanoTime();
    Process process =
        builder(program, data, log, "import", file.toString(), "--data", data.toString()).start();
    Memory last = new Memory(0, 0, 0);
    while (!process.waitFor(200, TimeUnit.MILLISECONDS)) {
      Memory now = memory(process.pid());
      last = now.most() == 0 ? last : now;
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    if (process.exitValue() != 0) {
      throw new IOException("the import failed, see " + log);
    }
    return new Import(seconds, last);
  }

  static ScaleServer start(Path program, Path data, Path log) throws Exception {
    Files.deleteIfExists(log);
    Process process =
        builder(program, data, log, "serve", "--port", "0", "--data", data.toString()).start();
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      if (!process.isAlive()) {
        throw new IOException("the server ended, see " + log);
      }
      for (String line : Files.exists(log) ? Files.readAllLines(log) : List.<String>of()) {
        int at = line.indexOf("listening on http");
        if (at >= 0) {
          return new ScaleServer(process, line.substring(at + 13).split("\\s")[0]);
        }
      }
      Thread.sleep(50);
    }
    process.destroy();
    throw new IOException("the server did not start, see " + log);
  }

  private static ProcessBuilder builder(Path program, Path data, Path log, String... command) {
    List<String> all = new ArrayList<>(List.of(program.toString()));
    all.addAll(List.of(command));
    ProcessBuilder builder = new ProcessBuilder(all);
    Map<String, String> environment = builder.environment();
    environment.put("BROADSHEET_HARVEST_ENABLED", "false");
    environment.put("BROADSHEET_EMBED_BACKGROUND", "false");
    return builder.redirectErrorStream(true).redirectOutput(new File(log.toString()));
  }

  String address() {
    return address;
  }

  Memory memory() throws IOException {
    return memory(process.pid());
  }

  private static Memory memory(long pid) throws IOException {
    long own = 0;
    long files = 0;
    long most = 0;
    Path status = Path.of("/proc/" + pid + "/status");
    if (Files.exists(status)) {
      try (BufferedReader lines = Files.newBufferedReader(status)) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          String[] words = line.split("\\s+");
          switch (words[0]) {
            case "RssAnon:" -> own = Long.parseLong(words[1]) / 1024;
            case "RssFile:" -> files = Long.parseLong(words[1]) / 1024;
            case "VmHWM:" -> most = Long.parseLong(words[1]) / 1024;
            default -> {}
          }
        }
      } catch (IOException ended) {
        return new Memory(0, 0, 0);
      }
    }
    return new Memory(own, files, most);
  }

  /// Processor time the server has taken so far.
  double processorSeconds() throws IOException {
    String[] fields = Files.readString(Path.of("/proc/" + process.pid() + "/stat")).split("\\s+");
    return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) / 100.0;
  }

  /// Asks for a page and says how long it took, in milliseconds.
  double ask(String path) throws Exception {
    long start = System.nanoTime();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(URI.create(address + path)).build(),
              HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IOException("status " + answer.statusCode() + " for " + path);
      }
    }
    return (System.nanoTime() - start) / 1e6;
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }
}

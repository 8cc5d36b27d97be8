package io.broadsheet.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// Debian's `apertium-apy` with its pairs, on a free port. Tests that want it are skipped, and say
/// so, where it is not installed.
public final class ApertiumServer implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/bin/apertium-apy");
  private static final Path PAIRS = Path.of("/usr/share/apertium/modes");
  private static final long PATIENCE_SECONDS = 60;

  private final Process process;
  private final int port;

  private ApertiumServer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /// @param folder for its files
  public static ApertiumServer start(Path folder) {
    boolean there = Files.isExecutable(PROGRAM) && Files.exists(PAIRS.resolve("eng-spa.mode"));
    if (!there) {
      System.out.println("skipped: apertium-apy with apertium-eng-spa is not installed");
    }
    assumeTrue(there, "apertium-apy with apertium-eng-spa is not installed");
    try {
      int port = freePort();
      Process process =
          new ProcessBuilder(
                  PROGRAM.toString(), "-p", Integer.toString(port), "-j", "1", PAIRS.toString())
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("apertium.log").toFile())
              .start();
      ApertiumServer server = new ApertiumServer(process, port);
      server.awaitListening();
      return server;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + port);
  }

  private void awaitListening() {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (System.nanoTime() < deadline && process.isAlive()) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
        return;
      } catch (IOException notYet) {
        Thread.onSpinWait();
      }
    }
    close();
    throw new IllegalStateException("apertium-apy did not begin to listen");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}

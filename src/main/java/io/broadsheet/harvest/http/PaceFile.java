package io.broadsheet.harvest.http;

import io.broadsheet.error.BroadsheetException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One upstream's pace in the data folder. Whoever holds the file's lock may make a request; the
/// operating system frees the lock when its process dies, however it dies.
final class PaceFile implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);

  private final FileChannel channel;
  private final FileLock lock;

  private PaceFile(FileChannel channel, FileLock lock) {
    this.channel = channel;
    this.lock = lock;
  }

  /// Waits until no other process, and no other governor of this one, holds the file.
  ///
  /// @throws BroadsheetException UNAVAILABLE when the folder cannot be written
  static PaceFile hold(Path file, Waiter waiter) throws InterruptedException {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      try {
        FileLock lock = tryLock(channel);
        while (lock == null) {
          waiter.pause(POLL);
          lock = tryLock(channel);
        }
        return new PaceFile(channel, lock);
      } catch (IOException | InterruptedException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  /// What the file says now, without holding it.
  static Optional<Pace> peek(Path file) {
    try {
      return Files.exists(file) ? Pace.parse(Files.readString(file)) : Optional.empty();
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  /// Empty for a file that cannot be read back.
  Optional<Pace> read() throws IOException {
    if (channel.size() == 0) {
      return Optional.of(Pace.NONE);
    }
    ByteBuffer buffer = ByteBuffer.allocate(64);
    channel.read(buffer, 0);
    return Pace.parse(new String(buffer.array(), 0, buffer.position(), StandardCharsets.US_ASCII));
  }

  void write(Pace pace) throws IOException {
    byte[] text = pace.format().getBytes(StandardCharsets.US_ASCII);
    channel.write(ByteBuffer.wrap(text), 0);
    channel.truncate(text.length);
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      lock.release();
    }
  }

  static BroadsheetException unwritable(Path file, IOException cause) {
    return BroadsheetException.unavailable(
        "cannot keep the pace of requests in " + file + "; make the data folder writable", cause);
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldInThisProcess) {
      return null;
    }
  }
}

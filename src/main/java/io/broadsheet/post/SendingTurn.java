package io.broadsheet.post;

import io.broadsheet.error.BroadsheetException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The right to send what is in a library's outbox, held by one process at a time. The operating
/// system takes it back when the process ends, however it ends: so whatever is found in the middle
/// of being sent by who has the turn was left there by one that is gone.
final class SendingTurn implements AutoCloseable {
  private final FileChannel channel;
  private final FileLock lock;

  private SendingTurn(FileChannel channel, FileLock lock) {
    this.channel = channel;
    this.lock = lock;
  }

  /// Takes it; empty while another has it.
  static Optional<SendingTurn> take(Path folder) {
    FileChannel channel = null;
    try {
      channel =
          FileChannel.open(
              folder.resolve("post.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      if (lock != null) {
        SendingTurn turn = new SendingTurn(channel, lock);
        channel = null;
        return Optional.of(turn);
      }
      return Optional.empty();
    } catch (IOException failure) {
      throw BroadsheetException.unavailable(
          "the data folder " + folder + " may not be written: no mail is sent", failure);
    } finally {
      closeQuietly(channel);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }

  private static void closeQuietly(@Nullable FileChannel channel) {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException nothingIsLost) {
        // the lock is not ours
      }
    }
  }

  @Override
  public void close() {
    try (channel) {
      lock.release();
    } catch (IOException nothingIsLost) {
      // closing the channel gives it back as well
    }
  }
}

package io.broadsheet.harvest.format;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/// Opens gzip and zstd by their first bytes, one member or several in a row; anything else is read
/// as it is. Decompression is by the buffer: a bomb costs time, not memory.
public final class CompressedInput {
  /// Frames that want a larger window, in powers of two, are refused: 128 MB.
  private static final int LARGEST_WINDOW = 27;

  private static final int BUFFER = 1 << 16;

  private CompressedInput() {}

  /// The decompressed bytes of `in`. Reading throws IOException at the point where compressed data
  /// is cut or damaged; everything before it has been returned.
  public static InputStream open(InputStream in) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(in, BUFFER);
    buffered.mark(4);
    byte[] head = buffered.readNBytes(4);
    buffered.reset();
    if (head.length >= 2 && (head[0] & 0xFF) == 0x1F && (head[1] & 0xFF) == 0x8B) {
      return new GZIPInputStream(new NeverIdle(buffered), BUFFER);
    }
    if (head.length == 4
        && (head[0] & 0xFF) == 0x28
        && (head[1] & 0xFF) == 0xB5
        && (head[2] & 0xFF) == 0x2F
        && (head[3] & 0xFF) == 0xFD) {
      return new ZstdInputStream(buffered).setLongMax(LARGEST_WINDOW);
    }
    return buffered;
  }

  /// Answers that bytes are available until the end is truly reached: the gzip stream takes 0 for
  /// the end of the last member, which on a pipe may mean only that the writer is slow.
  private static final class NeverIdle extends FilterInputStream {
    NeverIdle(BufferedInputStream in) {
      super(in);
    }

    @Override
    public int available() throws IOException {
      int known = super.available();
      if (known > 0) {
        return known;
      }
      in.mark(1);
      int next = in.read();
      in.reset();
      return next < 0 ? 0 : 1;
    }
  }
}

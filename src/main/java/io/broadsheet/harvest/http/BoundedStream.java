package io.broadsheet.harvest.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Fails with [TooLarge] once more than `limit` bytes were read.
final class BoundedStream extends FilterInputStream {
  private long left;

  BoundedStream(InputStream in, long limit) {
    super(in);
    left = limit;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    if (value >= 0) {
      count(1);
    }
    return value;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    if (read > 0) {
      count(read);
    }
    return read;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void count(int read) throws TooLarge {
    left -= read;
    if (left < 0) {
      throw new TooLarge();
    }
  }

  /// Asking again would bring the same.
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;
  }
}

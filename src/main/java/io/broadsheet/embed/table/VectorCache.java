package io.broadsheet.embed.table;

import io.broadsheet.embed.EmbeddingModelId;
import io.broadsheet.error.BroadsheetException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/// Vectors by the hashes of their texts, kept in a file that grows: what took an encoder a quarter
/// of an hour is not asked of it twice. A record that a kill has left half written is cut off.
public final class VectorCache implements AutoCloseable {
  private static final String KIND = "broadsheet vectors 1 ";
  private static final int HASH_BYTES = 8;

  private final int dimensions;
  private final Map<Long, float[]> vectors = new HashMap<>();
  private final DataOutputStream out;

  private VectorCache(int dimensions, Map<Long, float[]> known, OutputStream out) {
    this.dimensions = dimensions;
    this.vectors.putAll(known);
    this.out = new DataOutputStream(new BufferedOutputStream(out));
  }

  /// Opens a file, making it when it is not there.
  ///
  /// @throws BroadsheetException of kind INVALID when it holds something else or another model's
  ///   vectors; UNAVAILABLE when it cannot be read or written
  public static VectorCache open(Path file, EmbeddingModelId model) {
    try {
      String head = KIND + model + "/" + model.dimensions();
      Map<Long, float[]> known = new HashMap<>();
      if (Files.exists(file)) {
        long good = read(file, head, model.dimensions(), known);
        try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
          channel.truncate(good);
        }
      } else {
        try (DataOutputStream first = new DataOutputStream(Files.newOutputStream(file))) {
          first.writeUTF(head);
        }
      }
      return new VectorCache(
          model.dimensions(), known, Files.newOutputStream(file, StandardOpenOption.APPEND));
    } catch (IOException unusable) {
      throw BroadsheetException.unavailable(
          "cannot use " + file + ": " + unusable.getMessage(), unusable);
    }
  }

  /// @param textHash 16 hex digits, as [io.broadsheet.embed.PassageText] has them
  public Optional<float[]> find(String textHash) {
    return Optional.ofNullable(vectors.get(HexFormat.fromHexDigitsToLong(textHash)));
  }

  /// Keeps a vector.
  public void put(String textHash, float[] vector) {
    if (vector.length != dimensions) {
      throw new IllegalArgumentException("not a vector of this model");
    }
    long hash = HexFormat.fromHexDigitsToLong(textHash);
    try {
      out.writeLong(hash);
      for (float value : vector) {
        out.writeFloat(value);
      }
    } catch (IOException full) {
      throw BroadsheetException.unavailable("cannot keep a vector: " + full.getMessage(), full);
    }
    vectors.put(hash, vector);
  }

  /// @return the length of the file up to its last whole record
  private static long read(Path file, String head, int dimensions, Map<Long, float[]> into)
      throws IOException {
    long size = Files.size(file);
    int record = HASH_BYTES + dimensions * Float.BYTES;
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      String found;
      try {
        found = in.readUTF();
      } catch (IOException notOurs) {
        found = "";
      }
      if (!found.equals(head)) {
        throw BroadsheetException.invalid(
            file + " does not hold vectors of this model; name another file");
      }
      long start = 2L + found.length();
      long records = (size - start) / record;
      for (long i = 0; i < records; i++) {
        long hash = in.readLong();
        float[] vector = new float[dimensions];
        for (int d = 0; d < dimensions; d++) {
          vector[d] = in.readFloat();
        }
        into.put(hash, vector);
      }
      return start + records * record;
    }
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException full) {
      throw BroadsheetException.unavailable("cannot keep vectors: " + full.getMessage(), full);
    }
  }
}

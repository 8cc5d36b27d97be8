package io.broadsheet.embed.table;

import io.broadsheet.embed.EmbeddingModelId;
import io.broadsheet.error.BroadsheetException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;

/// A [VectorTable] as a file, all numbers little-endian:
///
/// | bytes | what |
/// |---|---|
/// | 4 | `BSVT` |
/// | 2 | version of this layout, 1 |
/// | 2 | dimensions |
/// | 4 | units |
/// | 2 + n, four times | name and revision of the encoder, language, origin; UTF-8 |
/// | 1 + n a unit | the units, UTF-8 |
/// | 4 a unit | scales, float32 |
/// | dimensions a unit | numbers from -127 to 127 |
/// | 4 | CRC-32C of all before |
final class VectorTableFile {
  static final int MAX_BYTES = 64 << 20;

  private static final int MAGIC = 0x54565342; // BSVT
  private static final short VERSION = 1;
  private static final int MAX_UNITS = 1 << 20;
  private static final int MAX_DIMENSIONS = 4_096;
  private static final int MAX_UNIT_BYTES = 255;
  private static final int SMALLEST_UNIT = 1 + 1 + Float.BYTES;
  private static final int REVISION_DIGITS = 12;

  private VectorTableFile() {}

  /// A table and the first 12 hex digits of its file's SHA-256.
  record Read(VectorTable table, String revision) {}

  /// @param where names the file in errors
  /// @throws BroadsheetException of kind INVALID when it is no table, or a damaged one
  static Read read(InputStream in, String where) throws IOException {
    byte[] bytes = in.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw broken(where, "it is longer than 64 MiB");
    }
    try {
      return new Read(parse(bytes), revision(bytes));
    } catch (BufferUnderflowException cut) {
      throw broken(where, "it ends too early");
    } catch (IllegalArgumentException | CharacterCodingException wrong) {
      throw broken(where, String.valueOf(wrong.getMessage()));
    }
  }

  /// @return the revision, as [#read] will give it
  static String write(VectorTable table, OutputStream out) throws IOException {
    byte[] bytes = bytes(table);
    out.write(bytes);
    return revision(bytes);
  }

  private static VectorTable parse(byte[] bytes) throws CharacterCodingException {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (in.getInt() != MAGIC) {
      throw new IllegalArgumentException("it does not begin as a table does");
    }
    short version = in.getShort();
    if (version != VERSION) {
      throw new IllegalArgumentException(
          "it is of version " + version + ", and this program reads " + VERSION);
    }
    if (bytes.length < in.position() + Integer.BYTES || checksum(bytes) != stored(bytes)) {
      throw new IllegalArgumentException("its checksum is wrong");
    }
    int dimensions = Short.toUnsignedInt(in.getShort());
    int count = in.getInt();
    if (dimensions < 1 || dimensions > MAX_DIMENSIONS) {
      throw new IllegalArgumentException("it has " + dimensions + " dimensions");
    }
    if (count < 1 || count > MAX_UNITS) {
      throw new IllegalArgumentException("it has " + count + " units");
    }
    if ((long) count * (SMALLEST_UNIT + dimensions) > bytes.length) {
      throw new BufferUnderflowException();
    }
    EmbeddingModelId space =
        new EmbeddingModelId(
            string(in, Short.toUnsignedInt(in.getShort())),
            dimensions,
            string(in, Short.toUnsignedInt(in.getShort())));
    VectorTable.Description description =
        new VectorTable.Description(
            space,
            string(in, Short.toUnsignedInt(in.getShort())),
            string(in, Short.toUnsignedInt(in.getShort())));
    List<String> units = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      units.add(string(in, Byte.toUnsignedInt(in.get())));
    }
    float[] scales = new float[count];
    for (int i = 0; i < count; i++) {
      scales[i] = in.getFloat();
    }
    byte[] values = new byte[count * dimensions];
    in.get(values);
    if (in.remaining() != Integer.BYTES) {
      throw new IllegalArgumentException("it goes on after its end");
    }
    return new VectorTable(description, units, scales, values);
  }

  private static byte[] bytes(VectorTable table) {
    VectorTable.Description description = table.description();
    List<byte[]> head = new ArrayList<>();
    head.add(utf8(description.space().name()));
    head.add(utf8(description.space().revision()));
    head.add(utf8(description.language()));
    head.add(utf8(description.origin()));
    List<byte[]> units = table.units().stream().map(VectorTableFile::utf8).toList();
    long length = 16L + (long) table.size() * Float.BYTES + table.values().length;
    length += head.stream().mapToLong(each -> each.length + 2L).sum();
    length += units.stream().mapToLong(each -> each.length + 1L).sum();
    if (length > MAX_BYTES || table.size() > MAX_UNITS) {
      throw new IllegalArgumentException("the table is too large for a file: " + length + " bytes");
    }
    ByteBuffer out = ByteBuffer.allocate((int) length).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(MAGIC).putShort(VERSION).putShort((short) description.space().dimensions());
    out.putInt(table.size());
    head.forEach(each -> out.putShort((short) each.length).put(each));
    for (byte[] unit : units) {
      if (unit.length > MAX_UNIT_BYTES) {
        throw new IllegalArgumentException("a unit is longer than 255 bytes");
      }
      out.put((byte) unit.length).put(unit);
    }
    for (int row = 0; row < table.size(); row++) {
      out.putFloat(table.scale(row));
    }
    out.put(table.values());
    out.putInt(checksum(out.array()));
    return out.array();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String string(ByteBuffer in, int length) throws CharacterCodingException {
    if (length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    ByteBuffer slice = in.slice(in.position(), length);
    in.position(in.position() + length);
    return StandardCharsets.UTF_8.newDecoder().decode(slice).toString();
  }

  private static int checksum(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, bytes.length - Integer.BYTES);
    return (int) crc.getValue();
  }

  private static int stored(byte[] bytes) {
    return ByteBuffer.wrap(bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .getInt(bytes.length - Integer.BYTES);
  }

  private static String revision(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest).substring(0, REVISION_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static BroadsheetException broken(String where, String why) {
    return BroadsheetException.invalid(where + " is not a usable table of vectors: " + why);
  }
}

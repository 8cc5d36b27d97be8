package io.broadsheet.embed.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.error.ErrorKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class VectorTableFileTest {
  private static final String WHERE = "zh.vectors";

  private static final VectorTable TABLE =
      Tables.of(
          "zh", List.of("扩散", "gan", "##s"), new float[] {0.25f, 1, 0}, 127, -127, 3, 0, -1, 1);

  @Test
  void aTableComesBackAsItWas() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String revision = VectorTableFile.write(TABLE, out);
    VectorTableFile.Read read = read(out.toByteArray());
    assertThat(read.revision()).isEqualTo(revision).matches("[0-9a-f]{12}");
    VectorTable table = read.table();
    assertThat(table.description()).isEqualTo(TABLE.description());
    assertThat(table.units()).isEqualTo(TABLE.units());
    assertThat(table.values()).isEqualTo(TABLE.values());
    for (int row = 0; row < table.size(); row++) {
      assertThat(table.scale(row)).isEqualTo(TABLE.scale(row));
    }
    assertThat(table.embed("扩散 gan")).contains(TABLE.embed("扩散 gan").orElseThrow());
  }

  @Test
  void aFileCutAnywhereIsRefused() throws IOException {
    byte[] whole = bytes(TABLE);
    for (int length = 0; length < whole.length; length++) {
      refuses(Arrays.copyOf(whole, length));
    }
    refuses(Arrays.copyOf(whole, whole.length + 1));
  }

  @Test
  void anyBitTurnedIsNoticed() throws IOException {
    byte[] whole = bytes(TABLE);
    for (int bit = 0; bit < whole.length * 8; bit++) {
      byte[] damaged = whole.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      refuses(damaged);
    }
  }

  @Test
  void aFileThatLiesWithARightChecksumIsRefusedOrReadButNeverCrashes() throws IOException {
    byte[] whole = bytes(TABLE);
    Random random = new Random(4);
    for (int round = 0; round < 20_000; round++) {
      byte[] hostile = whole.clone();
      for (int i = random.nextInt(4); i >= 0; i--) {
        hostile[6 + random.nextInt(hostile.length - 10)] = (byte) random.nextInt();
      }
      Throwable thrown = catchThrowable(() -> read(signed(hostile)));
      if (thrown != null) {
        assertThat(thrown).isInstanceOf(BroadsheetException.class);
      }
    }
  }

  @Test
  void numbersThatAskForAllTheMemoryAreRefused() throws IOException {
    for (int units : new int[] {Integer.MAX_VALUE, -1, 0, 1 << 20, 5_000}) {
      byte[] hostile = bytes(TABLE);
      ByteBuffer.wrap(hostile).order(ByteOrder.LITTLE_ENDIAN).putInt(8, units);
      refuses(signed(hostile));
    }
    for (int dimensions : new int[] {0, 0xFFFF, 4_096, 3}) {
      byte[] hostile = bytes(TABLE);
      ByteBuffer.wrap(hostile).order(ByteOrder.LITTLE_ENDIAN).putShort(6, (short) dimensions);
      refuses(signed(hostile));
    }
  }

  @Test
  void aScaleThatIsNoNumberIsRefused() throws IOException {
    VectorTable table = Tables.of("zh", List.of("图"), new float[] {1}, 1, 1);
    byte[] hostile = bytes(table);
    for (float scale : new float[] {Float.NaN, Float.POSITIVE_INFINITY, -1}) {
      ByteBuffer.wrap(hostile).order(ByteOrder.LITTLE_ENDIAN).putFloat(hostile.length - 10, scale);
      refuses(signed(hostile));
    }
  }

  @Test
  void endlessInputIsNotReadToItsEnd() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 'B';
          }

          @Override
          public int read(byte[] into, int from, int length) {
            Arrays.fill(into, from, from + length, (byte) 'B');
            return length;
          }
        };
    assertThatThrownBy(() -> VectorTableFile.read(endless, WHERE))
        .isInstanceOf(BroadsheetException.class)
        .hasMessageContaining("64 MiB");
  }

  private static byte[] bytes(VectorTable table) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    VectorTableFile.write(table, out);
    return out.toByteArray();
  }

  private static byte[] signed(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, bytes.length - 4);
    ByteBuffer.wrap(bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(bytes.length - 4, (int) crc.getValue());
    return bytes;
  }

  private static VectorTableFile.Read read(byte[] bytes) throws IOException {
    return VectorTableFile.read(new ByteArrayInputStream(bytes), WHERE);
  }

  private static void refuses(byte[] bytes) {
    assertThatThrownBy(() -> read(bytes))
        .isInstanceOf(BroadsheetException.class)
        .hasMessageContaining(WHERE)
        .extracting(thrown -> ((BroadsheetException) thrown).kind())
        .isEqualTo(ErrorKind.INVALID);
  }
}

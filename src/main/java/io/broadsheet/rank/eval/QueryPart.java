package io.broadsheet.rank.eval;

import io.broadsheet.error.BroadsheetException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;

/// A part of a collection's queries, the same on every machine: the CRC-32 of
/// `collection:query-id`, modulo 4, is 0 for TRAIN, 1 for DEV, 2 or 3 for TEST. What is learnt is
/// learnt from TRAIN, what is chosen is chosen by DEV, and TEST only reports.
public enum QueryPart {
  ALL,
  TRAIN,
  DEV,
  TEST;

  private static final int PARTS = 4;

  /// @param name in any case: `all`, `train`, `dev`, `test`
  /// @throws BroadsheetException of kind INVALID when there is no such part
  public static QueryPart named(String name) {
    try {
      return valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw BroadsheetException.invalid(
          "the part is " + name + "; it must be all, train, dev or test");
    }
  }

  /// Whether a query belongs to this part.
  public boolean holds(String collection, String queryId) {
    CRC32 crc = new CRC32();
    crc.update((collection + ":" + queryId).getBytes(StandardCharsets.UTF_8));
    long rest = crc.getValue() % PARTS;
    return switch (this) {
      case ALL -> true;
      case TRAIN -> rest == 0;
      case DEV -> rest == 1;
      case TEST -> rest >= 2;
    };
  }
}

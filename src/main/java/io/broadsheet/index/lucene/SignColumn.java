package io.broadsheet.index.lucene;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// The signs of the approximate vectors of one segment ([PackedVector]), in memory: 48 bytes a
/// paper with 384 numbers. Immutable.
final class SignColumn {
  private static final int USUAL_LONGS = 6;

  private final long[] signs;
  private final int longs;

  /// Documents in their order; null when all have a vector.
  private final int @Nullable [] documents;

  private final int size;

  private SignColumn(long[] signs, int longs, int @Nullable [] documents, int size) {
    this.signs = signs;
    this.longs = longs;
    this.documents = documents;
    this.size = size;
  }

  static SignColumn read(LeafReader reader) throws IOException {
    BinaryDocValues values = DocValues.getBinary(reader, Fields.VECTOR_SIGNS);
    long[] signs = {};
    int[] documents = new int[64];
    int longs = 0;
    int size = 0;
    for (int each = values.nextDoc();
        each != DocIdSetIterator.NO_MORE_DOCS;
        each = values.nextDoc()) {
      BytesRef bytes = values.binaryValue();
      if (size == 0) {
        longs = bytes.length / Long.BYTES;
        signs = new long[longs * reader.maxDoc()];
      }
      ByteBuffer.wrap(bytes.bytes, bytes.offset, bytes.length)
          .order(ByteOrder.LITTLE_ENDIAN)
          .asLongBuffer()
          .get(signs, size * longs, longs);
      if (size == documents.length) {
        documents = Arrays.copyOf(documents, 2 * size);
      }
      documents[size++] = each;
    }
    boolean all = size == reader.maxDoc();
    return new SignColumn(
        all ? signs : Arrays.copyOf(signs, size * longs),
        longs,
        all ? null : Arrays.copyOf(documents, size),
        size);
  }

  /// Vectors in the segment, those of deleted papers too.
  int size() {
    return size;
  }

  int document(int place) {
    int[] some = documents;
    return some == null ? place : some[place];
  }

  /// The place of a document at or after `from`, or -1 when it has no vector.
  int place(int document, int from) {
    int[] some = documents;
    if (some == null) {
      return document;
    }
    int found = Arrays.binarySearch(some, Math.min(from, size), size, document);
    return Math.max(-1, found);
  }

  /// The first place of `from` to `to` whose vector differs from another in fewer than `bound`
  /// signs; `to` when there is none.
  int nextNear(int from, int to, long[] other, int bound) {
    return longs == USUAL_LONGS
        ? nextNearOfUsual(from, to, other, bound)
        : nextNearOfAny(from, to, other, bound);
  }

  private int nextNearOfAny(int from, int to, long[] other, int bound) {
    int place = from;
    while (place < to && difference(place, other) >= bound) {
      place++;
    }
    return place;
  }

  /// The same for 384 numbers, twice as quick: nothing is left to find out while looking.
  private int nextNearOfUsual(int from, int to, long[] other, int bound) {
    long zero = other[0];
    long one = other[1];
    long two = other[2];
    long three = other[3];
    long four = other[4];
    long five = other[5];
    long[] all = signs;
    int at = from * USUAL_LONGS;
    int end = to * USUAL_LONGS;
    for (; at < end; at += USUAL_LONGS) {
      int difference =
          Long.bitCount(all[at] ^ zero)
              + Long.bitCount(all[at + 1] ^ one)
              + Long.bitCount(all[at + 2] ^ two)
              + Long.bitCount(all[at + 3] ^ three)
              + Long.bitCount(all[at + 4] ^ four)
              + Long.bitCount(all[at + 5] ^ five);
      if (difference < bound) {
        return at / USUAL_LONGS;
      }
    }
    return to;
  }

  /// In how many signs the vector at a place and another differ.
  int difference(int place, long[] other) {
    int from = place * longs;
    int difference = 0;
    for (int i = 0; i < longs; i++) {
      difference += Long.bitCount(signs[from + i] ^ other[i]);
    }
    return difference;
  }
}

package io.broadsheet.embed.table;

/// The number under which a unit is looked up. A run of one to four Chinese characters is its own
/// positive number; a word or a piece of one has a negative hash of 63 bits, so that of a million
/// words two collide with a chance of one in ten million.
final class UnitKey {
  /// Characters of the longest n-gram.
  static final int LONGEST_RUN = 4;

  /// Begins the written form of a piece that continues a word.
  static final String PIECE = "##";

  private static final int BITS_A_CHARACTER = 15;
  private static final char FIRST_HAN = '\u3400';
  private static final long WORD = 0xcbf29ce484222325L;
  private static final long CONTINUATION = 0x9ae16a3b2f90404fL;
  private static final long PRIME = 0x100000001b3L;
  private static final long MIX = 0xbf58476d1ce4e5b9L;

  private UnitKey() {}

  /// Whether a character is a Chinese one that n-grams are made of.
  static boolean isHan(char c) {
    return (c >= '\u4E00' && c <= '\u9FFF') || (c >= FIRST_HAN && c <= '\u4DBF');
  }

  /// The key of an n-gram with one more character; 0 for none.
  static long lengthen(long run, char next) {
    return run << BITS_A_CHARACTER | (next - FIRST_HAN + 1);
  }

  /// The characters of an n-gram's key; 0 for that of a word or piece.
  static int runLength(long key) {
    if (key < 0) {
      return 0;
    }
    return (Long.SIZE - Long.numberOfLeadingZeros(key) + BITS_A_CHARACTER - 1) / BITS_A_CHARACTER;
  }

  /// The n-gram whose key this is.
  static String run(long key) {
    StringBuilder reversed = new StringBuilder(LONGEST_RUN);
    for (long rest = key; rest > 0; rest >>>= BITS_A_CHARACTER) {
      reversed.append((char) ((rest & ((1 << BITS_A_CHARACTER) - 1)) + FIRST_HAN - 1));
    }
    return reversed.reverse().toString();
  }

  static long word(CharSequence text, int from, int to) {
    return hash(WORD, text, from, to);
  }

  static long piece(CharSequence text, int from, int to) {
    return hash(CONTINUATION, text, from, to);
  }

  /// The key of a unit as it is written in a table: `扩散`, `diffusion`, `##ing`.
  ///
  /// @throws IllegalArgumentException when it is not one unit
  static long of(String unit) {
    if (unit.isEmpty()) {
      throw new IllegalArgumentException("a unit is empty");
    }
    if (isHan(unit.charAt(0))) {
      long key = 0;
      for (int i = 0; i < unit.length(); i++) {
        if (!isHan(unit.charAt(i)) || i == LONGEST_RUN) {
          throw new IllegalArgumentException("not one to four Chinese characters: " + unit);
        }
        key = lengthen(key, unit.charAt(i));
      }
      return key;
    }
    boolean continues = unit.startsWith(PIECE);
    int from = continues ? PIECE.length() : 0;
    for (int i = from; i < unit.length(); i++) {
      if (!isWordPart(unit.charAt(i))) {
        throw new IllegalArgumentException("not a word: " + unit);
      }
    }
    if (from == unit.length()) {
      throw new IllegalArgumentException("a piece is empty");
    }
    return continues ? piece(unit, from, unit.length()) : word(unit, 0, unit.length());
  }

  /// Whether a character can stand in a word: letters and digits that are not Chinese.
  static boolean isWordPart(char c) {
    return c < 128
        ? (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')
        : Character.isLetterOrDigit(c) && !isHan(c);
  }

  private static long hash(long seed, CharSequence text, int from, int to) {
    long hash = seed;
    for (int i = from; i < to; i++) {
      hash = (hash ^ text.charAt(i)) * PRIME;
    }
    hash = (hash ^ hash >>> 29) * MIX;
    return (hash ^ hash >>> 32) | Long.MIN_VALUE;
  }
}

package io.broadsheet.testing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// One paper as a fake arXiv keeps it.
///
/// @param modified when the metadata last changed, its datestamp
/// @param versions number of versions, the last one submitted at `updated`
/// @param authors `Family, Given`
public record FakeRecord(
    String id,
    String title,
    String abstractText,
    List<String> authors,
    List<String> categories,
    Instant submitted,
    Instant updated,
    Instant modified,
    int versions,
    boolean deleted) {
  private static final List<String> CATEGORIES =
      List.of("cs.AI", "cs.CL", "cs.LG", "cs.CV", "math.NA", "math.AG", "hep-th", "quant-ph");
  private static final List<String> WORDS =
      List.of(
          "sparse",
          "attention",
          "graphs",
          "lattice",
          "gauge",
          "Schr\u00f6dinger",
          "operators",
          "for",
          "of",
          "noisy",
          "spectral",
          "bounds",
          "$\\mathcal{O}(n)$",
          "learning",
          "P\u00f3lya",
          "flows",
          "a < b & c",
          "transport",
          "\u201cquoted\u201d",
          "kernels");
  private static final List<String> NAMES =
      List.of(
          "Wang, Zhangyang",
          "Erd\u0151s, Paul",
          "de la Cruz, Mar\u00eda",
          "O'Neil, Cathy",
          "Li, X.");

  /// A record of the first day given, announced the day after.
  public static FakeRecord random(Random random, int number, Instant submitted) {
    LocalDate day = submitted.atZone(ZoneOffset.UTC).toLocalDate();
    String id =
        String.format(
            Locale.ROOT, "%02d%02d.%05d", day.getYear() % 100, day.getMonthValue(), number);
    List<String> categories = new ArrayList<>();
    categories.add(CATEGORIES.get(random.nextInt(CATEGORIES.size())));
    String second = CATEGORIES.get(random.nextInt(CATEGORIES.size()));
    if (random.nextBoolean() && !categories.contains(second)) {
      categories.add(second);
    }
    return new FakeRecord(
        id,
        "Paper " + number + " on " + words(random, 5),
        words(random, 40) + ".",
        List.of(NAMES.get(random.nextInt(NAMES.size())), NAMES.get(random.nextInt(NAMES.size()))),
        categories,
        submitted,
        submitted,
        submitted,
        1,
        false);
  }

  /// The record after its authors replaced it.
  public FakeRecord revised(Instant at) {
    int next = versions + 1;
    String base = title.replaceFirst(" \\(revision \\d+\\)$", "");
    return new FakeRecord(
        id,
        base + " (revision " + next + ")",
        abstractText,
        authors,
        categories,
        submitted,
        at,
        at,
        next,
        deleted);
  }

  public FakeRecord removed(Instant at) {
    return new FakeRecord(
        id, title, abstractText, authors, categories, submitted, updated, at, versions, true);
  }

  /// Whether it is in an OAI set: `cs`, `cs:cs:AI`, `physics:hep-th`, empty for all.
  boolean isIn(String set) {
    return set.isEmpty()
        || categories.stream()
            .map(FakeRecord::setOf)
            .anyMatch(own -> own.equals(set) || own.startsWith(set + ":"));
  }

  static String setOf(String category) {
    int dot = category.indexOf('.');
    return dot < 0
        ? "physics:" + category
        : category.substring(0, dot)
            + ":"
            + category.substring(0, dot)
            + ":"
            + category.substring(dot + 1);
  }

  LocalDate datestamp() {
    return modified.atZone(ZoneOffset.UTC).toLocalDate();
  }

  private static String words(Random random, int count) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      words.add(WORDS.get(random.nextInt(WORDS.size())));
    }
    return String.join(" ", words);
  }
}

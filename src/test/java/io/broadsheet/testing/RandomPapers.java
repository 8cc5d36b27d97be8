package io.broadsheet.testing;

import io.broadsheet.paper.Author;
import io.broadsheet.paper.ExternalId;
import io.broadsheet.paper.Link;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.paper.PaperSignal;
import io.broadsheet.paper.PaperTranslation;
import io.broadsheet.paper.PaperVersion;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Papers of every shape out of a small world, so that they meet again: few identifiers, days,
/// categories and texts, some of them strange.
public final class RandomPapers {
  public static final List<String> CATEGORIES = List.of("cs.CL", "cs.AI", "math.GT", "x-unknown");
  public static final List<String> DOIS = List.of("10.1/abc", "10.1/ABC", "10.1145/3.1415", "");
  private static final LocalDate FIRST_DAY = LocalDate.of(2025, 2, 26);
  private static final List<String> TEXTS =
      List.of(
          "A title",
          "$O(n^2)$ \\emph{attention} \"quoted\"",
          "İstanbul'da ışık",
          "注意力机制",
          "𝔘nicode 😀 beyond the plane",
          "tab\tand\nline \u2028 and \u0000 nothing",
          "half \uD83D of a pair");
  private static final List<String> PROVENANCES =
      List.of("arxiv", "arxiv-snapshot", "daily-papers", "bibtex", "someone");

  private final Random random;
  private final int identifiers;

  /// @param identifiers how many papers there can be, at most 900
  public RandomPapers(Random random, int identifiers) {
    this.random = random;
    this.identifiers = identifiers;
  }

  /// One of the identifiers of this world, of three kinds.
  public PaperId id() {
    int number = random.nextInt(identifiers);
    return switch (number % 3) {
      case 0 -> PaperId.arxiv("25" + (number % 2 == 0 ? "01" : "12") + ".0" + (1000 + number));
      case 1 -> PaperId.arxiv("hep-th/9901" + (100 + number));
      default -> new PaperId("anthology", "2023.acl-long." + number);
    };
  }

  public LocalDate day() {
    return FIRST_DAY.plusDays(random.nextInt(8));
  }

  public Paper paper() {
    return Paper.builder(id(), text())
        .provenance(one(PROVENANCES))
        .abstractText(random.nextInt(4) == 0 ? "" : text())
        .language(one(List.of("en", "zh-Hans", "und")))
        .authors(some(this::author))
        .categories(some(() -> one(CATEGORIES)))
        .versions(versions())
        .submittedAt(perhaps(this::instant))
        .updatedAt(perhaps(this::instant))
        .announcedOn(perhaps(this::day))
        .comment(perhaps(this::text))
        .doi(perhaps(() -> one(DOIS)))
        .journalReference(perhaps(this::text))
        .reportNumber(perhaps(this::text))
        .licence(perhaps(() -> "http://creativecommons.org/licenses/by/4.0/"))
        .links(some(() -> new Link(one(List.of(Link.Kind.values())), "https://x.org/" + text())))
        .externalIds(some(() -> new ExternalId("openalex", text())))
        .withdrawn(random.nextInt(8) == 0)
        .build();
  }

  public PaperTranslation translation() {
    boolean both = random.nextBoolean();
    boolean title = random.nextBoolean();
    return new PaperTranslation(
        id(),
        one(List.of("zh", "es")),
        both || title ? text() : null,
        both || !title ? text() : null,
        one(List.of("谷歌翻译", "DeepL")),
        perhaps(() -> one(List.of("m1", "m2"))),
        perhaps(this::day));
  }

  public PaperSignal signal() {
    return new PaperSignal(
        id(), "daily-papers", one(List.of("upvotes", "comments")), random.nextInt(500), day());
  }

  /// None to four of something.
  public <T> List<T> some(Supplier<T> maker) {
    List<T> list = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      list.add(maker.get());
    }
    return list;
  }

  private Author author() {
    return new Author(
        text(),
        perhaps(this::text),
        perhaps(this::text),
        perhaps(() -> "Jr."),
        perhaps(() -> "0000-0002-1825-0097"),
        random.nextInt(4) == 0 ? List.of(text()) : List.of());
  }

  private List<PaperVersion> versions() {
    List<PaperVersion> versions = new ArrayList<>();
    for (int number = 1; number <= random.nextInt(3); number++) {
      versions.add(new PaperVersion(number, perhaps(this::instant)));
    }
    return versions;
  }

  private Instant instant() {
    return Instant.ofEpochSecond(1_700_000_000L + random.nextInt(5), random.nextInt(2) * 123_456L);
  }

  private String text() {
    return one(TEXTS);
  }

  private <T> T one(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private <T> @Nullable T perhaps(Supplier<T> maker) {
    return random.nextInt(3) == 0 ? null : maker.get();
  }
}

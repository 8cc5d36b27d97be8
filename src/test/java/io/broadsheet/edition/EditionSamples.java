package io.broadsheet.edition;

import io.broadsheet.paper.Author;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Papers to lay out.
final class EditionSamples {
  static final LocalDate DAY = LocalDate.of(2025, 11, 12);
  private static final List<String> CODES =
      List.of("cs.CL", "cs.AI", "cs.CV", "math.AG", "hep-th", "q-bio.NC", "stat.ML", "new.XX");
  private static final List<String> VOCABULARY =
      List.of(
          "retrieval",
          "language",
          "models",
          "robots",
          "vision",
          "graph",
          "quantum",
          "protein",
          "diffusion",
          "agents",
          "memory",
          "sparse",
          "spectral",
          "galaxy",
          "turbulence",
          "market");

  private EditionSamples() {}

  static Paper paper(int number, String title, String abstractText, String... categories) {
    return Paper.builder(PaperId.arxiv("2511.%05d".formatted(number)), title)
        .abstractText(abstractText)
        .authors(List.of(Author.named("Ada Lovelace")))
        .categories(List.of(categories))
        .announcedOn(DAY)
        .build();
  }

  static Paper random(Random random, int number, LocalDate day) {
    List<String> categories = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      String code = CODES.get(random.nextInt(CODES.size()));
      if (!categories.contains(code)) {
        categories.add(code);
      }
    }
    return Paper.builder(
            PaperId.arxiv(
                "%02d%02d.%05d".formatted(day.getYear() % 100, day.getMonthValue(), number)),
            words(random, 2 + random.nextInt(6)))
        .abstractText(words(random, random.nextInt(80)))
        .categories(categories)
        .announcedOn(day)
        .build();
  }

  private static String words(Random random, int count) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      words.add(VOCABULARY.get(random.nextInt(VOCABULARY.size())));
    }
    return String.join(" ", words);
  }
}

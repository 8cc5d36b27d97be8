package io.broadsheet.testing;

import io.broadsheet.paper.Author;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Papers of a small world with topics: each author writes about one, in its words, day after day.
public final class TopicPapers {
  private static final int DAYS = 30;
  private static final int WORDS_OF_TOPIC = 12;
  private static final LocalDate FIRST_DAY = LocalDate.of(2025, 3, 3);

  private TopicPapers() {}

  /// In the order of their announcement; paper `i` is about topic `i % topics` and by the two
  /// authors of that topic.
  public static List<Paper> write(int count, int topics, Random random) {
    List<Paper> papers = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int topic = i % topics;
      papers.add(
          Paper.builder(
                  PaperId.arxiv(String.format(java.util.Locale.ROOT, "2503.%05d", i)),
                  words(topic, 5, random))
              .abstractText(words(topic, 40, random))
              .language("en")
              .authors(
                  List.of(
                      Author.named("First" + letters(topic) + " Writer" + letters(topic)),
                      Author.named("Second" + letters(topic) + " Writer" + letters(topic))))
              .categories(List.of("cs." + (char) ('A' + topic % 4) + "A", "cs.ZZ"))
              .announcedOn(FIRST_DAY.plusDays((long) i * DAYS / count))
              .build());
    }
    return papers;
  }

  /// Half of the words are of the topic, half of any.
  private static String words(int topic, int count, Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      int word = random.nextInt(WORDS_OF_TOPIC);
      text.append(i == 0 ? "" : " ")
          .append(
              random.nextBoolean()
                  ? "word" + letters(topic) + letters(word)
                  : "any" + letters(word));
    }
    return text.toString();
  }

  private static String letters(int number) {
    return "" + (char) ('a' + number / 26 % 26) + (char) ('a' + number % 26);
  }
}

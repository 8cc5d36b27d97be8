package io.broadsheet.rank.simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/// Authors as readers: the earlier half of an author's papers is the library, the later half must
/// be found among all papers of their days. Who wrote a paper must not be shown to the model.
///
/// Authors of more than [#MOST_PAPERS] papers in these months are as a rule several people of one
/// name.
public final class AuthorReaders implements ReaderSimulator {
  static final int FEWEST_PAPERS = 6;
  static final int MOST_PAPERS = 40;

  @Override
  public String name() {
    return "authors";
  }

  @Override
  public List<ReadingTask> readers(Corpus corpus, int limit, RandomGenerator random) {
    List<ReadingTask> tasks = new ArrayList<>();
    for (String author : shuffled(corpus, random)) {
      if (tasks.size() == limit) {
        break;
      }
      Histories.halve(corpus, author, corpus.by(author)).ifPresent(tasks::add);
    }
    return tasks;
  }

  /// The authors with as many papers as make a reader, in a random order.
  static List<String> shuffled(Corpus corpus, RandomGenerator random) {
    List<String> authors = new ArrayList<>();
    corpus
        .byAuthor()
        .forEach(
            (author, papers) -> {
              if (papers.length >= FEWEST_PAPERS && papers.length <= MOST_PAPERS) {
                authors.add(author);
              }
            });
    Collections.shuffle(authors, new Random(random.nextLong()));
    return authors;
  }
}

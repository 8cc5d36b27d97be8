package io.broadsheet.rank.simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Readers of two rare meetings of fields: a reader wants every paper that is listed in both
/// categories of either of two pairs (`cs.CL` with `cs.HC`, `cs.CV` with `eess.IV`), and has saved
/// ten of them. What is listed where was decided by authors and editors. Categories must not be
/// shown to the model.
public final class CategoryMixtures implements ReaderSimulator {
  private static final int FEWEST_OF_PAIR = 40;
  private static final int MOST_OF_PAIR = 600;
  private static final int SAVED = 10;
  private static final int DAYS_ASKED = 5;

  @Override
  public String name() {
    return "category mixtures";
  }

  @Override
  public List<ReadingTask> readers(Corpus corpus, int limit, RandomGenerator random) {
    List<List<Integer>> pairs = CategoryPairs.of(corpus, FEWEST_OF_PAIR, MOST_OF_PAIR);
    List<ReadingTask> tasks = new ArrayList<>();
    for (int tries = 0; tasks.size() < limit && tries < 4 * limit && pairs.size() > 1; tries++) {
      Set<Integer> wanted = new LinkedHashSet<>(pairs.get(random.nextInt(pairs.size())));
      wanted.addAll(pairs.get(random.nextInt(pairs.size())));
      int days = corpus.days().size();
      int firstDay = days / 3 + random.nextInt(Math.max(1, days / 2));
      List<Integer> known = new ArrayList<>();
      List<Integer> toFind = new ArrayList<>();
      for (int paper : wanted) {
        int day = corpus.dayOf(paper);
        if (day < firstDay) {
          known.add(paper);
        } else if (day < firstDay + DAYS_ASKED) {
          toFind.add(paper);
        }
      }
      Collections.shuffle(known, new Random(random.nextLong()));
      List<Integer> library = known.stream().limit(SAVED).sorted().toList();
      Histories.task(corpus, "mixture " + tries, library, List.of(), firstDay, toFind)
          .ifPresent(tasks::add);
    }
    return tasks;
  }
}

package io.broadsheet.rank.experiment;

import io.broadsheet.rank.simulation.Corpus;
import io.broadsheet.reader.community.IndependentVotes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Whether a hundred accounts of one person can buy a place among the ten most voted papers of a
/// month. Accounts are told apart by their relations (Shi and others, "MGTAB: a multi-relational
/// graph-based Twitter account detection benchmark", arXiv 2301.01123): here the one relation there
/// is, what else they voted for. On each paper a vote counts 1 / (1 + the likeness of its account
/// to the paper's other voters), so that accounts that vote alike count as about one; an account
/// that has voted for nothing else counts a quarter.
///
/// Honest accounts are authors, who vote for some of their own field's papers and for popular ones.
final class VoteTrial {
  private static final int HONEST = 600;
  private static final int BOUGHT = 3;
  private static final int TOP = 10;
  private static final int ROUNDS = 40;
  private static final double UNKNOWN = 0.25;

  private final Corpus corpus;
  private final long seed;

  VoteTrial(Corpus corpus, long seed) {
    this.corpus = corpus;
    this.seed = seed;
  }

  void run(Consumer<IdeaResult> results) {
    for (int camouflage : new int[] {0, 5, 20}) {
      double[] plain = new double[ROUNDS];
      double[] weighted = new double[ROUNDS];
      double[] kept = new double[ROUNDS];
      for (int round = 0; round < ROUNDS; round++) {
        Random random = new Random(seed + round);
        List<Integer> month = month(random);
        Map<Integer, Set<Integer>> honest = honest(month, random);
        Set<Integer> before = top(honest, true);
        Set<Integer> fair = top(honest, false);
        Set<Integer> bought = new HashSet<>();
        while (bought.size() < BOUGHT) {
          bought.add(month.get(random.nextInt(month.size())));
        }
        bought.removeAll(fair);
        Map<Integer, Set<Integer>> all = new TreeMap<>(honest);
        farm(all, month, bought, camouflage, random);
        plain[round] = share(top(all, false), bought);
        weighted[round] = share(top(all, true), bought);
        before.retainAll(fair);
        kept[round] = before.size() / (double) Math.max(1, fair.size());
      }
      String world = "100 accounts, " + camouflage + " other votes each";
      add(results, world, "every vote counts one", "bought papers in the first ten", plain, plain);
      add(results, world, "likeness discounted", "bought papers in the first ten", weighted, plain);
      if (camouflage == 0) {
        add(results, "no fraud", "likeness discounted", "first ten kept", kept, kept);
      }
    }
  }

  private void add(
      Consumer<IdeaResult> results,
      String world,
      String variant,
      String measure,
      double[] values,
      double[] plain) {
    results.accept(
        IdeaResult.of("vote-fraud detection", world, variant, measure, values, plain, seed));
  }

  /// The papers of twenty days in a row.
  private List<Integer> month(Random random) {
    int days = Math.min(20, corpus.days().size());
    int first = random.nextInt(corpus.days().size() - days + 1);
    List<Integer> papers = new ArrayList<>();
    for (int day = first; day < first + days; day++) {
      for (int paper : corpus.days().get(day)) {
        papers.add(paper);
      }
    }
    return papers;
  }

  private Map<Integer, Set<Integer>> honest(List<Integer> month, Random random) {
    List<Integer> popular = new ArrayList<>(month);
    Collections.shuffle(popular, random);
    Map<String, List<Integer>> byField = new HashMap<>();
    for (int paper : month) {
      byField.computeIfAbsent(corpus.field(paper), _ -> new ArrayList<>()).add(paper);
    }
    Map<Integer, Set<Integer>> votes = new TreeMap<>();
    for (int account = 0; account < HONEST; account++) {
      List<Integer> own =
          byField.getOrDefault(corpus.field(month.get(random.nextInt(month.size()))), month);
      Set<Integer> chosen = new HashSet<>();
      int wanted = 2 + (int) (8 * -Math.log(1 - random.nextDouble()) / 2);
      for (int i = 0; i < wanted; i++) {
        // popularity falls as 1 / rank, as votes do everywhere
        int rank = (int) (Math.pow(popular.size(), random.nextDouble()) - 1);
        chosen.add(
            random.nextDouble() < 0.5
                ? popular.get(Math.clamp(rank, 0, popular.size() - 1))
                : own.get(random.nextInt(own.size())));
      }
      votes.put(account, chosen);
    }
    return votes;
  }

  private static void farm(
      Map<Integer, Set<Integer>> votes,
      List<Integer> month,
      Set<Integer> bought,
      int camouflage,
      Random random) {
    for (int account = 0; account < 100; account++) {
      Set<Integer> chosen = new HashSet<>(bought);
      for (int i = 0; i < camouflage; i++) {
        chosen.add(month.get(random.nextInt(month.size())));
      }
      votes.put(HONEST + account, chosen);
    }
  }

  private static double share(Set<Integer> top, Set<Integer> bought) {
    return bought.stream().filter(top::contains).count();
  }

  private static Set<Integer> top(Map<Integer, Set<Integer>> votes, boolean discounted) {
    Map<Integer, List<Integer>> voters = new TreeMap<>();
    votes.forEach(
        (account, papers) ->
            papers.forEach(
                paper -> voters.computeIfAbsent(paper, _ -> new ArrayList<>()).add(account)));
    Map<Integer, Double> tally = new TreeMap<>();
    voters.forEach(
        (paper, accounts) ->
            tally.put(paper, discounted ? independent(paper, accounts, votes) : accounts.size()));
    return new HashSet<>(
        tally.entrySet().stream()
            .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
            .limit(TOP)
            .map(Map.Entry::getKey)
            .toList());
  }

  /// How many voters a paper has, those that are alike counted together.
  static double independent(int paper, List<Integer> accounts, Map<Integer, Set<Integer>> votes) {
    double sum = 0;
    for (int one : accounts) {
      Set<Integer> mine = votes.getOrDefault(one, Set.of());
      if (mine.size() < 2) {
        sum += UNKNOWN;
        continue;
      }
      double alike = 0;
      for (int other : accounts) {
        if (other != one) {
          alike += IndependentVotes.likeness(mine, votes.getOrDefault(other, Set.of()), paper);
        }
      }
      sum += 1 / (1 + alike);
    }
    return sum;
  }
}

package io.broadsheet.rank.simulation;

import static java.util.Objects.requireNonNull;

import io.broadsheet.embed.EmbeddingModelId;
import io.broadsheet.embed.EmbeddingStore;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.paper.AuthorNames;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.store.PaperStore;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Papers with vectors in the order of their announcement, each known by its number from 0.
///
/// @param items by number
/// @param days the numbers of each day's papers, ascending
/// @param byAuthor the numbers of each author's papers, by author key
public record Corpus(List<Item> items, List<int[]> days, Map<String, int[]> byAuthor) {
  /// A paper.
  ///
  /// @param day number of the day of its announcement, days without papers not counted
  /// @param authors keys of [AuthorNames#key]
  /// @param text title and abstract
  /// @param vector of length 1; not copied
  @SuppressWarnings("ArrayRecordComponent") // vectors are shared, not copied
  public record Item(
      PaperId id,
      int day,
      List<String> authors,
      List<String> categories,
      String text,
      float[] vector) {
    public Item {
      authors = List.copyOf(authors);
      categories = List.copyOf(categories);
    }
  }

  public Corpus {
    items = List.copyOf(items);
    days = List.copyOf(days);
  }

  public int size() {
    return items.size();
  }

  public int dayOf(int paper) {
    return items.get(paper).day();
  }

  /// The category that a paper is listed in first; empty for none.
  public String field(int paper) {
    List<String> categories = items.get(paper).categories();
    return categories.isEmpty() ? "" : categories.getFirst();
  }

  /// The papers of an author, by [AuthorNames#key], ascending; none of an unknown one.
  public List<Integer> by(String author) {
    return IntStream.of(byAuthor.getOrDefault(author, new int[0])).boxed().toList();
  }

  /// How many papers were announced before a day: the numbers below it.
  public int before(int day) {
    return day >= days.size() ? size() : days.get(day)[0];
  }

  /// Reads the announced papers of a library that have a vector of the model.
  ///
  /// @throws BroadsheetException of kind INVALID when there are none
  public static Corpus read(PaperStore papers, EmbeddingStore embeddings, EmbeddingModelId model) {
    List<Paper> announced = new ArrayList<>();
    papers.scan(
        paper -> {
          if (paper.announcedOn() != null && !paper.withdrawn()) {
            announced.add(paper);
          }
        });
    announced.sort(Comparator.comparing(Corpus::day).thenComparing(Paper::id));
    Map<PaperId, float[]> vectors = new HashMap<>();
    embeddings
        .find(model, announced.stream().map(Paper::id).toList())
        .forEach((id, embedded) -> vectors.put(id, embedded.vector()));
    announced.removeIf(paper -> !vectors.containsKey(paper.id()));
    if (announced.isEmpty()) {
      throw BroadsheetException.invalid(
          "the library has no announced papers with vectors of "
              + model
              + "; `broadsheet index` makes them");
    }
    return of(announced, vectors);
  }

  /// Of papers in the order of their announcement.
  ///
  /// @param vectors one for each paper
  public static Corpus of(List<Paper> announced, Map<PaperId, float[]> vectors) {
    Map<LocalDate, List<Integer>> days = new TreeMap<>();
    Map<String, List<Integer>> byAuthor = new LinkedHashMap<>();
    List<Item> items = new ArrayList<>(announced.size());
    for (Paper paper : announced) {
      int number = items.size();
      days.computeIfAbsent(day(paper), day -> new ArrayList<>()).add(number);
      List<String> authors = paper.authors().stream().map(AuthorNames::key).distinct().toList();
      authors.forEach(key -> byAuthor.computeIfAbsent(key, k -> new ArrayList<>()).add(number));
      items.add(
          new Item(
              paper.id(),
              days.size() - 1,
              authors,
              paper.categories(),
              paper.title() + "\n" + paper.abstractText(),
              requireNonNull(vectors.get(paper.id()), "a paper has no vector")));
    }
    Map<String, int[]> authored = new TreeMap<>();
    byAuthor.forEach((key, numbers) -> authored.put(key, ints(numbers)));
    return new Corpus(items, days.values().stream().map(Corpus::ints).toList(), authored);
  }

  /// The numbers of all papers of some days, ascending.
  public int[] papersOf(Collection<Integer> some) {
    return some.stream()
        .distinct()
        .sorted()
        .flatMapToInt(day -> IntStream.of(days.get(day)))
        .toArray();
  }

  private static LocalDate day(Paper paper) {
    LocalDate day = paper.announcedOn();
    if (day == null) {
      throw new IllegalArgumentException(paper.id() + " was never announced");
    }
    return day;
  }

  private static int[] ints(List<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }
}

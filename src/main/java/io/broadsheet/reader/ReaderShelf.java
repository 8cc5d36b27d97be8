package io.broadsheet.reader;

import io.broadsheet.paper.PaperId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// All that a reader said of papers, and the follows, at one moment: what a page needs to draw
/// every paper with its marks. Immutable.
///
/// @param items by paper; papers of which nothing was said are absent
/// @param follows in the reader's order
public record ReaderShelf(Map<PaperId, LibraryItem> items, List<Follow> follows) {
  public static final ReaderShelf EMPTY = new ReaderShelf(Map.of(), List.of());

  public ReaderShelf {
    items = Map.copyOf(items);
    follows = List.copyOf(follows);
  }

  static ReaderShelf of(List<LibraryItem> items, List<Follow> follows) {
    return new ReaderShelf(
        items.stream().collect(Collectors.toMap(LibraryItem::paperId, item -> item)), follows);
  }

  public LibraryItem of(PaperId id) {
    LibraryItem item = items.get(id);
    return item == null ? LibraryItem.none(id) : item;
  }

  public boolean isDismissed(PaperId id) {
    return of(id).isDismissed();
  }

  /// How many saved papers each tag has, in alphabetical order.
  public Map<String, Integer> tags() {
    Map<String, Integer> counts = new TreeMap<>();
    items.values().stream()
        .filter(LibraryItem::isSaved)
        .forEach(item -> item.tags().forEach(tag -> counts.merge(tag, 1, Integer::sum)));
    return counts;
  }

  /// The saved papers that have a tag, the last saved first.
  public List<PaperId> tagged(String tag) {
    return items.values().stream()
        .filter(item -> item.isSaved() && item.tags().contains(tag))
        .sorted(LibraryItem.LAST_SAVED_FIRST)
        .map(LibraryItem::paperId)
        .toList();
  }
}

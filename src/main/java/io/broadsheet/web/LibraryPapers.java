package io.broadsheet.web;

import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.reader.LibraryItem;
import io.broadsheet.store.PaperStore;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The papers behind the items of a library.
public final class LibraryPapers {
  private LibraryPapers() {}

  /// Those that are in the store; an item whose paper is gone from it is absent.
  ///
  /// @param items each of another paper
  public static Map<PaperId, Paper> of(List<LibraryItem> items, PaperStore store) {
    return store.findAll(items.stream().map(LibraryItem::paperId).toList()).stream()
        .collect(Collectors.toMap(Paper::id, paper -> paper));
  }
}

package io.broadsheet.web.export;

import io.broadsheet.paper.Author;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.paper.PaperLinks;
import io.broadsheet.reader.LibraryItem;
import io.broadsheet.store.PaperStore;
import io.broadsheet.text.TexToText;
import io.broadsheet.web.LibraryPapers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A library in the forms that reference managers and spreadsheets read.
///
/// @param items in the order to be written
/// @param papers those of them that are in the store
public record LibraryExport(List<LibraryItem> items, Map<PaperId, Paper> papers) {
  public LibraryExport {
    items = List.copyOf(items);
    papers = Map.copyOf(papers);
  }

  /// A library of papers in a store.
  public static LibraryExport of(List<LibraryItem> items, PaperStore store) {
    return new LibraryExport(items, LibraryPapers.of(items, store));
  }

  /// One entry a paper; of two that would have the same key the second gets a letter, since BibTeX
  /// takes no key twice.
  public String bibtex() {
    Set<String> keys = new HashSet<>();
    StringBuilder text = new StringBuilder();
    for (LibraryItem item : items) {
      Paper paper = papers.get(item.paperId());
      if (paper != null) {
        String key = BibtexExport.key(paper);
        String free = key;
        for (int n = 0; !keys.add(free); n++) {
          free = key + suffix(n);
        }
        text.append(BibtexExport.of(paper, free, item.tags(), item.note())).append('\n');
      }
    }
    return text.toString();
  }

  /// `a`, `b`, …, `z`, `aa`, …
  private static String suffix(int n) {
    String last = Character.toString('a' + n % 26);
    return n < 26 ? last : suffix(n / 26 - 1) + last;
  }

  public String ris() {
    StringBuilder text = new StringBuilder();
    for (LibraryItem item : items) {
      Paper paper = papers.get(item.paperId());
      if (paper != null) {
        text.append(RisExport.of(paper, item.tags(), item.note()));
      }
    }
    return text.toString();
  }

  public String cslJson() {
    return CslJsonExport.of(
        items.stream().filter(item -> papers.containsKey(item.paperId())).toList(), papers);
  }

  /// RFC 4180, with a header.
  public String csv() {
    StringBuilder text =
        new StringBuilder("id,title,authors,categories,announced,doi,url,tags,note,saved,read\r\n");
    for (LibraryItem item : items) {
      Paper paper = papers.get(item.paperId());
      List<String> cells = new ArrayList<>();
      cells.add(item.paperId().toString());
      cells.add(paper == null ? "" : TexToText.convert(paper.title()));
      cells.add(
          paper == null
              ? ""
              : paper.authors().stream().map(Author::name).collect(Collectors.joining("; ")));
      cells.add(paper == null ? "" : String.join(" ", paper.categories()));
      cells.add(paper == null || paper.announcedOn() == null ? "" : paper.announcedOn().toString());
      cells.add(paper == null || paper.doi() == null ? "" : paper.doi());
      cells.add(
          paper == null
              ? ""
              : PaperLinks.of(paper).stream().findFirst().map(link -> link.url()).orElse(""));
      cells.add(String.join(", ", item.tags()));
      cells.add(item.note());
      cells.add(time(item.savedAt()));
      cells.add(time(item.readAt()));
      text.append(CsvText.line(cells));
    }
    return text.toString();
  }

  private static String time(@Nullable Instant at) {
    return at == null ? "" : at.toString();
  }
}

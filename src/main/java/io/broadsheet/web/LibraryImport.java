package io.broadsheet.web;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.index.IndexQuery.Sort;
import io.broadsheet.paper.ArxivIdentifier;
import io.broadsheet.paper.DoiIdentifier;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.reader.LibraryItem;
import io.broadsheet.reader.ReaderId;
import io.broadsheet.reader.ReaderStore;
import io.broadsheet.reader.importing.LibraryFile;
import io.broadsheet.reader.importing.Reference;
import io.broadsheet.search.SearchMode;
import io.broadsheet.search.SearchRequest;
import io.broadsheet.search.SearchResult;
import io.broadsheet.store.PaperStore;
import io.broadsheet.text.TitleKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Puts the papers of a file into a reader's library: found by identifier, else by DOI, else by a
/// title that is the same letter by letter. An arXiv paper that is not in the store is saved by its
/// name, for when it comes.
public final class LibraryImport {
  private static final Pattern INSIDE =
      Pattern.compile(
          "(?i)(?:arxiv[:./ ]+|arxiv\\.org/(?:abs|pdf|html)/)((?:[a-z-]+(?:\\.[A-Z]{2})?/\\d{7}|\\d{4}\\.\\d{4,5})(?:v\\d+)?)");
  private static final Pattern DOI_INSIDE = Pattern.compile("\\b10\\.\\d{4,9}/[^\\s\"<>{}]+");
  private static final int SEARCHED_TITLES = 2_000;
  private static final int CANDIDATES = 5;
  private static final int SHORTEST_TITLE = 12;

  private final PaperStore papers;
  private final WebServices.Search search;
  private final ReaderStore readers;

  public LibraryImport(WebServices services, ReaderStore readers) {
    this.papers = services.papers();
    this.search = services.search();
    this.readers = readers;
  }

  /// What became of a file.
  ///
  /// @param read references in it
  /// @param saved papers that were not in the library before
  /// @param waiting of these, arXiv papers that are not in the store
  /// @param unknown titles or names of what could not be identified, in the order of the file
  public record Report(String format, int read, int saved, int waiting, List<String> unknown) {
    public Report {
      unknown = List.copyOf(unknown);
    }
  }

  /// @throws BroadsheetException of kind INVALID when the file cannot be read
  public Report run(ReaderId reader, String file) {
    LibraryFile.Content content = LibraryFile.read(file);
    List<ReaderStore.Saving> found = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    int waiting = 0;
    int titles = 0;
    for (Reference reference : content.references()) {
      Optional<PaperId> named = named(reference);
      boolean known = named.isPresent() && papers.find(named.get()).isPresent();
      if (named.isEmpty() && titles < SEARCHED_TITLES) {
        titles++;
        named = titled(reference.title());
        known = named.isPresent();
      }
      if (named.isEmpty()) {
        unknown.add(reference.shown());
        continue;
      }
      waiting += known ? 0 : 1;
      String note =
          reference.note().length() > LibraryItem.LONGEST_NOTE
              ? reference.note().substring(0, LibraryItem.LONGEST_NOTE)
              : reference.note();
      found.add(new ReaderStore.Saving(named.get(), reference.savedAt(), reference.tags(), note));
    }
    int saved = found.isEmpty() ? 0 : readers.saveAll(reader, found);
    return new Report(content.format(), content.references().size(), saved, waiting, unknown);
  }

  private Optional<PaperId> named(Reference reference) {
    for (String name : reference.names()) {
      Optional<PaperId> arxiv =
          ArxivIdentifier.parse(name.strip()).or(() -> inside(name)).map(ArxivIdentifier::paperId);
      if (arxiv.isPresent()) {
        return arxiv;
      }
    }
    for (String name : reference.names()) {
      Optional<Paper> published =
          DoiIdentifier.parse(name.strip())
              .or(() -> doiInside(name))
              .flatMap(doi -> papers.findByDoi(doi.value()));
      if (published.isPresent()) {
        return published.map(Paper::id);
      }
      Optional<PaperId> own =
          name.indexOf(':') < 0
              ? Optional.empty()
              : PaperId.parse(name.strip()).filter(id -> papers.find(id).isPresent());
      if (own.isPresent()) {
        return own;
      }
    }
    return Optional.empty();
  }

  private static Optional<ArxivIdentifier> inside(String text) {
    Matcher matcher = INSIDE.matcher(text);
    return text.length() < 5_000 && matcher.find()
        ? ArxivIdentifier.parse(matcher.group(1))
        : Optional.empty();
  }

  private static Optional<DoiIdentifier> doiInside(String text) {
    Matcher matcher = DOI_INSIDE.matcher(text);
    return text.length() < 5_000 && matcher.find()
        ? DoiIdentifier.parse(matcher.group())
        : Optional.empty();
  }

  private Optional<PaperId> titled(String title) {
    String key = TitleKey.of(title);
    if (key.length() < SHORTEST_TITLE || title.length() > 1_000) {
      return Optional.empty();
    }
    SearchRequest request =
        new SearchRequest(
            title.replaceAll("[{}\"():]", " "),
            SearchMode.KEYWORD,
            List.of(),
            null,
            null,
            null,
            null,
            Sort.RELEVANCE,
            0,
            CANDIDATES,
            false);
    try {
      return search.search(request).hits().stream()
          .map(SearchResult.FoundPaper::paper)
          .filter(paper -> TitleKey.of(paper.title()).equals(key))
          .map(Paper::id)
          .findFirst();
    } catch (BroadsheetException notAnswered) {
      // One title fewer: the report lists it as not identified, and the others are still saved.
      return Optional.empty();
    }
  }
}

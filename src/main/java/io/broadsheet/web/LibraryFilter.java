package io.broadsheet.web;

import io.broadsheet.paper.Author;
import io.broadsheet.paper.NameFolding;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.reader.LibraryItem;
import io.broadsheet.reader.ReaderShelf;
import io.broadsheet.store.PaperStore;
import io.broadsheet.text.TexToText;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which part of a reader's library is asked for.
///
/// @param query words that all must be in title, abstract, names, tags or note; blank for any
/// @param tag empty for any
public record LibraryFilter(String query, Optional<String> tag, State state) {
  private static final int LONGEST_QUERY = 500;

  /// Which papers by what was said of them.
  public enum State {
    SAVED,
    UNREAD,
    READ,
    /// Marked as of no interest; these are not saved.
    AWAY;

    public String parameter() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final Map<String, State> STATES =
      Parameters.choices(State.values(), State::parameter);

  /// @throws io.broadsheet.error.BroadsheetException of kind INVALID naming the parameter
  public static LibraryFilter of(Parameters parameters) {
    String query = parameters.text("q").orElse("");
    if (query.length() > LONGEST_QUERY) {
      throw Parameters.refuse("q", query, "at most " + LONGEST_QUERY + " characters");
    }
    return new LibraryFilter(
        query, parameters.text("tag"), parameters.choice("state", STATES, State.SAVED));
  }

  /// The query string that asks for this, with its question mark; empty for the whole library.
  public String parameters() {
    String joined =
        Stream.of(
                query.isBlank() ? "" : "q=" + RequestContext.encode(query),
                tag.map(one -> "tag=" + RequestContext.encode(one)).orElse(""),
                state == State.SAVED ? "" : "state=" + state.parameter())
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("&"));
    return joined.isEmpty() ? "" : "?" + joined;
  }

  public LibraryFilter with(State other) {
    return new LibraryFilter(query, tag, other);
  }

  public LibraryFilter withTag(Optional<String> other) {
    return new LibraryFilter(query, other, state);
  }

  /// What fits, the last saved first.
  public List<LibraryItem> apply(ReaderShelf shelf, PaperStore papers) {
    List<LibraryItem> items =
        shelf.items().values().stream()
            .filter(this::fits)
            .filter(item -> tag.isEmpty() || item.tags().contains(tag.get()))
            .sorted(
                Comparator.comparing(LibraryFilter::at, Comparator.reverseOrder())
                    .thenComparing(LibraryItem::paperId))
            .toList();
    return query.isBlank() ? items : matching(items, papers);
  }

  private boolean fits(LibraryItem item) {
    return switch (state) {
      case SAVED -> item.isSaved();
      case UNREAD -> item.isSaved() && !item.isRead();
      case READ -> item.isRead();
      case AWAY -> item.isDismissed();
    };
  }

  private static Instant at(LibraryItem item) {
    return Stream.of(item.savedAt(), item.dismissedAt(), item.readAt())
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(Instant.EPOCH);
  }

  private List<LibraryItem> matching(List<LibraryItem> items, PaperStore papers) {
    List<String> words = List.of(NameFolding.fold(query).split(" "));
    Map<PaperId, Paper> known = LibraryPapers.of(items, papers);
    return items.stream()
        .filter(
            item -> {
              String text = " " + text(item, Optional.ofNullable(known.get(item.paperId()))) + " ";
              return words.stream().allMatch(word -> isIn(text, word));
            })
        .toList();
  }

  /// A word of Chinese may stand anywhere, another must begin a word, a short one be all of it.
  private static boolean isIn(String text, String word) {
    boolean spaced = word.codePoints().allMatch(point -> point < 0x2E80);
    return text.contains(!spaced ? word : word.length() < 3 ? " " + word + " " : " " + word);
  }

  private static String text(LibraryItem item, Optional<Paper> paper) {
    String own = item.paperId() + " " + String.join(" ", item.tags()) + " " + item.note();
    return NameFolding.fold(
        own
            + paper
                .map(
                    known ->
                        " "
                            + TexToText.convert(known.title())
                            + " "
                            + TexToText.convert(known.abstractText())
                            + " "
                            + known.authors().stream()
                                .map(Author::name)
                                .collect(Collectors.joining(" ")))
                .orElse(""));
  }
}

package io.broadsheet.search;

import io.broadsheet.index.Highlighter;
import io.broadsheet.index.Highlights;
import io.broadsheet.index.Highlights.Range;
import io.broadsheet.index.QueryNode;
import io.broadsheet.index.QueryNode.DateField;
import io.broadsheet.paper.Author;
import io.broadsheet.paper.AuthorNames;
import io.broadsheet.paper.NameForms;
import io.broadsheet.paper.Paper;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tells why papers were found by one query.
final class WhyFinder {
  /// Words named of each part; who wants more of them sees them marked.
  private static final int MOST_WORDS = 8;

  private static final int MOST_AUTHORS = 5;

  private final Highlighter highlighter;
  private final Set<String> nameTokens = new HashSet<>();
  private final Set<String> authorKeys = new HashSet<>();
  private final List<DateField> dates = new ArrayList<>();

  /// @param query what was asked, filters included
  /// @param highlighter of what was typed
  WhyFinder(QueryNode query, Highlighter highlighter) {
    this.highlighter = highlighter;
    collect(query);
  }

  private void collect(QueryNode node) {
    switch (node) {
      case QueryNode.And and -> and.parts().forEach(this::collect);
      case QueryNode.Or or -> or.parts().forEach(this::collect);
      case QueryNode.AuthorName author -> nameTokens.addAll(NameForms.queryTokens(author.name()));
      case QueryNode.AuthorKey author -> authorKeys.add(author.key());
      case QueryNode.DateRange range -> dates.add(range.field());
      default -> {
        // words are found by the highlighter; what is excluded is no reason
      }
    }
  }

  /// @param title as displayed
  /// @param text the abstract as displayed
  /// @param highlights where the query's words stand in both
  /// @param elsewhere the other parts that have words of the query
  /// @param closeness the paper's cosine, null when it is not near in meaning
  Why of(
      Paper paper,
      String title,
      String text,
      Highlights highlights,
      List<String> elsewhere,
      @Nullable Double closeness) {
    return new Why(
        words(title, highlights.title()),
        words(text, highlights.abstractText()),
        elsewhere,
        authors(paper, elsewhere.contains("authors")),
        dates.stream().flatMap(field -> day(paper, field).stream()).findFirst(),
        closeness == null ? OptionalDouble.empty() : OptionalDouble.of(closeness));
  }

  private static List<String> words(String text, List<Range> ranges) {
    Map<String, String> words = new LinkedHashMap<>();
    for (Range range : ranges) {
      String word = text.substring(range.start(), range.end());
      if (words.size() < MOST_WORDS) {
        words.putIfAbsent(word.toLowerCase(Locale.ROOT), word);
      }
    }
    return List.copyOf(words.values());
  }

  /// @param byWords whether loose words of the query stand among the names
  private List<String> authors(Paper paper, boolean byWords) {
    if (!byWords && nameTokens.isEmpty() && authorKeys.isEmpty()) {
      return List.of();
    }
    return paper.authors().stream()
        .filter(author -> isMeant(author, byWords))
        .map(Author::name)
        .distinct()
        .limit(MOST_AUTHORS)
        .toList();
  }

  private boolean isMeant(Author author, boolean byWords) {
    return !Collections.disjoint(nameTokens, NameForms.indexTokens(author))
        || authorKeys.contains(AuthorNames.key(author))
        || (byWords && !highlighter.highlight(author.name(), "").title().isEmpty());
  }

  private static Optional<LocalDate> day(Paper paper, DateField field) {
    LocalDate submitted = day(paper.submittedAt());
    return Optional.ofNullable(
        switch (field) {
          case ANY -> paper.announcedOn() == null ? submitted : paper.announcedOn();
          case SUBMITTED -> submitted;
          case ANNOUNCED -> paper.announcedOn();
          case UPDATED -> day(paper.updatedAt());
        });
  }

  private static @Nullable LocalDate day(@Nullable Instant instant) {
    return instant == null ? null : LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }
}

package io.broadsheet.index;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A parsed query, free of any index library. The grammar is in `search.QueryParser`.
public sealed interface QueryNode {
  /// Matches every paper.
  record All() implements QueryNode {}

  /// Loose words, ranked: more of them is better, all of them best; none is required.
  ///
  /// @param field where to look
  /// @param text as typed, analysed by the index
  record Words(TextField field, String text) implements QueryNode {
    public Words {
      requireNonNull(field, "field is null");
      requireNonNull(text, "text is null");
    }
  }

  /// These words next to each other in this order.
  record Phrase(TextField field, String text) implements QueryNode {
    public Phrase {
      requireNonNull(field, "field is null");
      requireNonNull(text, "text is null");
    }
  }

  /// A word's beginning (`transform*`).
  record Prefix(TextField field, String prefix) implements QueryNode {}

  /// One author with this name, in any of its forms (order, initials, accents, particles).
  record AuthorName(String name) implements QueryNode {}

  /// The author whose page has this key ([io.broadsheet.paper.AuthorNames#key]).
  record AuthorKey(String key) implements QueryNode {}

  /// Primary or cross-listed in this category; `cs.*` or `cs` is the whole archive. Aliases match
  /// both ways.
  record CategoryIs(String pattern) implements QueryNode {}

  /// The paper with this key ([io.broadsheet.paper.PaperId#toString()]).
  record IdentifierIs(String key) implements QueryNode {}

  /// An exact value of a keyword field, compared without case; a trailing `*` matches any ending.
  record Keyword(KeywordField field, String value) implements QueryNode {}

  /// A day in this range.
  ///
  /// @param from null when open
  /// @param until last day included, null when open
  record DateRange(DateField field, @Nullable LocalDate from, @Nullable LocalDate until)
      implements QueryNode {}

  /// All of these.
  record And(List<QueryNode> parts) implements QueryNode {
    public And {
      parts = List.copyOf(parts);
    }
  }

  /// Any of these.
  record Or(List<QueryNode> parts) implements QueryNode {
    public Or {
      parts = List.copyOf(parts);
    }
  }

  /// Not this.
  record Not(QueryNode part) implements QueryNode {}

  /// Analysed text. DEFAULT is title, abstract, authors and identifiers together, weighted.
  enum TextField {
    DEFAULT,
    TITLE,
    ABSTRACT,
    COMMENT,
    JOURNAL
  }

  /// Exact values.
  enum KeywordField {
    DOI,
    REPORT_NUMBER,
    LANGUAGE,
    SOURCE
  }

  /// Dates. ANY is the announcement, or the submission where there is none.
  enum DateField {
    ANY,
    SUBMITTED,
    ANNOUNCED,
    UPDATED
  }
}

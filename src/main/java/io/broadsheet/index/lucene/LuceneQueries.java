package io.broadsheet.index.lucene;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.index.QueryNode;
import io.broadsheet.index.QueryNode.DateField;
import io.broadsheet.index.QueryNode.KeywordField;
import io.broadsheet.paper.ArxivIdentifier;
import io.broadsheet.paper.CategoryTaxonomy;
import io.broadsheet.paper.NameForms;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// Turns a [QueryNode] into a Lucene query against one state of the index. Bounded: a query of too
/// many parts is refused, so that one reader's query does not slow those of others.
final class LuceneQueries {
  private static final int MOST_NODES = 512;
  private static final int DEEPEST = 64;

  private final WordQueries words;
  private final Prefixes prefixes;
  private final boolean scoring;
  private final boolean everyWord;
  private int nodes;

  /// @param scoring false when only matching counts, which is faster
  LuceneQueries(QueryScope scope, boolean scoring) {
    this(scope, scoring, false);
  }

  private LuceneQueries(QueryScope scope, boolean scoring, boolean everyWord) {
    this.words = new WordQueries(scope);
    this.prefixes = everyWord ? Prefixes.unbounded(scope.reader()) : scope.prefixes();
    this.scoring = scoring;
    this.everyWord = everyWord;
  }

  /// For matching where each loose word must be there, and whether a paper matches depends on no
  /// other paper of the index.
  static LuceneQueries requiringEveryWord(QueryScope scope) {
    return new LuceneQueries(scope, false, true);
  }

  /// @throws BroadsheetException of kind INVALID when the query has too many parts
  Query toQuery(QueryNode node) throws IOException {
    nodes = 0;
    return toQuery(node, 0, scoring);
  }

  /// What a second pass over the best papers adds to their scores; null when nothing.
  @Nullable Query toRescoring(QueryNode node) throws IOException {
    List<Query> parts = new ArrayList<>();
    collectSecondPass(node, parts);
    if (parts.isEmpty()) {
      return null;
    }
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    parts.forEach(part -> query.add(part, Occur.SHOULD));
    return query.build();
  }

  private void collectSecondPass(QueryNode node, List<Query> parts) throws IOException {
    switch (node) {
      case QueryNode.Words text -> {
        Query near = words.secondPass(text.field(), text.text());
        if (near != null && parts.size() < 8) {
          parts.add(near);
        }
      }
      case QueryNode.And and -> {
        for (QueryNode part : and.parts()) {
          collectSecondPass(part, parts);
        }
      }
      case QueryNode.Or or -> {
        for (QueryNode part : or.parts()) {
          collectSecondPass(part, parts);
        }
      }
      default -> {
        // nothing but loose words ranks by nearness
      }
    }
  }

  private Query toQuery(QueryNode node, int depth, boolean scored) throws IOException {
    if (++nodes > MOST_NODES || depth > DEEPEST) {
      throw tooComplex();
    }
    return switch (node) {
      case QueryNode.All all -> MatchAllDocsQuery.INSTANCE;
      case QueryNode.Words text ->
          everyWord
              ? words.everyWord(text.field(), text.text())
              : words.words(text.field(), text.text(), scored);
      case QueryNode.Phrase phrase -> words.phrase(phrase.field(), phrase.text());
      case QueryNode.Prefix prefix -> prefixes.toQuery(prefix);
      case QueryNode.AuthorName author -> anyOf(Fields.AUTHOR_NAME, author(author.name()));
      case QueryNode.AuthorKey author -> one(Fields.AUTHOR_KEY, author.key());
      case QueryNode.CategoryIs category -> category(category.pattern());
      case QueryNode.IdentifierIs identifier -> identifier(identifier.key());
      case QueryNode.Keyword keyword -> keyword(keyword);
      case QueryNode.DateRange range -> dates(range);
      case QueryNode.And and -> and(and.parts(), depth, scored);
      case QueryNode.Or or -> or(or.parts(), depth, scored);
      case QueryNode.Not not -> and(List.of(not), depth, false);
    };
  }

  /// @throws BroadsheetException of kind INVALID when the query has too many parts for any index
  static void requireBounded(QueryNode node) {
    if (2 * count(node, 0) > MOST_NODES) {
      throw tooComplex();
    }
  }

  private static int count(QueryNode node, int depth) {
    if (depth > DEEPEST) {
      throw tooComplex();
    }
    List<QueryNode> parts =
        switch (node) {
          case QueryNode.And and -> and.parts();
          case QueryNode.Or or -> or.parts();
          case QueryNode.Not not -> List.of(not.part());
          default -> List.of();
        };
    return 1 + parts.stream().mapToInt(part -> count(part, depth + 1)).sum();
  }

  private static BroadsheetException tooComplex() {
    return BroadsheetException.invalid(
        "The query has too many parts or is nested too deeply; ask for less at once.");
  }

  private Query and(List<QueryNode> parts, int depth, boolean scored) throws IOException {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    boolean positive = false;
    for (QueryNode part : parts) {
      if (part instanceof QueryNode.Not(QueryNode excluded)) {
        query.add(toQuery(excluded, depth + 1, false), Occur.MUST_NOT);
      } else {
        positive = true;
        Occur occur = scored && ranks(part) ? Occur.MUST : Occur.FILTER;
        query.add(toQuery(part, depth + 1, scored), occur);
      }
    }
    if (!positive) {
      query.add(MatchAllDocsQuery.INSTANCE, Occur.FILTER);
    }
    return query.build();
  }

  private Query or(List<QueryNode> parts, int depth, boolean scored) throws IOException {
    if (parts.isEmpty()) {
      return new MatchNoDocsQuery("any of nothing");
    }
    List<String> keys = new ArrayList<>();
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    for (QueryNode part : parts) {
      if (part instanceof QueryNode.IdentifierIs(String key)) {
        keys.add(key.toLowerCase(Locale.ROOT));
      } else {
        query.add(toQuery(part, depth + 1, scored), Occur.SHOULD);
      }
    }
    if (!keys.isEmpty()) {
      query.add(terms(Fields.IDENTIFIER, keys), Occur.SHOULD);
    }
    return query.build();
  }

  /// Whether the node says anything about rank; the others only filter.
  static boolean ranks(QueryNode node) {
    return switch (node) {
      case QueryNode.Words words -> true;
      case QueryNode.Phrase phrase -> true;
      case QueryNode.And and -> and.parts().stream().anyMatch(LuceneQueries::ranks);
      case QueryNode.Or or -> or.parts().stream().anyMatch(LuceneQueries::ranks);
      default -> false;
    };
  }

  private static Set<String> author(String name) {
    return NameForms.queryTokens(name);
  }

  private static Query category(String pattern) {
    return anyOf(Fields.CATEGORY, categoryTerms(pattern));
  }

  /// Any of which a paper in the category has.
  static Set<String> categoryTerms(String pattern) {
    String lower = pattern.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".*")) {
      return Set.of(lower);
    }
    Set<String> codes =
        new java.util.HashSet<>(
            List.of(lower, CategoryTaxonomy.canonical(pattern).toLowerCase(Locale.ROOT)));
    if (lower.indexOf('.') < 0) {
      codes.add(lower + ".*");
    }
    return codes;
  }

  private static Query identifier(String key) {
    String lower = key.strip().toLowerCase(Locale.ROOT);
    Set<String> terms = new java.util.HashSet<>();
    terms.add(lower);
    ArxivIdentifier.parse(key).ifPresent(arxiv -> terms.add(arxiv.id()));
    return anyOf(Fields.IDENTIFIER, terms);
  }

  private Query keyword(QueryNode.Keyword keyword) throws IOException {
    String field = field(keyword.field());
    String value = keyword.value().strip().toLowerCase(Locale.ROOT);
    if (!value.endsWith("*")) {
      return one(field, value);
    }
    return prefixes.terms(field, value.substring(0, value.length() - 1));
  }

  private static String field(KeywordField field) {
    return switch (field) {
      case DOI -> Fields.DOI;
      case REPORT_NUMBER -> Fields.REPORT_NUMBER;
      case LANGUAGE -> Fields.LANGUAGE;
      case SOURCE -> Fields.SOURCE;
    };
  }

  private static Query dates(QueryNode.DateRange range) {
    long from = range.from() == null ? Long.MIN_VALUE : range.from().toEpochDay();
    long until = range.until() == null ? Long.MAX_VALUE : range.until().toEpochDay();
    return LongPoint.newRangeQuery(field(range.field()), from, until);
  }

  private static String field(DateField field) {
    return switch (field) {
      case ANY -> Fields.DATE;
      case SUBMITTED -> Fields.SUBMITTED;
      case ANNOUNCED -> Fields.ANNOUNCED;
      case UPDATED -> Fields.UPDATED;
    };
  }

  private static Query one(String field, String value) {
    return new ConstantScoreQuery(new TermQuery(new Term(field, value)));
  }

  private static Query anyOf(String field, Set<String> values) {
    return values.size() == 1 ? one(field, values.iterator().next()) : terms(field, values);
  }

  private static Query terms(String field, java.util.Collection<String> values) {
    return new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
  }
}

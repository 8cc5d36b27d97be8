package io.broadsheet.index.lucene;

import io.broadsheet.index.QueryNode.TextField;
import io.broadsheet.index.lucene.QueryUnits.Unit;
import io.broadsheet.index.lucene.TextAnalyzer.Token;
import io.broadsheet.paper.ArxivIdentifier;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// Turns loose words and phrases into Lucene queries over weighted fields.
///
/// Score of loose words: the sum of BM25 of each word in each field, plus, in a second pass over
/// the best papers only, a constant for having all of them and the words' nearness to each other.
final class WordQueries {
  /// Loose words beyond these are left out, the most common ones first.
  static final int MOST_UNITS = 64;

  /// What having all the words is worth, as a share of the sum of their rarities (idf).
  private static final float ALL_WORDS = 0.25f;

  /// A compound that is so many times rarer than its part changes no ranking, and costs as much.
  private static final int RARE_COMPOUND = 50;

  /// What a word is worth more in the title than elsewhere.
  private static final float TITLE = 0.5f;

  private static final float PAIR = 0.3f;
  private static final int MOST_PAIRS = 24;
  private static final float WHOLE_TITLE = 60f;
  private static final float IDENTIFIER = 100f;

  private static final Map<String, Float> DEFAULT_FIELDS =
      ordered(
          Fields.TEXT, 1f,
          Fields.AUTHORS, 0.6f,
          Fields.TITLE_TRANSLATED, 0.8f,
          Fields.ABSTRACT_TRANSLATED, 0.8f);

  private final QueryScope scope;
  private final QueryUnits units;

  WordQueries(QueryScope scope) {
    this.scope = scope;
    this.units = scope.units();
  }

  /// The fields searched for a [TextField], with their weights.
  static Map<String, Float> fields(TextField field) {
    return switch (field) {
      case DEFAULT -> DEFAULT_FIELDS;
      case TITLE -> ordered(Fields.TITLE, 1f, Fields.TITLE_TRANSLATED, 0.8f);
      case ABSTRACT -> ordered(Fields.ABSTRACT, 1f, Fields.ABSTRACT_TRANSLATED, 0.8f);
      case COMMENT -> ordered(Fields.COMMENT, 1f);
      case JOURNAL -> ordered(Fields.JOURNAL, 1f);
    };
  }

  /// Papers with at least one of the words; words that say nothing (`the`) count only when there
  /// are no others.
  ///
  /// @param scoring false to leave out what ranks but does not match
  Query words(TextField field, String text, boolean scoring) throws IOException {
    Map<String, Float> fields = fields(field);
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    for (Unit unit : content(text)) {
      for (Map.Entry<String, Float> weighted : fields.entrySet()) {
        Query inField = unit(weighted.getKey(), unit);
        if (inField != null) {
          query.add(boost(inField, weighted.getValue()), Occur.SHOULD);
        }
      }
    }
    if (field == TextField.DEFAULT) {
      query.add(boost(identifiers(text), IDENTIFIER), Occur.SHOULD);
      if (scoring) {
        addWholeTitle(text, query);
      }
    }
    BooleanQuery built = query.build();
    return built.clauses().isEmpty() ? new MatchNoDocsQuery("no such words") : built;
  }

  /// Papers with each of the words, each in any of the fields; or with the identifier that the
  /// whole text is. Words that say nothing are left out when there are others.
  Query everyWord(TextField field, String text) {
    BooleanQuery.Builder every = new BooleanQuery.Builder();
    for (Unit unit : distinctContent(text).stream().limit(MOST_UNITS).toList()) {
      BooleanQuery.Builder any = new BooleanQuery.Builder();
      for (String name : fields(field).keySet()) {
        for (String term : unit.terms()) {
          any.add(new TermQuery(new Term(name, term)), Occur.SHOULD);
        }
      }
      every.add(any.build(), Occur.FILTER);
    }
    BooleanQuery built = every.build();
    Query words = built.clauses().isEmpty() ? new MatchNoDocsQuery("no words") : built;
    return field == TextField.DEFAULT && text.strip().indexOf(' ') < 0
        ? PartCollector.any(List.of(words, identifiers(text)))
        : words;
  }

  /// What the second pass adds: words in the title, all the words in the paper, and neighbouring
  /// words of the query next to each other in it. Null when there is nothing to add.
  @Nullable Query secondPass(TextField field, String text) throws IOException {
    List<Token> tokens = units.tokens(text);
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    String main =
        field == TextField.DEFAULT ? Fields.TEXT : fields(field).keySet().iterator().next();
    addPairs(main, tokens, query);
    if (field == TextField.DEFAULT) {
      for (Unit unit : content(text)) {
        Query inTitle = unit(Fields.TITLE, unit);
        if (inTitle != null) {
          query.add(boost(inTitle, TITLE), Occur.SHOULD);
        }
      }
    }
    addAllWords(field, text, query);
    BooleanQuery built = query.build();
    return built.clauses().isEmpty() ? null : built;
  }

  /// Each word that says something with the next such word, as far apart as in the query.
  private static void addPairs(String field, List<Token> tokens, BooleanQuery.Builder query) {
    Token first = null;
    int pairs = 0;
    for (Token second : tokens) {
      if (QueryUnits.isStopWord(second.term())) {
        continue;
      }
      if (first != null && !first.term().equals(second.term()) && pairs++ < MOST_PAIRS) {
        PhraseQuery pair =
            new PhraseQuery.Builder()
                .add(new Term(field, first.term()), 0)
                .add(new Term(field, second.term()), second.position() - first.position())
                .build();
        query.add(boost(pair, PAIR), Occur.SHOULD);
      }
      first = second;
    }
  }

  private void addAllWords(TextField field, String text, BooleanQuery.Builder query)
      throws IOException {
    List<Unit> content = content(text);
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    double rarity = 0;
    for (Unit unit : content) {
      List<Query> anywhere = new ArrayList<>();
      for (String name : fields(field).keySet()) {
        Query inField = unit(name, unit);
        if (inField != null) {
          anywhere.add(inField);
        }
      }
      if (anywhere.isEmpty()) {
        return;
      }
      rarity += idf(unit, fields(field).keySet().iterator().next());
      all.add(PartCollector.any(anywhere), Occur.FILTER);
    }
    if (content.size() > 1) {
      Query everything = new ConstantScoreQuery(all.build());
      query.add(boost(everything, (float) (ALL_WORDS * rarity)), Occur.SHOULD);
    }
  }

  /// The words next to each other in this order, in any of the fields.
  Query phrase(TextField field, String text) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    for (Map.Entry<String, Float> weighted : fields(field).entrySet()) {
      query.add(boost(phraseIn(weighted.getKey(), text), weighted.getValue()), Occur.SHOULD);
    }
    return query.build();
  }

  Query phraseIn(String field, String text) {
    List<Token> tokens = units.tokens(text);
    if (tokens.isEmpty()) {
      return new MatchNoDocsQuery("no words in the phrase");
    }
    Query asTyped = phraseOf(field, tokens);
    List<String> joined = units.units(text).stream().map(QueryUnits::shortest).toList();
    return joined.size() == tokens.size()
        ? asTyped
        : new DisjunctionMaxQuery(
            List.of(asTyped, new PhraseQuery(1, field, joined.toArray(String[]::new))), 0);
  }

  /// Papers with any of the words in one field.
  Optional<Query> wordsIn(String field, String text) throws IOException {
    if (!scope.isUsed(field)) {
      return Optional.empty();
    }
    List<Query> found = new ArrayList<>();
    for (Unit unit : content(text)) {
      Query query = unit(field, unit);
      if (query != null) {
        found.add(query);
      }
    }
    return found.isEmpty() ? Optional.empty() : Optional.of(PartCollector.any(found));
  }

  private static Query phraseOf(String field, List<Token> tokens) {
    PhraseQuery.Builder phrase = new PhraseQuery.Builder();
    for (Token token : tokens) {
      phrase.add(new Term(field, token.term()), token.position());
    }
    return phrase.build();
  }

  private List<Unit> content(String text) throws IOException {
    List<Unit> known = scope.content().get(text);
    if (known == null) {
      known = mostTelling(distinctContent(text));
      scope.content().put(text, known);
    }
    return known;
  }

  /// Each word once; words that say nothing only when there are no others.
  private List<Unit> distinctContent(String text) {
    Map<List<String>, Unit> distinct = new LinkedHashMap<>();
    for (Unit unit : units.units(text)) {
      distinct.putIfAbsent(unit.terms().stream().sorted().toList(), unit);
    }
    List<Unit> all = List.copyOf(distinct.values());
    List<Unit> content = all.stream().filter(unit -> !unit.isStop()).toList();
    return content.isEmpty() ? all : content;
  }

  /// Of too many, the rarest that any paper has.
  private List<Unit> mostTelling(List<Unit> words) throws IOException {
    if (words.size() <= MOST_UNITS) {
      return words;
    }
    Map<Unit, Integer> frequency = new LinkedHashMap<>();
    for (Unit unit : words) {
      frequency.put(unit, scope.frequency(new Term(Fields.TEXT, unit.terms().getFirst())));
    }
    return frequency.entrySet().stream()
        .sorted(Comparator.comparingInt(Map.Entry::getValue))
        .filter(entry -> entry.getValue() > 0)
        .limit(MOST_UNITS)
        .map(Map.Entry::getKey)
        .toList();
  }

  private @Nullable Query unit(String field, Unit unit) throws IOException {
    List<Term> present = new ArrayList<>();
    int alone = scope.frequency(new Term(field, unit.terms().getFirst()));
    for (String text : unit.terms()) {
      Term term = new Term(field, text);
      int frequency = scope.frequency(term);
      if (frequency > 0 && frequency * RARE_COMPOUND >= alone) {
        present.add(term);
      }
    }
    if (present.isEmpty()) {
      return null;
    }
    if (present.size() == 1) {
      return scope.query(present.getFirst());
    }
    SynonymQuery.Builder synonyms = new SynonymQuery.Builder(field);
    present.forEach(synonyms::addTerm);
    return synonyms.build();
  }

  private double idf(Unit unit, String field) throws IOException {
    int frequency = 0;
    for (String term : unit.terms()) {
      frequency = Math.max(frequency, scope.frequency(new Term(field, term)));
    }
    return scope.rarity(frequency);
  }

  /// Papers named by an identifier among the words.
  Query identifiers(String text) {
    List<BytesRef> terms = new ArrayList<>();
    for (String chunk : text.split("\\s+")) {
      if (terms.size() < 16 && chunk.length() < 200 && chunk.chars().anyMatch(Character::isDigit)) {
        terms.add(
            new BytesRef(
                ArxivIdentifier.parse(chunk)
                    .map(ArxivIdentifier::id)
                    .orElse(chunk.toLowerCase(Locale.ROOT))));
      }
    }
    return terms.isEmpty()
        ? new MatchNoDocsQuery("no identifier among the words")
        : new TermInSetQuery(Fields.IDENTIFIER, terms);
  }

  private void addWholeTitle(String text, BooleanQuery.Builder query) {
    String whole = QueryUnits.whole(units.tokens(text));
    Query exact = new ConstantScoreQuery(new TermQuery(new Term(Fields.TITLE_WHOLE, whole)));
    query.add(boost(exact, WHOLE_TITLE), Occur.SHOULD);
  }

  private static Query boost(Query query, float boost) {
    return boost == 1f ? query : new BoostQuery(query, boost);
  }

  private static Map<String, Float> ordered(Object... namesAndWeights) {
    Map<String, Float> fields = new LinkedHashMap<>();
    for (int i = 0; i < namesAndWeights.length; i += 2) {
      fields.put((String) namesAndWeights[i], (Float) namesAndWeights[i + 1]);
    }
    return java.util.Collections.unmodifiableMap(fields);
  }
}

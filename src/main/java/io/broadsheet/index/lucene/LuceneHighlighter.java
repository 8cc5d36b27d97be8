package io.broadsheet.index.lucene;

import io.broadsheet.index.Highlighter;
import io.broadsheet.index.Highlights;
import io.broadsheet.index.Highlights.Range;
import io.broadsheet.index.QueryNode;
import io.broadsheet.index.QueryNode.TextField;
import io.broadsheet.index.lucene.QueryUnits.Unit;
import io.broadsheet.index.lucene.TextAnalyzer.Token;
import io.broadsheet.paper.NameFolding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Finds a query's words in a text by analysing both alike.
final class LuceneHighlighter implements Highlighter {
  private final TextAnalyzer analyzer;
  private final QueryUnits units;
  private final Wanted title = new Wanted();
  private final Wanted abstractText = new Wanted();

  /// @param analyzer one that joins compounds, as the index does
  LuceneHighlighter(TextAnalyzer analyzer, QueryUnits units, QueryNode query) {
    this.analyzer = analyzer;
    this.units = units;
    collect(query);
  }

  @Override
  public Highlights highlight(String titleText, String bodyText) {
    return new Highlights(ranges(title, titleText), ranges(abstractText, bodyText));
  }

  private void collect(QueryNode node) {
    switch (node) {
      case QueryNode.Words words -> {
        List<Unit> all = units.units(words.text());
        boolean onlyStops = all.stream().allMatch(Unit::isStop);
        for (Unit unit : all) {
          if (onlyStops || !unit.isStop()) {
            each(words.field(), wanted -> wanted.add(unit));
          }
        }
      }
      case QueryNode.Phrase phrase -> {
        List<String> terms = units.tokens(phrase.text()).stream().map(Token::term).toList();
        each(phrase.field(), wanted -> wanted.add(terms));
      }
      case QueryNode.Prefix prefix -> {
        String folded = NameFolding.fold(prefix.prefix()).replace(" ", "");
        if (!folded.isEmpty()) {
          each(prefix.field(), wanted -> wanted.addPrefix(folded));
        }
      }
      case QueryNode.And and -> and.parts().forEach(this::collect);
      case QueryNode.Or or -> or.parts().forEach(this::collect);
      default -> {
        // filters and what must not be there have no place in the text
      }
    }
  }

  private void each(TextField field, java.util.function.Consumer<Wanted> action) {
    if (field == TextField.DEFAULT || field == TextField.TITLE) {
      action.accept(title);
    }
    if (field == TextField.DEFAULT || field == TextField.ABSTRACT) {
      action.accept(abstractText);
    }
  }

  private List<Range> ranges(Wanted wanted, String text) {
    if (wanted.isEmpty() || text.isEmpty()) {
      return List.of();
    }
    List<Range> found = new ArrayList<>();
    if (wanted.phrases.isEmpty() && wanted.prefixes.isEmpty()) {
      WordSearch.find(analyzer, wanted.terms, wanted.beginnings, text, found);
      return merged(found);
    }
    List<Token> tokens = analyzer.tokens(text, wanted.beginnings);
    for (Token token : tokens) {
      if (wanted.terms.contains(token.term())
          || wanted.prefixes.stream().anyMatch(token.term()::startsWith)) {
        found.add(new Range(token.start(), token.end()));
      }
    }
    for (List<String> phrase : wanted.phrases) {
      addPhrase(phrase, tokens, found);
    }
    return merged(found);
  }

  private static void addPhrase(List<String> phrase, List<Token> tokens, List<Range> found) {
    if (phrase.isEmpty()) {
      return;
    }
    for (int i = 0; i < tokens.size(); i++) {
      int end = endOfPhrase(phrase, tokens, i);
      if (end > 0) {
        found.add(new Range(tokens.get(i).start(), end));
      }
    }
  }

  /// Where the phrase that starts at a token ends, -1 when it does not.
  private static int endOfPhrase(List<String> phrase, List<Token> tokens, int start) {
    int position = tokens.get(start).position();
    int matched = 0;
    int end = -1;
    for (int i = start; i < tokens.size() && matched < phrase.size(); i++) {
      Token token = tokens.get(i);
      if (token.position() > position + matched) {
        return -1;
      }
      if (token.position() == position + matched && token.term().equals(phrase.get(matched))) {
        matched++;
        end = token.end();
      }
    }
    return matched == phrase.size() ? end : -1;
  }

  private static List<Range> merged(List<Range> found) {
    found.sort(Comparator.comparingInt(Range::start).thenComparingInt(Range::end));
    List<Range> merged = new ArrayList<>();
    for (Range range : found) {
      if (!merged.isEmpty() && range.start() <= merged.getLast().end()) {
        Range last = merged.removeLast();
        merged.add(new Range(last.start(), Math.max(last.end(), range.end())));
      } else {
        merged.add(range);
      }
    }
    return merged;
  }

  /// What to look for in one text.
  private static final class Wanted {
    private final Set<String> terms = new HashSet<>();
    private final List<List<String>> phrases = new ArrayList<>();
    private final List<String> prefixes = new ArrayList<>();
    private final Beginnings beginnings = new Beginnings();

    private void add(Unit unit) {
      terms.addAll(unit.terms());
      unit.terms().forEach(beginnings::add);
    }

    private void add(List<String> phrase) {
      phrases.add(phrase);
      phrase.forEach(beginnings::add);
    }

    private void addPrefix(String prefix) {
      prefixes.add(prefix);
      beginnings.add(prefix);
    }

    private boolean isEmpty() {
      return terms.isEmpty() && phrases.isEmpty() && prefixes.isEmpty();
    }
  }
}

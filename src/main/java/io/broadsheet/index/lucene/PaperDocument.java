package io.broadsheet.index.lucene;

import io.broadsheet.index.IndexedPaper;
import io.broadsheet.index.lucene.TextAnalyzer.Token;
import io.broadsheet.paper.Author;
import io.broadsheet.paper.AuthorNames;
import io.broadsheet.paper.CategoryTaxonomy;
import io.broadsheet.paper.ExternalId;
import io.broadsheet.paper.NameForms;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperTranslation;
import io.broadsheet.paper.PaperVersion;
import io.broadsheet.text.TexToText;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// Lays out a paper as a Lucene document, see [Fields].
final class PaperDocument {
  private static final int LONGEST_TERM = 1_000;
  private static final int LONGEST_TEXT = 200_000;

  private static final FieldType EXACT = exact();

  private final TextAnalyzer analyzer;
  private final Document document = new Document();

  private PaperDocument(TextAnalyzer analyzer) {
    this.analyzer = analyzer;
  }

  static Document of(IndexedPaper indexed, TextAnalyzer analyzer) {
    PaperDocument layout = new PaperDocument(analyzer);
    Paper paper = indexed.paper();
    layout.addIdentity(paper);
    layout.addTexts(paper);
    layout.addTranslations(indexed.translations());
    layout.addAuthors(paper);
    layout.addCategories(paper);
    layout.addDates(paper);
    if (indexed.vector() != null) {
      layout.addVector(indexed.vector(), indexed.approximate());
    }
    return layout.document;
  }

  private void addVector(float[] vector, boolean approximate) {
    if (approximate) {
      byte[] packed = PackedVector.pack(vector);
      byte[] signs = PackedVector.signBytes(vector);
      document.add(new BinaryDocValuesField(Fields.VECTOR_APPROXIMATE, new BytesRef(packed)));
      document.add(new BinaryDocValuesField(Fields.VECTOR_SIGNS, new BytesRef(signs)));
    } else {
      document.add(
          new KnnFloatVectorField(Fields.VECTOR, vector, VectorSimilarityFunction.DOT_PRODUCT));
    }
  }

  private void addIdentity(Paper paper) {
    String key = paper.id().toString();
    keyword(Fields.KEY, key);
    document.add(new SortedDocValuesField(Fields.KEY, new BytesRef(key)));
    document.add(new BinaryDocValuesField(Fields.KEY_TEXT, new BytesRef(key)));
    keyword(Fields.IDENTIFIER, key.toLowerCase(Locale.ROOT));
    keyword(Fields.IDENTIFIER, paper.id().local().toLowerCase(Locale.ROOT));
    for (PaperVersion version : paper.versions()) {
      keyword(
          Fields.IDENTIFIER, paper.id().local().toLowerCase(Locale.ROOT) + "v" + version.number());
    }
    for (ExternalId external : paper.externalIds()) {
      keyword(Fields.IDENTIFIER, external.value().toLowerCase(Locale.ROOT));
    }
    if (paper.doi() != null) {
      keyword(Fields.DOI, paper.doi().toLowerCase(Locale.ROOT));
      keyword(Fields.IDENTIFIER, paper.doi().toLowerCase(Locale.ROOT));
    }
    if (paper.reportNumber() != null) {
      keyword(Fields.REPORT_NUMBER, paper.reportNumber().toLowerCase(Locale.ROOT));
      for (String one : paper.reportNumber().toLowerCase(Locale.ROOT).split("[,;\\s]+")) {
        keyword(Fields.REPORT_NUMBER, one);
      }
    }
    keyword(Fields.SOURCE, paper.id().source());
    String language = paper.language().toLowerCase(Locale.ROOT);
    keyword(Fields.LANGUAGE, language);
    int dash = language.indexOf('-');
    if (dash > 0) {
      keyword(Fields.LANGUAGE, language.substring(0, dash));
    }
    document.add(new SortedDocValuesField(Fields.LANGUAGE, new BytesRef(paper.language())));
  }

  private void addTexts(Paper paper) {
    List<List<Token>> all = new ArrayList<>();
    all.add(analyzed(Fields.TITLE, paper.title()));
    keyword(Fields.TITLE_WHOLE, QueryUnits.whole(all.getFirst()));
    all.add(analyzed(Fields.ABSTRACT, paper.abstractText()));
    if (paper.comment() != null) {
      all.add(analyzed(Fields.COMMENT, paper.comment()));
    }
    if (paper.journalReference() != null) {
      all.add(analyzed(Fields.JOURNAL, paper.journalReference()));
    }
    document.add(new TextField(Fields.TEXT, new RecordedTokens(all)));
  }

  private void addTranslations(List<PaperTranslation> translations) {
    List<List<Token>> titles = new ArrayList<>();
    List<List<Token>> abstracts = new ArrayList<>();
    for (PaperTranslation translation : translations) {
      if (translation.title() != null) {
        titles.add(tokens(translation.title()));
        keyword(Fields.TITLE_WHOLE, QueryUnits.whole(titles.getLast()));
      }
      if (translation.abstractText() != null) {
        abstracts.add(tokens(translation.abstractText()));
      }
    }
    if (!titles.isEmpty()) {
      document.add(new TextField(Fields.TITLE_TRANSLATED, new RecordedTokens(titles)));
    }
    if (!abstracts.isEmpty()) {
      document.add(new TextField(Fields.ABSTRACT_TRANSLATED, new RecordedTokens(abstracts)));
    }
  }

  private void addAuthors(Paper paper) {
    Set<String> names = new LinkedHashSet<>();
    Set<String> keys = new LinkedHashSet<>();
    for (Author author : paper.authors()) {
      names.addAll(NameForms.indexTokens(author));
      keys.add(AuthorNames.key(author));
    }
    terms(Fields.AUTHOR_NAME, names);
    terms(Fields.AUTHOR_KEY, keys);
    if (!paper.authors().isEmpty()) {
      String joined = paper.authors().stream().map(Author::name).collect(Collectors.joining(" ; "));
      document.add(new TextField(Fields.AUTHORS, new RecordedTokens(List.of(tokens(joined)))));
    }
  }

  private void addCategories(Paper paper) {
    Set<String> terms = new LinkedHashSet<>();
    for (String category : paper.categories()) {
      String canonical = CategoryTaxonomy.canonical(category);
      terms.add(canonical.toLowerCase(Locale.ROOT));
      terms.add(category.toLowerCase(Locale.ROOT));
      terms.add(CategoryTaxonomy.archiveOf(canonical).toLowerCase(Locale.ROOT) + ".*");
      document.add(new SortedSetDocValuesField(Fields.CATEGORY_FACET, new BytesRef(canonical)));
    }
    terms(Fields.CATEGORY, terms);
  }

  private void addDates(Paper paper) {
    LocalDate submitted =
        paper.submittedAt() == null
            ? null
            : LocalDate.ofInstant(paper.submittedAt(), ZoneOffset.UTC);
    date(Fields.SUBMITTED, submitted);
    date(Fields.ANNOUNCED, paper.announcedOn());
    date(
        Fields.UPDATED,
        paper.updatedAt() == null ? null : LocalDate.ofInstant(paper.updatedAt(), ZoneOffset.UTC));
    LocalDate any = paper.announcedOn() == null ? submitted : paper.announcedOn();
    if (any != null) {
      date(Fields.DATE, any);
      document.add(new NumericDocValuesField(Fields.DATE, any.toEpochDay()));
      document.add(new NumericDocValuesField(Fields.YEAR, any.getYear()));
    }
  }

  private void date(String field, @Nullable LocalDate day) {
    if (day != null) {
      document.add(new LongPoint(field, day.toEpochDay()));
    }
  }

  private List<Token> analyzed(String field, String tex) {
    List<Token> tokens = tokens(tex);
    document.add(new TextField(field, new RecordedTokens(List.of(tokens))));
    return tokens;
  }

  private List<Token> tokens(String tex) {
    String bounded = tex.length() <= LONGEST_TEXT ? tex : tex.substring(0, LONGEST_TEXT);
    return analyzer.tokens(TexToText.convert(bounded));
  }

  /// Many exact terms in one field: a tenth of the cost of as many fields.
  private void terms(String field, Set<String> values) {
    if (!values.isEmpty()) {
      document.add(new Field(field, new ExactTerms(values), EXACT));
    }
  }

  private static FieldType exact() {
    FieldType type = new FieldType();
    type.setTokenized(true);
    type.setOmitNorms(true);
    type.setIndexOptions(IndexOptions.DOCS);
    type.freeze();
    return type;
  }

  private void keyword(String field, String value) {
    if (!value.isEmpty() && value.length() <= LONGEST_TERM) {
      document.add(new StringField(field, value, Field.Store.NO));
    }
  }
}

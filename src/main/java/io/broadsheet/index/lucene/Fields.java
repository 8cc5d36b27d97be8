package io.broadsheet.index.lucene;

/// Names of the fields of a document. A change to any field, or to how its text is analysed, is a
/// new [LuceneSchema#VERSION].
final class Fields {
  /// The paper's key: a term for replacing and finding it, and doc values in order for ties.
  static final String KEY = "key";

  /// The key once more, as doc values that are read without unpacking their neighbours.
  static final String KEY_TEXT = "key-text";

  /// Title, abstract, comment and journal reference one after the other: what loose words rank by.
  static final String TEXT = "text";

  static final String TITLE = "title";
  static final String ABSTRACT = "abstract";
  static final String COMMENT = "comment";
  static final String JOURNAL = "journal";

  /// Titles and abstracts of translations; apart, so that a translation does not make its paper
  /// longer than others.
  static final String TITLE_TRANSLATED = "title-translated";

  static final String ABSTRACT_TRANSLATED = "abstract-translated";

  /// Words of the authors' names.
  static final String AUTHORS = "authors";

  /// Whole names in all their forms, one term for each form of each author.
  static final String AUTHOR_NAME = "author-name";

  static final String AUTHOR_KEY = "author-key";

  /// The whole title as one term.
  static final String TITLE_WHOLE = "title-whole";

  /// Category codes, their archives as `cs.*`, aliases.
  static final String CATEGORY = "category";

  /// Category codes alone, for counting.
  static final String CATEGORY_FACET = "category-facet";

  static final String IDENTIFIER = "identifier";
  static final String DOI = "doi";
  static final String REPORT_NUMBER = "report-number";
  static final String SOURCE = "source";
  static final String LANGUAGE = "language";

  /// Day of announcement, else of submission; days since 1970 as are all dates.
  static final String DATE = "date";

  static final String ANNOUNCED = "announced";
  static final String SUBMITTED = "submitted";
  static final String UPDATED = "updated";
  static final String YEAR = "year";
  static final String VECTOR = "vector";

  /// Vectors that will soon be replaced, as [PackedVector] keeps them: a graph is not worth making.
  static final String VECTOR_APPROXIMATE = "vector-approximate";

  /// The signs of the approximate vectors.
  static final String VECTOR_SIGNS = "vector-signs";

  private Fields() {}
}

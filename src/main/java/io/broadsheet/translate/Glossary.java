package io.broadsheet.translate;

import java.util.List;

/// Terms and how they are rendered, by language pair. Safe for use by many threads.
public interface Glossary {
  /// No terms at all.
  Glossary EMPTY =
      new Glossary() {
        @Override
        public String version() {
          return "";
        }

        @Override
        public List<GlossaryTerm> terms(String source, String target, List<String> categories) {
          return List.of();
        }
      };

  /// Changes when a term does; empty when there are none.
  String version();

  /// The terms of a pair that hold in one of the categories or in all.
  ///
  /// @param source primary language of the original, `en`
  /// @param target primary language of the translation, `zh`
  /// @param categories of the paper
  List<GlossaryTerm> terms(String source, String target, List<String> categories);
}

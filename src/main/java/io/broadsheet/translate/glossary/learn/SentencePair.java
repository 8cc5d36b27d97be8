package io.broadsheet.translate.glossary.learn;

/// A sentence, or a few, and what translates them.
record SentencePair(String source, String target) {}

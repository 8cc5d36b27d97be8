package io.broadsheet.translate.glossary;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.OptionalLong;

/// A term that a reader added.
///
/// @param number of the entry, from 1
/// @param reader number of the account; empty when it is gone
/// @param name of the reader as shown; empty when the account is gone
public record OwnTerm(
    long number,
    LanguagePair pair,
    Term term,
    OptionalLong reader,
    String name,
    LocalDate addedOn) {
  public OwnTerm {
    requireNonNull(pair, "pair is null");
    requireNonNull(term, "term is null");
    requireNonNull(reader, "reader is null");
    requireNonNull(name, "name is null");
    requireNonNull(addedOn, "addedOn is null");
  }
}

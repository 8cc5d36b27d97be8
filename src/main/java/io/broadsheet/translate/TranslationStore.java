package io.broadsheet.translate;

import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Keeps translations, field by field, with their history, and knows what still waits. Safe for use
/// by many threads and processes. Every method throws [io.broadsheet.error.BroadsheetException] of
/// kind UNAVAILABLE when the database cannot be read or written.
public interface TranslationStore {

  /// What to show of each paper in a language, imported translations included. Papers of which
  /// there is nothing are absent. Costs as many queries for one paper as for two hundred.
  Map<PaperId, TranslatedTexts> texts(Collection<Paper> papers, String language);

  /// The languages into which a paper has any translation that is not withdrawn, by tag.
  List<String> languages(PaperId id);

  /// All that was ever kept of a paper in a language, newest first, withdrawn ones included;
  /// imported ones last.
  List<Translation> history(PaperId id, String language);

  Optional<Translation> find(long number);

  /// Keeps a translation beside those that are there, and one ENRICHED row of the change log. A
  /// failure noted for the same field and language is forgotten.
  ///
  /// @param translation a machine's or a correction; its number is ignored
  /// @return as kept, with its number
  /// @throws IllegalArgumentException for an imported one: those come with
  ///   [io.broadsheet.store.PaperStore#write]
  Translation put(Translation translation);

  /// Takes one back: the one before it is shown again. Nothing happens when it is not there or was
  /// taken back before.
  void withdraw(long number);

  /// Undoes [#withdraw].
  void restore(long number);

  /// Notes that no engine's text could be shown.
  void putFailure(TranslationFailure failure);

  /// How many fields are noted as failed in a language, by reason.
  Map<String, Long> failures(String language);

  /// Papers that have a field without a machine's or reader's translation into the language, or
  /// with a stale one, at most `limit`: those that readers have opened first, the most opened
  /// before the others, then the newest announced; without papers written in it and without those
  /// settled by [#settle]. An imported translation alone does not settle a paper.
  List<PaperId> pending(String language, int limit);

  long countPending(String language);

  /// Papers whose only translation into the language came from another site, which nothing here has
  /// checked, by key: for making it anew.
  List<PaperId> imported(String language, int limit);

  /// Takes papers off the list of those that wait, until their record changes.
  void settle(String language, Collection<PaperId> ids);

  /// Puts papers whose failure was noted under another set-up back on the list.
  void retryFailed(String language, String setup);

  /// How many fields have a machine's or reader's translation into the language.
  long count(String language);
}

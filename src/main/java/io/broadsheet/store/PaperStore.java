package io.broadsheet.store;

import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperChange;
import io.broadsheet.paper.PaperId;
import io.broadsheet.paper.PaperSignal;
import io.broadsheet.paper.PaperTranslation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Keeps papers and the log of their changes. Safe for use by many threads and by several processes
/// on one data folder. Every method throws [io.broadsheet.error.BroadsheetException] of kind
/// UNAVAILABLE when the database cannot be read or written.
public interface PaperStore {

  /// Writes a batch in one transaction: each paper merged with what is there
  /// ([io.broadsheet.paper.PaperMerger]), one change-log row for each paper that changed, the
  /// former record of each revised paper kept. Nothing is written for an unchanged paper.
  ///
  /// @return one change for each of `batch.papers()`, in order, then for each of `batch.deleted()`;
  ///   a deleted paper that is not there is Unchanged. A translation of a paper that is not there
  ///   is kept for when it comes.
  List<PaperChange> write(Batch batch);

  Optional<Paper> find(PaperId id);

  /// The papers that are there, in the order of `ids`; unknown ones are left out. An identifier
  /// given twice is answered twice.
  List<Paper> findAll(Collection<PaperId> ids);

  /// The paper with this DOI (compared without case), the first by key when several have it.
  Optional<Paper> findByDoi(String doi);

  /// Former records of a paper, newest first, each with the time it was replaced.
  List<FormerRecord> history(PaperId id);

  /// Changes after `sequence`, ascending, at most `limit`; a paper changed several times appears
  /// several times.
  List<Change> changesAfter(long sequence, int limit);

  /// The newest changes, newest first, at most `limit`.
  List<Change> newestChanges(int limit);

  /// The sequence number of the newest change, 0 when there is none.
  long lastSequence();

  /// How many papers there are, withdrawn ones included. The methods below that speak of
  /// announcements leave withdrawn ones out.
  long count();

  /// The newest day with announced papers, on or before `latest`.
  Optional<LocalDate> newestAnnouncement(LocalDate latest);

  /// The nearest day with announced papers strictly before (`-1`) or after (`+1`) `day`.
  Optional<LocalDate> neighbourAnnouncement(LocalDate day, int direction);

  /// Papers announced from `first` to `last`, both included, in the order of announcement and key;
  /// at most `limit`.
  List<Paper> announced(LocalDate first, LocalDate last, int limit);

  /// As [#announced], of one category (primary or cross-listed), but in the opposite order: newest
  /// first, from `offset`.
  List<Paper> announcedIn(String category, LocalDate first, LocalDate last, int offset, int limit);

  /// How many papers [#announcedIn] has without offset and limit.
  long countAnnouncedIn(String category, LocalDate first, LocalDate last);

  /// How many papers were announced on each day of the range; days without any are absent.
  Map<LocalDate, Integer> countsByDay(LocalDate first, LocalDate last);

  /// How many papers announced in the range have each category as primary or cross-listed.
  Map<String, CategoryCount> countsByCategory(LocalDate first, LocalDate last);

  /// Translations of a paper, one for each language, engine and model, most recently written first.
  /// A part (title or abstract) that a later one of the same engine and model leaves out stays.
  List<PaperTranslation> translations(PaperId id);

  /// Translations of several papers into all languages, in no order.
  List<PaperTranslation> translations(Collection<PaperId> ids);

  /// Translations into one language of several papers, of each the most recently written; those
  /// without are absent.
  Map<PaperId, PaperTranslation> translations(Collection<PaperId> ids, String language);

  /// Signals observed from `first` on, by day; one for each paper, source, kind and day.
  List<PaperSignal> signalsSince(LocalDate first);

  Optional<String> checkpoint(String key);

  /// Where a consumer of the change log has got to; 0 when it never wrote one.
  long watermark(String consumer);

  void setWatermark(String consumer, long sequence);

  /// Hands every paper to `action`, by key, without holding all of them in memory. A paper written
  /// meanwhile is handed over as it was before or as it is after.
  void scan(Consumer<Paper> action);

  /// As [#scan], the keys alone.
  void scanIds(Consumer<PaperId> action);

  /// A former record and when it was replaced.
  record FormerRecord(Paper paper, Instant replacedAt) {}

  /// Papers of a category.
  ///
  /// @param all primary or cross-listed
  record CategoryCount(int primary, int all) {}
}

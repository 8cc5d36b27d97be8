package io.broadsheet.reader;

import io.broadsheet.paper.PaperId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Keeps readers and what they said. Safe for use by many threads and by several processes on one
/// data folder. Every method throws [io.broadsheet.error.BroadsheetException] of kind UNAVAILABLE
/// when the database cannot be read or written; methods that change something of a reader who does
/// not exist throw it with kind NOT_FOUND. Times are those of the database's clock.
public interface ReaderStore {
  /// A new reader.
  ///
  /// @param name of [ReaderName#of]
  /// @param displayName of [ReaderName#shown]
  /// @throws io.broadsheet.error.BroadsheetException of kind INVALID when the name is taken
  ReaderProfile add(String name, String displayName, Role role);

  Optional<ReaderProfile> find(ReaderId id);

  Optional<ReaderProfile> named(String name);

  /// Those with an account, in the order in which they came.
  List<ReaderProfile> readers();

  /// Changes what a reader chose of the pages.
  ///
  /// @param language `en`, `zh`, or null to go by the browser
  /// @param zone null to go by the server
  void choose(ReaderId id, @Nullable String language, @Nullable ZoneId zone);

  /// Notes that the reader is here. A pause of half an hour ends a visit.
  void seen(ReaderId id);

  /// Deletes a reader and all that is known of them.
  void delete(ReaderId id);

  /// The saved papers, the last saved first.
  List<LibraryItem> library(ReaderId id);

  /// What was said of one paper.
  LibraryItem item(ReaderId id, PaperId paper);

  /// All that was said, and the follows.
  ReaderShelf shelf(ReaderId id);

  /// What the reader did from `since` on and has not taken back, earliest first.
  List<Interaction> interactions(ReaderId id, Instant since);

  /// In the reader's order.
  List<Follow> follows(ReaderId id);

  /// Says something of a paper, or takes it back. Saying it again changes nothing, not even its
  /// time. Saving takes DISMISSED back, and the other way round.
  void mark(ReaderId id, PaperId paper, Mark mark, boolean on);

  /// Saves many papers with one tag each or none, in one transaction.
  ///
  /// @return how many were not saved before
  int saveAll(ReaderId id, Collection<Saving> papers);

  /// A paper to save.
  ///
  /// @param savedAt null for now
  /// @param tags of [Tag#of], added to those there are
  /// @param note kept unless there is one already; empty for none
  record Saving(PaperId paper, @Nullable Instant savedAt, List<String> tags, String note) {
    public Saving {
      tags = List.copyOf(tags);
    }
  }

  /// Gives a paper these tags and no others, and saves it unless there are none.
  ///
  /// @param tags of [Tag#of]
  void tag(ReaderId id, PaperId paper, List<String> tags);

  /// Writes the note of a paper and saves it; blank deletes the note.
  ///
  /// @param markdown at most [LibraryItem#LONGEST_NOTE] characters
  void note(ReaderId id, PaperId paper, String markdown);

  /// Notes that the reader looked at a paper's page.
  void opened(ReaderId id, PaperId paper);

  /// Follows something, as the last of the list; nothing happens when it is followed already.
  ///
  /// @throws io.broadsheet.error.BroadsheetException of kind INVALID when the list is full
  void follow(ReaderId id, Follow follow);

  /// Follows no more; nothing happens when it is not followed.
  void unfollow(ReaderId id, long number);

  /// Moves a follow one place up (-1) or down (1) in the list.
  void moveFollow(ReaderId id, long number, int by);
}

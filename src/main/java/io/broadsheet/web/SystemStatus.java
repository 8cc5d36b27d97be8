package io.broadsheet.web;

import static java.util.Objects.requireNonNull;

import io.broadsheet.store.HarvestReport;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All that the status page shows; filled by `ops`, which knows every part.
///
/// @param startedAt when this process began to answer
/// @param papers in the store, withdrawn ones included
/// @param queues work that follows the store: the index, embeddings
/// @param engines of translation that are set up, and what they were asked today
/// @param mail what is sent to readers; null where no mail is known of
/// @param versions of what matters when a fault is reported, in the order to show them
public record SystemStatus(
    Instant startedAt,
    long papers,
    List<Queue> queues,
    HarvestReport harvest,
    List<Engine> engines,
    @Nullable Mail mail,
    List<Version> versions) {
  public SystemStatus {
    requireNonNull(startedAt, "startedAt is null");
    requireNonNull(harvest, "harvest is null");
    queues = List.copyOf(queues);
    engines = List.copyOf(engines);
    versions = List.copyOf(versions);
  }

  /// Without engines of translation.
  public SystemStatus(
      Instant startedAt,
      long papers,
      List<Queue> queues,
      HarvestReport harvest,
      List<Version> versions) {
    this(startedAt, papers, queues, harvest, List.of(), null, versions);
  }

  /// What is sent to readers.
  ///
  /// @param sends whether there is a mail server
  /// @param letters by where they stand, `QUEUED`, `SENT`, `FAILED`, `DOUBTFUL`
  /// @param suspended addresses that refuse mail
  /// @param subscriptions confirmed, of people without an account
  /// @param trouble the mail server's last answer to a letter that still waits; empty for none
  public record Mail(
      boolean sends,
      Map<String, Long> letters,
      long suspended,
      long subscriptions,
      String trouble) {
    public Mail {
      letters = Map.copyOf(letters);
    }
  }

  /// An engine of translation, today (UTC).
  ///
  /// @param characters sent today
  /// @param charactersPerDay 0 for no limit
  /// @param money spent today, in the unit of the settings
  /// @param moneyPerDay 0 for no limit
  /// @param restsUntil null when it may be asked
  public record Engine(
      String name,
      long requests,
      long characters,
      long charactersPerDay,
      double money,
      double moneyPerDay,
      @Nullable Instant restsUntil) {}

  /// One consumer of the store's changes.
  ///
  /// @param kind names it in the reader's language
  /// @param detail the model's or the index's name, as it is
  /// @param done papers it has finished
  /// @param waiting papers it has not, 0 when it is up to date
  /// @param perSecond papers in the last minute divided by 60, 0 when it rests
  public record Queue(Kind kind, String detail, long done, long waiting, double perSecond) {
    /// What is worked on.
    public enum Kind {
      INDEX,
      EMBEDDING,
      /// Its `done` counts fields, a title or an abstract.
      TRANSLATION,
      /// Papers whose vectors only stand in for the model's.
      APPROXIMATE
    }
  }

  /// A part and its version: `Lucene`, `10.6.0`.
  public record Version(String name, String version) {}
}

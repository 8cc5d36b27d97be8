package io.broadsheet.harvest;

import io.broadsheet.store.CategoryBatch;
import io.broadsheet.store.Checkpoint;
import java.util.List;

/// What one step of a [Source] brought.
///
/// @param checkpoints to be stored in the transaction that stores the records
/// @param batches what the page says of the day's announcement, by category
/// @param notes for the person who reads the run's report
/// @param last the harvest is complete
public record Page(
    List<HarvestedRecord> records,
    List<Checkpoint> checkpoints,
    List<CategoryBatch> batches,
    List<String> notes,
    boolean last) {
  public Page {
    records = List.copyOf(records);
    checkpoints = List.copyOf(checkpoints);
    batches = List.copyOf(batches);
    notes = List.copyOf(notes);
  }

  public static Page of(List<HarvestedRecord> records, Checkpoint checkpoint, boolean last) {
    return new Page(records, List.of(checkpoint), List.of(), List.of(), last);
  }
}

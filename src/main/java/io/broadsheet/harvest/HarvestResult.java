package io.broadsheet.harvest;

import io.broadsheet.store.HarvestCounts;
import io.broadsheet.store.HarvestRun;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a run ended.
///
/// @param message empty when it is complete and there is nothing to say
/// @param nextTry not before; null when the source may be asked any time
public record HarvestResult(
    HarvestRun.Outcome outcome, HarvestCounts counts, String message, @Nullable Instant nextTry) {}

package io.broadsheet.edition;

import io.broadsheet.paper.PaperId;
import io.broadsheet.paper.PaperSignal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Upvotes that other sites count, the newest observation of each site.
final class Votes {
  static final String KIND = "upvotes";

  private final Map<PaperId, Map<String, PaperSignal>> newest = new HashMap<>();

  Votes(List<PaperSignal> signals) {
    for (PaperSignal signal : signals) {
      if (signal.kind().equals(KIND) && signal.value() > 0) {
        newest
            .computeIfAbsent(signal.paperId(), _ -> new HashMap<>())
            .merge(
                signal.source(),
                signal,
                (one, other) -> other.observedOn().isBefore(one.observedOn()) ? one : other);
      }
    }
  }

  /// Papers anybody voted for.
  Iterable<PaperId> papers() {
    return newest.keySet();
  }

  /// The site with the most votes; of equals the first by name.
  Optional<Reason.Upvoted> most(PaperId paper) {
    return newest.getOrDefault(paper, Map.of()).values().stream()
        .max(
            (one, other) ->
                one.value() != other.value()
                    ? Long.compare(one.value(), other.value())
                    : other.source().compareTo(one.source()))
        .map(signal -> new Reason.Upvoted(signal.value(), signal.source()));
  }

  /// Votes of the site with the most, 0 to 1: the logarithm of one more than the votes, full at
  /// 255.
  double strength(PaperId paper) {
    return most(paper).map(upvoted -> scaled((double) upvoted.votes())).orElse(0.0);
  }

  /// As [#strength], votes counted half for each week between their last observation and `asOf`.
  double decayed(PaperId paper, LocalDate asOf) {
    double votes =
        newest.getOrDefault(paper, Map.of()).values().stream()
            .mapToDouble(
                signal -> {
                  long age = Math.max(0, asOf.toEpochDay() - signal.observedOn().toEpochDay());
                  return signal.value() * Math.pow(0.5, age / 7.0);
                })
            .max()
            .orElse(0);
    return scaled(votes);
  }

  private static double scaled(double votes) {
    return Math.min(1, Math.log1p(votes) / Math.log(256));
  }
}

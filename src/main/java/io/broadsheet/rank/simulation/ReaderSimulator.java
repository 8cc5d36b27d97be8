package io.broadsheet.rank.simulation;

import java.util.List;
import java.util.random.RandomGenerator;

/// Makes readers out of a corpus. Several are used rather than one, so that no model is chosen for
/// fitting one idea of a reader (He and others, "Sim2Rec", arXiv 2305.04832).
public interface ReaderSimulator {
  /// A few words, as printed: `authors`.
  String name();

  /// Readers, at most `limit`, the same for the same corpus and state of `random`.
  List<ReadingTask> readers(Corpus corpus, int limit, RandomGenerator random);
}

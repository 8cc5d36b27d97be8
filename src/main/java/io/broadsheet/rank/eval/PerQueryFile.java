package io.broadsheet.rank.eval;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;

/// The measures of each query, for other programs: a header, then one line a query, separated by
/// tabs. Tabs and line ends in an identifier are written as blanks.
public final class PerQueryFile {
  private PerQueryFile() {}

  public static void write(List<EvaluationResult> results, Writer out) throws IOException {
    out.write("collection\tmode\tquery\tndcg@10\trecall@10\trecall@100\tmrr@10\tap\n");
    for (EvaluationResult result : results) {
      for (QueryQuality query : result.byQuery()) {
        out.write(
            String.format(
                Locale.ROOT,
                "%s\t%s\t%s\t%.6f\t%.6f\t%.6f\t%.6f\t%.6f\n",
                cell(result.collection()),
                result.mode().name().toLowerCase(Locale.ROOT),
                cell(query.queryId()),
                query.ndcgAt10(),
                query.recallAt10(),
                query.recallAt100(),
                query.reciprocalRankAt10(),
                query.averagePrecision()));
      }
    }
  }

  private static String cell(String text) {
    return text.replaceAll("[\\t\\r\\n]", " ");
  }
}

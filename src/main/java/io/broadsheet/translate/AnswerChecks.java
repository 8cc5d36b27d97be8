package io.broadsheet.translate;

import io.broadsheet.paper.Paper;
import io.broadsheet.translate.CheckResult.Verdict;
import io.broadsheet.translate.mask.MaskedSpan;
import io.broadsheet.translate.mask.MaskedSpan.Kind;
import io.broadsheet.translate.mask.MaskedText;
import io.broadsheet.translate.mask.Restored;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/// Everything an answer must pass: placeholders first, then the checks of its text, then whether
/// the engine has given the same text for another original. Safe for use by many threads.
public final class AnswerChecks {
  /// Shorter ones ("Introduction") may well be the same.
  private static final int LONG_ENOUGH = 20;

  private static final int REMEMBERED = 2_000;

  private final Function<CheckedText, List<CheckResult>> textChecks;

  /// Hash of a text that passed → hash of its original.
  private final Map<String, String> given =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > REMEMBERED;
        }
      };

  public AnswerChecks(Function<CheckedText, List<CheckResult>> textChecks) {
    this.textChecks = textChecks;
  }

  List<CheckResult> run(
      Paper paper,
      String original,
      String source,
      String target,
      MaskedText masked,
      Answer answer,
      List<Restored> parts) {
    List<CheckResult> results = new ArrayList<>();
    results.add(placeholders(masked, parts));
    results.add(anotherText(original, answer.text()));
    if (results.stream().noneMatch(CheckResult::failed)) {
      results.addAll(
          textChecks.apply(
              new CheckedText(
                  original,
                  answer.text(),
                  source,
                  target,
                  paper.categories(),
                  written(masked, Stream.of(Kind.NAME).toList()),
                  written(masked, List.of(Kind.values())))));
    }
    return results;
  }

  /// Notes what was given for an original.
  void remember(String original, String text) {
    if (text.length() >= LONG_ENOUGH) {
      synchronized (given) {
        given.put(SourceHash.of(text), SourceHash.of(original));
      }
    }
  }

  private CheckResult anotherText(String original, String text) {
    String other;
    synchronized (given) {
      other = given.get(SourceHash.of(text));
    }
    return other == null || other.equals(SourceHash.of(original))
        ? CheckResult.pass(CheckKind.ANOTHER_TEXT, 0)
        : CheckResult.fail(CheckKind.ANOTHER_TEXT, 1, "the same text was given for another paper");
  }

  /// The figure is the share of spans that came back exactly once.
  private static CheckResult placeholders(MaskedText masked, List<Restored> parts) {
    List<MaskedSpan> lost = parts.stream().flatMap(part -> part.lost().stream()).toList();
    List<MaskedSpan> doubled = parts.stream().flatMap(part -> part.doubled().stream()).toList();
    List<String> unknown = parts.stream().flatMap(part -> part.unknown().stream()).toList();
    int all = Math.max(1, masked.spans().size());
    double share = 1 - (double) (lost.size() + doubled.size()) / all;
    if (lost.isEmpty() && doubled.isEmpty() && unknown.isEmpty()) {
      return CheckResult.pass(CheckKind.PLACEHOLDERS, share);
    }
    String detail =
        "lost: " + names(lost) + "; doubled: " + names(doubled) + "; unknown: " + unknown.size();
    return new CheckResult(CheckKind.PLACEHOLDERS, share, Verdict.FAIL, detail);
  }

  private static String names(List<MaskedSpan> spans) {
    return spans.isEmpty()
        ? "none"
        : String.join(", ", spans.stream().limit(5).map(MaskedSpan::written).toList());
  }

  private static List<String> written(MaskedText masked, List<Kind> kinds) {
    return masked.spans().stream()
        .filter(span -> kinds.contains(span.kind()))
        .map(MaskedSpan::written)
        .toList();
  }
}

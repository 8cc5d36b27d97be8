package io.broadsheet.translate.glossary;

import io.broadsheet.translate.CheckKind;
import io.broadsheet.translate.CheckResult;
import io.broadsheet.translate.CheckResult.Verdict;
import io.broadsheet.translate.CheckedText;
import io.broadsheet.translate.TextCheck;
import io.broadsheet.translate.glossary.TermReport.Finding;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Terms are rendered as the glossary has them. The figure is the share of them that are. A text
/// with a mistaken, swapped or missing term fails; one that says a third of its terms in unusual
/// words is worth a look.
public final class TermsCheck implements TextCheck {
  private static final double WORTH_A_LOOK = 0.67;
  private static final int FEW = 3;
  private static final int SHOWN = 8;

  private final Supplier<Glossaries> glossaries;
  private volatile @Nullable Made last;

  /// @param glossaries in force when a text is checked
  public TermsCheck(Supplier<Glossaries> glossaries) {
    this.glossaries = glossaries;
  }

  private record Made(Glossaries of, Map<LanguagePair, TermInspection> inspections) {}

  private Map<LanguagePair, TermInspection> inspections() {
    Glossaries now = glossaries.get();
    Made known = last;
    if (known == null || known.of() != now) {
      known = new Made(now, made(now));
      last = known;
    }
    return known.inspections();
  }

  private static Map<LanguagePair, TermInspection> made(Glossaries glossaries) {
    Map<LanguagePair, TermInspection> inspections = new HashMap<>();
    for (LanguagePair pair : glossaries.pairs()) {
      glossaries
          .of(pair)
          .ifPresent(
              terms -> inspections.put(pair, new TermInspection(terms, Lexicon.shipped(pair))));
    }
    return inspections;
  }

  @Override
  public CheckResult check(CheckedText text) {
    Optional<TermInspection> inspection =
        LanguagePair.find(text.sourceLanguage(), text.targetLanguage())
            .flatMap(pair -> Optional.ofNullable(inspections().get(pair)));
    if (inspection.isEmpty()) {
      return CheckResult.pass(CheckKind.TERMS, 1);
    }
    TermReport report = inspection.get().inspect(text.source(), text.target(), text.categories());
    if (report.severe()) {
      return CheckResult.fail(CheckKind.TERMS, report.share(), detail(report, true));
    }
    if (report.terms() > FEW && report.share() < WORTH_A_LOOK) {
      return new CheckResult(CheckKind.TERMS, report.share(), Verdict.WARN, detail(report, false));
    }
    return CheckResult.pass(CheckKind.TERMS, report.share());
  }

  private static String detail(TermReport report, boolean severe) {
    List<Finding> findings =
        report.findings().stream().filter(finding -> finding.severe() == severe).toList();
    String list =
        findings.stream()
            .limit(SHOWN)
            .map(
                finding ->
                    finding.fault().name().toLowerCase(Locale.ROOT)
                        + " "
                        + finding.term()
                        + (finding.detail().isEmpty() ? "" : " (" + finding.detail() + ")"))
            .collect(Collectors.joining(", "));
    return findings.size() > SHOWN ? list + ", …" : list;
  }
}

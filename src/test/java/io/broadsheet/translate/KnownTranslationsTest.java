package io.broadsheet.translate;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.testing.Seed;
import io.broadsheet.testing.SharedData;
import io.broadsheet.translate.check.StandardChecks;
import io.broadsheet.translate.glossary.Glossaries;
import io.broadsheet.translate.glossary.TermsCheck;
import io.broadsheet.translate.mask.MaskedSegment;
import io.broadsheet.translate.mask.MaskedSpan;
import io.broadsheet.translate.mask.MaskedText;
import io.broadsheet.translate.mask.PlaceholderStyle;
import io.broadsheet.translate.mask.Restored;
import io.broadsheet.translate.mask.Unmasker;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// 2,000 real abstracts through an engine that answers with the known Chinese: masking loses
/// nothing, the checks let good texts pass, and spoilt ones not. What the checks know was learnt
/// and tuned on other pairs; `-Dknown.pairs=train -Dknown.skip=… -Dknown.limit=…` looks at those.
class KnownTranslationsTest {
  private static final PlaceholderStyle STYLE = PlaceholderStyle.BRACKETS;

  private static final double GOAL = 0.98;
  private static final double CAUGHT = 0.95;

  /// Kinds that depend on the place are planted at several, so that chance hardly counts.
  private static final Map<PlantedFault, Integer> TIMES =
      Map.of(PlantedFault.LOST_DIGIT, 3, PlantedFault.SWAPPED_TERM, 3);

  private static final Glossaries SHIPPED = Glossaries.shipped();

  private static final StandardChecks CHECKS =
      StandardChecks.with(List.of(new TermsCheck(() -> SHIPPED)));

  @Test
  void masksPassesAndCatches() {
    String part = System.getProperty("known.pairs", "dev");
    List<KnownPairs.Pair> pairs =
        KnownPairs.load(
            SharedData.require("bilingual/en-zh-" + part + ".jsonl.gz"),
            Integer.getInteger("known.skip", 0),
            Integer.getInteger("known.limit", 2_000));
    Random random = Seed.random("KnownTranslationsTest");
    int whole = 0;
    int passed = 0;
    int sound = 0;
    int soundPassed = 0;
    int spans = 0;
    int placed = 0;
    Map<CheckKind, Integer> failures = new TreeMap<>();
    Map<PlantedFault, int[]> caught = new EnumMap<>(PlantedFault.class);
    List<String> odd = new ArrayList<>();
    for (KnownPairs.Pair pair : pairs) {
      MaskedText source = MaskedText.of(pair.english());
      MaskedSegment segment = source.whole();
      KnownTranslator.Answer answer = KnownTranslator.answer(segment, pair.chinese(), STYLE);
      spans += segment.spans().size();
      placed += answer.placed();
      Restored restored = Unmasker.restore(segment, answer.text(), STYLE, "zh");
      whole += restored.complete() && holdsAll(segment, restored.text()) ? 1 : 0;
      List<CheckResult> failed = failed(pair, segment, restored);
      sound += pair.incomplete() ? 0 : 1;
      soundPassed += pair.incomplete() || !failed.isEmpty() ? 0 : 1;
      failed.forEach(one -> failures.merge(one.kind(), 1, Integer::sum));
      if (!failed.isEmpty()) {
        odd.add(pair.id() + " " + failed.getFirst().kind() + " " + failed.getFirst().detail());
        continue;
      }
      passed++;
      for (PlantedFault fault : PlantedFault.values()) {
        for (int time = 0; time < TIMES.getOrDefault(fault, 1); time++) {
          fault
              .plant(source, answer.text(), random)
              .filter(spoilt -> !spoilt.equals(answer.text()))
              .ifPresent(
                  spoilt -> {
                    Restored bad = Unmasker.restore(segment, spoilt, STYLE, "zh");
                    boolean found = !bad.complete() || !failed(pair, segment, bad).isEmpty();
                    int[] counts = caught.computeIfAbsent(fault, _ -> new int[2]);
                    counts[0]++;
                    counts[1] += found ? 1 : 0;
                  });
        }
      }
    }
    System.out.printf(
        "known translations: %d abstracts, %d spans, %d of them said another way by the known"
            + " Chinese; masked and restored whole %d; passed %d, and %d of the %d whose known"
            + " Chinese leaves nothing out; failures %s%n",
        pairs.size(), spans, placed, whole, passed, soundPassed, sound, failures);
    caught.forEach(
        (fault, counts) ->
            System.out.printf("planted %s: caught %d of %d%n", fault, counts[1], counts[0]));
    odd.forEach(one -> System.out.println("  " + one));
    assertThat(whole).as("masking loses nothing").isEqualTo(pairs.size());
    assertThat((double) passed / pairs.size()).as("all that pass").isGreaterThanOrEqualTo(GOAL);
    assertThat(caught).hasSize(PlantedFault.values().length);
    caught.forEach(
        (fault, counts) ->
            assertThat((double) counts[1] / counts[0])
                .as("%s caught %d of %d", fault, counts[1], counts[0])
                .isGreaterThanOrEqualTo(CAUGHT));
  }

  private static boolean holdsAll(MaskedSegment segment, String text) {
    return segment.spans().stream().allMatch(span -> text.contains(span.written()));
  }

  private static List<CheckResult> failed(
      KnownPairs.Pair pair, MaskedSegment segment, Restored restored) {
    return CHECKS
        .run(
            new CheckedText(
                pair.english(),
                restored.text(),
                "en",
                "zh",
                PlantedFault.CATEGORIES,
                segment.spans().stream()
                    .filter(span -> span.kind() == MaskedSpan.Kind.NAME)
                    .map(MaskedSpan::written)
                    .toList(),
                segment.spans().stream().map(MaskedSpan::written).toList()))
        .stream()
        .filter(CheckResult::failed)
        .toList();
  }
}

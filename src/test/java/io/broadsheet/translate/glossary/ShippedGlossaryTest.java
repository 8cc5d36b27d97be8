package io.broadsheet.translate.glossary;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.broadsheet.testing.SharedData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/// The English–Chinese glossary that comes with the program.
class ShippedGlossaryTest {
  private static final PairGlossary GLOSSARY =
      Glossaries.shipped().of(LanguagePair.EN_ZH).orElseThrow();

  @Test
  void hasFifteenHundredTermsAndMore() {
    assertThat(GLOSSARY.terms()).hasSizeGreaterThan(2_500);
    assertThat(GLOSSARY.terms()).extracting(Term::domain).contains("*", "cs.CL", "cs.CV", "cs.AR");
    assertThat(GLOSSARY.terms())
        .extracting(Term::part)
        .contains(Term.Part.NOUN, Term.Part.VERB, Term.Part.ADJECTIVE, Term.Part.PHRASE);
  }

  @Test
  void rendersEveryTermInChineseOrKeepsIt() {
    Set<String> kept = new HashSet<>();
    for (Term term : GLOSSARY.terms()) {
      if (term.rendering().codePoints().noneMatch(Character::isIdeographic)) {
        kept.add(term.term());
      }
    }
    assertThat(kept)
        .containsExactlyInAnyOrder(
            "big-bench", "transformer", "stable diffusion", "switch transformer");
  }

  /// A word of a term is rendered in the term as it is alone, where the alternative would mislead.
  @Test
  void isConsistentInWhatReadersStumbleOver() {
    for (Term term : GLOSSARY.terms()) {
      if (term.term().matches(".*\\btransformers?\\b.*") && !term.domain().equals("eess")) {
        assertThat(term.renderings()).as(term.term()).noneMatch(r -> r.contains("变压器"));
      }
      if (term.term().startsWith("pre-train")) {
        assertThat(term.rendering()).as(term.term()).contains("预训练");
      }
      if (term.term().contains("reinforcement learning")) {
        assertThat(term.rendering()).as(term.term()).contains("强化学习");
      }
      if (term.term().contains("dialogue")) {
        assertThat(term.rendering()).as(term.term()).doesNotContain("对话框");
      }
    }
  }

  /// Real translations pass; a term put in the place of another is caught. The figures are in
  /// docs/measurements.md.
  @Test
  void passesRealTranslationsAndCatchesSwappedTerms() throws IOException {
    TermInspection inspection = new TermInspection(GLOSSARY, Lexicon.shipped(LanguagePair.EN_ZH));
    List<Term> telling =
        GLOSSARY.terms().stream()
            .filter(term -> term.back() >= 94 && term.rendering().length() >= 4)
            .toList();
    Random random = new Random(20_251_120);
    List<String> categories = List.of("cs.LG");
    int passed = 0;
    int read = 0;
    int swapped = 0;
    int caught = 0;
    for (JsonNode pair : pairs(SharedData.require("bilingual/en-zh-dev.jsonl.gz"), 600)) {
      String source = pair.path("abstract").asText();
      String target = pair.path("abstract_zh").asText();
      read++;
      if (inspection.inspect(source, target, categories).severe()) {
        continue;
      }
      passed++;
      List<Term> rendered =
          GLOSSARY.find(source, categories).stream()
              .map(TermMatch::term)
              .filter(term -> term.share() >= 90)
              .filter(term -> term.renderings().stream().anyMatch(target::contains))
              .distinct()
              .toList();
      Term other = telling.get(random.nextInt(telling.size()));
      if (rendered.isEmpty() || source.toLowerCase(java.util.Locale.ROOT).contains(other.term())) {
        continue;
      }
      String planted = target;
      for (String rendering : rendered.get(random.nextInt(rendered.size())).renderings()) {
        planted = planted.replace(rendering, other.rendering());
      }
      swapped++;
      caught += inspection.inspect(source, planted, categories).severe() ? 1 : 0;
    }
    System.out.printf(
        "terms: passed %d of %d, swaps caught %d of %d%n", passed, read, caught, swapped);
    assertThat(passed).isGreaterThan(read * 98 / 100);
    assertThat(caught).isGreaterThan(swapped * 90 / 100);
  }

  private static List<JsonNode> pairs(Path file, int limit) throws IOException {
    ObjectMapper json = new ObjectMapper();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .limit(limit)
          .map(
              line -> {
                try {
                  return json.readTree(line);
                } catch (IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              })
          .toList();
    }
  }
}

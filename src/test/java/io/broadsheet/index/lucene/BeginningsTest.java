package io.broadsheet.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.paper.Paper;
import io.broadsheet.testing.RealPapers;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BeginningsTest {
  @Test
  void aTermIsWantedInAllItsForms() {
    Beginnings beginnings = new Beginnings();
    beginnings.add("die");
    beginnings.add("prune");
    assertThat(List.of("dying", "dies", "pruning", "pruned", "3d", "扩散", "x"))
        .allMatch(beginnings::test);
    assertThat(List.of("network", "the", "attention")).noneMatch(beginnings::test);
  }

  @Test
  void aSingleLetterWantsEverything() {
    Beginnings beginnings = new Beginnings();
    beginnings.add("x");
    assertThat(beginnings.test("network")).isTrue();
  }

  @Test
  void noFrequentWordOfRealPapersHasAFormThatBeginsOtherwise() {
    Map<String, Integer> words = new HashMap<>();
    for (Paper paper : RealPapers.load()) {
      for (String word :
          (paper.title() + " " + paper.abstractText()).toLowerCase(Locale.ROOT).split("[^a-z]+")) {
        words.merge(word, 1, Integer::sum);
      }
    }
    WordForms forms = new WordForms(WordForms.memory());
    assertThat(words).hasSizeGreaterThan(10_000);
    assertThat(words.keySet())
        .filteredOn(word -> word.length() > 1 && words.getOrDefault(word, 0) >= 10)
        .filteredOn(
            word -> {
              Beginnings beginnings = new Beginnings();
              beginnings.add(forms.of(word));
              return !beginnings.test(word);
            })
        .isEmpty();
  }
}

package io.broadsheet.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordFormsTest {
  private final WordForms forms = new WordForms(WordForms.memory());

  @ParameterizedTest
  @CsvSource({
    "features, feature",
    "representations, representation",
    "regions, region",
    "studies, study",
    "learned, learning",
    "generalisation, generalization",
    "pretrained, pretrain",
    "processes, process",
  })
  void wordsOfOneMeaningHaveOneForm(String one, String other) {
    assertThat(forms.of(one)).isEqualTo(forms.of(other));
  }

  @ParameterizedTest
  @CsvSource({
    "universe, university",
    "news, new",
    "lens, len",
    "siamese, thailand",
    "dynamics, dynamic",
    "bias, bia",
    "united, unit",
  })
  void wordsOfTwoMeaningsHaveTwoForms(String one, String other) {
    assertThat(forms.of(one)).isNotEqualTo(forms.of(other));
  }

  @Test
  void whatIsRememberedIsWhatIsDerived() {
    Map<String, String> shared = WordForms.memory();
    String first = new WordForms(shared).of("networks");
    assertThat(shared).containsEntry("networks", "network");
    assertThat(new WordForms(shared).of("networks")).isEqualTo(first).isEqualTo("network");
  }

  @Test
  void numbersAndOtherScriptsAreNeitherChangedNorRemembered() {
    Map<String, String> shared = WordForms.memory();
    WordForms some = new WordForms(shared);
    assertThat(some.of("3d")).isEqualTo("3d");
    assertThat(some.of("扩散")).isEqualTo("扩散");
    assertThat(some.of("")).isEmpty();
    assertThat(shared).isEmpty();
  }
}

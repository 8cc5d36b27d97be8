package io.broadsheet.translate.glossary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.error.BroadsheetException;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlossaryFileTest {
  @Test
  void readsWhatItWrites() {
    Term full =
        new Term(
            "racetrack memory",
            List.of("赛道存储器", "赛道内存"),
            "cs.AR",
            Term.Part.NOUN,
            97,
            90,
            List.of("赛车记忆"));
    StringWriter out = new StringWriter();
    GlossaryFile.write(List.of(full), out);
    assertThat(read(out.toString())).containsExactly(full);
  }

  @Test
  void takesTwoColumnsAsATermThatMustBeRenderedSo() {
    assertThat(read("\uFEFF# mine\n\nlatency\t延迟\r\n"))
        .containsExactly(
            new Term("latency", List.of("延迟"), "*", Term.Part.NOUN, 100, 0, List.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      value = {
        "latency@there is no tab",
        "latency\\t@has no rendering",
        "\\t延迟@the term is empty",
        "latency\\t延迟||时延@a rendering of \"latency\" is empty",
        "latency\\t延迟\\tCS@the domain is \"CS\"",
        "latency\\t延迟\\t*\\tadverb@it must be noun, verb, adjective or phrase",
        "latency\\t延迟\\t*\\tnoun\\tmany@a share is \"many\"",
        "latency\\t延迟\\t*\\tnoun\\t101@from 0 to 100",
        "latency\\t延迟\\t*\\tnoun\\t100\\t0\\t延迟@both right and wrong",
        "latency\\t延迟\\t*\\tnoun\\t100\\t0\\t潜伏\\tmore@there are 8 columns",
        "latency\\t<b>延迟</b>@a character that no term has",
      })
  void namesFileAndLineOfWhatIsWrong(String line, String complaint) {
    assertThatThrownBy(() -> read("# mine\ncache\t缓存\n" + line.replace("\\t", "\t") + "\n"))
        .isInstanceOf(BroadsheetException.class)
        .hasMessageContaining("en-zh.tsv, line 3: ")
        .hasMessageContaining(complaint);
  }

  @Test
  void namesAllFaultsAtOnceUpToTwenty() {
    assertThatThrownBy(() -> read("bad\n".repeat(50)))
        .satisfies(failure -> assertThat(failure.getMessage().lines()).hasSize(20));
  }

  @Test
  void refusesATermTwiceInOneDomain() {
    assertThatThrownBy(() -> read("edge\t边\nedge\t边缘\tcs.DC\nedge\t边缘\n"))
        .hasMessageContaining("line 3: \"edge\" is there before in domain *");
  }

  @Test
  void refusesWhatIsNoText(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("en-zh.tsv");
    Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1, 2});
    assertThatThrownBy(() -> Glossaries.terms(file)).hasMessageContaining("not written in UTF-8");
    Files.write(file, ("x\t" + "y".repeat(5_000)).getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> Glossaries.terms(file)).hasMessageContaining("longer than");
  }

  @Test
  void putsAReadersOwnTermsOverTheShipped(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("en-zh.mine.tsv"), "Latency\t时间差\nlatency\t时延\n");
    Files.writeString(folder.resolve("en-es.tsv"), "neural network\tred neuronal\n");
    Files.writeString(folder.resolve("notes.txt"), "not a glossary");
    Glossaries glossaries = Glossaries.with(folder);
    PairGlossary english = glossaries.of(LanguagePair.EN_ZH).orElseThrow();
    assertThat(english.find("all latencies", List.of()).getFirst().term().rendering())
        .isEqualTo("时延");
    assertThat(glossaries.terms("es", "en", List.of()))
        .anySatisfy(term -> assertThat(term.target()).isEqualTo("neural network"));
    assertThat(glossaries.version()).isNotEqualTo(Glossaries.shipped().version());
    Files.writeString(folder.resolve("chinese.tsv"), "latency\t时延\n");
    assertThatThrownBy(() -> Glossaries.with(folder)).hasMessageContaining("chinese.tsv");
  }

  private static List<Term> read(String text) {
    return GlossaryFile.read(new StringReader(text), "en-zh.tsv");
  }
}

package io.broadsheet.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.text.SentenceAlignment.Bead;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SentenceAlignmentTest {
  @Test
  void matchesByLengthNumbersAndLatinWords() {
    String source = "We read. We write 12 very long letters to BERT in the evening. We sleep.";
    String target = "我们读。我们晚上给BERT写12封很长的信。我们睡。";
    assertThat(align(source, target, Map.of()))
        .containsExactly(new Bead(0, 1, 0, 1), new Bead(1, 2, 1, 2), new Bead(2, 3, 2, 3));
  }

  /// Three sentences of one length for two: only the words tell which two say the same as one.
  @Test
  void isHelpedByWhatIsKnownOfWords() {
    String source = "Robots are fast. Memory is short.";
    Map<String, List<String>> known =
        Map.of("robots", List.of("机器人"), "memory", List.of("存储器", "内存条"));
    assertThat(align(source, "机器人快。内存条短。代码公开。", known))
        .containsExactly(new Bead(0, 1, 0, 1), new Bead(1, 2, 1, 3));
    assertThat(align(source, "机器人快。它们都强。内存条短。", known))
        .containsExactly(new Bead(0, 1, 0, 2), new Bead(1, 2, 2, 3));
  }

  private static List<Bead> align(
      String source, String target, Map<String, List<String>> translations) {
    return SentenceAlignment.align(
        source, Sentences.find(source), target, Sentences.find(target), translations);
  }
}

package io.broadsheet.embed.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class VectorTableTest {
  private static final float[] ONES = {1, 1, 1, 1, 1};

  @Test
  void addsTheVectorsOfAllUnitsAndBringsTheSumToUnitLength() {
    VectorTable table =
        Tables.of("zh", List.of("扩散", "模型", "gan"), new float[] {1, 0.5f, 2}, 3, 0, 0, 8, 0, 1);
    // 扩散 (3, 0) + 模型 (0, 4) + gan (0, 2)
    assertThat(table.embed("扩散模型 GAN").orElseThrow())
        .containsExactly(
            new float[] {3 / (float) Math.sqrt(45), 6 / (float) Math.sqrt(45)}, within(1e-6f));
  }

  @Test
  void countsRepetitionsByTheirLogarithm() {
    VectorTable table = Tables.of("zh", List.of("图", "像"), new float[] {1, 1}, 1, 0, 0, 1);
    float[] vector = table.embed("图，图，图。像").orElseThrow();
    assertThat(vector[0] / vector[1]).isCloseTo((float) (1 + Math.log(3)), within(1e-5f));
  }

  @Test
  void readsRunsOfOneToFourCharactersAndNeverAcrossAStop() {
    VectorTable table =
        Tables.of("zh", List.of("神", "神经网络", "络图"), new float[] {1, 1, 1}, 1, 0, 2, 0, 0, 5);
    assertThat(table.embed("神经网络").orElseThrow()).containsExactly(1, 0);
    assertThat(table.embed("神经网络。图").orElseThrow()).containsExactly(1, 0);
    assertThat(table.embed("神经网络图").orElseThrow()[1]).isGreaterThan(0.8f);
  }

  @Test
  void spellingsOfOneWordAreEqual() {
    VectorTable table =
        Tables.of("zh", List.of("schrodinger", "gpt"), new float[] {1, 1}, 1, 0, 0, 1);
    assertThat(table.embed("Schrödinger").orElseThrow()).containsExactly(1, 0);
    assertThat(table.embed("ＧＰＴ").orElseThrow()).containsExactly(0, 1);
  }

  @Test
  void cutsUnknownWordsIntoTheLongestPiecesItKnows() {
    VectorTable table =
        Tables.of(
            "en",
            List.of("aero", "##elastic", "##e", "aeroe", "##lastic"),
            ONES,
            1,
            0,
            1,
            0,
            0,
            1,
            0,
            1,
            0,
            1);
    // longest first: aeroe + ##lastic
    assertThat(table.embed("aeroelastic").orElseThrow()).containsExactly(0, 1);
    assertThat(table.embed("aeroelasticx")).isEmpty();
    assertThat(table.embed("elastic")).isEmpty();
  }

  @Test
  void knowsNothingOfOtherTexts() {
    VectorTable table = Tables.of("zh", List.of("图"), new float[] {1}, 1, 0);
    assertThat(table.embed("")).isEmpty();
    assertThat(table.embed("\uD800\uDC00 \uD800 \u0000 …!?")).isEmpty();
    assertThat(table.embed("word ".repeat(1_000_000))).isEmpty();
  }

  @Test
  void opposedVectorsLeaveNoDirection() {
    VectorTable table = Tables.of("zh", List.of("图", "像"), new float[] {1, 1}, 1, 2, -1, -2);
    assertThat(table.embed("图 像")).isEmpty();
  }

  @Test
  void refusesPartsThatDoNotFit() {
    assertThatThrownBy(() -> Tables.of("zh", List.of("图", "图"), new float[] {1, 1}, 1, 0, 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("one unit");
    assertThatThrownBy(() -> Tables.of("zh", List.of("图"), new float[] {1}, 1, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Tables.of("zh", List.of("图"), new float[] {Float.NaN}, 1, 0))
        .isInstanceOf(IllegalArgumentException.class);
    for (String bad : List.of("", "##", "图 像", "a b", "一二三四五", "图a")) {
      assertThatThrownBy(() -> Tables.of("zh", List.of(bad), new float[] {1}, 1, 0))
          .as("unit %s", bad)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void keysTellHowLongARunIs() {
    assertThat(UnitKey.runLength(UnitKey.of("一"))).isEqualTo(1);
    assertThat(UnitKey.runLength(UnitKey.of("一个"))).isEqualTo(2);
    assertThat(UnitKey.runLength(UnitKey.of("鿿一个图"))).isEqualTo(4);
    assertThat(UnitKey.runLength(UnitKey.of("word"))).isZero();
    assertThat(UnitKey.of("ing")).isNotEqualTo(UnitKey.of("##ing"));
  }
}

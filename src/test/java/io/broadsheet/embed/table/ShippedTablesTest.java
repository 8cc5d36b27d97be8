package io.broadsheet.embed.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.embed.EmbedConfig;
import io.broadsheet.embed.PassageText;
import io.broadsheet.embed.onnx.OnnxEmbedder;
import io.broadsheet.embed.table.RecallCheck.Asked;
import io.broadsheet.embed.table.RecallCheck.Recall;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.testing.SharedData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The tables that come with the program, with the real encoder. The figures are those of the day
/// the tables were made, less a little: what falls below them has drifted.
class ShippedTablesTest {
  private static final int THREADS = 2;

  /// Queries in Chinese and the paper that is meant.
  private static final List<String> QUERIES =
      List.of(
          "扩散模型的图像编辑", "Text-guided image editing with diffusion models",
          "大语言模型的幻觉检测", "Detecting hallucinations of large language models",
          "图神经网络用于分子性质预测", "Predicting molecular properties by graph neural networks",
          "强化学习中的奖励设计", "Designing rewards for reinforcement learning agents",
          "语音识别的端到端训练", "End-to-end training of speech recognition systems",
          "自动驾驶的三维目标检测", "3D object detection for autonomous driving from LiDAR",
          "联邦学习的隐私保护", "Privacy protection in federated learning",
          "推荐系统的冷启动问题", "The cold start problem in recommender systems",
          "机器翻译的低资源语言", "Machine translation for low-resource languages",
          "医学图像分割", "Medical image segmentation with transformers",
          "时间序列预测", "Forecasting time series with attention",
          "知识图谱补全", "Completing knowledge graphs by link prediction");

  private static OnnxEmbedder encoder;

  @BeforeAll
  static void load() {
    encoder = OnnxEmbedder.open(EmbedConfig.DEFAULT);
  }

  @AfterAll
  static void close() {
    encoder.close();
  }

  @Test
  void areWhatTheirRevisionsSayAndNotTooLarge() throws IOException {
    for (ShippedTable shipped : ShippedTable.ALL) {
      VectorTableFile.Read read = shipped.load();
      assertThat(read.revision()).isEqualTo(shipped.revision());
      assertThat(read.table().description().space()).isEqualTo(encoder.modelId());
      assertThat(read.table().description().language()).isEqualTo(shipped.language());
      try (InputStream in = ShippedTable.class.getResourceAsStream(shipped.resource())) {
        assertThat(in).isNotNull();
        assertThat(in.readAllBytes().length).isLessThanOrEqualTo(16_000_000);
      }
    }
  }

  @Test
  void chineseQueriesFindTheEnglishPapersThatAreMeant() {
    List<TrainingPaper> papers = new ArrayList<>();
    for (int i = 0; i < QUERIES.size(); i += 2) {
      float[] vector = encoder.embedPassage(QUERIES.get(i + 1));
      papers.add(new TrainingPaper(QUERIES.get(i), "", vector));
    }
    Recall recall = RecallCheck.of(chinese(), papers, new float[0][], Asked.TITLE, THREADS);
    assertThat(recall.first()).isEqualTo(1);
  }

  @Test
  void aMixedQueryIsNearThePaperThatHasBothParts() {
    CrossLingualEmbedder reader = new CrossLingualEmbedder(encoder, ShippedTablesTest::chinese);
    float[] query = reader.embedQuery("扩散模型 image editing");
    float both = dot(query, encoder.embedPassage("Editing images with diffusion models"));
    float editing = dot(query, encoder.embedPassage("A user study of photo editing software"));
    float diffusion = dot(query, encoder.embedPassage("Diffusion models for molecule design"));
    assertThat(both).isGreaterThan(editing).isGreaterThan(diffusion).isGreaterThan(0.6f);
  }

  @Test
  void heldOutTranslationsFindTheirPapers() {
    Path file = SharedData.require("bilingual/en-zh-dev.jsonl.gz");
    List<TrainingPaper> papers = new ArrayList<>();
    for (BilingualFile.Pair pair : BilingualFile.read(file, "zh", 200)) {
      Paper paper =
          Paper.builder(new PaperId("pair", "1"), pair.title())
              .abstractText(pair.abstractText())
              .build();
      float[] vector = encoder.embedPassage(PassageText.of(paper).text());
      papers.add(TrainingPaper.of(pair.translatedTitle(), pair.translatedAbstract(), vector));
    }
    float[][] none = new float[0][];
    assertThat(RecallCheck.of(chinese(), papers, none, Asked.TITLE, THREADS).first())
        .isGreaterThanOrEqualTo(0.95);
    assertThat(RecallCheck.of(chinese(), papers, none, Asked.CONTRIBUTION, THREADS).first())
        .isGreaterThanOrEqualTo(0.9);
    assertThat(RecallCheck.of(chinese(), papers, none, Asked.ABSTRACT, THREADS).first())
        .isGreaterThanOrEqualTo(0.995);
  }

  private static VectorTable chinese() {
    return ShippedTable.of("zh", encoder.modelId()).orElseThrow().load().table();
  }

  private static float dot(float[] a, float[] b) {
    float sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}

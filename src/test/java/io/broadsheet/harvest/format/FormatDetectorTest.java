package io.broadsheet.harvest.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.error.BroadsheetException;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatDetectorTest {
  @ParameterizedTest
  @CsvSource({
    "oai-arxiv.xml, oai-pmh",
    "oai-arxivraw.xml, oai-pmh",
    "oai-dc.xml, oai-pmh",
    "arxiv-rss.xml, arxiv-rss",
    "arxiv-rss-atom.xml, arxiv-rss",
    "arxiv-atom.xml, arxiv-atom",
    "daily-papers.json, daily-papers",
    "openalex.jsonl, openalex",
    "anthology.xml, anthology",
    "papers.bib, bibtex",
    "translations.jsonl, translations",
    "captured.jsonl, captured"
  })
  void tellsTheSamplesApart(String sample, String format) throws IOException {
    assertThat(detect(Records.sample(sample), StandardCharsets.UTF_8)).isEqualTo(format);
    assertThat(detect("\uFEFF \n" + Records.sample(sample), StandardCharsets.UTF_8))
        .isEqualTo(format);
    assertThat(FormatReaders.named(format).format()).isEqualTo(format);
  }

  @Test
  void tellsXmlInUtf16() throws IOException {
    String feed = Records.sample("arxiv-rss.xml").replace("UTF-8", "UTF-16");

    assertThat(detect(feed, StandardCharsets.UTF_16)).isEqualTo("arxiv-rss");
    byte[] bytes = feed.getBytes(StandardCharsets.UTF_16);
    assertThat(Records.of(new ArxivRssReader(), bytes, 0).paper(0).title())
        .isEqualTo("A new paper on headlines");
  }

  @Test
  void tellsASnapshotAndADump() throws IOException {
    assertThat(
            detect(
                "{\"id\":\"0704.0001\",\"title\":\"x\",\"categories\":\"c\"",
                StandardCharsets.UTF_8))
        .isEqualTo("arxiv-snapshot");
    assertThat(
            detect("{\"kind\":\"paper\",\"paper\":{\"v\":1,\"id\":\"x\"}}", StandardCharsets.UTF_8))
        .isEqualTo("broadsheet");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "hello",
        "{",
        "[[[[",
        "<",
        "<html><body>",
        "<!DOCTYPE html><html>",
        "<?xml?>",
        "{\"a\":1}",
        "mail@example.org"
      })
  void refusesWhatItDoesNotKnow(String text) {
    assertThatThrownBy(() -> detect(text, StandardCharsets.UTF_8))
        .isInstanceOf(BroadsheetException.class);
  }

  private static String detect(String text, Charset charset) throws IOException {
    return FormatDetector.detect(
        new BufferedInputStream(new ByteArrayInputStream(text.getBytes(charset))));
  }
}

package io.broadsheet.harvest.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.harvest.HarvestedRecord;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperSignal;
import io.broadsheet.paper.PaperTranslation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What a reader makes of some bytes, for tests.
final class Records implements RecordSink {
  final List<Long> positions = new ArrayList<>();
  final List<HarvestedRecord> all = new ArrayList<>();
  private long last;

  static Records ofSample(FormatReader reader, String name) throws IOException {
    return of(reader, sample(name));
  }

  static Records of(FormatReader reader, String text) throws IOException {
    return of(reader, text.getBytes(StandardCharsets.UTF_8), 0);
  }

  static Records of(FormatReader reader, byte[] bytes, long after) throws IOException {
    Records records = new Records();
    reader.read(new ByteArrayInputStream(bytes), after, records);
    return records;
  }

  static String sample(String name) throws IOException {
    try (InputStream in = Records.class.getResourceAsStream(name)) {
      assertThat(in).as("the sample %s", name).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public void accept(long position, HarvestedRecord record) {
    assertThat(position).as("positions never fall").isGreaterThanOrEqualTo(Math.max(1, last));
    last = position;
    positions.add(position);
    all.add(record);
  }

  Paper paper(int index) {
    return ((HarvestedRecord.OfPaper) all.get(index)).paper();
  }

  List<PaperSignal> signals(int index) {
    return ((HarvestedRecord.OfPaper) all.get(index)).signals();
  }

  PaperTranslation translation(int index) {
    return ((HarvestedRecord.OfTranslation) all.get(index)).translation();
  }

  String rejection(int index) {
    HarvestedRecord.Rejected rejected = (HarvestedRecord.Rejected) all.get(index);
    assertThat(rejected.position()).isEqualTo(positions.get(index));
    return rejected.reason();
  }
}

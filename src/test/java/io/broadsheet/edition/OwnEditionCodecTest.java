package io.broadsheet.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.edition.PrintedEdition.Place;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.reader.Follow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A reader's edition survives being stored, in few bytes.
class OwnEditionCodecTest {
  private static final LocalDate DAY = LocalDate.of(2025, 11, 20);
  private static final int PAPERS = 1_000;

  private final Random random = new Random(1);
  private final PrintedEdition everyones =
      new PrintedEdition(
          DAY,
          Instant.EPOCH,
          PAPERS,
          IntStream.range(0, PAPERS)
              .mapToObj(
                  i ->
                      new Place(
                          i == 0 ? "lead" : Section.ALSO,
                          "",
                          PAPERS,
                          id(i),
                          List.of(new Reason.FirstOfField("cs.CL", i))))
              .toList(),
          Map.of());

  @Test
  void whatIsWrittenIsReadWhateverTheOrder() {
    for (int round = 0; round < 50; round++) {
      List<Integer> order = new ArrayList<>(IntStream.range(0, PAPERS).boxed().toList());
      Collections.shuffle(order, random);
      check(edition(order.subList(0, random.nextInt(PAPERS))));
    }
    check(edition(List.of()));
  }

  @Test
  void aDayOfAThousandPapersTakesLessThanTwoKilobytes() {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < 21; i++) {
      order.add(random.nextInt(PAPERS));
    }
    IntStream.range(0, PAPERS).filter(i -> !order.contains(i)).forEach(order::add);
    int bytes = OwnEditionCodec.encode(edition(order), everyones).length;
    assertThat(bytes).isLessThan(2_000);
  }

  @Test
  void aCorrectionIsNotPrintedAndAPaperThatIsNotInTheOtherHasNoPlace() {
    Edition own =
        new Edition(
            DAY,
            Optional.of(
                new EditionItem(
                    paper(3),
                    List.of(
                        new Reason.FirstOfField("cs.CL", 3), new Reason.Corrected("2025-11-21")))),
            List.of(Section.also(List.of(new EditionItem(paper(PAPERS + 1), List.of())))),
            2,
            false);
    assertThat(OwnEditionCodec.decode(OwnEditionCodec.encode(own, everyones), everyones).places())
        .containsExactly(
            new Place("lead", "", 1, id(3), List.of(new Reason.FirstOfField("cs.CL", 3))));
  }

  @Test
  void damageIsToldByTheDay() {
    byte[] body =
        OwnEditionCodec.encode(edition(IntStream.range(0, PAPERS).boxed().toList()), everyones);
    for (byte[] damaged : List.of(new byte[0], new byte[] {1, 2, 3}, Arrays.copyOf(body, 20))) {
      assertThatThrownBy(() -> OwnEditionCodec.decode(damaged, everyones))
          .isInstanceOf(BroadsheetException.class)
          .hasMessageContaining("2025-11-20 is damaged");
    }
    PrintedEdition shorter =
        new PrintedEdition(DAY, Instant.EPOCH, 10, everyones.places().subList(0, 10), Map.of());
    assertThatThrownBy(() -> OwnEditionCodec.decode(body, shorter))
        .isInstanceOf(BroadsheetException.class);
  }

  private void check(Edition own) {
    PrintedEdition read = OwnEditionCodec.decode(OwnEditionCodec.encode(own, everyones), everyones);
    assertThat(read.total()).isEqualTo(own.total());
    List<Place> expected = new ArrayList<>();
    own.lead()
        .ifPresent(
            item -> expected.add(new Place("lead", "", 1, item.paper().id(), item.reasons())));
    own.sections()
        .forEach(
            section ->
                section
                    .items()
                    .forEach(
                        item ->
                            expected.add(
                                new Place(
                                    section.key(),
                                    section.title(),
                                    section.total(),
                                    item.paper().id(),
                                    item.reasons()))));
    assertThat(read.places()).isEqualTo(expected);
  }

  /// The first as lead, ten for the reader, ten in what they follow, the rest as for everyone.
  private Edition edition(List<Integer> order) {
    List<EditionItem> items = new ArrayList<>();
    for (int i = 0; i < order.size(); i++) {
      items.add(
          new EditionItem(
              paper(order.get(i)),
              i < 11
                  ? List.of(
                      new Reason.LikeSaved(
                          "A paper of a usual title, number " + random.nextInt(40),
                          List.of("term" + random.nextInt(500), "word" + random.nextInt(500))))
                  : i < 21
                      ? List.of(new Reason.Followed(Follow.Kind.AUTHOR, "Ada \"图\" Lovelace"))
                      : List.of(new Reason.FirstOfField("cs.CL", order.get(i)))));
    }
    List<Section> sections = new ArrayList<>();
    if (items.size() > 21) {
      sections.add(new Section(Section.FOR_YOU, "For you", items.subList(1, 11), 10));
      sections.add(new Section("follow:7", "Ada \"图\" Lovelace", items.subList(11, 21), 14));
      sections.add(Section.also(items.subList(21, items.size())));
    }
    return new Edition(DAY, items.stream().findFirst(), sections, items.size(), false);
  }

  private static Paper paper(int number) {
    return Paper.builder(id(number), "Paper " + number).build();
  }

  private static PaperId id(int number) {
    return PaperId.arxiv("2511.%05d".formatted(number + 1));
  }
}

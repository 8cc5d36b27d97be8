package io.broadsheet.rank;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.paper.Author;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.rank.InterestProfile.Share;
import io.broadsheet.rank.InterestProfile.Term;
import io.broadsheet.rank.ProfileReader.Seen;
import io.broadsheet.rank.terms.TermWeights;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProfileReaderTest {
  private static final YearMonth OCTOBER = YearMonth.of(2025, 10);
  private static final YearMonth NOVEMBER = YearMonth.of(2025, 11);
  private static final TermWeights TERMS = terms();

  private static String retrieval(int number) {
    return "Dense retrieval with hard negatives, study " + "abcdefgh".charAt(number % 8);
  }

  private static String proteins(int number) {
    return "Protein folding by diffusion, report " + "abcdefgh".charAt(number % 8);
  }

  private static TermWeights terms() {
    TermWeights terms = new TermWeights();
    for (int i = 0; i < 8; i++) {
      terms.add(retrieval(i));
      terms.add(proteins(i));
      for (int other = 0; other < 4; other++) {
        terms.add("Other things of the day, number " + i + other);
      }
    }
    return terms;
  }

  private static Seen seen(int number, String title, YearMonth month, String... categories) {
    Paper paper =
        Paper.builder(PaperId.arxiv("2511.%05d".formatted(number)), title)
            .authors(List.of(Author.named("Ada Lovelace"), Author.named("Author " + number + "x")))
            .categories(List.of(categories))
            .build();
    return new Seen(paper, TERMS.vector(title + "\n"), month);
  }

  private static List<Seen> saved() {
    List<Seen> saved = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      saved.add(seen(i, retrieval(i), OCTOBER, "cs.IR", "cs.CL"));
    }
    for (int i = 4; i < 6; i++) {
      saved.add(seen(i, proteins(i), NOVEMBER, "q-bio.BM"));
    }
    return saved.reversed();
  }

  @Test
  void saysWhatTheSavedPapersHaveInCommonByWeight() {
    InterestProfile profile = ProfileReader.of(saved(), List.of());
    assertThat(profile.saved()).isEqualTo(6);
    assertThat(profile.wanted()).isNotEmpty().allMatch(term -> term.weight() > 0);
    assertThat(profile.wanted())
        .isSortedAccordingTo(java.util.Comparator.comparingDouble(term -> -term.weight()));
    assertThat(profile.wanted().getFirst().papers()).isEqualTo(4);
    assertThat(profile.wanted().stream().map(Term::text).toList().toString())
        .contains("retrieval", "negatives");
    assertThat(profile.unwanted()).isEmpty();
    List<String> words =
        profile.wanted().stream()
            .flatMap(term -> List.of(term.text().split(" ")).stream())
            .toList();
    assertThat(words).as("no word is said twice").doesNotHaveDuplicates();
  }

  @Test
  void saysWhatIsPutAwayOnlyWhereItIsUnlikeWhatIsSaved() {
    List<Seen> refused =
        List.of(
            seen(50, proteins(1), NOVEMBER, "q-bio.BM"),
            seen(51, proteins(2), NOVEMBER, "q-bio.BM"));
    List<Seen> saved = saved().stream().filter(paper -> paper.month().equals(OCTOBER)).toList();
    InterestProfile profile = ProfileReader.of(saved, refused);
    assertThat(profile.unwanted().stream().map(Term::text).toList().toString())
        .contains("protein")
        .doesNotContain("retrieval");
    assertThat(profile.refused()).extracting(Paper::id).startsWith(PaperId.arxiv("2511.00050"));
    assertThat(ProfileReader.of(refused, refused).unwanted()).isEmpty();
  }

  @Test
  void countsCategoriesAndAuthorsOfSeveral() {
    InterestProfile profile = ProfileReader.of(saved(), List.of());
    assertThat(profile.categories())
        .containsExactly(
            new Share("cs.CL", "cs.CL", 4),
            new Share("cs.IR", "cs.IR", 4),
            new Share("q-bio.BM", "q-bio.BM", 2));
    assertThat(profile.authors()).containsExactly(new Share("lovelace-ada", "Ada Lovelace", 6));
  }

  @Test
  void tellsHowItWentFromMonthToMonth() {
    List<InterestProfile.Month> months = ProfileReader.of(saved(), List.of()).months();
    assertThat(months).extracting(InterestProfile.Month::month).containsExactly(OCTOBER, NOVEMBER);
    assertThat(months.getFirst().likeness()).isNaN();
    assertThat(months.getLast().likeness()).isLessThan(0.3);
    assertThat(months.getLast().rising().toString()).contains("protein");
    assertThat(months.getLast().categories()).containsExactly(new Share("q-bio.BM", "q-bio.BM", 2));
    List<Seen> steady =
        new ArrayList<>(saved().stream().filter(p -> p.month() == OCTOBER).toList());
    steady.add(seen(7, retrieval(7), NOVEMBER, "cs.IR"));
    assertThat(ProfileReader.of(steady, List.of()).months().getLast().likeness())
        .isGreaterThan(0.6);
  }

  @Test
  void ofNothingNothingIsKnown() {
    InterestProfile profile = ProfileReader.of(List.of(), List.of());
    assertThat(profile.wanted()).isEmpty();
    assertThat(profile.months()).isEmpty();
    assertThat(profile.categories()).isEmpty();
  }
}

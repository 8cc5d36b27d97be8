package io.broadsheet.web.page;

import io.broadsheet.paper.CategoryTaxonomy;
import io.broadsheet.rank.InterestProfile;
import io.broadsheet.text.TexToText;
import io.broadsheet.web.ReadingServices;
import io.broadsheet.web.RequestContext;
import io.broadsheet.web.page.ProfileModel.Bar;
import io.broadsheet.web.page.ProfileModel.MonthRow;
import io.broadsheet.web.page.ProfileModel.Refused;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Turns a reader's profile into what its page shows.
final class ProfileView {
  private static final int LINES = 5;
  private static final int CATEGORIES_A_MONTH = 3;

  private final Page page;
  private final InterestProfile profile;
  private final ReadingServices reading;

  ProfileView(Page page, InterestProfile profile, ReadingServices reading) {
    this.page = page;
    this.profile = profile;
    this.reading = reading;
  }

  ProfileModel model() {
    Optional<TrendsModel.Plot> plot = plot();
    return new ProfileModel(
        false,
        profile.saved(),
        terms(profile.wanted(), true),
        terms(profile.unwanted(), false),
        shares(profile.categories(), true),
        shares(profile.authors(), false),
        plot,
        plot.isEmpty() ? List.of() : legend(),
        profile.months().reversed().stream().map(this::row).toList(),
        refused());
  }

  /// @param wanted whether the papers that have them are in the library
  private List<Bar> terms(List<InterestProfile.Term> terms, boolean wanted) {
    double most = terms.isEmpty() ? 1 : terms.getFirst().weight();
    return terms.stream()
        .map(
            term ->
                new Bar(
                    term.text(),
                    page.text("profile.papers", term.papers()),
                    weight(term.weight()),
                    percent(term.weight() / most),
                    wanted ? page.href("/library?q=" + RequestContext.encode(term.text())) : ""))
        .toList();
  }

  private List<Bar> shares(List<InterestProfile.Share> shares, boolean categories) {
    int most = shares.isEmpty() ? 1 : shares.getFirst().papers();
    return shares.stream()
        .map(
            share ->
                new Bar(
                    share.name(),
                    categories
                        ? CategoryTaxonomy.name(share.key(), page.language().parameter())
                        : "",
                    page.number(share.papers()),
                    percent((double) share.papers() / most),
                    page.href(
                        categories
                            ? PaperPaths.category(share.key())
                            : PaperPaths.author(share.key()))))
        .toList();
  }

  private List<Refused> refused() {
    ReaderTranslations translations = new ReaderTranslations(page, reading, profile.refused());
    return profile.refused().stream()
        .map(
            paper ->
                new Refused(
                    paper.id().toString(),
                    TexToText.convert(paper.title()),
                    FrontViews.headline(page, translations.of(paper))))
        .toList();
  }

  private List<InterestProfile.Share> lines() {
    return profile.categories().subList(0, Math.min(LINES, profile.categories().size()));
  }

  private List<TrendsModel.Named> legend() {
    List<TrendsModel.Named> legend = new ArrayList<>();
    for (InterestProfile.Share line : lines()) {
      legend.add(
          new TrendsModel.Named(
              legend.size() + 1,
              line.key(),
              CategoryTaxonomy.name(line.key(), page.language().parameter()),
              page.href(PaperPaths.category(line.key())),
              page.text("profile.papers", line.papers()),
              List.of()));
    }
    return legend;
  }

  /// The share of each month's papers that the most frequent categories have.
  private Optional<TrendsModel.Plot> plot() {
    List<InterestProfile.Month> months = profile.months();
    if (months.size() < 2) {
      return Optional.empty();
    }
    List<List<Double>> values = new ArrayList<>();
    for (InterestProfile.Share line : lines()) {
      values.add(months.stream().map(month -> share(month, line.key())).toList());
    }
    List<LocalDate> starts = months.stream().map(month -> month.month().atDay(1)).toList();
    LinePlot.Data data =
        new LinePlot.Data(
            starts,
            months.stream().map(_ -> true).toList(),
            values,
            IntStream.range(0, months.size()).mapToObj(i -> title(months.get(i))).toList(),
            true);
    return Optional.of(
        new TrendsModel.Plot(
            page.text("profile.plot"),
            page.text(
                "profile.plotAbout",
                Dates.month(months.getFirst().month(), page.language()),
                Dates.month(months.getLast().month(), page.language())),
            draw(data, LinePlot.Size.WIDE),
            draw(data, LinePlot.Size.NARROW)));
  }

  private static double share(InterestProfile.Month month, String category) {
    return month.categories().stream()
        .filter(share -> share.key().equals(category))
        .mapToDouble(share -> (double) share.papers() / month.papers())
        .findFirst()
        .orElse(0);
  }

  private LinePlot draw(LinePlot.Data data, LinePlot.Size size) {
    return LinePlot.of(
        data,
        size,
        false,
        this::share,
        (day, apart) -> Dates.tick(day, Math.max(apart, 28), page.language()));
  }

  private String title(InterestProfile.Month month) {
    return month(month.month())
        + lines().stream()
            .map(line -> "\n" + line.key() + ": " + share(share(month, line.key())))
            .collect(Collectors.joining());
  }

  private MonthRow row(InterestProfile.Month month) {
    return new MonthRow(
        month(month.month()),
        month.papers(),
        month.categories().stream()
            .limit(CATEGORIES_A_MONTH)
            .map(share -> share.key() + " " + page.number(share.papers()))
            .collect(Collectors.joining(page.text("list.separator"))),
        String.join(page.text("list.separator"), month.rising()),
        Double.isNaN(month.likeness()) ? "" : share(month.likeness()));
  }

  private String month(YearMonth month) {
    return Dates.month(month, page.language());
  }

  private String share(double value) {
    NumberFormat format = NumberFormat.getPercentInstance(page.language().locale());
    return format.format(value);
  }

  private String weight(double value) {
    NumberFormat format = NumberFormat.getNumberInstance(page.language().locale());
    format.setMaximumFractionDigits(3);
    format.setMinimumFractionDigits(3);
    return format.format(value);
  }

  private static int percent(double part) {
    return Math.clamp(Math.round(100 * part), 1, 100);
  }
}

package io.broadsheet.web.page;

import io.broadsheet.rank.RankWeights;
import io.broadsheet.reader.ReaderProfile;
import io.broadsheet.web.FormGuard;
import io.broadsheet.web.InterfaceLanguage;
import io.broadsheet.web.Parameters;
import io.broadsheet.web.PostServices;
import io.broadsheet.web.ReaderServices;
import io.broadsheet.web.Reply;
import io.broadsheet.web.RequestContext;
import io.broadsheet.web.WebServices;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// `/settings`: what a reader chooses.
public final class SettingsHandler {
  private static final long KEPT_SECONDS = Duration.ofDays(365).toSeconds();
  private static final String BROWSER = "browser";

  private final Pages pages;
  private final FormGuard guard;
  private final Set<String> languages;
  private final Optional<ReaderServices> readers;

  public SettingsHandler(WebServices services, Pages pages) {
    this.pages = pages;
    this.guard = pages.guard();
    this.readers = services.readers();
    this.languages = services.reading().languages();
  }

  /// What the template shows.
  ///
  /// @param translated languages that papers are translated into, in words; empty for none
  /// @param zones to choose from; empty when nobody is signed in
  /// @param zone chosen; empty for the server's
  /// @param follows in the reader's order
  /// @param sliders empty when nobody is signed in
  /// @param mail empty when nobody is signed in
  /// @param webhooks empty when nobody is signed in, or they are switched off
  public record Model(
      String action,
      String token,
      List<Option> options,
      String translated,
      List<String> zones,
      String zone,
      List<Followed> follows,
      List<Slider> sliders,
      Optional<MailSettings> mail,
      Optional<WebhookChoices> webhooks) {
    public Model {
      sliders = List.copyOf(sliders);
      options = List.copyOf(options);
      zones = List.copyOf(zones);
      follows = List.copyOf(follows);
    }
  }

  /// How much a part of the ranking counts.
  ///
  /// @param name in forms
  /// @param percent of what is published, 0 to 200
  public record Slider(String name, String label, int percent) {}

  /// Something that is followed.
  ///
  /// @param alert `on` or `off`; empty where no mail is sent
  public record Followed(long number, String name, String kind, String href, String alert) {}

  /// A language to choose.
  ///
  /// @param tag BCP 47 of the label
  public record Option(String value, String label, String tag, boolean chosen) {}

  /// Draws the form.
  public Reply form(RequestContext context) {
    Page bare = pages.page(context, "");
    Page page = bare.withTitle(bare.text("nav.settings"));
    FormGuard.Ticket ticket = guard.ticket(context);
    Optional<ReaderProfile> profile = context.visit().profile();
    String chosen =
        (profile.isPresent()
                ? profile.flatMap(reader -> Optional.ofNullable(reader.language()))
                : context.chosenLanguage().map(InterfaceLanguage::parameter))
            .orElse(BROWSER);
    List<Option> options =
        List.of(
            option(page, BROWSER, page.language().tag(), chosen),
            option(page, "en", "en", chosen),
            option(page, "zh", "zh-Hans", chosen));
    String names =
        new TreeSet<>(languages)
            .stream()
                .map(tag -> PaperTexts.languageName(page, tag))
                .collect(Collectors.joining(page.text("list.separator")));
    Reply reply =
        pages
            .draw(
                "page/settings.jte",
                page,
                new Model(
                    page.href("/settings"),
                    ticket.token(),
                    options,
                    names,
                    profile.isPresent() ? TimeZones.ALL : List.of(),
                    profile
                        .flatMap(reader -> Optional.ofNullable(reader.zone()))
                        .map(ZoneId::getId)
                        .orElse(""),
                    follows(page, profile),
                    sliders(page, profile),
                    profile.flatMap(
                        reader ->
                            readers
                                .flatMap(ReaderServices::post)
                                .map(post -> MailSettings.of(page, reader, post))),
                    profile.flatMap(
                        reader ->
                            readers
                                .flatMap(ReaderServices::post)
                                .flatMap(PostServices::webhooks)
                                .map(webhooks -> WebhookChoices.of(page, reader, webhooks)))))
            .with("Cache-Control", "no-store");
    return ticket.on(reply);
  }

  private List<Slider> sliders(Page page, Optional<ReaderProfile> profile) {
    if (profile.isEmpty() || readers.isEmpty()) {
      return List.of();
    }
    RankWeights weights = readers.get().ranking().weights().of(profile.get().id());
    return List.of(
        slider(page, "interest", weights.interest()),
        slider(page, "follows", weights.follows()),
        slider(page, "recency", weights.recency()),
        slider(page, "community", weights.community()),
        slider(page, "diversity", weights.diversity()));
  }

  private static Slider slider(Page page, String name, double weight) {
    return new Slider(name, page.text("settings.ranking." + name), (int) Math.round(100 * weight));
  }

  private List<Followed> follows(Page page, Optional<ReaderProfile> profile) {
    Optional<Set<Long>> switched =
        readers
            .flatMap(ReaderServices::post)
            .filter(PostServices::sends)
            .flatMap(post -> profile.map(reader -> post.alerts().switched(reader.id())));
    return page.reader().shelf().follows().stream()
        .map(
            follow ->
                new Followed(
                    follow.number(),
                    FrontViews.name(page, follow),
                    page.text("follow.kind." + follow.kind().parameter()),
                    page.href(FollowPaths.of(follow)),
                    switched
                        .map(numbers -> numbers.contains(follow.number()) ? "on" : "off")
                        .orElse("")))
        .toList();
  }

  private static Option option(Page page, String value, String tag, String chosen) {
    return new Option(value, page.text("settings.language." + value), tag, value.equals(chosen));
  }

  private static Optional<ZoneId> zone(Parameters form) {
    Optional<String> asked = form.text("zone");
    if (asked.filter(name -> !TimeZones.ALL.contains(name)).isPresent()) {
      throw Parameters.refuse("zone", asked.get(), "a time zone such as Europe/Berlin");
    }
    return asked.map(ZoneId::of);
  }

  /// Keeps the choice: a reader's in the profile, anyone else's in the browser.
  public Reply choose(RequestContext context) {
    Parameters form = context.form();
    guard.check(context, form);
    String asked = form.text("language").orElse(BROWSER);
    boolean known =
        Arrays.stream(InterfaceLanguage.values()).anyMatch(one -> one.parameter().equals(asked));
    if (!known && !asked.equals(BROWSER)) {
      throw Parameters.refuse("language", asked, "browser, en or zh");
    }
    Optional<ReaderProfile> profile = context.visit().profile();
    if (profile.isPresent() && readers.isPresent()) {
      readers
          .get()
          .store()
          .choose(profile.get().id(), known ? asked : null, zone(form).orElse(null));
      return Reply.redirect("/settings").withStatus(303);
    }
    String secure = context.isSecure() ? "; Secure" : "";
    String cookie =
        RequestContext.LANGUAGE_COOKIE
            + "="
            + (known ? asked : "")
            + "; Path=/; HttpOnly; SameSite=Lax; Max-Age="
            + (known ? KEPT_SECONDS : 0)
            + secure;
    return Reply.redirect("/settings").withStatus(303).with("Set-Cookie", cookie);
  }
}

package io.broadsheet.web.page;

import io.broadsheet.web.FormGuard;
import io.broadsheet.web.InterfaceLanguage;
import io.broadsheet.web.Parameters;
import io.broadsheet.web.Reply;
import io.broadsheet.web.RequestContext;
import io.broadsheet.web.WebServices;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// `/settings`: what a reader chooses. The choice is kept in the reader's browser alone.
public final class SettingsHandler {
  private static final long KEPT_SECONDS = Duration.ofDays(365).toSeconds();
  private static final String BROWSER = "browser";

  private final Pages pages;
  private final FormGuard guard;
  private final Set<String> languages;

  public SettingsHandler(WebServices services, Pages pages, FormGuard guard) {
    this.pages = pages;
    this.guard = guard;
    this.languages = services.reading().languages();
  }

  /// What the template shows.
  ///
  /// @param translated languages that papers are translated into, in words; empty for none
  public record Model(String action, String token, List<Option> options, String translated) {}

  /// A language to choose.
  ///
  /// @param tag BCP 47 of the label
  public record Option(String value, String label, String tag, boolean chosen) {}

  /// Draws the form.
  public Reply form(RequestContext context) {
    Page bare = pages.page(context, "");
    Page page = bare.withTitle(bare.text("nav.settings"));
    FormGuard.Ticket ticket = guard.ticket(context);
    String chosen = context.chosenLanguage().map(InterfaceLanguage::parameter).orElse(BROWSER);
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
                new Model(page.href("/settings"), ticket.token(), options, names))
            .with("Cache-Control", "no-store");
    return ticket.cookie().map(cookie -> reply.with("Set-Cookie", cookie)).orElse(reply);
  }

  private static Option option(Page page, String value, String tag, String chosen) {
    return new Option(value, page.text("settings.language." + value), tag, value.equals(chosen));
  }

  /// Keeps the choice.
  public Reply choose(RequestContext context) {
    Parameters form = context.form();
    guard.check(context, form);
    String asked = form.text("language").orElse(BROWSER);
    boolean known =
        Arrays.stream(InterfaceLanguage.values()).anyMatch(one -> one.parameter().equals(asked));
    if (!known && !asked.equals(BROWSER)) {
      throw Parameters.refuse("language", asked, "browser, en or zh");
    }
    String secure = context.baseUrl().startsWith("https:") ? "; Secure" : "";
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

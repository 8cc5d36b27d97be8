package io.broadsheet.web.page;

import static java.util.Objects.requireNonNull;

import io.broadsheet.web.Assets;
import io.broadsheet.web.InterfaceLanguage;
import io.broadsheet.web.Messages;
import io.broadsheet.web.RequestContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What every template needs: the request, the words, and what goes into the head of the document.
///
/// @param title of the document, without the name of the product
/// @param query what stands in the search box
/// @param paperCount papers in the library
/// @param canonical absolute URL of the page without parameters that do not change it
/// @param feed path of the Atom feed of what is shown
/// @param metas for citation managers
/// @param reader for whom it is drawn
/// @param subscribes whether mail is to be had without an account
public record Page(
    RequestContext context,
    Assets assets,
    String title,
    String query,
    long paperCount,
    String version,
    Optional<String> canonical,
    Optional<String> feed,
    List<Meta> metas,
    PageReader reader,
    boolean subscribes) {

  /// A `<meta>` element.
  public record Meta(String name, String content) {}

  public Page {
    requireNonNull(context, "context is null");
    requireNonNull(title, "title is null");
    requireNonNull(query, "query is null");
    metas = List.copyOf(metas);
  }

  public Page withTitle(String newTitle) {
    return new Page(
        context,
        assets,
        newTitle,
        query,
        paperCount,
        version,
        canonical,
        feed,
        metas,
        reader,
        subscribes);
  }

  public Page withQuery(String newQuery) {
    return new Page(
        context,
        assets,
        title,
        newQuery,
        paperCount,
        version,
        canonical,
        feed,
        metas,
        reader,
        subscribes);
  }

  /// @param path absolute path on this server
  public Page withCanonical(String path) {
    return new Page(
        context,
        assets,
        title,
        query,
        paperCount,
        version,
        Optional.of(context.baseUrl() + path),
        feed,
        metas,
        reader,
        subscribes);
  }

  /// @param path absolute path on this server
  public Page withFeed(String path) {
    return new Page(
        context,
        assets,
        title,
        query,
        paperCount,
        version,
        canonical,
        Optional.of(path),
        metas,
        reader,
        subscribes);
  }

  public Page withMetas(List<Meta> newMetas) {
    return new Page(
        context,
        assets,
        title,
        query,
        paperCount,
        version,
        canonical,
        feed,
        newMetas,
        reader,
        subscribes);
  }

  /// A text of the interface, see [Messages#text].
  public String text(String key, Object... arguments) {
    return messages().text(key, arguments);
  }

  public Messages messages() {
    return Messages.of(context.language());
  }

  public InterfaceLanguage language() {
    return context.language();
  }

  public String number(long number) {
    return messages().number(number);
  }

  /// `20 November 2025`, `2025年11月20日`.
  public String date(LocalDate date) {
    return Dates.day(date, language());
  }

  /// As [#date(LocalDate)], of the day in the reader's zone.
  public String date(Instant instant) {
    return date(LocalDate.ofInstant(instant, context.zone()));
  }

  /// `Thursday, 20 November 2025`, `2025年11月20日 星期四`.
  public String weekdayAndDate(LocalDate date) {
    return Dates.weekdayAndDay(date, language());
  }

  /// With hour and minute in the reader's zone.
  public String dateTime(Instant instant) {
    return Dates.minute(instant, context.zone(), language());
  }

  /// A link that keeps the language the reader asked for.
  public String href(String path) {
    return context.href(path);
  }

  public String asset(String name) {
    return assets.path(name);
  }

  /// `page` when the link leads to the page shown, else null: the value of `aria-current`.
  public @Nullable String current(String path) {
    return context.rawPath().equals(path) ? "page" : null;
  }
}

package io.broadsheet.web.page;

import io.broadsheet.paper.Paper;
import io.broadsheet.translate.FieldState;
import io.broadsheet.translate.TranslatedTexts;
import io.broadsheet.translate.Translation;
import io.broadsheet.translate.Translation.Origin;
import io.broadsheet.web.ReadingServices;
import io.broadsheet.web.TextDirection;
import io.broadsheet.web.page.PaperModel.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Title and abstract of a paper in every language there is, the reader's own first, the original
/// next to it.
///
/// @param pending why there is no text in the reader's language, or no new one
/// @param offer path of the form by which a reader translates it
record PaperTexts(List<Text> texts, Optional<String> pending, Optional<String> offer) {
  /// Languages shown beside the original; a paper is hardly translated into more.
  private static final int MOST_LANGUAGES = 6;

  static PaperTexts of(Page page, Paper paper, ReadingServices reading) {
    String own = page.language().parameter();
    String original = primary(paper.language());
    Set<String> seen = new HashSet<>(Set.of(original));
    List<Text> texts = new ArrayList<>();
    TranslatedTexts first = TranslatedTexts.NONE;
    boolean firstOnPage = false;
    Optional<AlignedTexts> aligned = Optional.empty();
    List<String> languages =
        Stream.concat(Stream.of(own), reading.translations().languages(paper.id()).stream())
            .map(PaperTexts::primary)
            .filter(seen::add)
            .limit(MOST_LANGUAGES)
            .toList();
    for (String language : languages) {
      TranslatedTexts found =
          reading
              .translations()
              .texts(List.of(paper), language)
              .getOrDefault(paper.id(), TranslatedTexts.NONE);
      if (language.equals(own)) {
        first = found;
      }
      Optional<AlignedTexts> both = aligned(paper, found);
      Optional<Text> text = text(page, paper, reading, found, both);
      if (text.isPresent()) {
        if (texts.isEmpty()) {
          aligned = both;
          firstOnPage = language.equals(own);
        }
        texts.add(text.get());
      }
    }
    texts.add(Math.min(texts.size(), firstOnPage ? 1 : 0), original(page, paper, aligned));
    boolean foreign = !original.equals(own) && !original.equals("und");
    return new PaperTexts(
        texts,
        foreign ? pending(page, paper, first, reading) : Optional.empty(),
        foreign && reading.corrections() && first.equals(TranslatedTexts.NONE)
            ? Optional.of(page.href(PaperPaths.correction(paper.id(), own)))
            : Optional.empty());
  }

  private static Text original(Page page, Paper paper, Optional<AlignedTexts> aligned) {
    return new Text(
        paper.language(),
        TextDirection.of(paper.language()),
        languageName(page, paper.language()),
        Optional.of(Markup.texInline(paper.title())),
        paper.abstractText().isBlank()
            ? Optional.empty()
            : aligned
                .map(AlignedTexts::original)
                .or(() -> Optional.of(Markup.tex(paper.abstractText()))),
        Optional.empty(),
        Optional.empty());
  }

  private static Optional<Text> text(
      Page page,
      Paper paper,
      ReadingServices reading,
      TranslatedTexts found,
      Optional<AlignedTexts> aligned) {
    Optional<Translation> title = found.title().translation();
    Optional<Translation> body = found.abstractText().translation();
    Optional<Translation> either = body.or(() -> title);
    return either.map(
        any ->
            new Text(
                any.language(),
                TextDirection.of(any.language()),
                languageName(page, any.language()),
                title.map(Translation::text).map(Markup::texInline),
                aligned
                    .map(AlignedTexts::translation)
                    .or(() -> body.map(Translation::text).map(Markup::tex)),
                Optional.of(attribution(page, found)),
                reading.corrections()
                    ? Optional.of(
                        page.href(PaperPaths.correction(paper.id(), primary(any.language()))))
                    : Optional.empty()));
  }

  private static Optional<AlignedTexts> aligned(Paper paper, TranslatedTexts found) {
    FieldState body = found.abstractText();
    return paper.abstractText().isBlank()
        ? Optional.empty()
        : body.translation()
            .map(
                text ->
                    AlignedTexts.of(
                        paper.abstractText(),
                        text.text(),
                        body.stale() ? List.of() : text.sentences()));
  }

  /// Whose title and abstract are, once when it is the same for both.
  private static String attribution(Page page, TranslatedTexts found) {
    String title = Attributions.of(page, found.title());
    String body = Attributions.of(page, found.abstractText());
    if (title.isEmpty() || title.equals(body)) {
      return body;
    }
    return body.isEmpty()
        ? title
        : page.text("translation.titleAnd", title) + " " + page.text("translation.abstract", body);
  }

  private static Optional<String> pending(
      Page page, Paper paper, TranslatedTexts found, ReadingServices reading) {
    boolean failed =
        found.title().failure().isPresent() || found.abstractText().failure().isPresent();
    boolean waits =
        found.title().pending()
            || (!paper.abstractText().isBlank() && found.abstractText().pending());
    if (failed) {
      return Optional.of(page.text("translation.refused"));
    }
    List<Translation> shown =
        Stream.of(found.title(), found.abstractText())
            .flatMap(state -> state.translation().stream())
            .toList();
    // What another site translated was not checked here, so it is made anew.
    boolean imported = shown.stream().anyMatch(text -> text.origin() == Origin.IMPORTED);
    if (!(waits || imported) || !reading.languages().contains(page.language().parameter())) {
      return Optional.empty();
    }
    return Optional.of(
        page.text(shown.isEmpty() ? "translation.pending" : "translation.renewalPending"));
  }

  static String languageName(Page page, String tag) {
    String name = Locale.forLanguageTag(tag).getDisplayLanguage(page.language().locale());
    return name.isBlank() || primary(tag).equals("und")
        ? page.text("search.language.unknown")
        : name;
  }

  private static String primary(String tag) {
    int dash = tag.indexOf('-');
    return dash < 0 ? tag : tag.substring(0, dash);
  }
}

package io.broadsheet.web.page;

import gg.jte.Content;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.text.TexToText;
import io.broadsheet.translate.TranslatedTexts;
import io.broadsheet.translate.Translation;
import io.broadsheet.translate.Translation.Origin;
import io.broadsheet.translate.TranslationField;
import io.broadsheet.translate.TranslationStore;
import io.broadsheet.web.FormGuard;
import io.broadsheet.web.Parameters;
import io.broadsheet.web.ReadingServices;
import io.broadsheet.web.Reply;
import io.broadsheet.web.RequestContext;
import io.broadsheet.web.TextDirection;
import io.broadsheet.web.WebServices;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `/paper/{id}/translation?to=zh`: a form by which a reader corrects a translation, or gives one
/// where there is none, and all that was ever shown, each of which can be taken back.
public final class CorrectionHandler {
  static final int MAX_TITLE = 1_000;
  static final int MAX_ABSTRACT = 20_000;
  static final int MAX_NAME = 60;

  private final WebServices services;
  private final ReadingServices reading;
  private final Pages pages;
  private final FormGuard guard;

  public CorrectionHandler(WebServices services, Pages pages, FormGuard guard) {
    this.services = services;
    this.reading = services.reading();
    this.pages = pages;
    this.guard = guard;
  }

  /// What the template shows.
  ///
  /// @param action path the form is sent to
  /// @param to BCP 47 tag of the translation
  /// @param trouble why what was sent was not taken; null at first
  public record Model(
      String paperHref,
      String action,
      String token,
      Content originalTitle,
      Content originalAbstract,
      String originalLanguage,
      String originalDirection,
      String to,
      String direction,
      String languageName,
      String title,
      String abstractText,
      boolean hasAbstract,
      @Nullable String trouble,
      List<Entry> history) {}

  /// A text that was kept.
  ///
  /// @param number 0 for an imported one, which cannot be taken back
  /// @param checks how many checks it passed, in words; empty when it was not checked
  public record Entry(
      long number, String field, String text, String whose, String checks, boolean withdrawn) {}

  /// Draws the form.
  public Reply form(RequestContext context) {
    Target target = target(context, context.parameters());
    return draw(context, target, null, null);
  }

  /// Takes what was sent.
  public Reply submit(RequestContext context) {
    Parameters form = context.form();
    guard.check(context, form);
    Target target = target(context, form);
    String action = form.text("action").orElse("correct");
    switch (action) {
      case "withdraw" -> reading.translations().withdraw(entry(form, target).number());
      case "restore" -> reading.translations().restore(entry(form, target).number());
      case "correct" -> {
        String trouble = correct(context, form, target);
        if (trouble != null) {
          return draw(context, target, form, trouble).withStatus(400);
        }
      }
      default -> throw Parameters.refuse("action", action, "correct, withdraw or restore");
    }
    String back =
        action.equals("correct")
            ? PaperPaths.paper(target.paper().id())
            : PaperPaths.correction(target.paper().id(), target.to());
    return Reply.redirect(context.href(back)).withStatus(303);
  }

  /// A paper and the language it is translated into.
  private record Target(Paper paper, String to) {}

  private Target target(RequestContext context, Parameters parameters) {
    if (!reading.corrections()) {
      throw BroadsheetException.notFound("this server takes no corrections");
    }
    PaperId id =
        PaperAddress.of(context)
            .map(PaperAddress::id)
            .orElseThrow(() -> BroadsheetException.notFound("that is no paper's identifier"));
    Paper paper =
        services
            .papers()
            .find(id)
            .orElseThrow(() -> BroadsheetException.notFound(id + " is not in this library."));
    String to = parameters.text("to").orElse(context.language().parameter());
    if (!to.matches("[a-z]{2,3}") || to.equals(paper.language().split("-", 2)[0])) {
      throw Parameters.refuse("to", to, "a language such as zh, other than the paper's own");
    }
    return new Target(paper, to);
  }

  private Translation entry(Parameters form, Target target) {
    int number = form.number("number", 0, 1, Integer.MAX_VALUE);
    return reading
        .translations()
        .find(number)
        .filter(one -> one.paperId().equals(target.paper().id()))
        .orElseThrow(() -> BroadsheetException.notFound("there is no such text"));
  }

  /// Keeps what differs from what is shown.
  ///
  /// @return what is wrong with it, null when nothing is
  private @Nullable String correct(RequestContext context, Parameters form, Target target) {
    Page page = pages.page(context, "");
    String title = form.text("title").orElse("");
    String text = form.text("abstract").orElse("");
    String by = form.text("by").orElse(Attributions.ANONYMOUS);
    if (title.length() > MAX_TITLE || text.length() > MAX_ABSTRACT || by.length() > MAX_NAME) {
      return page.text("correct.tooLong", MAX_TITLE, MAX_ABSTRACT, MAX_NAME);
    }
    TranslatedTexts shown = shown(target);
    List<Translation> fresh = new ArrayList<>();
    add(fresh, context, target, TranslationField.TITLE, title, by, shown);
    if (!target.paper().abstractText().isBlank()) {
      add(fresh, context, target, TranslationField.ABSTRACT, text, by, shown);
    }
    if (fresh.isEmpty()) {
      return page.text("correct.nothingNew");
    }
    fresh.forEach(reading.translations()::put);
    return null;
  }

  private static void add(
      List<Translation> fresh,
      RequestContext context,
      Target target,
      TranslationField field,
      String text,
      String by,
      TranslatedTexts shown) {
    String present = shown.of(field).translation().map(Translation::text).orElse("").strip();
    boolean stale = shown.of(field).stale();
    if (!text.isBlank() && (stale || !text.equals(Parameters.oneLine(present)))) {
      fresh.add(
          Translation.correction(
              target.paper().id(),
              field,
              target.to(),
              text,
              by,
              context.today(),
              field.of(target.paper())));
    }
  }

  private TranslatedTexts shown(Target target) {
    return reading
        .translations()
        .texts(List.of(target.paper()), target.to())
        .getOrDefault(target.paper().id(), TranslatedTexts.NONE);
  }

  private Reply draw(
      RequestContext context, Target target, @Nullable Parameters sent, @Nullable String trouble) {
    Paper paper = target.paper();
    TranslatedTexts shown = shown(target);
    FormGuard.Ticket ticket = guard.ticket(context);
    Page bare = pages.page(context, "");
    Page page = bare.withTitle(bare.text("correct.titleOf", TexToText.convert(paper.title())));
    Model model =
        new Model(
            page.href(PaperPaths.paper(paper.id())),
            page.href(PaperPaths.paper(paper.id()) + "/translation"),
            ticket.token(),
            Markup.texInline(paper.title()),
            Markup.tex(paper.abstractText()),
            paper.language(),
            TextDirection.of(paper.language()),
            target.to(),
            TextDirection.of(target.to()),
            PaperTexts.languageName(page, target.to()),
            value(sent, "title", shown, TranslationField.TITLE),
            value(sent, "abstract", shown, TranslationField.ABSTRACT),
            !paper.abstractText().isBlank(),
            trouble,
            history(page, target));
    Reply reply = pages.draw("page/correction.jte", page, model).with("Cache-Control", "no-store");
    return ticket.on(reply);
  }

  private static String value(
      @Nullable Parameters sent, String name, TranslatedTexts shown, TranslationField field) {
    return Optional.ofNullable(sent)
        .flatMap(form -> form.text(name))
        .or(() -> shown.of(field).translation().map(Translation::text))
        .orElse("");
  }

  private List<Entry> history(Page page, Target target) {
    TranslationStore store = reading.translations();
    Map<TranslationField, String> names =
        Map.of(
            TranslationField.TITLE, page.text("paper.title"),
            TranslationField.ABSTRACT, page.text("paper.abstract"));
    return store.history(target.paper().id(), target.to()).stream()
        .map(
            one ->
                new Entry(
                    one.origin() == Origin.IMPORTED ? 0 : one.number(),
                    names.getOrDefault(one.field(), ""),
                    one.text(),
                    Attributions.of(page, one),
                    one.checks().isEmpty()
                        ? ""
                        : page.text(
                            "correct.checks",
                            one.checks().stream().filter(check -> !check.failed()).count(),
                            one.checks().size()),
                    one.withdrawn()))
        .toList();
  }
}

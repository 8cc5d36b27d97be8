package io.broadsheet.web.page;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.reader.ReaderProfile;
import io.broadsheet.reader.Role;
import io.broadsheet.translate.glossary.GlossaryShelf;
import io.broadsheet.translate.glossary.GlossaryStore;
import io.broadsheet.translate.glossary.LanguagePair;
import io.broadsheet.translate.glossary.OwnTerm;
import io.broadsheet.translate.glossary.Term;
import io.broadsheet.web.FormGuard;
import io.broadsheet.web.Parameters;
import io.broadsheet.web.ReadingServices;
import io.broadsheet.web.Reply;
import io.broadsheet.web.RequestContext;
import io.broadsheet.web.WebServices;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// `/glossary`: how terms are rendered, found by either; readers add their own and take them back,
/// editors anybody's.
public final class GlossaryHandler {
  private static final String PATH = "/glossary";
  private static final int MOST_RENDERINGS = 8;

  private final ReadingServices reading;
  private final GlossaryView view;
  private final FormGuard guard;

  public GlossaryHandler(WebServices services, Pages pages) {
    this.reading = services.reading();
    this.view = new GlossaryView(services, pages);
    this.guard = pages.guard();
  }

  public Reply page(RequestContext context) {
    return view.draw(context, shelf(), context.parameters(), Optional.empty());
  }

  public Reply act(RequestContext context) {
    Parameters form = context.form();
    guard.check(context, form);
    String action = form.text("action").orElse("add");
    return switch (action) {
      case "add" -> add(context, form);
      case "remove" -> remove(context, form);
      default -> throw Parameters.refuse("action", action, "add or remove");
    };
  }

  /// Whether a reader may change other readers' terms.
  static boolean edits(ReaderProfile reader) {
    return reader.role() != Role.READER;
  }

  private GlossaryShelf shelf() {
    return reading
        .glossaries()
        .orElseThrow(() -> BroadsheetException.notFound("this server has no glossary"));
  }

  private Reply add(RequestContext context, Parameters form) {
    ReaderProfile me = context.reader();
    Page page = view.page(context);
    if (!reading.corrections() && !edits(me)) {
      return refused(context, form, page.text("glossary.closed"));
    }
    Optional<LanguagePair> pair =
        LanguagePair.find(form.text("from").orElse("en"), form.text("to").orElse(""));
    if (pair.isEmpty()) {
      return refused(context, form, page.text("glossary.pairWrong"));
    }
    Term term;
    try {
      term = term(form);
    } catch (IllegalArgumentException fault) {
      return refused(
          context, form, page.text("glossary.wrong", String.valueOf(fault.getMessage())));
    }
    GlossaryStore store = shelf().store();
    Optional<OwnTerm> there = store.find(pair.get(), term.term(), term.domain());
    if (there.isPresent() && !isOwn(there.get(), me) && !edits(me)) {
      return refused(context, form, page.text("glossary.taken", there.get().name()));
    }
    store.put(pair.get(), term, me.id().number(), me.displayName(), context.today());
    return Reply.redirect(context.href(PATH + "?pair=" + pair.get() + "#own")).withStatus(303);
  }

  private static Term term(Parameters form) {
    List<String> renderings =
        Arrays.stream(form.text("rendering").orElse("").split("[|｜]"))
            .map(String::strip)
            .filter(one -> !one.isEmpty())
            .distinct()
            .toList();
    if (renderings.size() > MOST_RENDERINGS) {
      throw new IllegalArgumentException("there are more than " + MOST_RENDERINGS + " renderings");
    }
    return new Term(
        form.text("term").orElse(""),
        renderings,
        form.text("domain").orElse(Term.ANY_DOMAIN),
        Term.Part.NOUN,
        100,
        0,
        List.of());
  }

  private Reply remove(RequestContext context, Parameters form) {
    ReaderProfile me = context.reader();
    GlossaryStore store = shelf().store();
    OwnTerm term =
        store
            .find(form.number("number", 0, 1, Integer.MAX_VALUE))
            .orElseThrow(() -> BroadsheetException.notFound("there is no such term"));
    if (!isOwn(term, me) && !edits(me)) {
      throw BroadsheetException.notFound("there is no such term of yours");
    }
    store.remove(term.number());
    return Reply.redirect(context.href(PATH + "?pair=" + term.pair() + "#own")).withStatus(303);
  }

  static boolean isOwn(OwnTerm term, ReaderProfile reader) {
    return term.reader().isPresent() && term.reader().getAsLong() == reader.id().number();
  }

  private Reply refused(RequestContext context, Parameters form, String trouble) {
    return view.draw(context, shelf(), form, Optional.of(trouble)).withStatus(400);
  }

  /// Compared as [GlossaryView] compares.
  static String folded(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}

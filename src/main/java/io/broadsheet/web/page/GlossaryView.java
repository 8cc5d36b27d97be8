package io.broadsheet.web.page;

import io.broadsheet.reader.ReaderProfile;
import io.broadsheet.translate.glossary.Glossaries;
import io.broadsheet.translate.glossary.GlossaryShelf;
import io.broadsheet.translate.glossary.LanguagePair;
import io.broadsheet.translate.glossary.OwnTerm;
import io.broadsheet.translate.glossary.PairGlossary;
import io.broadsheet.translate.glossary.Term;
import io.broadsheet.web.Parameters;
import io.broadsheet.web.ReadingServices;
import io.broadsheet.web.Reply;
import io.broadsheet.web.RequestContext;
import io.broadsheet.web.TextDirection;
import io.broadsheet.web.WebServices;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Draws [GlossaryHandler]'s page.
public final class GlossaryView {
  private static final int MOST_SHOWN = 100;

  private final ReadingServices reading;
  private final Pages pages;
  private final boolean oneReader;

  GlossaryView(WebServices services, Pages pages) {
    this.reading = services.reading();
    this.pages = pages;
    this.oneReader =
        services.readers().map(readers -> readers.accounts().oneReader()).orElse(false);
  }

  /// What the template shows.
  ///
  /// @param pair the pair shown, `en-zh`
  /// @param count how many terms there are, in words
  /// @param own terms of readers, of this pair, the newest first
  /// @param mayAdd whether the form is there; else `mayNot` says why
  /// @param trouble why what was sent was not taken; empty at first
  public record Model(
      List<Pair> pairs,
      String pair,
      String source,
      String target,
      String direction,
      String query,
      String count,
      List<Row> rows,
      List<Row> own,
      boolean mayAdd,
      String mayNot,
      String trouble,
      Typed typed) {}

  /// A pair of languages to look at.
  public record Pair(String href, String name, boolean chosen) {}

  /// A term.
  ///
  /// @param number of the entry to remove; 0 where the reader may not
  public record Row(long number, String term, String renderings, String field, String whose) {}

  /// What was typed into the form.
  public record Typed(String from, String to, String term, String rendering, String domain) {}

  Page page(RequestContext context) {
    Page bare = pages.page(context, "");
    return bare.withTitle(bare.text("glossary.title"));
  }

  Reply draw(
      RequestContext context, GlossaryShelf shelf, Parameters sent, Optional<String> trouble) {
    Page page = page(context);
    Glossaries all = shelf.now();
    List<OwnTerm> added = shelf.store().all();
    LanguagePair pair = chosen(context, sent, all);
    Set<String> ownTerms =
        added.stream()
            .filter(term -> term.pair().equals(pair))
            .map(term -> term.term().term())
            .collect(Collectors.toSet());
    Optional<ReaderProfile> me = context.visit().profile();
    boolean mayAdd = me.isPresent() && (reading.corrections() || GlossaryHandler.edits(me.get()));
    String query = trouble.isPresent() ? "" : sent.text("q").orElse("");
    List<Term> terms = all.of(pair).map(PairGlossary::terms).orElse(List.of());
    List<Term> found = terms.stream().filter(term -> has(term, query)).toList();
    Model model =
        new Model(
            pairs(page, all, pair),
            pair.toString(),
            pair.source(),
            pair.target(),
            TextDirection.of(pair.target()),
            query,
            count(page, query, found.size(), terms.size()),
            found.stream()
                .sorted(nearness(query))
                .limit(MOST_SHOWN)
                .map(term -> row(page, term, ownTerms))
                .toList(),
            added.stream()
                .filter(term -> term.pair().equals(pair))
                .map(term -> row(page, term, me))
                .toList(),
            mayAdd,
            mayNot(page, me.isPresent()),
            trouble.orElse(""),
            typed(sent, pair, trouble.isPresent()));
    return pages.draw("page/glossary.jte", page, model).with("Cache-Control", "no-store");
  }

  /// The pair asked for, else that into the language of the page, else any.
  private static LanguagePair chosen(RequestContext context, Parameters sent, Glossaries all) {
    Optional<LanguagePair> named =
        sent.text("pair")
            .flatMap(
                name ->
                    all.pairs().stream().filter(pair -> pair.toString().equals(name)).findFirst());
    LanguagePair readers =
        LanguagePair.find("en", context.language().parameter()).orElse(LanguagePair.EN_ZH);
    return named.orElse(all.pairs().contains(readers) ? readers : LanguagePair.EN_ZH);
  }

  private static List<Pair> pairs(Page page, Glossaries all, LanguagePair chosen) {
    return all.pairs().stream()
        .sorted(Comparator.comparing(LanguagePair::toString))
        .map(
            pair ->
                new Pair(
                    page.href("/glossary?pair=" + pair),
                    PaperTexts.languageName(page, pair.source())
                        + " → "
                        + PaperTexts.languageName(page, pair.target()),
                    pair.equals(chosen)))
        .toList();
  }

  private static String count(Page page, String query, int found, int all) {
    if (found == 0 && !query.isEmpty()) {
      return page.text("glossary.none", query);
    }
    return found > MOST_SHOWN
        ? page.text("glossary.more", page.number(found), page.number(all), MOST_SHOWN)
        : page.text("glossary.count", page.number(found), page.number(all));
  }

  private String mayNot(Page page, boolean signedIn) {
    return signedIn || oneReader ? page.text("glossary.closed") : page.text("glossary.signIn");
  }

  private static boolean has(Term term, String query) {
    String folded = GlossaryHandler.folded(query);
    return GlossaryHandler.folded(term.term()).contains(folded)
        || term.renderings().stream().anyMatch(one -> GlossaryHandler.folded(one).contains(folded));
  }

  /// Terms that are the query come first, then those that begin with it; each by the alphabet.
  private static Comparator<Term> nearness(String query) {
    String folded = GlossaryHandler.folded(query);
    return Comparator.comparingInt(
            (Term term) -> {
              String name = term.term().toLowerCase(Locale.ROOT);
              boolean whole = name.equals(folded) || term.renderings().contains(query);
              return whole ? 0 : name.startsWith(folded) ? 1 : 2;
            })
        .thenComparing(term -> term.term().toLowerCase(Locale.ROOT));
  }

  private static Row row(Page page, Term term, Set<String> ownTerms) {
    String whose = ownTerms.contains(term.term()) ? page.text("glossary.own") : "";
    return new Row(0, term.term(), String.join(" · ", term.renderings()), field(page, term), whose);
  }

  private static Row row(Page page, OwnTerm own, Optional<ReaderProfile> me) {
    boolean mine =
        me.filter(reader -> GlossaryHandler.isOwn(own, reader) || GlossaryHandler.edits(reader))
            .isPresent();
    return new Row(
        mine ? own.number() : 0,
        own.term().term(),
        String.join(" · ", own.term().renderings()),
        field(page, own.term()),
        own.name().isEmpty()
            ? page.text("glossary.byNobody", page.date(own.addedOn()))
            : page.text("glossary.by", own.name(), page.date(own.addedOn())));
  }

  private static String field(Page page, Term term) {
    return term.domain().equals(Term.ANY_DOMAIN) ? page.text("glossary.field.all") : term.domain();
  }

  private static Typed typed(Parameters sent, LanguagePair pair, boolean refused) {
    return refused
        ? new Typed(
            sent.text("from").orElse("en"),
            sent.text("to").orElse(""),
            sent.text("term").orElse(""),
            sent.text("rendering").orElse(""),
            sent.text("domain").orElse(""))
        : new Typed(pair.source(), pair.target(), "", "", "");
  }
}

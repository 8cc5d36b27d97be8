package io.broadsheet.ops.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.ops.Library;
import io.broadsheet.ops.Translating;
import io.broadsheet.paper.ArxivIdentifier;
import io.broadsheet.paper.Paper;
import io.broadsheet.paper.PaperId;
import io.broadsheet.translate.PaperWork;
import io.broadsheet.translate.TranslationBacklog;
import io.broadsheet.translate.TranslationTally;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Translates what is named, or the backlog.
@Command(
    name = "translate",
    mixinStandardHelpOptions = true,
    description = {
      "Translates the papers that are named, or those that wait: what readers have opened, then"
          + " the newest.",
      "Formulas, names, links and numbers are masked before an engine is asked; its answer is"
          + " checked, and only what passes is kept and shown. What fails is counted by reason.",
      "Engines: libretranslate, apertium, deepl, google, google-v3, chat; see the keys translate.*"
          + " of `broadsheet config`. Ctrl-C stops it cleanly, and the next run goes on."
    })
final class TranslateCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private DataOptions data = new DataOptions();

  @Parameters(
      paramLabel = "ID",
      arity = "0..*",
      description = "papers, such as 2301.00335; none for those that wait")
  private List<String> ids = new ArrayList<>();

  @Option(
      names = "--to",
      paramLabel = "LANG",
      description =
          "language to translate into, such as zh (default: those of translate.languages)")
  private @Nullable String language;

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      description = "the only engine to ask (default: those of translate.engines)")
  private @Nullable String engine;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "look at so many papers at most (default: all that wait)")
  private int limit = Integer.MAX_VALUE;

  @Option(
      names = "--imported",
      description =
          "make anew what only another site has translated, which was not checked here; it stays in"
              + " the history")
  private boolean imported;

  @Option(names = "--json", description = "print JSON, one line a language")
  private boolean json;

  TranslateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    if (limit < 1) {
      throw BroadsheetException.invalid("--limit is " + limit + "; it must be at least 1");
    }
    if (imported && !ids.isEmpty()) {
      throw BroadsheetException.invalid("name papers, or --imported, not both");
    }
    try (Interruption interruption = new Interruption();
        Library library = Session.open(console, data)) {
      interruption.stopWith(Thread.currentThread()::interrupt);
      String named = engine;
      Translating translating =
          named == null
              ? Translating.of(library, Clock.systemUTC())
              : Translating.with(library, Clock.systemUTC(), named);
      if (translating.engines().isEmpty()) {
        throw BroadsheetException.invalid(
            "no engine is set up; name one with --engine, or set translate.engines");
      }
      boolean complete = true;
      for (String tag : languages(translating)) {
        complete &=
            imported
                ? these(translating, tag, imported(library, translating, tag))
                : ids.isEmpty()
                    ? waiting(translating, tag)
                    : these(translating, tag, papers(library));
      }
      boolean stopped = Thread.interrupted();
      Searchable.make(console, library);
      return complete && !stopped ? 0 : 1;
    }
  }

  /// @throws BroadsheetException of kind INVALID when there is none or one is no tag
  private List<String> languages(Translating translating) {
    String asked = language;
    if (asked == null) {
      if (translating.languages().isEmpty()) {
        throw BroadsheetException.invalid(
            "into which language? Name it with --to zh, or set translate.languages");
      }
      return translating.languages();
    }
    if (!asked.matches("[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")) {
      throw BroadsheetException.invalid(
          "--to is " + asked + ", which is not a language tag such as zh or pt-BR");
    }
    return List.of(asked);
  }

  private boolean waiting(Translating translating, String tag) throws IOException {
    TranslationBacklog backlog = translating.backlogOf(List.of(tag));
    long total = Math.min(limit, translating.store().countPending(tag));
    try (Progress progress = new Progress(console, "translating into " + tag, "papers")) {
      TranslationBacklog.RunEnd end =
          backlog.run(tag, limit, tally -> progress.show(tally.papers(), total));
      print(tag, end.tally(), end.problem());
      return end.problem().isEmpty();
    }
  }

  private List<Paper> imported(Library library, Translating translating, String tag) {
    return library.papers().findAll(translating.store().imported(tag, limit));
  }

  private boolean these(Translating translating, String tag, List<Paper> papers)
      throws IOException, InterruptedException {
    PaperWork work = new PaperWork(translating.store(), translating.translator());
    TranslationTally sum = TranslationTally.NONE;
    Optional<String> problem = Optional.empty();
    try (Progress progress = new Progress(console, "translating into " + tag, "papers")) {
      for (Paper paper : papers) {
        PaperWork.Done done = work.run(paper, tag, true);
        sum = sum.plus(done.tally());
        progress.show(sum.papers(), papers.size());
        if (!done.settled()) {
          problem = Optional.of(done.detail());
        }
      }
    }
    print(tag, sum, problem);
    return problem.isEmpty();
  }

  /// @throws BroadsheetException of kind NOT_FOUND naming the first that is not there
  private List<Paper> papers(Library library) {
    List<Paper> papers = new ArrayList<>();
    for (String written : ids) {
      PaperId id =
          ArxivIdentifier.parse(written)
              .map(ArxivIdentifier::paperId)
              .or(() -> PaperId.parse(written.strip()))
              .orElseThrow(
                  () -> BroadsheetException.invalid(written + " is not a paper's identifier"));
      papers.add(
          library
              .papers()
              .find(id)
              .orElseThrow(() -> BroadsheetException.notFound("there is no paper " + written)));
    }
    return papers;
  }

  private void print(String tag, TranslationTally tally, Optional<String> problem)
      throws IOException {
    if (json) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("language", tag);
      line.put("papers", tally.papers());
      line.put("translated", tally.translated());
      line.put("unchanged", tally.unchanged());
      line.put("failed", new TreeMap<>(tally.failed()));
      line.put("postponed", new TreeMap<>(tally.postponed()));
      line.put("problem", problem.orElse(null));
      console.out().println(new ObjectMapper().writeValueAsString(line));
    } else {
      console
          .out()
          .printf(
              Locale.ROOT,
              "%s: looked at %d papers; titles and abstracts translated %d, unchanged %d,"
                  + " failed %d, postponed %d%n",
              tag,
              tally.papers(),
              tally.translated(),
              tally.unchanged(),
              tally.failures(),
              tally.postponements());
      new TreeMap<>(tally.failed())
          .forEach((why, count) -> console.out().println("  failed " + why + " " + count));
      new TreeMap<>(tally.postponed())
          .forEach((why, count) -> console.out().println("  postponed " + why + " " + count));
    }
    problem.ifPresent(why -> console.err().println("translate: " + why));
  }
}

package io.broadsheet.ops.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.broadsheet.error.BroadsheetException;
import io.broadsheet.harvest.HarvestResult;
import io.broadsheet.harvest.Harvester;
import io.broadsheet.harvest.Source;
import io.broadsheet.harvest.Sources;
import io.broadsheet.ops.Harvesting;
import io.broadsheet.ops.Library;
import io.broadsheet.store.HarvestCounts;
import io.broadsheet.store.HarvestRun.Outcome;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// One harvest now.
@Command(
    name = "harvest",
    mixinStandardHelpOptions = true,
    description = {
      "Asks a source for what is new since the last harvest, once, now.",
      "  arxiv         OAI-PMH: complete, with revisions; --set cs:cs:CL",
      "  arxiv-feed    the daily announcements; --set cs.CL",
      "  daily-papers  Hugging Face Daily Papers",
      "  openalex      OpenAlex works; --set FILTER",
      "  oai           any OAI-PMH provider; --url URL",
      "arXiv is asked once every three seconds, whatever else is running. Ctrl-C stops it cleanly,"
          + " and the next harvest goes on."
    })
final class HarvestCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private DataOptions data = new DataOptions();

  @Parameters(
      paramLabel = "SOURCE",
      description = "arxiv, arxiv-feed, daily-papers, openalex or oai")
  private String source = "";

  @Option(
      names = "--set",
      paramLabel = "SET",
      description = "a set, category or filter of the source; may be repeated")
  private List<String> sets = new ArrayList<>();

  @Option(names = "--from", paramLabel = "DATE", description = "first day, such as 2025-11-01")
  private @Nullable LocalDate from;

  @Option(names = "--until", paramLabel = "DATE", description = "last day, included")
  private @Nullable LocalDate until;

  @Option(names = "--url", paramLabel = "URL", description = "address of the provider, for oai")
  private @Nullable URI url;

  @Option(names = "--json", description = "print JSON, one line a set")
  private boolean json;

  HarvestCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    try (Interruption interruption = new Interruption();
        Library library = Session.openOrCreate(console, data)) {
      interruption.stopWith(Thread.currentThread()::interrupt);
      Harvesting harvesting = Harvesting.of(library, Clock.systemUTC());
      boolean complete = true;
      for (Source asked : sources(harvesting.sources(), harvesting)) {
        complete &= run(harvesting.harvester(), asked);
      }
      // A thread that was asked to stop still brings the index up to what was stored.
      boolean stopped = Thread.interrupted();
      Searchable.make(console, library);
      return complete && !stopped ? 0 : 1;
    }
  }

  private List<Source> sources(Sources sources, Harvesting harvesting) {
    return switch (source) {
      case "arxiv" ->
          sources.arxiv(sets.isEmpty() ? harvesting.config().arxivSets() : sets, from, until);
      case "arxiv-feed" ->
          sets.isEmpty() ? sources.feeds() : sets.stream().map(sources::feed).toList();
      case "daily-papers" -> List.of(sources.dailyPapers(from, until));
      case "openalex" -> openAlex(sources, harvesting);
      case "oai" -> {
        URI address = url;
        if (address == null) {
          throw BroadsheetException.invalid(
              "harvest oai needs the provider's address: --url https://…/oai");
        }
        yield (sets.isEmpty() ? List.of("") : sets)
            .stream().map(set -> sources.repository(address, set, from, until)).toList();
      }
      default ->
          throw BroadsheetException.invalid(
              "there is no source "
                  + source
                  + "; the sources are arxiv, arxiv-feed, daily-papers, openalex and oai");
    };
  }

  private List<Source> openAlex(Sources sources, Harvesting harvesting) {
    String configured = harvesting.config().openAlexFilter();
    List<String> filters = sets.isEmpty() && !configured.isEmpty() ? List.of(configured) : sets;
    if (filters.isEmpty()) {
      throw BroadsheetException.invalid(
          "harvest openalex needs a filter, by --set or harvest.openalex-filter, for instance"
              + " --set primary_topic.subfield.id:1702");
    }
    return filters.stream().map(filter -> sources.openAlex(filter, from, until)).toList();
  }

  private boolean run(Harvester harvester, Source asked) throws IOException {
    String name = asked.set().isEmpty() ? asked.name() : asked.name() + " " + asked.set();
    HarvestResult result;
    try (Progress progress = new Progress(console, "harvesting " + name, "records")) {
      result = harvester.run(asked, (_, counts) -> progress.show(counts.read(), -1));
    }
    HarvestCounts counts = result.counts();
    if (json) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("source", asked.name());
      line.put("set", asked.set());
      line.put("outcome", result.outcome().name().toLowerCase(Locale.ROOT));
      line.put("counts", counts);
      line.put("message", result.message());
      line.put("nextTry", result.nextTry() == null ? null : result.nextTry().toString());
      console.out().println(new ObjectMapper().writeValueAsString(line));
    } else {
      console
          .out()
          .println(
              name
                  + ": read "
                  + counts.read()
                  + ", added "
                  + counts.added()
                  + ", revised "
                  + counts.revised()
                  + ", withdrawn "
                  + counts.withdrawn()
                  + ", unchanged "
                  + counts.unchanged()
                  + ", rejected "
                  + counts.rejected());
    }
    if (!result.message().isEmpty()) {
      console.err().println(name + ": " + result.message());
    }
    if (result.nextTry() != null) {
      console.err().println(name + ": not to be asked before " + result.nextTry());
    }
    return result.outcome() == Outcome.COMPLETE;
  }
}

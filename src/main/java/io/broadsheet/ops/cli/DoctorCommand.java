package io.broadsheet.ops.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.ops.Checkup;
import io.broadsheet.ops.Library;
import io.broadsheet.store.StoreCheck.Problem;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Looks whether everything is in order.
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description =
        "Checks the store, and the translations, the index and the vectors against it. Exit status 1 when something is"
            + " wrong. What only waits for its turn (papers not indexed or embedded yet) is not"
            + " wrong.")
final class DoctorCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private DataOptions data = new DataOptions();

  @Option(names = "--repair", description = "mend what can be mended from the papers themselves")
  private boolean repair;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  DoctorCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    try (Library library = Session.open(console, data)) {
      Checkup.Report report = Checkup.run(library);
      if (repair && !report.problems().isEmpty()) {
        print(report);
        console.err().println("repairing");
        Checkup.repair(library);
        report = Checkup.run(library);
      }
      if (json) {
        printJson(report);
      } else {
        print(report);
      }
      return report.problems().isEmpty() ? 0 : 1;
    }
  }

  private void print(Checkup.Report report) {
    for (Problem problem : report.problems()) {
      console.out().println("wrong: " + problem.what() + "\n  mend: " + problem.mend());
    }
    console
        .out()
        .printf(
            Locale.ROOT,
            "papers %d (withdrawn %d), former records %d%n"
                + "translations %d, of these made here %d titles and abstracts; not to be shown %d%n"
                + "searchable by words %d, by meaning %d; waiting: %d changes to index, %d papers to"
                + " embed%n%s%n",
            report.store().papers(),
            report.store().withdrawn(),
            report.store().formerRecords(),
            report.store().translations(),
            report.translations().made(),
            report.translations().failed(),
            report.indexed(),
            report.withVectors(),
            report.changesToIndex(),
            report.papersToEmbed(),
            report.problems().isEmpty()
                ? "everything is in order"
                : report.problems().size() + " things are wrong");
  }

  private void printJson(Checkup.Report report) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode root = mapper.createObjectNode();
    ArrayNode problems = root.putArray("problems");
    report
        .problems()
        .forEach(
            problem ->
                problems.addObject().put("what", problem.what()).put("mend", problem.mend()));
    root.put("papers", report.store().papers());
    root.put("withdrawn", report.store().withdrawn());
    root.put("formerRecords", report.store().formerRecords());
    root.put("translations", report.store().translations());
    root.put("translationsMadeHere", report.translations().made());
    root.put("translationsFailed", report.translations().failed());
    root.put("searchableByWords", report.indexed());
    root.put("searchableByMeaning", report.withVectors());
    root.put("changesToIndex", report.changesToIndex());
    root.put("papersToEmbed", report.papersToEmbed());
    console.out().println(mapper.writeValueAsString(root));
  }
}

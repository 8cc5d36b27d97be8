package io.broadsheet.ops.cli;

import io.broadsheet.translate.glossary.GlossaryFile;
import io.broadsheet.translate.glossary.LanguagePair;
import io.broadsheet.translate.glossary.PairGlossary;
import io.broadsheet.translate.glossary.Term;
import io.broadsheet.translate.glossary.learn.GlossaryLearner;
import io.broadsheet.translate.glossary.learn.LexiconLearner;
import io.broadsheet.translate.glossary.learn.Review;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Learns a glossary.
@Command(
    name = "learn",
    mixinStandardHelpOptions = true,
    description =
        "Learns an English-Chinese glossary from translated papers: JSON lines with title, abstract,"
            + " title_zh and abstract_zh, .gz or not. The glossary that comes with the program was"
            + " made so; fifty thousand papers take some minutes and 4 GB of memory"
            + " (BROADSHEET_JAVA_OPTIONS=-Xmx4g).")
final class GlossaryLearnCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(arity = "1..*", paramLabel = "PAIRS", description = "files of translated papers")
  private List<Path> pairs = new ArrayList<>();

  @Option(
      names = "--papers",
      paramLabel = "FILE",
      description = "papers with categories (arXiv's snapshot), to tell where terms are at home")
  private List<Path> papers = new ArrayList<>();

  @Option(names = "--out", paramLabel = "FILE", description = "where to (default: standard output)")
  private @Nullable Path out;

  @Option(
      names = "--lexicon",
      paramLabel = "FILE",
      description = "where to write which words bring which pieces of its renderings")
  private @Nullable Path lexicon;

  @Option(names = "--unreviewed", description = "without the mends that come with the program")
  private boolean unreviewed;

  GlossaryLearnCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Review review = unreviewed ? Review.none() : Review.shipped(LanguagePair.EN_ZH);
    List<Term> terms =
        new GlossaryLearner(console.err()::println)
            .learn(LanguagePair.EN_ZH, pairs, papers, review);
    if (out == null) {
      terms.forEach(term -> console.out().println(GlossaryFile.line(term)));
    } else {
      try (Writer writer = Files.newBufferedWriter(out, StandardCharsets.UTF_8)) {
        GlossaryFile.write(terms, writer);
      }
      console.err().println(terms.size() + " terms written to " + out);
    }
    if (lexicon != null) {
      PairGlossary glossary = new PairGlossary(LanguagePair.EN_ZH, terms);
      List<String> lines =
          new LexiconLearner(glossary).learn(pairs, console.err()::println).lines();
      Files.write(lexicon, lines);
      console.err().println(lines.size() + " pieces written to " + lexicon);
    }
    return 0;
  }
}

package io.broadsheet.ops.cli;

import io.broadsheet.translate.glossary.Glossaries;
import io.broadsheet.translate.glossary.LanguagePair;
import io.broadsheet.translate.glossary.PairGlossary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Reads glossary files and says what is wrong with them.
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description =
        "Reads glossary files, or without any those in force, and says line by line what is wrong.")
final class GlossaryCheckCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private DataOptions data = new DataOptions();

  @Parameters(arity = "0..*", paramLabel = "FILE", description = "named like en-zh.tsv")
  private List<Path> files = new ArrayList<>();

  GlossaryCheckCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    for (Path file : files) {
      LanguagePair pair = Glossaries.pairOf(file);
      console
          .out()
          .printf(Locale.ROOT, "%s: %d terms, %s%n", file, Glossaries.terms(file).size(), pair);
    }
    if (files.isEmpty()) {
      Glossaries glossaries = Glossaries.with(data.folder(console).resolve(Glossaries.FOLDER));
      glossaries.pairs().stream()
          .sorted(Comparator.comparing(LanguagePair::toString))
          .flatMap(pair -> glossaries.of(pair).stream())
          .forEach(this::print);
      console.out().println("version " + glossaries.version());
    }
    return 0;
  }

  private void print(PairGlossary glossary) {
    console.out().printf(Locale.ROOT, "%s: %d terms%n", glossary.pair(), glossary.terms().size());
  }
}

package io.broadsheet.ops.cli;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.error.ErrorKind;
import io.broadsheet.translate.glossary.Glossaries;
import io.broadsheet.translate.glossary.LanguagePair;
import io.broadsheet.translate.glossary.PairGlossary;
import io.broadsheet.translate.glossary.Term;
import io.broadsheet.translate.glossary.TermMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The terms in a text.
@Command(
    name = "find",
    mixinStandardHelpOptions = true,
    description = "Prints the terms in a text and how they are rendered, one a line.")
final class GlossaryFindCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private DataOptions data = new DataOptions();

  @Parameters(arity = "1..*", paramLabel = "TEXT", description = "the text")
  private List<String> words = new ArrayList<>();

  @Option(names = "--from", defaultValue = "en", description = "its language (default: en)")
  private String from = "en";

  @Option(names = "--to", defaultValue = "zh", description = "into which (default: zh)")
  private String to = "zh";

  @Option(
      names = "--category",
      paramLabel = "CODE",
      description = "categories of the paper it is from, for terms that mean different things")
  private List<String> categories = new ArrayList<>();

  GlossaryFindCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    PairGlossary glossary =
        Glossaries.with(data.folder(console).resolve(Glossaries.FOLDER))
            .of(pair())
            .orElseThrow(
                () -> BroadsheetException.notFound("there is no glossary for " + from + "-" + to));
    String text = String.join(" ", words);
    for (TermMatch match : glossary.find(text, categories)) {
      Term term = match.term();
      console
          .out()
          .println(
              text.substring(match.start(), match.end())
                  + "\t"
                  + String.join("|", term.renderings())
                  + "\t"
                  + term.domain());
    }
    return 0;
  }

  private LanguagePair pair() {
    try {
      return LanguagePair.of(from, to);
    } catch (IllegalArgumentException noPair) {
      throw new BroadsheetException(ErrorKind.INVALID, String.valueOf(noPair.getMessage()), noPair);
    }
  }
}

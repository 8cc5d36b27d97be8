package io.broadsheet.translate.glossary;

import io.broadsheet.error.BroadsheetException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The glossaries that come with the program.
public final class ShippedGlossaries {
  private static final List<LanguagePair> PAIRS = List.of(LanguagePair.EN_ZH);

  private ShippedGlossaries() {}

  public static List<LanguagePair> pairs() {
    return PAIRS;
  }

  /// The terms of a pair; none when nothing is shipped for it.
  public static List<Term> terms(LanguagePair pair) {
    String name = "glossary-" + pair + ".tsv";
    try (InputStream in = ShippedGlossaries.class.getResourceAsStream(name)) {
      return in == null
          ? List.of()
          : GlossaryFile.read(new InputStreamReader(in, StandardCharsets.UTF_8), name);
    } catch (IOException e) {
      throw BroadsheetException.unavailable("cannot read " + name, e);
    }
  }
}

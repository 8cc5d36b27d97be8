package io.broadsheet.translate.glossary.learn;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.translate.glossary.GlossaryFile;
import io.broadsheet.translate.glossary.LanguagePair;
import io.broadsheet.translate.glossary.Term;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What a reader mended in a learnt glossary, as a file: lines beginning with `- ` name terms to
/// leave out, divided by `; `; every other line is a term that takes the place of the learnt one.
public final class Review {
  private static final String OUT = "- ";

  private final Set<String> left;
  private final List<Term> mended;

  private Review(Set<String> left, List<Term> mended) {
    this.left = left;
    this.mended = mended;
  }

  /// No mends.
  public static Review none() {
    return new Review(Set.of(), List.of());
  }

  /// The review of a pair that comes with the program, empty when there is none.
  ///
  /// @throws BroadsheetException when it cannot be read
  public static Review shipped(LanguagePair pair) {
    String name = "review-" + pair + ".tsv";
    try (InputStream in = Review.class.getResourceAsStream(name)) {
      return in == null
          ? new Review(Set.of(), List.of())
          : parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), name);
    } catch (IOException e) {
      throw BroadsheetException.unavailable("cannot read " + name, e);
    }
  }

  static Review parse(String text, String name) {
    Set<String> left = new HashSet<>();
    for (String line : text.lines().filter(line -> line.startsWith(OUT)).toList()) {
      Arrays.stream(line.substring(OUT.length()).split(";", -1))
          .map(String::strip)
          .forEach(left::add);
    }
    String terms =
        text.lines()
            .map(line -> line.startsWith(OUT) ? "" : line)
            .collect(Collectors.joining("\n"));
    return new Review(left, GlossaryFile.read(new StringReader(terms), name));
  }

  /// The learnt terms mended, by term and domain.
  public List<Term> apply(List<Term> learnt) {
    Set<String> replaced = new HashSet<>(left);
    mended.forEach(term -> replaced.add(term.term()));
    TreeMap<String, Term> all = new TreeMap<>(Comparator.naturalOrder());
    for (Term term : learnt) {
      if (!replaced.contains(term.term())) {
        all.put(term.term() + "\t" + term.domain(), term);
      }
    }
    mended.forEach(term -> all.put(term.term() + "\t" + term.domain(), term));
    return new ArrayList<>(all.values());
  }
}

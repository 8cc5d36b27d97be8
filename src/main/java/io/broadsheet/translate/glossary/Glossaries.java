package io.broadsheet.translate.glossary;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.error.ErrorKind;
import io.broadsheet.translate.Glossary;
import io.broadsheet.translate.GlossaryTerm;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All glossaries in force: those that come with the program, and over them the files of a folder,
/// whose names begin with the pair: `en-zh.tsv`, `en-zh.alice.tsv`. Where a file has a term, the
/// shipped entries for it do not count. For the opposite direction of a pair a glossary is turned
/// round, unless it has one of its own.
public final class Glossaries implements Glossary {
  /// The folder of the reader's own files, in the data folder.
  public static final String FOLDER = "glossary";

  private static final Pattern NAME =
      Pattern.compile("([a-z]{2,3})-([a-z]{2,3})(\\.[A-Za-z0-9_-]+)?\\.tsv");
  private static final int VERSION_BYTES = 6;

  private final Map<LanguagePair, PairGlossary> own;
  private final Map<LanguagePair, PairGlossary> glossaries;
  private final String version;

  private Glossaries(Map<LanguagePair, PairGlossary> own) {
    this.own = Map.copyOf(own);
    Map<LanguagePair, PairGlossary> all = new HashMap<>(own);
    own.forEach((pair, glossary) -> all.putIfAbsent(pair.reversed(), glossary.reversed()));
    this.glossaries = Map.copyOf(all);
    this.version = hash(own);
  }

  /// None, for who does not translate: reading the shipped ones takes a fifth of a start.
  public static Glossaries none() {
    return new Glossaries(Map.of());
  }

  /// Those of the program alone.
  public static Glossaries shipped() {
    return new Glossaries(read(List.of()));
  }

  /// Those of the program and of a folder's `.tsv` files, in the order of their names; a folder
  /// that is not there has none.
  ///
  /// @throws BroadsheetException of kind INVALID naming file and line, or a file whose name is no
  ///   pair of languages
  public static Glossaries with(Path folder) {
    if (!Files.isDirectory(folder)) {
      return shipped();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return new Glossaries(
          read(files.filter(file -> file.toString().endsWith(".tsv")).sorted().toList()));
    } catch (IOException e) {
      throw new BroadsheetException(ErrorKind.UNAVAILABLE, "cannot read " + folder, e);
    }
  }

  /// These with other terms over them, which take the place of the entries there are for the same
  /// term.
  Glossaries under(List<OwnTerm> over) {
    if (over.isEmpty()) {
      return this;
    }
    Map<LanguagePair, List<Term>> terms = new HashMap<>();
    own.forEach((pair, glossary) -> terms.put(pair, new ArrayList<>(glossary.terms())));
    Map<LanguagePair, List<Term>> added =
        over.stream()
            .collect(
                Collectors.groupingBy(
                    OwnTerm::pair, Collectors.mapping(OwnTerm::term, Collectors.toList())));
    added.forEach((pair, list) -> put(list, terms.computeIfAbsent(pair, _ -> new ArrayList<>())));
    return new Glossaries(glossaries(terms));
  }

  /// The terms of one file.
  ///
  /// @throws BroadsheetException as [#with]
  public static List<Term> terms(Path file) {
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      return GlossaryFile.read(reader, file.getFileName().toString());
    } catch (IOException e) {
      throw new BroadsheetException(ErrorKind.UNAVAILABLE, "cannot read " + file, e);
    }
  }

  /// The pair that a file is for, by its name.
  ///
  /// @throws BroadsheetException of kind INVALID when the name tells none
  public static LanguagePair pairOf(Path file) {
    String name = file.getFileName().toString();
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      throw BroadsheetException.invalid(
          name + " is no name of a glossary; it must be like en-zh.tsv or en-zh.physics.tsv");
    }
    try {
      return new LanguagePair(matcher.group(1), matcher.group(2));
    } catch (IllegalArgumentException samePair) {
      throw new BroadsheetException(
          ErrorKind.INVALID, name + ": " + samePair.getMessage(), samePair);
    }
  }

  private static Map<LanguagePair, PairGlossary> read(List<Path> files) {
    Map<LanguagePair, List<Term>> terms = new HashMap<>();
    for (LanguagePair pair : ShippedGlossaries.pairs()) {
      terms.put(pair, new ArrayList<>(ShippedGlossaries.terms(pair)));
    }
    for (Path file : files) {
      put(terms(file), terms.computeIfAbsent(pairOf(file), _ -> new ArrayList<>()));
    }
    return glossaries(terms);
  }

  private static void put(List<Term> added, List<Term> known) {
    Set<String> replaced = added.stream().map(Term::term).collect(Collectors.toSet());
    known.removeIf(term -> replaced.contains(term.term()));
    known.addAll(added);
  }

  private static Map<LanguagePair, PairGlossary> glossaries(Map<LanguagePair, List<Term>> terms) {
    Map<LanguagePair, PairGlossary> glossaries = new HashMap<>();
    terms.forEach((pair, list) -> glossaries.put(pair, new PairGlossary(pair, list)));
    return glossaries;
  }

  /// The glossary of a pair.
  public Optional<PairGlossary> of(LanguagePair pair) {
    return Optional.ofNullable(glossaries.get(pair));
  }

  /// The pairs there are glossaries for, both directions.
  public Set<LanguagePair> pairs() {
    return glossaries.keySet();
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public List<GlossaryTerm> terms(String source, String target, List<String> categories) {
    return LanguagePair.find(source, target).flatMap(this::of).stream()
        .flatMap(glossary -> glossary.terms(categories).stream())
        .map(Glossaries::brief)
        .toList();
  }

  private static GlossaryTerm brief(Term term) {
    return new GlossaryTerm(
        term.term(),
        term.rendering(),
        term.renderings().subList(1, term.renderings().size()),
        term.domain().equals(Term.ANY_DOMAIN) ? "" : term.domain());
  }

  private static String hash(Map<LanguagePair, PairGlossary> own) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      Map<String, PairGlossary> sorted = new TreeMap<>();
      own.forEach((pair, glossary) -> sorted.put(pair.toString(), glossary));
      sorted.forEach(
          (pair, glossary) -> {
            digest.update((pair + "\n").getBytes(StandardCharsets.UTF_8));
            glossary
                .terms()
                .forEach(
                    term ->
                        digest.update(
                            (GlossaryFile.line(term) + "\n").getBytes(StandardCharsets.UTF_8)));
          });
      return HexFormat.of().formatHex(digest.digest(), 0, VERSION_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

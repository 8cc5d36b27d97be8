package io.broadsheet.translate.glossary;

import io.broadsheet.error.BroadsheetException;
import io.broadsheet.error.ErrorKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// The file format of glossaries: UTF-8, a term a line, columns divided by tabs, of which the first
/// two must be there.
///
///     term    renderings    domain    part    share    back    wrong
///
/// Several renderings, right or wrong, are divided by `|`, the preferred one first (a wrong one
/// after a `?` is noted, not refused); the domain is
/// an arXiv category, an archive or `*` (usual); the part `noun` (usual), `verb`, `adjective` or
/// `phrase`; the shares are numbers from 0 to 100, as [Term] explains (100 and 0). Blank lines and lines that begin with `#`
/// are left out. A term stands once in each domain.
public final class GlossaryFile {
  /// More is no glossary.
  static final int MAX_TERMS = 200_000;

  private static final int MAX_LINE = 4_000;
  private static final int COLUMNS = 7;

  private GlossaryFile() {}

  /// Reads a file.
  ///
  /// @param name as shown in complaints
  /// @throws BroadsheetException of kind INVALID naming file and line, the first twenty at once
  public static List<Term> read(Reader reader, String name) {
    List<Term> terms = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    try {
      BufferedReader lines = new BufferedReader(reader);
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        String text = number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line;
        if (text.isBlank() || text.startsWith("#")) {
          continue;
        }
        try {
          Term term = term(text);
          if (!seen.add(term.term() + "\t" + term.domain())) {
            throw new IllegalArgumentException(
                "\"" + term.term() + "\" is there before in domain " + term.domain());
          }
          if (terms.size() == MAX_TERMS) {
            throw BroadsheetException.invalid(name + " has more than " + MAX_TERMS + " terms");
          }
          terms.add(term);
        } catch (IllegalArgumentException fault) {
          faults.add(name + ", line " + number + ": " + fault.getMessage());
          if (faults.size() == 20) {
            break;
          }
        }
      }
    } catch (CharacterCodingException e) {
      throw new BroadsheetException(ErrorKind.INVALID, name + " is not written in UTF-8", e);
    } catch (IOException e) {
      throw new BroadsheetException(ErrorKind.UNAVAILABLE, "cannot read " + name, e);
    }
    if (!faults.isEmpty()) {
      throw BroadsheetException.invalid(String.join("\n", faults));
    }
    return terms;
  }

  /// One term, as a line of a file has it.
  ///
  /// @throws IllegalArgumentException saying what is amiss
  static Term term(String line) {
    if (line.length() > MAX_LINE) {
      throw new IllegalArgumentException("the line is longer than " + MAX_LINE + " characters");
    }
    String[] columns = line.split("\t", -1);
    if (columns.length < 2) {
      throw new IllegalArgumentException(
          "there is no tab; a line is a term, a tab, and its rendering");
    }
    if (columns.length > COLUMNS) {
      throw new IllegalArgumentException(
          "there are " + columns.length + " columns; at most " + COLUMNS + " are known");
    }
    return new Term(
        columns[0].strip(),
        list(columns[1]),
        column(columns, 2, Term.ANY_DOMAIN),
        part(column(columns, 3, "noun")),
        share(column(columns, 4, "100")),
        share(column(columns, 5, "0")),
        list(column(columns, 6, "")));
  }

  private static String column(String[] columns, int index, String absent) {
    return index < columns.length && !columns[index].isBlank() ? columns[index].strip() : absent;
  }

  private static List<String> list(String column) {
    return column.isBlank()
        ? List.of()
        : Arrays.stream(column.split("\\|", -1)).map(String::strip).toList();
  }

  private static Term.Part part(String column) {
    try {
      return Term.Part.valueOf(column.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw new IllegalArgumentException(
          "the part is \"" + column + "\"; it must be noun, verb, adjective or phrase", unknown);
    }
  }

  private static int share(String column) {
    try {
      return Integer.parseInt(column);
    } catch (NumberFormatException notANumber) {
      throw new IllegalArgumentException(
          "a share is \"" + column + "\"; it must be a number from 0 to 100", notANumber);
    }
  }

  /// Writes terms as [#read] reads them, in their order.
  public static void write(List<Term> terms, Writer out) {
    try {
      for (Term term : terms) {
        out.write(line(term));
        out.write('\n');
      }
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// One term as [#read] reads it, without the end of the line.
  public static String line(Term term) {
    String line =
        String.join(
            "\t",
            term.term(),
            String.join("|", term.renderings()),
            term.domain(),
            term.part().name().toLowerCase(Locale.ROOT),
            Integer.toString(term.share()),
            Integer.toString(term.back()));
    return term.wrong().isEmpty()
        ? line
        : line + "\t" + term.wrong().stream().collect(Collectors.joining("|"));
  }
}

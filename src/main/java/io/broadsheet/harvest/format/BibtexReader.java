package io.broadsheet.harvest.format;

import io.broadsheet.harvest.HarvestedRecord;
import io.broadsheet.harvest.format.BibtexEntries.Entry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jbibtex.BibTeXDatabase;
import org.jbibtex.BibTeXEntry;
import org.jbibtex.BibTeXParser;
import org.jbibtex.BibTeXString;
import org.jbibtex.ObjectResolutionException;
import org.jbibtex.ParseException;
import org.jbibtex.TokenMgrException;

/// BibTeX and BibLaTeX. The position is the line an entry begins on.
public final class BibtexReader implements FormatReader {
  @Override
  public String format() {
    return "bibtex";
  }

  @Override
  public void read(InputStream in, long after, RecordSink sink) throws IOException {
    BibtexEntries entries = new BibtexEntries(new BufferedReader(CharacterInput.open(in)));
    BibTeXParser parser;
    try {
      parser = new LenientParser();
    } catch (ParseException | TokenMgrException impossible) {
      throw new IllegalStateException("the BibTeX parser does not start", impossible);
    }
    for (Optional<Entry> next = entries.next(); next.isPresent(); next = entries.next()) {
      Entry entry = next.get();
      if (isRemark(entry.text())) {
        continue;
      }
      try {
        for (BibTeXEntry read : parse(parser, entry).getEntries().values()) {
          if (entry.line() > after) {
            sink.accept(
                entry.line(), new HarvestedRecord.OfPaper(BibtexEntry.paper(read), List.of()));
          }
        }
      } catch (IllegalArgumentException bad) {
        if (entry.line() > after) {
          sink.accept(
              entry.line(), new HarvestedRecord.Rejected(entry.line(), JsonRecords.reason(bad)));
        }
      }
    }
  }

  private static boolean isRemark(String text) {
    String start = text.substring(0, Math.min(text.length(), 20)).toLowerCase(Locale.ROOT);
    return start.startsWith("@comment") || start.startsWith("@preamble");
  }

  private static BibTeXDatabase parse(BibTeXParser parser, Entry entry) {
    if (entry.fault() != null) {
      throw new IllegalArgumentException(entry.fault());
    }
    if (entry.text().indexOf(CharacterInput.MALFORMED) >= 0) {
      throw new IllegalArgumentException("holds bytes that are not UTF-8");
    }
    try {
      BibTeXDatabase read = parser.parse(new StringReader(entry.text()));
      for (BibTeXString macro : read.getStrings().values()) {
        parser.addMacro(macro);
      }
      return read;
    } catch (ParseException | TokenMgrException | ObjectResolutionException broken) {
      throw new IllegalArgumentException("not BibTeX: " + broken.getMessage(), broken);
    }
  }

  /// Takes names of strings and cross-references that nobody has defined as they stand.
  private static final class LenientParser extends BibTeXParser {
    LenientParser() throws ParseException {
      super();
    }

    @Override
    public void checkStringResolution(org.jbibtex.Key key, BibTeXString string) {
      // an unknown name is shown as it is written
    }

    @Override
    public void checkCrossReferenceResolution(org.jbibtex.Key key, BibTeXEntry entry) {
      // what it refers to may be in another file
    }
  }
}

package io.broadsheet.translate.mask;

import io.broadsheet.text.LinkFinder;
import io.broadsheet.text.TextRange;
import io.broadsheet.translate.mask.MaskedSpan.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds what no engine may touch. Where two finds overlap, the one whose kind is looked for first
/// counts. Every pattern is bounded or possessive, so that no text takes long.
final class SpanFinder {
  private static final String AUTHORS =
      "(?<![\\w])(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\\s)"
          + "\\p{Lu}[\\p{L}'’-]{1,30}+(?:(?:\\s(?:and|&)|,)\\s\\p{Lu}[\\p{L}'’-]{1,30}+){0,3}";

  private static final String YEAR = "(?:19|20)\\d\\d[a-z]?(?![\\w-])";

  private static final Pattern CITATION =
      Pattern.compile(
          "\\\\(?:cite[a-z]*|ref|eqref|autoref|cref|Cref|label|footnote|footnotemark|thanks)\\*?"
              + "(?:\\[[^\\[\\]]{0,200}\\]){0,2}(?:\\{[^{}]{0,300}\\})?"
              // Smith et al. (2020), [Smith and Jones, 2020], (Smith, 2020a)
              + "|"
              + AUTHORS
              + ",?\\set\\sal\\.?,?\\s[(\\[]?"
              + YEAR
              + "[)\\]]?"
              + "|[(\\[]"
              + AUTHORS
              + ",?\\s[(\\[]?"
              + YEAR
              + "[)\\]]"
              + "|"
              + AUTHORS
              + "\\s[(\\[]"
              + YEAR
              + "[)\\]]"
              + "|[(\\[](?:e\\.g\\.,?\\s)?\\p{Lu}[^()\\[\\]]{2,200}?(?:,|al\\.?)\\s"
              + YEAR
              + "[)\\]]"
              + "|\\[\\d{1,3}(?:\\s?[,–-]\\s?\\d{1,3}){0,9}\\]");

  private static final Pattern MAIL =
      Pattern.compile(
          "(?<![\\w.+-])[\\w.+-]{1,64}+@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,4}");

  private static final Pattern CODE =
      Pattern.compile(
          "\\\\(?:texttt|verb|lstinline|mathtt|code)\\{[^{}]{1,200}\\}"
              + "|`[^`'\\s“”]{1,80}`"
              + "|⟦[^⟦⟧]{0,40}⟧?|⟧"
              + "|<[^<>]{1,80}>"
              + "|(?<![\\w$])[A-Za-z][A-Za-z0-9]*+(?:_[A-Za-z0-9]++)++(?:\\(\\))?"
              + "|(?<!\\w)[A-Za-z]\\w{1,40}+\\(\\)"
              + "|(?<!\\w)[\\w-]{1,40}+\\.(?:py|cpp|java|json|yaml|csv|txt|ipynb|html|md)(?!\\w)");

  private static final Pattern IDENTIFIER =
      Pattern.compile(
          "(?i:arxiv):\\s?(?:\\d{4}\\.\\d{4,5}(?:v\\d{1,2})?|[a-z-]{2,12}(?:\\.[A-Z]{2})?/\\d{7})"
              + "|(?<!\\w)(?:(?i:doi):\\s?)?10\\.\\d{4,9}/[\\w.()/:;-]{1,100}[\\w)]"
              + "|(?<!\\w)(?i:isbn|pmid|pmcid|orcid|rfc|cve)[\\s:-]{1,2}[\\dX][\\dX-]{1,20}");

  /// What TeX is left, with its arguments and the letters that it is part of.
  private static final Pattern COMMAND =
      Pattern.compile(
          "[A-Za-z]{0,40}+\\\\(?:[\"'`^~=.][{]?\\\\?[A-Za-z][}]?|[uvHckr]\\{\\\\?[A-Za-z]\\})"
              + "(?:[A-Za-z]|\\\\[\"'`^~=.][{]?\\\\?[A-Za-z][}]?){0,40}+"
              + "|\\\\[A-Za-z]{1,40}+\\*?(?:\\[[^\\[\\]{}]{0,80}\\])?"
              + "(?:\\{[^{}]{0,200}(?:\\{[^{}]{0,80}\\}[^{}]{0,80}){0,4}\\}){0,3}"
              + "|\\\\[&#_{}$]");

  /// Maths whose dollars were lost: `X^top`, `G_F`, `O(n^2)`, and signs no language has.
  private static final Pattern STRIPPED =
      Pattern.compile(
          "(?<![^\\s(,])[A-Za-z0-9()+*/=.-]{0,24}+[\\^_][A-Za-z0-9(){}\\\\^_+*/=-]{1,40}"
              + "|(?<!\\w)O\\([^()\\s]{1,30}(?:\\([^()\\s]{0,20}\\)[^()\\s]{0,20})?\\)"
              + "|[\\p{InGreek}∀∃∈∉∑∏∫√∞≤≥≠≈≡⊂⊆∪∩→←⇒⇔±∂∇]+[A-Za-z0-9\\p{InGreek}₀-₉⁰-⁹²³¹]{0,8}+");

  private static final String UNITS =
      "%|\\\\%|‰|°\\s?[CF]?|[kKMGTP]i?[Bb](?:/s|ps)?|[kMGTP]?bps|[kMGT]?Hz|[munpμ]?s(?:ec)?|min|h"
          + "|[kcmnμfp]?m(?:[²³23]|/s)?|[kmμ]?g|[kmM]?[WVAJ]|[kMG]?eV|dBm?|K|[kMG]?Pa|T|mol|px|pp|fps"
          + "|FPS|[MGTPE]?FLOP[sS]?(?:/s)?|TOPS|[×xX]";

  private static final Pattern QUANTITY =
      Pattern.compile(
          "(?<![\\w.])(?:[~∼≈<>±+-]\\s?)?\\d{1,12}(?:[.,]\\d{1,9}){0,4}"
              + "(?:\\s?(?:[–-]|±|\\+/-)\\s?\\d{1,12}(?:[.,]\\d{1,9})?)?"
              + "(?:\\s?(?:%|\\\\%|‰|°\\s?[CF]?)|\\s?(?:"
              + UNITS
              + ")(?![\\w]))");

  private static final Pattern COUNTED =
      Pattern.compile(
          "(?<![\\w.])\\d{1,12}\\s?[×xX]\\s?\\d{1,12}(?:\\s?[×xX]\\s?\\d{1,12})?(?!\\w)");

  private SpanFinder() {}

  /// In order, without overlaps.
  static List<MaskedSpan> find(PreparedText prepared) {
    String text = prepared.text();
    SpanFinder.Taken taken = new SpanFinder.Taken(text);
    for (TextRange formula : prepared.formulas()) {
      taken.add(formula.start(), formula.end(), Kind.FORMULA);
    }
    taken.addAll(CITATION, Kind.CITATION);
    for (LinkFinder.Found link : LinkFinder.find(text)) {
      taken.add(link.start(), link.end(), Kind.ADDRESS);
    }
    taken.addAll(MAIL, Kind.ADDRESS);
    taken.addAll(IDENTIFIER, Kind.IDENTIFIER);
    taken.addAll(CODE, Kind.CODE);
    taken.addAll(COMMAND, Kind.COMMAND);
    taken.addAll(STRIPPED, Kind.FORMULA);
    taken.addAll(COUNTED, Kind.QUANTITY);
    taken.addAll(QUANTITY, Kind.QUANTITY);
    for (TextRange name : NameFinder.find(text)) {
      taken.add(name.start(), name.end(), Kind.NAME);
    }
    return taken.inOrder();
  }

  /// The spans found so far.
  private static final class Taken {
    private final String text;
    private final boolean[] covered;
    private final List<MaskedSpan> spans = new ArrayList<>();

    Taken(String text) {
      this.text = text;
      covered = new boolean[text.length()];
    }

    void addAll(Pattern pattern, Kind kind) {
      Matcher matcher = pattern.matcher(text);
      while (matcher.find()) {
        add(matcher.start(), matcher.end(), kind);
      }
    }

    void add(int start, int end, Kind kind) {
      int last = end;
      while (last > start && ".,;:!?".indexOf(text.charAt(last - 1)) >= 0) {
        last--;
      }
      if (last <= start) {
        return;
      }
      for (int i = start; i < last; i++) {
        if (covered[i]) {
          return;
        }
      }
      for (int i = start; i < last; i++) {
        covered[i] = true;
      }
      spans.add(new MaskedSpan(start, last, kind, text.substring(start, last)));
    }

    List<MaskedSpan> inOrder() {
      spans.sort(Comparator.comparingInt(MaskedSpan::start));
      return List.copyOf(spans);
    }
  }
}

package io.broadsheet.text;

import io.broadsheet.text.TexNode.Style;
import java.util.List;

/// Reads TeX as people put it into titles, abstracts and names. It never fails: what is not TeX is
/// text, a command it does not know keeps its argument (or, without one, its name), and braces
/// nested deeper than [#DEEPEST] are passed over.
final class TexParser {
  static final int DEEPEST = 20;

  private final TexCursor cursor;
  private final List<LinkFinder.Found> links;
  private int nextLink;

  private TexParser(String source) {
    cursor = new TexCursor(source);
    links = LinkFinder.find(source);
  }

  static List<TexNode> parse(String source) {
    return parse(source, 0);
  }

  static List<TexNode> parse(String source, int depth) {
    TexParser parser = new TexParser(source);
    TexNodes nodes = new TexNodes();
    while (!parser.cursor.atEnd()) {
      parser.readGroup(nodes, depth, false);
    }
    return nodes.list();
  }

  /// Reads to the brace that closes this group, or to the end.
  private void readGroup(TexNodes nodes, int depth, boolean inBraces) {
    while (!cursor.atEnd()) {
      if (readLink(nodes)) {
        continue;
      }
      char c = cursor.source.charAt(cursor.at);
      switch (c) {
        case '\\' -> {
          cursor.at++;
          if (readCommand(nodes, depth, inBraces)) {
            return;
          }
        }
        case '{' -> readBrace(nodes, depth);
        case '}' -> {
          cursor.at++;
          if (inBraces) {
            return;
          }
        }
        case '$' -> readDollar(nodes, depth);
        case '^', '_' -> {
          cursor.at++;
          if (cursor.peek(0) == '{') {
            Style style = c == '^' ? Style.SUPERSCRIPT : Style.SUBSCRIPT;
            nodes.add(new TexNode.Styled(style, argument(depth)));
          } else {
            nodes.text(c);
          }
        }
        default -> TexPunctuation.read(cursor, nodes, linkStart());
      }
    }
  }

  /// Where the next address starts, or the end.
  private int linkStart() {
    return nextLink < links.size() ? links.get(nextLink).start() : cursor.source.length();
  }

  private boolean readLink(TexNodes nodes) {
    while (nextLink < links.size() && links.get(nextLink).start() < cursor.at) {
      nextLink++;
    }
    if (nextLink == links.size() || links.get(nextLink).start() > cursor.at) {
      return false;
    }
    LinkFinder.Found link = links.get(nextLink++);
    String written = cursor.source.substring(link.start(), link.end()).replace("\\", "");
    nodes.add(new TexNode.Address(link.url(), List.of(new TexNode.Text(written))));
    cursor.at = link.end();
    return true;
  }

  private void readBrace(TexNodes nodes, int depth) {
    int set = TexPunctuation.endOfSet(cursor);
    if (set > 0) {
      nodes.text(cursor.source.substring(cursor.at, set));
      cursor.at = set;
      return;
    }
    cursor.at++;
    if (depth < DEEPEST) {
      readGroup(nodes, depth + 1, true);
    }
  }

  private void readDollar(TexNodes nodes, int depth) {
    if (cursor.peek(1) == '$') {
      cursor.at += 2;
      int end = cursor.find("$$");
      if (end >= 0) {
        readFormula(nodes, end, 2, depth);
      }
      return;
    }
    int end = TexMoney.formulaEnd(cursor.source, cursor.at);
    if (end >= 0) {
      cursor.at++;
      readFormula(nodes, end, 1, depth);
      return;
    }
    if (TexMoney.isMoney(cursor.source, cursor.at)) {
      nodes.text('$');
    }
    cursor.at++;
  }

  /// Reads the formula between here and `end`, and the delimiter after it.
  private void readFormula(TexNodes nodes, int end, int delimiter, int depth) {
    String formula = cursor.source.substring(cursor.at, end);
    nodes.add(formula(formula, depth));
    cursor.at = end + delimiter;
  }

  private static List<TexNode> formula(String formula, int depth) {
    List<TexNode> body = FormulaParser.parse(formula, depth);
    boolean isProse = formula.indexOf('\\') >= 0 && body.stream().allMatch(TexParser::isProse);
    return isProse ? body : List.of(new TexNode.Formula(formula.strip(), body));
  }

  /// Dollars around `\textbf{…}` or a single sign make no formula.
  private static boolean isProse(TexNode node) {
    return switch (node) {
      case TexNode.Styled styled ->
          styled.style() != Style.SUBSCRIPT && styled.style() != Style.SUPERSCRIPT;
      case TexNode.Address _ -> true;
      case TexNode.Text text -> text.value().isBlank() || "–—−".contains(text.value());
      default -> false;
    };
  }

  /// The argument of a command: a group, or one character, or one command.
  private List<TexNode> argument(int depth) {
    TexNodes nodes = new TexNodes();
    cursor.skipBlanks();
    char c = cursor.peek(0);
    if (c == '{') {
      cursor.at++;
      if (depth < DEEPEST) {
        readGroup(nodes, depth + 1, true);
      }
    } else if (c == '\\' && depth < DEEPEST) {
      cursor.at++;
      readCommand(nodes, depth + 1, false);
    } else if (c != 0 && c != '}' && c != '$') {
      int length = Character.charCount(cursor.source.codePointAt(cursor.at));
      nodes.text(cursor.source.substring(cursor.at, cursor.at + length));
      cursor.at += length;
    }
    return nodes.list();
  }

  /// Reads a command whose backslash has been read.
  ///
  /// @return whether it took the rest of the group with it
  private boolean readCommand(TexNodes nodes, int depth, boolean inBraces) {
    if (nextLink < links.size() && links.get(nextLink).start() == cursor.at) {
      return false;
    }
    String name = cursor.command();
    if (name.isEmpty()) {
      return false;
    }
    if (!TexCursor.isAsciiLetter(name.charAt(0))) {
      readSign(nodes, name, depth);
      return false;
    }
    Style declared = TexCommands.declaration(name);
    if (declared != null) {
      if (depth >= DEEPEST) {
        return false;
      }
      cursor.skipBlanks();
      TexNodes rest = new TexNodes();
      readGroup(rest, depth + 1, inBraces);
      nodes.add(new TexNode.Styled(declared, rest.list()));
      return true;
    }
    Style style = TexCommands.style(name);
    if (style != null) {
      nodes.add(new TexNode.Styled(style, argument(depth)));
      return false;
    }
    readNamed(nodes, name, depth);
    return false;
  }

  private void readNamed(TexNodes nodes, String name, int depth) {
    String symbol = TexSymbols.symbol(name);
    if (TexAccents.isLetter(name) && readLetterAccent(nodes, name, depth)) {
      return;
    }
    if (symbol != null) {
      nodes.text(symbol);
      if (TexSymbols.isWordLetter(name)) {
        cursor.skipBlanks();
      } else {
        TexCommands.skipEmptyGroup(cursor);
      }
    } else if (TexCommands.isKept(name)) {
      cursor.rawOption();
      nodes.add(argument(depth));
    } else if (!readSpecial(nodes, name, depth)) {
      readUnknown(nodes, name, depth);
    }
  }

  private boolean readSpecial(TexNodes nodes, String name, int depth) {
    switch (name) {
      case "url", "path", "nolinkurl" -> readUrl(nodes, cursor.rawArgument(), List.of());
      case "href" -> {
        String url = cursor.rawArgument();
        readUrl(nodes, url, argument(depth));
      }
      case "textcolor", "colorbox", "hyperlink", "hypertarget", "texorpdfstring" -> {
        cursor.rawOption();
        cursor.rawArgument();
        nodes.add(argument(depth));
      }
      case "hyperref" -> {
        cursor.rawOption();
        nodes.add(argument(depth));
      }
      case "footnote", "footnotetext" -> {
        cursor.rawOption();
        nodes.text(" (");
        nodes.add(argument(depth));
        nodes.text(')');
      }
      case "enquote" -> {
        nodes.text('“');
        nodes.add(argument(depth));
        nodes.text('”');
      }
      case "unicode", "symbol" -> nodes.text(TexCommands.codePoint(cursor.rawArgument()));
      case "ding" -> nodes.text(TexSymbols.dingbat(cursor.rawArgument()));
      case "verb" -> nodes.add(TexCommands.verbatim(cursor));
      case "mathbb" -> nodes.text(TexSymbols.doubleStruck(TexToText.render(argument(depth))));
      case "frac", "sqrt", "hat", "bar", "tilde", "vec", "mathcal", "ensuremath" ->
          nodes.add(FormulaParser.parseOne(cursor, name, depth));
      default -> {
        return TexCommands.readDropped(cursor, nodes, name);
      }
    }
    return true;
  }

  private static void readUrl(TexNodes nodes, String raw, List<TexNode> label) {
    List<LinkFinder.Found> found = LinkFinder.find(raw.strip());
    if (found.isEmpty()) {
      nodes.add(label.isEmpty() ? List.of(new TexNode.Text(raw.replace("\\", ""))) : label);
    } else {
      nodes.add(new TexNode.Address(found.getFirst().url(), label));
    }
  }

  private void readUnknown(TexNodes nodes, String name, int depth) {
    if (cursor.peek(0) != '{') {
      nodes.text(name);
    } else if (cursor.peek(1) == '}') {
      cursor.at += 2;
      nodes.text(name);
    } else {
      nodes.add(argument(depth));
    }
  }

  private boolean readLetterAccent(TexNodes nodes, String name, int depth) {
    int start = cursor.at;
    List<TexNode> argument = argument(depth);
    String base = TexToText.render(argument);
    boolean isAccent =
        cursor.source.charAt(Math.min(start, cursor.source.length() - 1)) == '{'
            || TexAccents.fits(name.charAt(0), base);
    nodes.text(isAccent ? TexAccents.put(name.charAt(0), base) : name + " " + base);
    return true;
  }

  /// Reads a command that is a sign.
  private void readSign(TexNodes nodes, String sign, int depth) {
    char c = sign.charAt(0);
    if (c == '(' || c == '[') {
      int end = cursor.find(c == '(' ? "\\)" : "\\]");
      if (end >= 0) {
        readFormula(nodes, end, 2, depth);
      } else {
        nodes.text(c);
      }
    } else if (TexAccents.isSign(c)) {
      readSignAccent(nodes, c, depth);
    } else {
      TexPunctuation.readEscape(cursor, nodes, sign);
    }
  }

  private void readSignAccent(TexNodes nodes, char accent, int depth) {
    char next = cursor.peek(0);
    boolean isBraced = next == '{';
    if (!isBraced && next != '\\' && !Character.isLetter(next)) {
      nodes.text(accent == '=' || accent == '.' ? "" : String.valueOf(accent));
      return;
    }
    boolean isPossessive =
        accent == '\''
            && (next == 's' || next == 't')
            && !Character.isLetter(cursor.peek(1))
            && cursor.at >= 3
            && Character.isLetter(cursor.source.charAt(cursor.at - 3));
    if (isPossessive) {
      nodes.text('\'');
      return;
    }
    String base = TexToText.render(argument(depth));
    if (base.isEmpty() && isBraced) {
      nodes.text(accent);
    } else if (isBraced || TexAccents.fits(accent, base.replace('ı', 'i').replace('ȷ', 'j'))) {
      nodes.text(TexAccents.put(accent, base));
    } else {
      nodes.text(accent + base);
    }
  }
}

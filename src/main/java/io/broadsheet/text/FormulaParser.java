package io.broadsheet.text;

import io.broadsheet.text.TexNode.Style;
import java.util.List;
import java.util.Set;

/// Reads the inside of a formula. As forgiving as [TexParser].
final class FormulaParser {
  /// Commands whose argument is prose.
  private static final Set<String> PROSE =
      Set.of(
          "text",
          "textbf",
          "textit",
          "emph",
          "texttt",
          "textsc",
          "textrm",
          "textsf",
          "mbox",
          "hbox",
          "textsuperscript",
          "textsubscript",
          "textcolor",
          "href",
          "url",
          "textup",
          "textnormal",
          "underline",
          "footnote",
          "enquote");

  private static final Set<String> ALPHABETS =
      Set.of(
          "mathrm",
          "mathit",
          "mathsf",
          "mathtt",
          "mathcal",
          "mathscr",
          "mathfrak",
          "mathnormal",
          "operatorname",
          "boldsymbol",
          "bm",
          "mathbf",
          "pmb",
          "ensuremath",
          "underbrace",
          "overbrace",
          "boxed",
          "cancel",
          "substack",
          "mathop",
          "mathbin",
          "mathrel",
          "mathord",
          "smash",
          "xspace",
          "pmod",
          "rm",
          "bf",
          "it",
          "cal",
          "sf",
          "tt",
          "mathds");

  private final TexCursor cursor;

  private FormulaParser(TexCursor cursor) {
    this.cursor = cursor;
  }

  static List<TexNode> parse(String formula, int depth) {
    FormulaParser parser = new FormulaParser(new TexCursor(formula));
    TexNodes nodes = new TexNodes();
    while (!parser.cursor.atEnd()) {
      parser.readGroup(nodes, depth, false);
    }
    return nodes.list();
  }

  /// One command of formulas met in prose; its name has been read.
  static List<TexNode> parseOne(TexCursor cursor, String name, int depth) {
    TexNodes nodes = new TexNodes();
    new FormulaParser(cursor).readNamed(nodes, name, depth);
    return nodes.list();
  }

  private void readGroup(TexNodes nodes, int depth, boolean inBraces) {
    while (!cursor.atEnd()) {
      char c = cursor.peek(0);
      cursor.at++;
      switch (c) {
        case '\\' -> readCommand(nodes, depth);
        case '{' -> {
          if (depth < TexParser.DEEPEST) {
            readGroup(nodes, depth + 1, true);
          }
        }
        case '}' -> {
          if (inBraces) {
            return;
          }
        }
        case '^', '_' -> {
          Style style = c == '^' ? Style.SUPERSCRIPT : Style.SUBSCRIPT;
          List<TexNode> script = argument(depth);
          if (!script.isEmpty()) {
            nodes.add(new TexNode.Styled(style, script));
          }
        }
        case '\'' -> nodes.text('′');
        case '$' -> {
          // a formula within a formula says nothing more
        }
        case '~', '&', '\n', '\r', '\t' -> nodes.text(' ');
        default -> nodes.text(c);
      }
    }
  }

  /// A group, a command with its arguments, or one character.
  private List<TexNode> argument(int depth) {
    TexNodes nodes = new TexNodes();
    cursor.skipBlanks();
    char c = cursor.peek(0);
    if (c == '{') {
      cursor.at++;
      if (depth < TexParser.DEEPEST) {
        readGroup(nodes, depth + 1, true);
      }
    } else if (c == '\\') {
      cursor.at++;
      if (depth < TexParser.DEEPEST) {
        readCommand(nodes, depth + 1);
      }
    } else if (c != 0 && c != '}' && c != '^' && c != '_' && c != '$') {
      int length = Character.charCount(cursor.source.codePointAt(cursor.at));
      nodes.text(c == '\'' ? "′" : cursor.source.substring(cursor.at, cursor.at + length));
      cursor.at += length;
    }
    return nodes.list();
  }

  private void readCommand(TexNodes nodes, int depth) {
    String name = cursor.command();
    if (name.isEmpty()) {
      return;
    }
    if (TexCursor.isAsciiLetter(name.charAt(0))) {
      readNamed(nodes, name, depth);
      return;
    }
    switch (name) {
      case "(", ")", "[", "]" -> {
        // a delimiter inside of a formula
      }
      case "," -> nodes.text(isDigitNext() && Character.isDigit(nodes.lastCharacter()) ? "" : " ");
      default -> TexPunctuation.readEscape(cursor, nodes, name);
    }
  }

  private boolean isDigitNext() {
    return Character.isDigit(cursor.peek(0));
  }

  private void readNamed(TexNodes nodes, String name, int depth) {
    if (PROSE.contains(name)) {
      readProse(nodes, name, depth);
      return;
    }
    char mark = TexAccents.formulaMark(name);
    if (mark != 0) {
      String base = TexToText.render(argument(depth));
      nodes.text(base.codePointCount(0, base.length()) == 1 ? TexAccents.mark(base, mark) : base);
      return;
    }
    String symbol = TexSymbols.symbol(name);
    if (symbol != null) {
      nodes.text(symbol);
      skipBlankBeforeSign(symbol);
    } else if (TexSymbols.isFunction(name)) {
      readFunction(nodes, name);
    } else if (ALPHABETS.contains(name)) {
      nodes.add(argument(depth));
    } else if (!readStructure(nodes, name, depth)
        && !TexCommands.readDropped(cursor, nodes, name)) {
      readUnknown(nodes, name, depth);
    }
  }

  /// TeX gives a blank after a command no width; one before a word or a number helps to read, one
  /// after a letter does not.
  private void skipBlankBeforeSign(String symbol) {
    boolean isLetter = Character.isLetter(symbol.codePointAt(0));
    if (isLetter && cursor.peek(0) == ' ' && "_^,.)]}'=".indexOf(cursor.peek(1)) >= 0) {
      cursor.at++;
    }
  }

  private void readFunction(TexNodes nodes, String name) {
    char before = nodes.lastCharacter();
    if (Character.isLetterOrDigit(before) || before == ')') {
      nodes.text(' ');
    }
    nodes.text(name);
    char next = cursor.peek(0);
    if (Character.isLetterOrDigit(next) || next == '\\') {
      nodes.text(' ');
    }
  }

  private boolean readStructure(TexNodes nodes, String name, int depth) {
    switch (name) {
      case "frac", "dfrac", "tfrac", "cfrac", "nicefrac", "sfrac" -> {
        List<TexNode> over = argument(depth);
        nodes.add(new TexNode.Fraction(over, argument(depth)));
      }
      case "sqrt" -> {
        String index = cursor.rawOption();
        String sign = index.equals("3") ? "∛" : index.equals("4") ? "∜" : "√";
        nodes.add(new TexNode.Root(sign, argument(depth)));
      }
      case "binom", "dbinom", "tbinom" -> {
        nodes.text('(');
        nodes.add(argument(depth));
        nodes.text(" choose ");
        nodes.add(argument(depth));
        nodes.text(')');
      }
      case "mathbb" -> nodes.text(TexSymbols.doubleStruck(TexToText.render(argument(depth))));
      case "stackrel", "overset", "underset" -> {
        argument(depth);
        nodes.add(argument(depth));
      }
      case "xrightarrow", "xleftarrow" -> {
        cursor.rawOption();
        argument(depth);
        nodes.text(name.equals("xrightarrow") ? '→' : '←');
      }
      case "not" -> {
        String negated = TexToText.render(argument(depth));
        nodes.text(negated.isEmpty() ? "" : TexAccents.mark(negated, '\u0338'));
      }
      case "left", "right", "big", "Big", "bigg", "Bigg", "bigl", "bigr", "middle" -> {
        if (cursor.peek(0) == '.') {
          cursor.at++;
        }
      }
      case "mkern", "hskip" -> {
        while (!cursor.atEnd() && "0123456789.-mu".indexOf(cursor.peek(0)) >= 0) {
          cursor.at++;
        }
      }
      case "unicode", "symbol" -> nodes.text(TexCommands.codePoint(cursor.rawArgument()));
      default -> {
        return false;
      }
    }
    return true;
  }

  /// Reads a command of prose with what belongs to it, as prose.
  private void readProse(TexNodes nodes, String name, int depth) {
    int start = cursor.at;
    cursor.rawArgument();
    if (name.equals("textcolor") || name.equals("href")) {
      cursor.rawArgument();
    }
    if (cursor.at == start) {
      nodes.add(argument(depth));
    } else if (depth < TexParser.DEEPEST) {
      String prose = "\\" + name + cursor.source.substring(start, cursor.at);
      nodes.add(TexParser.parse(prose, depth + 1));
    }
  }

  private void readUnknown(TexNodes nodes, String name, int depth) {
    if (cursor.peek(0) == '{' && cursor.peek(1) != '}') {
      nodes.add(argument(depth));
    } else {
      nodes.text(name);
      TexCommands.skipEmptyGroup(cursor);
    }
  }
}

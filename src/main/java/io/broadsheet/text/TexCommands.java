package io.broadsheet.text;

import io.broadsheet.text.TexNode.Style;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the commands of prose do.
final class TexCommands {
  /// Commands whose argument is set in a way that plain text does not show.
  private static final Set<String> KEPT =
      Set.of(
          "textsc",
          "textrm",
          "textsf",
          "textup",
          "textmd",
          "textnormal",
          "text",
          "mbox",
          "hbox",
          "fbox",
          "underline",
          "uline",
          "ul",
          "sout",
          "mathrm",
          "mathsf",
          "mathbf",
          "mathit",
          "mathtt",
          "operatorname",
          "si",
          "num",
          "gls",
          "Gls",
          "acrfull",
          "acrshort",
          "ac",
          "acp",
          "thanks",
          "title",
          "section",
          "subsection",
          "paragraph",
          "centerline",
          "uppercase",
          "lowercase",
          "MakeUppercase",
          "MakeLowercase",
          "textlf",
          "boldsymbol",
          "bm");

  /// Commands that change nothing a reader can see, without argument.
  private static final Set<String> SILENT =
      Set.of(
          "xspace",
          "noindent",
          "indent",
          "par",
          "newline",
          "linebreak",
          "pagebreak",
          "tiny",
          "scriptsize",
          "footnotesize",
          "small",
          "normalsize",
          "large",
          "Large",
          "LARGE",
          "huge",
          "Huge",
          "rm",
          "sf",
          "sc",
          "normalfont",
          "rmfamily",
          "sffamily",
          "upshape",
          "scshape",
          "mdseries",
          "centering",
          "bigskip",
          "medskip",
          "smallskip",
          "maketitle",
          "protect",
          "relax",
          "left",
          "right",
          "limits",
          "nolimits",
          "displaystyle",
          "textstyle",
          "scriptstyle",
          "allowbreak",
          "nobreak",
          "leavevmode",
          "selectfont",
          "item",
          "hfill",
          "vfill",
          "null",
          "cal",
          "big",
          "Big",
          "bigg",
          "Bigg",
          "bigl",
          "bigr",
          "Bigl",
          "Bigr",
          "middle",
          "frenchspacing",
          "sloppy",
          "faGithub",
          "looseness",
          "ignorespaces",
          "unskip");

  /// Commands that are dropped with what is in their braces.
  private static final Set<String> DROPPED =
      Set.of(
          "label",
          "begin",
          "end",
          "vspace",
          "hspace",
          "color",
          "includegraphics",
          "index",
          "phantom",
          "hphantom",
          "vphantom",
          "footnotemark",
          "bibliography",
          "bibliographystyle",
          "pagestyle",
          "thispagestyle",
          "fontsize",
          "mkern",
          "tag",
          "input",
          "usepackage");

  private static final Set<String> SPACES =
      Set.of("quad", "qquad", "space", "enspace", "thinspace", "enskip", "nobreakspace");

  private TexCommands() {}

  /// The style of a command with an argument.
  static @Nullable Style style(String command) {
    return switch (command) {
      case "emph", "textit", "textsl" -> Style.EMPHASIS;
      case "textbf", "strong" -> Style.STRONG;
      case "texttt", "code", "lstinline" -> Style.CODE;
      case "textsuperscript", "textsuper" -> Style.SUPERSCRIPT;
      case "textsubscript" -> Style.SUBSCRIPT;
      default -> null;
    };
  }

  /// The style of a command that holds to the end of its group.
  static @Nullable Style declaration(String command) {
    return switch (command) {
      case "em", "it", "sl", "itshape", "slshape" -> Style.EMPHASIS;
      case "bf", "bfseries" -> Style.STRONG;
      case "tt", "ttfamily" -> Style.CODE;
      default -> null;
    };
  }

  static boolean isKept(String command) {
    return KEPT.contains(command);
  }

  /// Reads a command that leaves nothing, a blank, or a mark of reference; false when the command
  /// is none of them.
  static boolean readDropped(TexCursor cursor, TexNodes nodes, String name) {
    if (TexSymbols.isFunction(name)) {
      nodes.text(name);
    } else if (SPACES.contains(name)) {
      nodes.text(' ');
    } else if (SILENT.contains(name)) {
      if (!Character.isWhitespace(nodes.lastCharacter())) {
        nodes.text(cursor.peek(0) == ' ' ? " " : "");
      }
      cursor.skipBlanks();
    } else if (isReference(name)) {
      if (cursor.peek(0) == '*') {
        cursor.at++;
      }
      cursor.rawOption();
      cursor.rawOption();
      cursor.rawArgument();
      nodes.text("[ref]");
    } else if (DROPPED.contains(name)) {
      if (cursor.peek(0) == '*') {
        cursor.at++;
      }
      cursor.rawOption();
      cursor.rawArgument();
    } else {
      return false;
    }
    return true;
  }

  private static boolean isReference(String name) {
    return name.startsWith("cite")
        || name.startsWith("Cite")
        || name.endsWith("cite")
        || name.equals("ref")
        || name.equals("eqref")
        || name.equals("cref")
        || name.equals("Cref")
        || name.equals("autoref")
        || name.equals("pageref");
  }

  /// The character whose number the `unicode` command names (`x2013`); empty when it names none
  /// that can be shown.
  static String codePoint(String argument) {
    String digits = argument.strip();
    try {
      int codePoint =
          digits.startsWith("x") || digits.startsWith("\"")
              ? Integer.parseInt(digits.substring(1), 16)
              : Integer.parseInt(digits);
      boolean visible =
          Character.isDefined(codePoint)
              && !Character.isISOControl(codePoint)
              && Character.getType(codePoint) != Character.SURROGATE
              && Character.getType(codePoint) != Character.FORMAT;
      return visible ? Character.toString(codePoint) : "";
    } catch (NumberFormatException notANumber) {
      return "";
    }
  }

  /// Reads `|…|` after `\verb`.
  static List<TexNode> verbatim(TexCursor cursor) {
    char delimiter = cursor.peek(0);
    int limit = Math.min(cursor.source.length(), cursor.at + 300);
    for (int i = cursor.at + 1; i < limit; i++) {
      if (cursor.source.charAt(i) == delimiter) {
        String code = cursor.source.substring(cursor.at + 1, i);
        cursor.at = i + 1;
        return List.of(new TexNode.Styled(Style.CODE, List.of(new TexNode.Text(code))));
      }
    }
    return List.of();
  }

  /// Passes over `{}`, which ends a command's name and says nothing.
  static void skipEmptyGroup(TexCursor cursor) {
    if (cursor.peek(0) == '{' && cursor.peek(1) == '}') {
      cursor.at += 2;
    }
  }
}

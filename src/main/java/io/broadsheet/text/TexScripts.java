package io.broadsheet.text;

/// Sub- and superscripts as characters.
final class TexScripts {
  private static final String PLAIN =
      "0123456789+-=()aehijklmnoprstuvxβγρφχbcdfgwyzABDEGHIJKLMNOPRTUVW";
  private static final String RAISED =
      "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵉʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛˣᵝᵞ ᵠᵡᵇᶜᵈᶠᵍʷʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂ";
  private static final String LOWERED =
      "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ                            ";

  /// A longer run of letters is a word, which must stay one to be read and found.
  private static final int MOST_LETTERS = 2;

  private TexScripts() {}

  /// The script written behind its base: small characters where all of them exist and make no word,
  /// else after `^` or `_`.
  static String write(String script, boolean raised) {
    String text = script.strip();
    if (text.isEmpty()) {
      return "";
    }
    if (raised && isDegree(text)) {
      return "°";
    }
    if (raised && "′″*†‡§¶°™®⋆∗".contains(text)) {
      return text;
    }
    if (raised && text.equals("⊤")) {
      return "ᵀ";
    }
    String small = small(text, raised ? RAISED : LOWERED);
    if (!small.isEmpty()) {
      return small;
    }
    boolean single = text.codePoints().allMatch(Character::isLetterOrDigit);
    String sign = raised ? "^" : "_";
    return single || text.codePointCount(0, text.length()) == 1
        ? sign + text
        : sign + "(" + text + ")";
  }

  /// Whether a raised text is the sign of degrees, which is raised by itself.
  static boolean isDegree(String script) {
    String text = script.strip();
    return text.equals("∘") || text.equals("°");
  }

  private static String small(String text, String forms) {
    StringBuilder small = new StringBuilder(text.length());
    int letters = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i) == '−' ? '-' : text.charAt(i);
      int at = PLAIN.indexOf(c);
      if (at < 0 || forms.charAt(at) == ' ') {
        return "";
      }
      letters += Character.isLetter(c) ? 1 : 0;
      small.append(forms.charAt(at));
    }
    return letters > MOST_LETTERS ? "" : small.toString();
  }
}

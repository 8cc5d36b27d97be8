package io.broadsheet.reader.importing;

import io.broadsheet.paper.ArxivIdentifier;
import io.broadsheet.paper.DoiIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

/// Identifiers, one after the other, in any shape people paste.
final class PlainReferences {
  private PlainReferences() {}

  static List<Reference> read(String text) {
    List<Reference> references = new ArrayList<>();
    StringTokenizer words = new StringTokenizer(text, " \t\r\n,;<>\"");
    while (words.hasMoreTokens() && references.size() <= LibraryFile.MOST) {
      String word = words.nextToken();
      if (isName(word)) {
        references.add(new Reference(List.of(word), "", List.of(), "", null));
      }
    }
    return references;
  }

  /// Whether the whole text is an identifier of a paper.
  static boolean isName(String text) {
    return text.length() <= 300
        && (ArxivIdentifier.parse(text).isPresent() || DoiIdentifier.parse(text).isPresent());
  }
}

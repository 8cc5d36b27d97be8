package io.broadsheet.embed.table;

import io.broadsheet.text.Sentences;
import io.broadsheet.text.TexToText;
import io.broadsheet.text.TextRange;
import java.util.ArrayList;
import java.util.List;

/// A paper to learn from: its title and abstract in the language of the table, without TeX, and the
/// encoder's vector of the paper itself.
///
/// @param title may be blank, as may be the abstract
/// @param vector of unit length; not copied: do not change it
public record TrainingPaper(String title, String abstractText, float[] vector) {
  public static TrainingPaper of(String texTitle, String texAbstract, float[] vector) {
    return new TrainingPaper(TexToText.convert(texTitle), TexToText.convert(texAbstract), vector);
  }

  /// The texts to learn from: short ones, as queries are, and the whole. The title is there twice,
  /// since it says the most for its length.
  List<String> texts() {
    List<String> texts = new ArrayList<>();
    texts.add(title);
    texts.add(title);
    List<TextRange> sentences = Sentences.find(abstractText);
    for (TextRange sentence : sentences) {
      texts.add(abstractText.substring(sentence.start(), sentence.end()));
    }
    if (sentences.size() > 1) {
      texts.add(abstractText);
    }
    return texts;
  }
}

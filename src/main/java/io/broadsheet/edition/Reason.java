package io.broadsheet.edition;

import io.broadsheet.reader.Follow;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/// Why a paper stands where it stands, as a fact that a page can put in its own language.
/// [#words()] says it in English.
public sealed interface Reason {
  String words();

  /// The reader follows what it is about, who wrote it or what it is listed in.
  ///
  /// @param label the category, the author's name or the query
  record Followed(Follow.Kind kind, String label) implements Reason {
    @Override
    public String words() {
      return switch (kind) {
        case AUTHOR -> "You follow " + label;
        case CATEGORY -> "You follow " + label;
        case QUERY -> "Matches what you follow: " + label;
        case TAG -> "Near to what you tagged " + label;
      };
    }
  }

  /// It is near in meaning to a paper to which the reader gave a tag that they follow.
  record NearTagged(String title, String tag) implements Reason {
    @Override
    public String words() {
      return "Near to “" + title + "”, which you tagged " + tag;
    }
  }

  /// It was announced on a day whose edition had been printed when it came.
  ///
  /// @param announcedOn ISO 8601
  record Late(String announcedOn) implements Reason {
    @Override
    public String words() {
      return "Announced on " + announcedOn + ", after that day's edition was printed";
    }
  }

  /// It was revised or withdrawn after the edition was printed; what is shown is the text of now.
  ///
  /// @param at ISO 8601, in UTC
  record Corrected(String at) implements Reason {
    @Override
    public String words() {
      return "Changed since this edition was printed, at " + at;
    }
  }

  /// It is like a paper that the reader saved.
  ///
  /// @param title of that paper, without TeX
  /// @param terms that both have, the most telling first
  record LikeSaved(String title, List<String> terms) implements Reason {
    public LikeSaved {
      terms = List.copyOf(terms);
    }

    @Override
    public String words() {
      return "Like “" + title + "”, which you saved" + listed(terms);
    }
  }

  /// It is like the papers of what the reader follows.
  ///
  /// @param terms that it has in common with the one it is most like
  record LikeFollowed(String label, List<String> terms) implements Reason {
    public LikeFollowed {
      terms = List.copyOf(terms);
    }

    @Override
    public String words() {
      return "Like papers of " + label + listed(terms);
    }
  }

  private static String listed(List<String> terms) {
    return terms.isEmpty() ? "" : ": " + String.join(", ", terms);
  }

  /// It matches an interest of the configuration.
  ///
  /// @param inTitle whether all its words are in the title
  record MatchesInterest(String interest, boolean inTitle) implements Reason {
    @Override
    public String words() {
      return "Matches “" + interest + "”" + (inTitle ? " in the title" : "");
    }
  }

  /// A term of its is written about more than before.
  ///
  /// @param papers papers with the term in the last seven announcement days
  /// @param times how many times its usual share, at least 1
  record RisingTopic(String term, int papers, double times) implements Reason {
    @Override
    public String words() {
      return "“"
          + term
          + "” is rising: "
          + papers
          + " papers in seven days, "
          + timesText()
          + " times its share before";
    }

    /// One decimal below ten, none above.
    public String timesText() {
      int scale = times < 10 ? 1 : 0;
      return BigDecimal.valueOf(times).setScale(scale, RoundingMode.HALF_UP).toPlainString();
    }
  }

  /// Readers of another site liked it.
  ///
  /// @param source the site as the harvest names it
  record Upvoted(long votes, String source) implements Reason {
    @Override
    public String words() {
      return votes + (votes == 1 ? " upvote at " : " upvotes at ") + source;
    }
  }

  /// It concerns several fields.
  ///
  /// @param categories how many it is listed in, at least 2
  record CrossListed(int categories) implements Reason {
    @Override
    public String words() {
      return "Listed in " + categories + " categories";
    }
  }

  /// Nothing else is known of it: it has the best place in a field by the formula's other parts.
  ///
  /// @param papers the day's papers with this primary category
  record FirstOfField(String category, int papers) implements Reason {
    @Override
    public String words() {
      return papers == 1
          ? "The day's only paper in " + category
          : "First of the day's " + papers + " papers in " + category;
    }
  }
}

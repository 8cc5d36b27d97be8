package io.broadsheet.edition;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/// Words that say nothing, or not enough alone, about a paper's topic. Compared as stems.
final class StopWords {
  /// English function words and the verbs and adjectives abstracts are made of: no term begins or
  /// ends with one.
  private static final Set<String> EMPTY =
      stems(
          """
          a ability ablation able about above abstract access accordingly accurate accurately
          achieve achieved achieving across address addressed addressing advance advanced
          advancement advantage after again against aim aimed all allow allowing almost along
          already also although always am among an analyse analyze analyzing and another any
          applied apply applying are around art arxiv as aspect at author available away back
          based baseline be became because become been before being below benefit best better
          between beyond both broad build building but by called can cannot capability capable
          carefully central challenging com combine combined combining common commonly
          comparable compare compared comparison complex comprehensive conduct conducted
          consider considered consist consistent consistently construct contain contribute
          contribution conventional core cost could create critical crucial current currently
          demonstrate demonstrated demonstrating depend describe designed detail detailed
          determine develop developed developing development did difference different
          difficult direct directly discuss do does doing done down due during each easily
          effect effective effectively effectiveness efficiency efficient efficiently effort
          either else employ employing enable enabled enabling encourage end enhance enhanced
          enhancing enough ensure ensuring especially essential establish et etc evaluate
          evaluated evaluating even ever every evidence examine example exhibit exist existing
          experimental explain explicit explicitly explore exploring extend extensive
          extensively extra face facilitate factor fail few final finally find finding first
          five focus follow following for form four from full fully fundamental further
          furthermore future gain gap general generally generate generated get github give
          given go goal good great greatly ground group had has have having he help hence her
          here high higher highest highlight highly his homepage how however html http https
          hypothesis i idea identified identify identifying if impact implement implementation
          implication important improve improved improvement improving in include including
          increase increased increasing increasingly indeed indicate individual insight
          instead integrate integrated integrating into introduce introduced introducing
          investigate involve io is issue it its itself just keep key kind know lack large
          largely larger last latter lead leading learned least less let leverage leveraging
          like likely limit limitation limited literature little long lot low lower made main
          mainly make many may me mean mechanism methodology might more moreover most mostly
          much multiple must my namely natural nature near necessary need never nevertheless
          new next no non none nor not nothing novel now number objective observe observed
          obtain of off offer offering often on once one only onto open opensource or org
          organization other otherwise our out outcome outperform outperforming over overall
          overcome own page part particular per perform performed performing perhaps play
          point poor pose potential potentially practical practice present presented
          presenting previous previously primarily prior procedure produce project promising
          propose proposed proposing provide provided providing public publicly purpose
          quality question quite range rate rather reach real really recent recently reduce
          reduced reducing refer relate related relative release released rely relying remain
          remarkable report require required requirement requiring researcher respectively
          reveal review robust robustness role same scenario second see seem set setup several
          shall she shift should show showed showing shown significant significantly simple
          simply simultaneously since single situation six small so solution solve solving
          some sota specific specifically standard still strong studied studying substantial
          substantially success successful successfully such suffer suggest suggesting
          superior support survey systematic systematically take target ten term than that the
          their them then there thereby therefore these they third this those though three
          through throughout thus to together too top total toward towards traditional trained
          two typically under understand unified unique unlike until up upon url us use used
          useful user using usually utility utilize utilizing validate validated variety
          variou various verify version very via view was way we website well were what
          whatever when where whereas whether which while who whole whom whose why wide widely
          will with within without would www year yet yield you your zero
          """);

  /// Nouns of every field: part of a term (`world model`), never one alone or among themselves.
  private static final Set<String> GENERIC =
      stems(
          """
          action algorithm analysis application approach benchmark case challenge
          classification code component composition concept content context control data
          dataset design detection distribution domain environment evaluation evidence
          experiment feature feedback field framework function inference information input
          interaction interface knowledge layer learn learning level loss method metric model
          object optimization order output paper path performance policy prediction problem
          process query representation research resource response result sample scale score
          search selection setting signal source space state step strategy structure study
          system task technique test theory time train training type understanding value view
          weight work
          """);

  private StopWords() {}

  private static Set<String> stems(String words) {
    return Arrays.stream(words.strip().split("\\s+"))
        .map(Words::stem)
        .collect(Collectors.toUnmodifiableSet());
  }

  static boolean isEmpty(String stem) {
    return EMPTY.contains(stem);
  }

  static boolean isGeneric(String stem) {
    return GENERIC.contains(stem);
  }
}

package io.broadsheet.edition;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/// Words that say nothing about a paper's topic: English function words and the phrases abstracts
/// are made of. Compared as stems.
final class StopWords {
  private static final Set<String> STEMS =
      Arrays.stream(
              """
              a about above across after again against all almost along already also although always am
              among an and another any are around as at away back be became because become been before
              being below best better between beyond both but by can cannot could did do does doing done
              down due during each either else enough especially et etc even ever every few first five for
              four from full fully further furthermore get give given go good had has have having he hence
              her here high higher highest highly his how however i if in indeed instead into is it its
              itself just keep key kind know large largely larger last latter least less let like likely
              little long lot low lower made main mainly make many may me mean might more moreover most
              mostly much must my namely near need never nevertheless new next no non none nor not nothing
              now of off often on once one only onto or other otherwise our out over own particular per
              perhaps poor quite rather really recent recently same second see seem several shall she
              should since single six small so some still strong such take ten than that the their them
              then there thereby therefore these they third this those though three through throughout
              thus to together too toward towards two under unlike until up upon us use used useful using
              usually various very via was way we well were what whatever when where whereas whether which
              while who whole whom whose why wide widely will with within without would yet you your zero
              ablation ability able abstract access accordingly accurate accurately achieve achieved
              achieving action address addressed addressing advance advanced advancement advantage aim aimed
              algorithm allow allowing analyse analysis analyze analyzing apply applied applying approach
              art aspect author available baseline based benchmark benefit broad build building called
              capability capable carefully case central challenge challenging code com combine combined
              combining common commonly compare compared comparable comparison complex component
              comprehensive concept conduct conducted consider considered consist consistent consistently
              construct contain contribute contribution conventional core cost create critical crucial
              current currently data dataset demonstrate demonstrated demonstrating depend describe design
              designed detail detailed determine develop developed developing development difference
              different difficult direct directly discuss domain easily effect effective effectively
              effectiveness efficient efficiently efficiency effort employ employing enable enabled enabling
              encourage end enhance enhanced enhancing ensure ensuring essential establish evaluate evaluated
              evaluating evaluation evidence examine example exhibit exist existing experiment experimental
              explain explicit explicitly explore exploring extend extensive extensively extra face facilitate
              factor fail feature field final finally find finding focus follow following form framework
              fundamental future gain gap general generally generate generated github goal great greatly
              ground group help high-quality highlight http https hypothesis idea identify identified
              identifying impact implement implementation implication important improve improved improvement
              improving include including increase increased increasing increasingly indicate individual
              information input insight integrate integrated integrating introduce introduced introducing
              investigate involve io issue it key lack lead leading learn learned learning leverage leveraging
              level limit limitation limited literature mechanism method methodology metric model
              multiple namely natural nature necessary novel number objective observe observed obtain offer
              offering open opensource organization outcome outperform outperforming output overall overcome
              paper part perform performance performing performed play point pose potential potentially
              practical practice present presented presenting previous previously primarily prior problem
              procedure process produce project promising propose proposed proposing provide provided providing
              public publicly purpose quality question range rate reach real reduce reduced reducing refer
              relate related relative release released rely relying remain remarkable report require required
              requirement requiring research researcher respectively result reveal review robust robustness role
              sample scale scenario score set setting setup shift show showed showing shown significant
              significantly simple simply simultaneously situation solution solve solving source specific
              specifically standard state step strategy structure studied study studying substantial
              substantially success successful successfully suffer suggest suggesting superior support survey
              system systematic systematically target task technique term test theory time top total traditional
              train trained training type typically understand understanding unified unique use user utility
              utilize utilizing validate validated value variety variou verify version view website weight
              work year yield extensive experiment state-of-the-art sota arxiv org www url html page homepage
              """
                  .split("\\s+"))
          .map(Words::stem)
          .collect(Collectors.toUnmodifiableSet());

  private StopWords() {}

  static boolean contains(String stem) {
    return STEMS.contains(stem);
  }
}

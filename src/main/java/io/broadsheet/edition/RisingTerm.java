package io.broadsheet.edition;

/// A term that is written about more than before.
///
/// @param key stems joined by blanks
/// @param display as most papers write it
/// @param recent papers with it in the last seven announcement days
/// @param before papers with it in the eight weeks before those
/// @param times its share of the recent papers over its share before, both smoothed by half a paper
/// @param evidence Dunning's log-likelihood ratio of the two shares
public record RisingTerm(
    String key, String display, int recent, int before, double times, double evidence) {
  RisingTerm displayedAs(String spelling) {
    return new RisingTerm(key, spelling, recent, before, times, evidence);
  }

  /// How many words it has.
  int words() {
    return key.split(" ").length;
  }
}

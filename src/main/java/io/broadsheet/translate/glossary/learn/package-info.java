/// Learns a glossary from translated pairs: sentences aligned, candidates for terms counted, the
/// rendering that goes with each found by association, and the result corrected by a reviewed list;
/// and a lexicon, which says what words bring which pieces of the renderings.
@NullMarked
package io.broadsheet.translate.glossary.learn;

import org.jspecify.annotations.NullMarked;

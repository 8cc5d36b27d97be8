/// Texts as weighted terms: what a paper is about, in its own words. After `paper`, before
/// `rank.model`.
@NullMarked
package io.broadsheet.rank.terms;

import org.jspecify.annotations.NullMarked;

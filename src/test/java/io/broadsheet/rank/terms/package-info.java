/// Terms and sparse vectors against sums worked out by hand.
@NullMarked
package io.broadsheet.rank.terms;

import org.jspecify.annotations.NullMarked;

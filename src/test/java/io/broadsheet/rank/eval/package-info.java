/// Measures against cases worked out by hand.
@NullMarked
package io.broadsheet.rank.eval;

import org.jspecify.annotations.NullMarked;

/// Orders candidate papers and says why. Pure over what `store`, `index` and `search` give.
@NullMarked
package io.broadsheet.rank;

import org.jspecify.annotations.NullMarked;

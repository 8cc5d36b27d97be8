/// The order of papers for one reader, and what is said of it.
@NullMarked
package io.broadsheet.rank;

import org.jspecify.annotations.NullMarked;

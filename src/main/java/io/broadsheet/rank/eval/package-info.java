/// Judged collections, runs and the measures of information retrieval.
@NullMarked
package io.broadsheet.rank.eval;

import org.jspecify.annotations.NullMarked;
